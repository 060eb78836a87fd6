"""List questions about dates, decided by the dates of documents: until when they hold, when they were signed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from answer.lists.findings import Finding, quote_of
from answer.matching.signs import expression
from answer.question import Question
from domain.agreement import DateFact
from domain.dates import MONTH_NAME, MONTHS
from domain.frequencies import find_frequencies
from domain.text import fold
from index.engine import Index

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ROLES = ("valid_to", "signed", "valid_from", "revision")

_asks = partial(expression, "validity")


@dataclass(frozen=True)
class _Years:
    """The years that a question allows, both inclusive; of a single year, perhaps one month only (1 to 12)."""

    first: int
    last: int
    month: int | None = None

    def holds(self, value: str) -> bool:
        year = next(iter(_YEAR.findall(value)), None)
        if year is None or not self.first <= int(year) <= self.last:
            return False
        return self.month is None or value.startswith(f"{year}-{self.month:02}")


def validity(question: Question, index: Index) -> list[Finding] | None:
    """Those whose agreement holds for, was signed in, or ends at what is asked for."""
    asked = fold(f"{question.corrected} {question.text}" if question.language == "en" else question.corrected)
    if question.kind not in ("list", "count"):
        return None
    if _asks("open_ended").search(asked):
        return _dates(index, lambda d: d.role == "valid_to" and d.value == "tills vidare")
    years = _years(asked)
    if question.subject != "validity" and not (
        years and (_asks("dated").search(asked) or _asks("in_force").search(asked))
    ):
        return None
    role = _role(asked)
    if years is not None and role is None and _asks("in_force").search(asked):
        return _in_force(index, years)
    if years is not None:
        return _by_year(index, role, years)
    if (today := _by_today(index, asked)) is not None:
        return today
    often = next((f.per_year for f in find_frequencies(asked) if f.per_year), None)
    if often:
        return _dates(
            index, lambda d: d.role == role and any(f.per_year == often for f in find_frequencies(d.value))
        )
    if role:
        return _dates(index, lambda d: d.role == role and d.value != "tills vidare")
    return None


def _role(asked: str) -> str | None:
    """The date that is asked for: the one whose words stand first."""
    found = [(m.start(), role) for role in _ROLES if (m := _asks("roles", role).search(asked))]
    return min(found)[1] if found else None


def _years(asked: str) -> _Years | None:
    """The years named, as bounds: "före 2021", "2022 eller senare", "mellan 2019 och 2021", "2020"."""
    years = [int(y) for y in _YEAR.findall(asked)]
    if not years:
        return None
    first = years[0]
    if re.search(rf"\b(?:före|innan|tidigare än|äldre än|before)\s+(?:år\s+)?{first}", asked):
        return _Years(0, first - 1)
    if re.search(rf"\b(?:efter|senare än|nyare än|after)\s+(?:år\s+)?{first}", asked):
        return _Years(first + 1, 9999)
    if re.search(
        rf"{first}\s+(?:eller|och) (?:senare|framåt|nyare)|\b(?:tidigast|från och med)\s+{first}", asked
    ):
        return _Years(first, 9999)
    if re.search(rf"{first}\s+eller (?:tidigare|äldre)|\b(?:senast|till och med)\s+{first}", asked):
        return _Years(0, first)
    return _Years(min(years), max(years), _month(asked, first) if len(years) == 1 else None)


def _month(asked: str, year: int) -> int | None:
    """The month that stands before the year: "oktober 2020"."""
    named = re.search(rf"\b({MONTH_NAME})(?: år)? {year}\b", asked)
    return None if named is None else MONTHS.index(named[1]) + 1


def _by_year(index: Index, role: str | None, years: _Years) -> list[Finding]:
    found = []
    for agreement in index.agreements.values():
        own: Sequence[DateFact] = [
            d for d in agreement.facts.dates if (d.role == role if role else d.role != "revision")
        ]
        if role is None and agreement.year is not None:
            own = [d for d in own if d.role in ("dated", "signed")] or own[:1]
        hits = [d for d in own if years.holds(d.value)]
        if role == "valid_to" and years.last == 9999:
            hits += [d for d in own if d.value == "tills vidare"]
        if hits:
            found.append(Finding(agreement, tuple(quote_of(agreement, d.span) for d in hits[:2])))
    return found


def _in_force(index: Index, years: _Years) -> list[Finding]:
    """Those that held at some time of those years, as far as their dates tell."""
    first = f"{years.first:04}-{years.month or 1:02}-01"
    last = f"{years.last:04}-{years.month or 12:02}-31"
    found = []
    for agreement in index.agreements.values():
        starts = [
            d for role in ("valid_from", "signed", "dated") for d in agreement.facts.dates if d.role == role
        ]
        ends = [d for d in agreement.facts.dates if d.role == "valid_to"]
        begun = starts[0].value <= last if starts else (agreement.year or 9999) <= years.last
        holds = [d for d in ends if d.value == "tills vidare" or d.value >= first[: len(d.value)]]
        if begun and holds:
            told = [*starts[:1], *holds[:1]]
            found.append(Finding(agreement, tuple(quote_of(agreement, d.span) for d in told)))
    return found


def _by_today(index: Index, asked: str) -> list[Finding] | None:
    """Those that have run out, or that still hold, on the day that the question is asked."""
    today = date.today().isoformat()
    if _asks("ended").search(asked):
        return _dates(index, lambda d: d.role == "valid_to" and d.value[:4].isdigit() and d.value < today)
    if _asks("holds_today").search(asked):
        return _dates(
            index, lambda d: d.role == "valid_to" and (d.value == "tills vidare" or d.value >= today)
        )
    return None


def _dates(index: Index, fits: Callable[[DateFact], bool]) -> list[Finding]:
    return [
        Finding(agreement, (quote_of(agreement, d.span),), d.confidence)
        for agreement in index.agreements.values()
        for d in agreement.facts.dates
        if fits(d)
    ]
