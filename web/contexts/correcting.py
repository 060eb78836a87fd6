"""What the pages of corrections are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.corrections import Correctable, Document


@dataclass(frozen=True)
class CorrectPage:
    """correct.html"""

    document: Document
    kinds: tuple[
        tuple[str, str, str], ...
    ]  # of facts: name in the program, what one is called, the heading over them
    invented: bool


@dataclass(frozen=True)
class FieldInput:
    """One field of a form of corrections. `before` is what it held; with `choices` it is one of them."""

    name: str
    label: str
    before: str
    value: str
    choices: tuple[str, ...]
    hint: str

    def typed(self, sent: Mapping[str, str]) -> "FieldInput":
        """With what has been typed into it, when something has."""
        return replace(self, value=sent.get(self.name, self.value).strip())


@dataclass(frozen=True)
class CorrectFormPage:
    """correct_form.html. `what` and `name` are those of the address; `typed` is what has been sent and not saved."""

    document: Document
    what: str  # "falt", "amne", "uppgift", "ny", "ta-tillbaka"
    name: str
    title: str
    fields: tuple[FieldInput, ...]
    fact: Correctable | None
    sections: tuple[str, ...]  # headings
    typed: Mapping[str, str]
    by: str
    back: str | None  # the page of ours to go back to
    invented: bool
