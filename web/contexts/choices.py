"""What a page lets the user choose among: filters, and the choices that are made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One alternative of a filter: its value in the address, what the user reads, whether it is chosen."""

    value: str
    label: str
    chosen: bool
    count: int  # documents that it would leave


@dataclass(frozen=True)
class FilterGroup:
    """One filter of the search page: its name in the address and its heading."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Chip:
    """One choice that is made: what it says, and the address without it."""

    label: str
    without: str
