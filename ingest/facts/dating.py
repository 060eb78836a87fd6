"""When the document was written, from when and until when it holds, and when it is to be revised."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.agreement import DateFact, Section
from domain.dates import DateValue, find_dates
from domain.numerals import number_value
from ingest.facts.confidence import CERTAIN, CLEAR, GUESS, LIKELY, SURE, WEAK
from ingest.facts.dating_words import (
    ABOUT_AGREEMENT,
    COMMITTED,
    FROM_BEFORE,
    HALF_YEAR,
    HOLDS,
    NOT_VALIDITY,
    OPEN_END,
    SIGNED_OPENS,
    SINCE_SIGNING,
    TERM,
    TO_BEFORE,
    TURN_OF_YEAR,
    VALIDITY_HEADINGS,
    YEAR_ALONE,
    YEAR_PERIOD,
)
from ingest.facts.parties import BODY_HEADINGS
from ingest.facts.revision import find_revision
from ingest.facts.signing import find_signed
from ingest.facts.units import Unit, besides, body_units, title_lines, under, units

_VALIDITY_TOPIC = frozenset({"varaktighet"})
_REVISED = re.compile(r"\b(?:reviderad|uppdaterad|ändrad|senast\s+ändrad)\b\W*(?:den\s*)?$", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:datum|daterad|upprättad|fastställd|fastställt|antagen|beslutad\b.*|beslutat\b.*|version\s*[\d.]*)\W*(?:den\s*)?$",
    re.IGNORECASE,
)
_TITLE_VALIDITY = re.compile(
    r"\W*(?:gäller|giltig|avtalsperiod|avtalstid|avtalsstart|avtalsslut|löptid|giltighetstid)", re.IGNORECASE
)
_LABEL_LINE = 60  # characters of a line that names the time, with its dates


def find_dates_of(sections: Sequence[Section]) -> tuple[DateFact, ...]:
    """All dates that are the document's own, each with its role; at most one "dated"."""
    dated = _dated(sections)
    signed = find_signed(sections, dated.value if dated else None)
    validity = _validity(sections, max((s.value for s in signed), default=None))
    return tuple(fact for fact in (dated, *signed, *validity, find_revision(sections)) if fact)


def _fact(role: str, value: str, unit: Unit, start: int, end: int, confidence: float = CERTAIN) -> DateFact:
    return DateFact(role, value, unit.span(start, end), confidence)  # type: ignore[arg-type]  # one of the roles


# When it was written


def _dated(sections: Sequence[Section]) -> DateFact | None:
    """The date of the title page: the latest revision's, else the one with a label, else one that stands alone."""
    found: list[tuple[int, str, DateFact]] = []
    for unit in title_lines(sections, BODY_HEADINGS):
        for value in find_dates(unit.text):
            before = unit.text[: value.start]
            if (
                TO_BEFORE.search(before)
                or FROM_BEFORE.search(before)
                or HOLDS.search(before)
                or SIGNED_OPENS.match(unit.text)
                or len(value.value) < 7
            ):
                continue
            rank = 2 if _REVISED.search(before) else 1 if _DATED.search(before) else 0
            found.append(
                (
                    rank,
                    value.value,
                    _fact("dated", value.value, unit, value.start, value.end, SURE if rank else LIKELY),
                )
            )
    if not found:
        return None
    best = max(rank for rank, _, _ in found)
    of_rank = [(value, fact) for rank, value, fact in found if rank == best]
    return max(of_rank, key=lambda f: f[0])[1] if best == 2 else of_rank[0][1]


# From when and until when


