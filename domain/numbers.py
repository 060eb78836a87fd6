"""Quantities in running text: number, range and unit as values with their spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from domain.ages import AgeSpan, find_ages
from domain.dates import find_dates
from domain.masks import masked
from domain.numerals import NUMBER, WORD_STEMS, may_hold_number, number_value
from domain.organisation import OrganisationNumber, find_organisation_numbers
from domain.reference import read_toml
from domain.text import normalise
from domain.track_nouns import plurals

__all__ = [
    "AgeSpan", "OrganisationNumber", "Quantity", "find_ages", "find_organisation_numbers", "find_quantities",
]  # fmt: skip

Bound = Literal["minst", "högst", "cirka"]

_TIME_UNITS = frozenset(
    ("minuter", "timmar", "halvdagar", "heldagar", "dagar", "veckor", "månader", "terminer", "år")
)
_JOIN = r" ?- ?| +(?:till|à|á|upp till|till och med|t\.? ?o\.? ?m\.?) +"
_BORDER = r"(?<![\w,.:/-])"
_RANGE = re.compile(
    rf"{_BORDER}(?P<low>{NUMBER})(?:(?:{_JOIN})(?P<high>{NUMBER}))?(?:(?<=[a-zåäö]) \(\d+\))?"
    r"(?:(?!\w)|(?=(?:st|tkr|kr|mkr|mnkr|mån|tim|h)(?!\w)))(?![,./:]\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?<!\w)mellan\s+(?P<low>{NUMBER})\s*(?:och|-|till)\s*(?P<high>{NUMBER})(?!\w)", re.IGNORECASE
)
_ABOUT = re.compile(rf"{_BORDER}(?:ett\s+)?(?P<low>\d+|{WORD_STEMS})-?tal(?!\w)", re.IGNORECASE)
_JOINED = re.compile(
    rf"(?<!\w)(?P<low>{WORD_STEMS}|\d+)-?(?P<unit>årig[ta]?|års|månaders|månads|veckors|veckas|dagars|timmars)(?!\w)",
    re.IGNORECASE,
)
_FRACTIONS = {
    "hälften": 50.0, "en tredjedel": 100 / 3, "två tredjedelar": 200 / 3, "en fjärdedel": 25.0, "tre fjärdedelar": 75.0,
    "en femtedel": 20.0, "en tiondel": 10.0,
}  # fmt: skip
_FRACTION = re.compile(rf"(?<!\w)(?:{'|'.join(_FRACTIONS)})(?!\w)", re.IGNORECASE)
_BOUND_WORDS: dict[Bound, str] = {
    "minst": "minst|lägst|över|mer än|fler än|åtminstone|drygt",
    "högst": "högst|max|maximalt|upp till|som mest|under|färre än|mindre än|inom",
    "cirka": "ca|ca.|c:a|cirka|omkring|ungefär|runt|knappt|närmare|uppskattningsvis",
}
_BOUNDS: dict[str, Bound] = {
    word: bound for bound, words in _BOUND_WORDS.items() for word in words.split("|")
}
_ARTICLE_UNITS = _TIME_UNITS | {"gånger", "tillfällen", "tjänst"}  # only with these is "en" a number
_WITH_TIME = frozenset(("under", "över", "inom"))  # "under 6 månader" says for how long, not at most
_BOUND_BEFORE = re.compile(
    rf"(?<!\w)({'|'.join(map(re.escape, sorted(_BOUNDS, key=len, reverse=True)))})\s+$", re.IGNORECASE
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?")
_YEAR_CONTEXT = re.compile(
    r"(?:under|år|året|åren|sedan|hösten|våren|sommaren|vintern|inför|för|från|till|t\.?o\.?m\.?|och|-|i|av|före|efter)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quantity:
    """A number as written in `text[start:end]`, unit included when there is one.

    `low` and `high` are equal unless a range is written. `unit` is a name of units.toml ("procent", "kronor",
    "månader" ...), None for a bare number. `bound` is what a word before the span says: "minst", "högst", "cirka".
    """

    start: int
    end: int
    low: float
    high: float
    unit: str | None
    bound: Bound | None = None


@dataclass(frozen=True)
class _Unit:
    name: str
    scale: float  # what the number is multiplied with: 1000 for "tkr"


@cache
def _units() -> tuple[re.Pattern[str], dict[str, _Unit], dict[str, _Unit]]:
    """The pattern of a unit after a number, and what whole words and endings of words mean."""
    data = read_toml("units.toml")
    whole = dict.fromkeys(plurals(), _Unit("jobbspår", 1))  # as municipalities call them
    endings: dict[str, _Unit] = {}
    for entry in data["unit"]:
        unit = _Unit(entry["name"], float(entry.get("scale", 1)))
        whole.update(dict.fromkeys(entry["words"], unit))
        endings.update(dict.fromkeys(entry.get("endings", ()), unit))
    adjectives = "|".join(map(re.escape, data["between"]))
    pattern = (
        rf"[ \u00a0-]*(?:(?:{adjectives})[ \u00a0]+){{0,3}}?"
        rf"(?:(?P<whole>{_alternatives(whole)})|(?:[^\W\d_]|-)*(?P<ending>{_alternatives(endings)}))(?![^\W_]|-[^\W\d_])"
    )
    return re.compile(pattern, re.IGNORECASE), whole, endings


def _alternatives(words: dict[str, _Unit]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def find_quantities(text: str) -> list[Quantity]:
    """Quantities in order, without overlap: "80 %", "500 tkr", "6 – 7 månader", "fyra", "ett 20-tal personer".

    Figures that count nothing (dates, years, paragraph and telephone numbers, headings' numbers) are none, nor is
    "en" or "ett" where they are articles.
    """
    if not may_hold_number(text):
        return []
    plain = normalise(text)
    taken = [(d.start, d.end) for d in find_dates(plain.text)]
    taken += [(o.start, o.end) for o in find_organisation_numbers(plain.text)]
    if re.search(r"\d", plain.text):
        taken += masked(plain.text)
    found: list[Quantity] = []
    for low, high, start, end in _candidates(plain.text):
        if any(start < b and a < end for a, b in taken):
            continue
        if quantity := _quantity(plain.text, start, end, (low, high)):
            found.append(quantity)
            taken.append((quantity.start, quantity.end))
    found.sort(key=lambda q: q.start)
    return [Quantity(*plain.span(q.start, q.end), q.low, q.high, q.unit, q.bound) for q in found]


def _candidates(text: str) -> Iterator[tuple[float, float, int, int]]:
    """(low, high, start, end) of every written number, the most particular ways of writing first."""
    for match in _FRACTION.finditer(text):
        value = _FRACTIONS[_key(match.group())]
        yield value, value, match.start(), match.end()
    for match in _BETWEEN.finditer(text):
        yield number_value(match["low"]), number_value(match["high"]), match.start(), match.end()
    for match in _ABOUT.finditer(text):
        value = number_value(match["low"])
        yield value, value, match.start(), match.end()
    for match in _JOINED.finditer(text):
        value = number_value(match["low"])
        yield value, value, match.start(), match.end("low")
    for match in _RANGE.finditer(text):
        low = number_value(match["low"])
        high = number_value(match["high"]) if match["high"] else low
        if low <= high:
            yield low, high, match.start(), match.end()
        else:
            yield low, low, match.start("low"), match.end("low")
            yield high, high, match.start("high"), match.end("high")


def _quantity(text: str, start: int, end: int, values: tuple[float, float]) -> Quantity | None:
    """The quantity with its unit; None for a year, for figures with a leading zero and for an article."""
    written = text[start:end]
    if written.lower() in _FRACTIONS:
        return Quantity(start, end, *values, "procent", _bound(text, start, "procent"))
    pattern, whole, endings = _units()
    match = pattern.match(text, end)
    if re.match(r"0\d", written) or _is_year(text, start, written, with_unit=match is not None):
        return None
    article = written.lower() in ("en", "ett")
    if match is None:
        return None if article else Quantity(start, end, *values, None, _bound(text, start, None))
    unit = whole[_key(match["whole"])] if match["whole"] else endings[_key(match["ending"])]
    if article and unit.name not in _ARTICLE_UNITS:
        return None
    low, high = (value * unit.scale for value in values)
    return Quantity(start, match.end(), low, high, unit.name, _bound(text, start, unit.name))


def _is_year(text: str, start: int, written: str, with_unit: bool) -> bool:
    return bool(_YEARS.fullmatch(written)) and (not with_unit or bool(_YEAR_CONTEXT.search(text[:start])))


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower())


def _bound(text: str, start: int, unit: str | None) -> Bound | None:
    match = _BOUND_BEFORE.search(text[max(0, start - 24) : start])
    if match is None or (unit in _TIME_UNITS and match[1].lower() in _WITH_TIME):
        return None
    return _BOUNDS[re.sub(r"\s+", " ", match[1].lower())]
