"""Takes the frame of a question apart from what it looks for: small words, negation, status, thresholds, groups."""

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from domain.agreement import TrackStatus
from domain.frequencies import find_frequencies
from domain.numbers import find_quantities
from domain.reference import read_toml
from domain.text import fold
from domain.vocabulary import synonyms

_WHOM = re.compile(
    r"\båt (\w+)|\b(?=(?:pengar|medel|bidrag) från)(\w+)"
)  # "feriejobb åt unga", "pengar från ESF"
VAGUE, DEED, FIELD_DEED = 0.3, 0.15, 0.5  # weights of terms


@dataclass(frozen=True)
class Threshold:
    """A bound in a question: `low` and `high` are inclusive; one of them is None. `frequency`: occasions a year."""

    low: float | None
    high: float | None
    unit: str | None
    frequency: bool = False


@cache
def _data() -> dict[str, Any]:
    return read_toml("frame.toml", "answer")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name].replace("COMMUNE", _data()["commune"]))


@cache
def frame_words(listing: bool = False) -> frozenset[str]:
    """The words that carry no search term; with `listing` those of list questions too."""
    words = frozenset(_data()["always"].split())
    return words | frozenset(_data()["listing"].split()) if listing else words


@cache
def vague_words() -> frozenset[str]:
    """Words that tell little in a list question, as every agreement has them."""
    return frozenset(_data()["vague"].split())


def telling_little(text: str) -> dict[str, float]:
    """The weight of the words of a list question that every agreement has, and of its verbs, which tell less.

    A verb of the field ("utvärdera") tells more than one that any question may have ("ordna").
    """
    deeds = dict.fromkeys(_data()["deeds"].split(), DEED)
    whom = {m[m.lastindex or 0]: VAGUE for m in _WHOM.finditer(fold(text))}
    verbs = {verb: FIELD_DEED if synonyms(verb) else DEED for verb in verbs_of(text)}
    return {**dict.fromkeys(vague_words(), VAGUE), **whom, **verbs, **deeds}


def both_parties(text: str) -> dict[str, float]:
    """The weight of the name of the other party where a question names both: documents say "parterna" there."""
    match = _pattern("both_parties").search(fold(text))
    return {} if match is None else {word: VAGUE for word in match.groups() if word}


def is_negated(text: str) -> bool:
    """Whether a list question asks for those that do not."""
    folded = _pattern("harmless").sub(" ", fold(text))
    return _pattern("negations").search(folded) is not None and not asks_for_denial(text)


def asks_for_denial(text: str) -> bool:
    """Whether a list question asks for those that say of something that it is not so."""
    return bool(words_of_denial(text))


def words_of_denial(text: str) -> frozenset[str]:
    """The words with which a list question asks for a denial: "skriver rent ut att"; none where it asks for none."""
    match = _pattern("denials").search(fold(text))
    return frozenset() if match is None else frozenset(re.split(r"\batt\b", match[0])[0].split())


def statuses_of(text: str) -> tuple[TrackStatus, ...]:
    """The track statuses that the question names; none named means none asked for."""
    folded = _pattern("set_aside").sub(" ", fold(text))
    found: list[TrackStatus] = ["finns"] if _pattern("existing_too").search(folded) else []
    if _pattern("planned").search(folded):
        found.append("planerat")
    if _pattern("ended").search(folded):
        found.append("avslutat")
    return tuple(found)


def without_widening(text: str) -> str:
    """The question without what only widens the thing asked for ("... eller liknande möten"); lengths are kept."""
    return _pattern("widening").sub(lambda m: " " * len(m[0]), fold(text))


def asks_for_headings(text: str) -> bool:
    """Whether the question is about sections ("har ett eget avsnitt om ...") rather than mentions."""
    return _pattern("headings").search(fold(text)) is not None


def groups_of(text: str) -> tuple[str, ...]:
    """The groups named in the question in their basic form: "styrgrupp", "kompetensråd"."""
    return tuple(dict.fromkeys(m[1] for m in _pattern("groups").finditer(fold(text))))


def groups_in_words(text: str) -> list[tuple[int, int]]:
    """Where groups are named in a text: whole words."""
    folded = fold(text)
    found = (_pattern("groups").finditer(folded)) if len(folded) == len(text) else iter(())
    return [(m.start(), m.start() + len(re.match(r"[\w-]*", folded[m.start() :])[0])) for m in found]  # type: ignore[index]  # always matches


def threshold_of(text: str) -> Threshold | None:
    """The first bound in the question: "över 60 procent", "oftare än en gång i månaden", "minst fyra gånger per år"."""
    folded = fold(text)
    for name, strict in (("more", True), ("at_least", False)):
        for match in _pattern(name).finditer(folded):
            if (bound := _amount_after(folded, match.end())) is not None:
                value, unit, frequency = bound
                # A strict bound is the nearest number beyond it, so that all bounds can be inclusive.
                return Threshold(math.nextafter(value, math.inf) if strict else value, None, unit, frequency)
    for name, strict in (("less", True), ("at_most", False)):
        for match in _pattern(name).finditer(folded):
            if (bound := _amount_after(folded, match.end())) is not None:
                value, unit, frequency = bound
                return Threshold(None, math.nextafter(value, -math.inf) if strict else value, unit, frequency)
    return None


def bound_before(text: str) -> str | None:
    """The bound that a folded text ends with, as a number is to follow: "more", "at_least", "less" or "at_most"."""
    names = ("more", "at_least", "less", "at_most")
    return next((n for n in names if any(m.end() == len(text) for m in _pattern(n).finditer(text))), None)


def _amount_after(text: str, at: int) -> tuple[float, str | None, bool] | None:
    for occurrence in find_frequencies(text[at : at + 60]):
        if occurrence.start <= 3 and occurrence.per_year is not None:
            return occurrence.per_year[0], None, True
    for quantity in find_quantities(text[at : at + 40]):
        if quantity.start <= 3 and not _is_year(quantity.low, quantity.unit):
            return quantity.low, quantity.unit, False
    return None


def _is_year(value: float, unit: str | None) -> bool:
    return unit is None and 1900 <= value <= 2100


def verbs_of(text: str) -> frozenset[str]:
    """The words that stand where a list question has its verbs: "vilka kommuner VERB", "att VERB"."""
    folded = fold(text)
    patterns = [re.compile(pattern) for pattern in _data()["verbs"]]
    return frozenset(match[1] for pattern in patterns for match in pattern.finditer(folded))


def names_documents(text: str) -> bool:
    """Whether a question has a word for municipalities or their agreements in general."""
    return _pattern("commune").search(fold(text)) is not None


def document_kind_of(text: str) -> str | None:
    """The kind of document that a list question asks for, in its own words ("bilagor"); None when it asks for none."""
    match = _pattern("document_kind").search(fold(text))
    return match[1] if match else None