def _validity(sections: Sequence[Section], signed: str | None) -> list[DateFact]:
    inside = under(sections, _VALIDITY_TOPIC, VALIDITY_HEADINGS)
    groups = [
        [u for s in inside for u in body_units(s)],
        list(title_lines(sections, BODY_HEADINGS)),
        [u for s in besides(sections, inside) for u in units(s)],
    ]
    found: dict[str, DateFact] = {}
    for number, group in enumerate(groups):
        for unit in group:
            if number and not (
                HOLDS.search(unit.text)
                and (ABOUT_AGREEMENT.search(unit.text) or (number == 1 and _TITLE_VALIDITY.match(unit.text)))
                or _is_labelled(unit.text)
                or number == 1
                and _is_period_alone(unit.text)
            ):
                continue
            for fact in _of_sentence(unit, signed, in_section=number == 0 or _is_period_alone(unit.text)):
                found.setdefault(fact.role, fact)
    if not found:
        found = _committed(sections)
    return [found[role] for role in ("valid_from", "valid_to") if role in found]


def _is_labelled(text: str) -> bool:
    """A short line that names the time and gives a date: "Gäller t.o.m. 2022-01-31"."""
    return len(text) <= _LABEL_LINE and bool(_TITLE_VALIDITY.match(text)) and bool(find_dates(text))


def _is_period_alone(text: str) -> bool:
    """A line of a title page that holds two whole dates and nothing else: "2018-03-01 – 2019-12-31"."""
    dates = [d for d in find_dates(text) if len(d.value) == 10]
    return len(dates) == 2 and not re.search(r"\w", text[: dates[0].start] + text[dates[1].end :])


def _committed(sections: Sequence[Section]) -> dict[str, DateFact]:
    """Where nothing says how long the agreement holds: the days from and to which the parties commit themselves."""
    for unit in (unit for section in sections for unit in units(section)):
        if not COMMITTED.search(unit.text) or NOT_VALIDITY.search(unit.text):
            continue
        dates = [d for d in find_dates(unit.text) if len(d.value) == 10]
        end = _first(unit.text, dates, TO_BEFORE) or _range_end(unit.text, dates)
        start = _range_start(unit.text, dates, end) if end else None
        if start and end:
            first = _fact("valid_from", start.value, unit, start.start, start.end, GUESS)
            return {
                "valid_from": first,
                "valid_to": _fact("valid_to", end.value, unit, end.start, end.end, GUESS),
            }
    return {}


def _of_sentence(unit: Unit, signed: str | None, in_section: bool) -> Iterator[DateFact]:
    text = unit.text
    dates = _dates(text)
    is_period = in_section and (_range_end(text, dates) is not None or OPEN_END.match(text) is not None)
    if NOT_VALIDITY.search(text) and not HOLDS.search(text) and not is_period:
        return
    last = _first(text, dates, TO_BEFORE)  # "Sista giltighetsdag: 2022-12-31" is no first day
    start = _first(text, [d for d in dates if d is not last], FROM_BEFORE)
    end = last or _range_end(text, dates)
    if in_section and not start and not end and dates and not text[: dates[0].start].strip(" \t*-–"):
        start = dates[0]  # "2020-02-01 och tre år framåt"
    if end and not start and (opening := _range_start(text, dates, end)):
        start = opening
    turn = TURN_OF_YEAR.search(text)
    said = (
        start
        or end
        or turn
        or OPEN_END.search(text)
        or TERM.match(text)
        or YEAR_ALONE.match(text)
        or YEAR_PERIOD.search(text)
    )
    holds = bool(HOLDS.search(text)) or in_section and bool(said)
    if not holds:
        return
    if start is None and end is None and (period := YEAR_PERIOD.search(text)):
        yield _fact(
            "valid_from", f"{period['first']}-01-01", unit, period.start("first"), period.end("first"), WEAK
        )
        yield _fact(
            "valid_to", f"{period['last']}-12-31", unit, period.start("last"), period.end("last"), WEAK
        )
        return
    if start is None and end is None and (alone := YEAR_ALONE.search(text)):
        yield _fact(
            "valid_from", f"{alone['year']}-01-01", unit, alone.start("year"), alone.end("year"), WEAK
        )
        yield _fact("valid_to", f"{alone['year']}-12-31", unit, alone.start("year"), alone.end("year"), WEAK)
        return
    since = SINCE_SIGNING.search(text)
    if start and HOLDS.search(text[: start.start + 40]) or (start and in_section):
        yield _fact("valid_from", _complete(start.value, last=False), unit, start.start, start.end)
    elif turn:
        yield _fact("valid_from", f"20{turn['year'][-2:]}-01-01", unit, turn.start(), turn.end(), CLEAR)
    elif since and signed:
        yield _fact("valid_from", signed, unit, since.start(), since.end(), WEAK)
    yield from _ending(unit, start.value if start else None, end, signed if since or not start else None)


