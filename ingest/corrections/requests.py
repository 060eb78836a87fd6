"""What a person can ask to have corrected, and who asks."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class SetField:
    """Gives a field of the document a value, with the words that carry it when there are any."""

    field: str  # its name in the program or in Swedish: "valid_to", "gäller till"
    value: str  # as a person writes it; empty for none
    quote: str | None = None
    section: str | None = None


@dataclass(frozen=True)
class ChangeFact:
    """Gives fields of a fact other values, or the fact other words."""

    reference: str  # "spår-4c1f"
    values: Mapping[str, str]
    quote: str | None = None
    section: str | None = None


@dataclass(frozen=True)
class RemoveFact:
    """Takes away a fact that the document does not state."""

    reference: str


@dataclass(frozen=True)
class AddFact:
    """Adds a fact that was not read, by the words that carry it."""

    kind: str  # "tracks" or "spår"
    values: Mapping[str, str]
    quote: str
    section: str | None = None


@dataclass(frozen=True)
class TakeBack:
    """Takes an earlier correction back, so that what was there before it holds again."""

    number: int


Request = SetField | ChangeFact | RemoveFact | AddFact | TakeBack


@dataclass(frozen=True)
class Author:
    """Who corrects, when (ISO date and time), and why."""

    by: str
    at: str
    note: str | None = None
