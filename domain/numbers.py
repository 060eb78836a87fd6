"""Quantities and ages in running text: number, range and unit as values with their spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from domain.ages import AgeSpan, find_ages
from domain.dates import find_dates
from domain.numerals import NUMBER, number_value
from domain.organisation import OrganisationNumber, find_organisation_numbers
from domain.reference import read_toml
from domain.text import normalise

__all__ = [
    "AgeSpan", "OrganisationNumber", "Quantity", "find_ages", "find_organisation_numbers", "find_quantities",
]  # fmt: skip

Bound = Literal["minst", "högst", "cirka"]

_JOIN = r"\s*-\s*|\s+(?:till|à|á|a|upp\s+till|respektive)\s+|\s+till\s+och\s+med\s+|\s+t\.?o\.?m\.?\s+"
_ADJECTIVES = (
    r"(?:(?:st\.?|stycken|lokala?|nya?|nytt|olika|fler|ytterligare|unga|unika|öppet|hela|extra|aktuella|planerade"
    r"|inskrivna|arbetslösa|nyanlända|utrikesfödda|långtidsarbetslösa|kommunala|gemensamma|befintliga|färdiga"
    r"|helt|fysiska|ordinarie|deltagande|kortare)\s+){0,2}?"
)
_BOUNDS: dict[str, Bound] = {
    "minst": "minst", "lägst": "minst", "över": "minst", "mer än": "minst", "fler än": "minst", "åtminstone": "minst",
    "högst": "högst", "max": "högst", "maximalt": "högst", "upp till": "högst", "som mest": "högst", "under": "högst",
    "färre än": "högst", "mindre än": "högst", "inom": "högst",
    "ca": "cirka", "ca.": "cirka", "c:a": "cirka", "cirka": "cirka", "omkring": "cirka", "ungefär": "cirka",
    "runt": "cirka", "drygt": "cirka", "knappt": "cirka", "närmare": "cirka", "uppskattningsvis": "cirka",
}  # fmt: skip
_BOUND_BEFORE = re.compile(
    rf"(?<!\w)({'|'.join(map(re.escape, sorted(_BOUNDS, key=len, reverse=True)))})\s+$", re.I
)
_FRACTIONS = {"hälften": 50.0, "en tredjedel": 100 / 3, "två tredjedelar": 200 / 3, "en fjärdedel": 25.0,
              "tre fjärdedelar": 75.0, "en femtedel": 20.0, "en tiondel": 10.0}  # fmt: skip

# Figures that count nothing: references, labels, addresses and telephone numbers.
_MASKS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"(?:https?://|www\.)\S+|\S+@\S+|#\w+", 0),
        (r"(?:\+46|0046)[\d\s()-]{6,14}\d", 0),
        (r"(?<![\d,.])0\d{1,3}\s?-\s?\d[\d\s]{3,11}\d", 0),
        (r"§+\s*\d+(?:\s*[-,]\s*\d+)*|(?<![\w-])\d+\s?(?:kap\.|§+)(?:\s*\d+\s*§+)?", 0),
        (r"\b(?:prop\.?\s*|bet\.?\s*|sfs\s*|skr\.?\s*|dir\.?\s*)?\d{4}(?:/\d{2,4})?:\s?[A-ZÅÄÖa-z]{0,4}\d+", re.I),
        (r"\b(?:dnr|d\.nr|diarienr|diarienummer|ärendenr|ärendenummer|ks|avn|sn|af)\b\.?:?\s*[\w/.-]*\d[\w/.-]*(?:[ ]\d+\b)?", re.I),
        (r"\b[A-ZÅÄÖ]{2,}[- ]?\d{4}/\d+(?:-\d+)?|\b\d{4}/\d{3,}(?:-\d+)?", 0),
        (r"\b(?:bilaga|bilagor|modul|steg|kluster|tabell|diagram|figur|avsnitt|kapitel|punkt|sida|sid|fas|nivå|rubrik"
         r"|artikel|version|agenda|årskurs|klass|zon|grupp|kl|klockan|paragraf|stycke|vecka|v|kod|bild|not|delmål|mål|spår)\.?\s*"
         r"\d+(?:[.:]\d+)*(?![\d,%]|\s*(?:%|procent))(?:\s*-\s*\d+(?:[.:]\d+)?)?(?:\s*(?:och|,)\s*\d+(?!\s*\w*(?:%|år|mån)))*(?:\s?[A-H]\b)?", re.I),
        (r"(?m)^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\S)", 0),
        (r"(?m)^\s*\d{1,2}(?:\.\d{1,2})+\s+(?=[A-ZÅÄÖ])", 0),
        (r"(?<!\d)\d{1,3}\s?\(\s?(?:av\s)?\d{1,3}\s?\)|\b\d+\s+av\s+\d+\s+sidor", 0),
        (r"\b(?:postnr\.?|postnummer)\s*\d{3}\s?\d{2}|\b(?:SE-)?\d{3}\s\d{2}(?=\s+[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ])", 0),
        (r"(?<!\d)\d{1,2}[.:][0-5]\d\s*-\s*\d{1,2}[.:][0-5]\d(?!\d)|(?<!\d)\d{1,2}:[0-5]\d(?!\d)", 0),
    )
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_CONTEXT = re.compile(
    r"(?:under|år|året|åren|sedan|hösten|våren|sommaren|vintern|inför|för|från|till|tom|t\.o\.m\.|fr\.o\.m\.|och|-|i|av|före|efter|slutet av|början av)\s*$",
    re.I,
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
    scale: float


@cache
def _units() -> tuple[re.Pattern[str], dict[str, _Unit]]:
    """The pattern of a unit after a number, and what each word means (endings by their ending)."""
    whole: dict[str, _Unit] = {}
    endings: dict[str, _Unit] = {}
    for entry in read_toml("units.toml")["unit"]:
        unit = _Unit(entry["name"], float(entry.get("scale", 1)))
        whole.update(dict.fromkeys(entry["words"], unit))
        endings.update(dict.fromkeys(entry.get("endings", ()), unit))
    ordered = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(whole, key=len, reverse=True))
    ends = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    pattern = rf"(?:(?P<whole>{ordered})|(?:[^\W\d_]|-)*(?P<ending>{ends}))(?![^\W_]|-[^\W\d_])"
    return re.compile(pattern, re.IGNORECASE), whole | {f"*{k}": v for k, v in endings.items()}


_RANGE = re.compile(
    rf"(?<![\w,.:/-])(?:mellan\s+)?(?P<low>{NUMBER})(?:(?:{_JOIN})(?P<high>{NUMBER}))?(?![\w])(?![,./:]\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?<!\w)mellan\s+(?P<low>{NUMBER})\s*(?P<mid>\S+\s+)?(?:och|-|till)\s+(?P<high>{NUMBER})(?!\w)",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"(?<!\w)(?:ett\s+)?(?P<low>\d+|{NUMBER})(?:-?tal)(?!\w)", re.IGNORECASE)


def find_quantities(text: str) -> list[Quantity]:
    """Quantities in order, without overlap: "80 %", "500 tkr", "6 – 7 månader", "fyra", "ett 20-tal personer".

    Figures that count nothing (dates, years, paragraph and telephone numbers, headings' numbers) are none.
    """
    plain = normalise(text)
    taken = _masked(plain.text)
    found: list[Quantity] = []
    for low, high, start, end in _candidates(plain.text):
        if any(start < b and a < end for a, b in taken):
            continue
        quantity = _quantity(plain.text, start, end, low, high)
        if quantity is not None:
            found.append(quantity)
            taken.append((quantity.start, quantity.end))
    found.sort(key=lambda q: q.start)
    return [Quantity(*plain.span(q.start, q.end), q.low, q.high, q.unit, q.bound) for q in found]


def _candidates(text: str) -> Iterator[tuple[float, float, int, int]]:
    """(low, high, start, end) of every written number, the most particular ways of writing first."""
    for phrase, value in _FRACTIONS.items():
        for match in re.finditer(rf"(?<!\w){phrase}(?!\w)", text, re.IGNORECASE):
            yield value, value, match.start(), match.end()
    for match in _BETWEEN.finditer(text):
        yield number_value(match["low"]), number_value(match["high"]), match.start(), match.end()
    for match in _ABOUT.finditer(text):
        value = number_value(match["low"])
        yield value, value, match.start(), match.end()
    for match in _RANGE.finditer(text):
        low = number_value(match["low"])
        high = number_value(match["high"]) if match["high"] else low
        if high < low and match["high"]:
            yield low, low, match.start("low"), match.end("low")
            yield high, high, match.start("high"), match.end("high")
        else:
            yield low, high, match.start(), match.end()


def _quantity(text: str, start: int, end: int, low: float, high: float) -> Quantity | None:
    """The quantity with its unit; None for a year and for "en" or "ett" as an article."""
    words = text[start:end]
    if words.lower() in _FRACTIONS:
        return Quantity(start, end, low, high, "procent", _bound(text, start))
    pattern, units = _units()
    match = re.compile(rf"\s*{_ADJECTIVES}").match(text, end)
    unit_match = _unit_after(text, end, pattern)
    if _is_year(text, start, words) and (unit_match is None or _YEAR_CONTEXT.search(text[:start])):
        return None
    if unit_match is None:
        if words.lower() in ("en", "ett") or match is None:
            return None
        return Quantity(start, end, low, high, None, _bound(text, start))
    unit = (
        units[unit_match["whole"].lower()]
        if unit_match["whole"]
        else units[f"*{unit_match['ending'].lower()}"]
    )
    return Quantity(
        start, unit_match.end(), low * unit.scale, high * unit.scale, unit.name, _bound(text, start)
    )


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s-]*{_ADJECTIVES}{_units()[0].pattern}", re.IGNORECASE)


def _unit_after(text: str, end: int, _: re.Pattern[str]) -> re.Match[str] | None:
    return _unit_pattern().match(text, end)


def _is_year(text: str, start: int, words: str) -> bool:
    return all(_YEAR.fullmatch(part) for part in re.split(r"\s*-\s*", words))


def _bound(text: str, start: int) -> Bound | None:
    match = _BOUND_BEFORE.search(text[max(0, start - 24) : start])
    return _BOUNDS[match[1].lower()] if match else None


def _masked(text: str) -> list[tuple[int, int]]:
    """Spans whose figures are no quantities."""
    spans = [(d.start, d.end) for d in find_dates(text)]
    spans += [(o.start, o.end) for o in find_organisation_numbers(text)]
    spans += [match.span() for mask in _MASKS for match in mask.finditer(text)]
    return spans