def _dates(text: str) -> list[DateValue]:
    """The dates of a text; the turn of a half-year is the month that it ends or begins."""
    turns = [
        DateValue(m.start("turn"), m.end(), f"{m['year']}-{'06' if m['until'] else '07'}")
        for m in HALF_YEAR.finditer(text)
    ]
    plain = [d for d in find_dates(text) if not any(t.start < d.end and d.start < t.end for t in turns)]
    return sorted((*plain, *turns), key=lambda d: d.start)


def _ending(unit: Unit, first: str | None, end: DateValue | None, signed: str | None) -> Iterator[DateFact]:
    text = unit.text
    if end:
        yield _fact("valid_to", _complete(end.value, last=True), unit, end.start, end.end)
    elif open_end := OPEN_END.search(text):
        yield _fact("valid_to", "tills vidare", unit, open_end.start(), open_end.end())
    elif year := re.search(
        r"(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|ut|till\s+utgången\s+av|t\s?o\s?m|till\s+årsskiftet|till\s+slutet\s+av)\s+(?:utgången\s+av\s+|slutet\s+av\s+)?(?:år(?:et)?\s+)?(?P<year>20\d\d)\b(?!-\d)",
        text,
        re.IGNORECASE,
    ):
        yield _fact("valid_to", f"{year['year']}-12-31", unit, year.start("year"), year.end("year"), CLEAR)
    elif term := TERM.search(text):
        count, unit_of_time = number_value(term["count"] or term["years"]), (term["unit"] or "år").lower()
        if last := _after(first or signed, count, unit_of_time, inclusive=first is not None):
            yield _fact("valid_to", last, unit, term.start(), term.end(), GUESS)


def _first(text: str, dates: Sequence[DateValue], before: re.Pattern[str]) -> DateValue | None:
    return next((d for d in dates if before.search(text[: d.start])), None)


def _range_end(text: str, dates: Sequence[DateValue]) -> DateValue | None:
    """The second date of "2020-01-01 – 2021-12-31" or "mellan ... och ..."."""
    for a, b in zip(dates, dates[1:], strict=False):
        if (
            re.fullmatch(
                r"\s*(?:[-–—]{1,2}|till|t\.?o\.?m\.?|och)\s*(?:den\s+)?", text[a.end : b.start], re.IGNORECASE
            )
            and a.value < b.value
        ):
            return b
    return None


def _range_start(text: str, dates: Sequence[DateValue], end: DateValue) -> DateValue | None:
    for a in dates:
        between = text[a.end : end.start]
        if a.end <= end.start and re.fullmatch(
            r"\s*(?:[-–—]{1,2}|till|t\.?\s?o\.?\s?m\.?|till\s+och\s+med|och|och\s+till\s+och\s+med|fram\s+till)\s*(?:den\s+)?",
            between,
            re.IGNORECASE,
        ):
            return a
    return None


def _complete(value: str, last: bool) -> str:
    """A month as its first or last day; a whole date as it is."""
    if len(value) != 7:
        return value
    year, month = int(value[:4]), int(value[5:])
    return f"{value}-{monthrange(year, month)[1] if last else 1:02d}"


def _after(first: str | None, count: float, unit: str, inclusive: bool) -> str | None:
    """The last day of a term from `first` on (inclusive), or so long after a signing; None without a date."""
    if first is None or len(_complete(first, last=False)) != 10:
        return None
    start = date.fromisoformat(_complete(first, last=False))
    months = round(count * 12) if unit.startswith("år") else round(count)
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    end = date(year, month, min(start.day, monthrange(year, month)[1]))
    return (end - timedelta(days=1) if inclusive else end).isoformat()
