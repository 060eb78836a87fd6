"""What municipalities call their tracks (jobbspår) instead of "spår": "yrkesvägar", "jobblinje", "branschpaket"."""

from functools import cache
from typing import Any

from domain.reference import read_toml


@cache
def first_parts(shown: bool = False) -> tuple[str, ...]:
    """What the words begin with: "jobb", "yrkes"; with `shown` also those that need a document that shows it."""
    return tuple(part for group in _groups(shown) for part in group["first"])


@cache
def nouns(shown: bool = False) -> tuple[tuple[str, str, str, str], ...]:
    """What they end with, each in four forms: "väg", "vägen", "vägar", "vägarna"; `shown` as for `first_parts`."""
    return tuple((a, one, two, many) for group in _groups(shown) for a, one, two, many in group["nouns"])


@cache
def track_pattern() -> str:
    """A pattern, folded and without capturing groups, for the words that mean tracks wherever they stand."""
    forms = sorted({form for noun in nouns() for form in noun}, key=len, reverse=True)
    return rf"(?:{'|'.join(first_parts())})(?:{'|'.join(forms)})"


@cache
def called_pattern() -> str:
    """The same for words that mean tracks only in a document that shows it: "lärlingsvägar"."""
    own = [part for part in first_parts(shown=True) if part not in first_parts()]
    forms = sorted({form for noun in nouns(shown=True) for form in noun}, key=len, reverse=True)
    return rf"(?:{'|'.join(own)})(?:{'|'.join(forms)})"


def ordinary() -> tuple[str, ...]:
    """Words made of the same parts that mean something else in every agreement: "arbetsplats"."""
    return tuple(read_toml("track_nouns.toml")["ordinary"]["words"])


def plurals() -> tuple[str, ...]:
    """The same words as they stand after a number: "yrkesvägar", "branschpaket"."""
    return tuple(first + two for first in first_parts() for _, _, two, _ in nouns())


def _groups(shown: bool) -> list[dict[str, Any]]:
    data = read_toml("track_nouns.toml")
    return [data["everywhere"], *([data["where_shown"]] if shown else [])]
