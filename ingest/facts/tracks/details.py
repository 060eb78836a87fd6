"""What is said of one track beside its name: seats, start, length, employer, content."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from domain.agreement import DetailRole, Section, Track, TrackDetail
from domain.dates import find_dates, find_years
from domain.numbers import find_quantities
from domain.reference import read_toml
from domain.text import fold
from ingest.facts.confidence import LIKELY, SURE
from ingest.facts.units import Unit, body_units, paths, units

_LABEL_LINE = re.compile(r"(?P<label>[^\W\d_][^:.;,\n]{1,40}?)\s*:\s*")
_VALUE_END = re.compile(r"[;\n]|\.(?:\s|$)|,\s+(?=[^\W\d_][\w() ]{2,30}:)")
_STARTS = re.compile(
    r"\b(?:start(?:ar|ade|as|at|ats)?|påbörja(?:s|des|ts|t)?|inled(?:s|des)|drar\s+i\s?gång|drog\s+i\s?gång|med\s+start|öppna(?:r|s|de))\b[^.;]{0,30}?\s",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"(?:(?:våren|hösten|sommaren|vintern|årsskiftet|vårterminen|höstterminen|[vh]t)(?:\s+20\d\d(?:/\d{2,4})?|\s?\d\d\b)?"
    r"|(?:i\s+)?(?:slutet|början|mitten)\s+av\s+(?:\w+\s+)?20\d\d)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:tillsammans|i\s+sam(?:arbete|verkan))\s+med\s+(?:(?:företaget|företagen|arbetsgivaren|arbetsgivarna|bolaget)\s+)?"
    r"(?P<name>[A-ZÅÄÖ][\wåäö&-]*(?:\s+(?:[A-ZÅÄÖ&][\wåäö&-]*|i|AB|och(?=\s+[A-ZÅÄÖ])))*)"
)
_EMPLOYER_IS = re.compile(
    r"\barbetsgivar(?:e|en|na)\s+(?:är|har\s+varit)\s+(?P<name>[^.;]{3,80})", re.IGNORECASE
)
_NO_EMPLOYER = re.compile(
    r"Arbetsförmedling|AF\b|Af\b|Komvux|Vuxenutbildning|Campus|Folkhögskol|Lärcentr|Dua\b|DUA\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:innehåller|innehållet\s+är|består\s+av|omfattar|bygger\s+på|i\s+spåret\s+ingår)\s+(?P<what>[^.;]{6,160})",
    re.IGNORECASE,
)
_TIMES = frozenset({"veckor", "månader", "terminer", "dagar", "år"})
_SEATS = frozenset({"platser", "deltagare", "personer"})
_SHARED = re.compile(r"\b(?:alla|samtliga|totalt|sammanlagt|vardera|respektive)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Text:
    """A section's units, where they end, and the rows that are a label and a value; the sections in and below it."""

    section: Section
    units: Sequence[Unit]
    ends: Sequence[int]
    sheet: Sequence[Unit]
    inside: list[Section]

    def units_at(self, start: int, end: int) -> Iterator[Unit]:
        """The units that have characters of `start:end`."""
        for unit in self.units[bisect_right(self.ends, start) :]:
            if unit.start >= end:
                return
            yield unit


def with_details(sections: Sequence[Section], tracks: Iterable[Track]) -> tuple[Track, ...]:
    """The tracks, each with what its row, its item, its sentence or its own section says of it."""
    texts = {section.id: _text(section) for section in sections}
    for path in paths(sections):
        for section in path:
            texts[section.id].inside.append(path[-1])
    return tuple(
        replace(track, details=tuple(_first_of_each(_details(track, texts[track.span.section]))))
        for track in tracks
    )


def _text(section: Section) -> _Text:
    found = units(section)
    sheet = [u for u in found if u.is_row and role_of(u.text.split("\t")[0])]
    return _Text(section, found, [u.end for u in found], sheet, [])


def _first_of_each(details: Iterable[TrackDetail]) -> Iterator[TrackDetail]:
    seen: dict[DetailRole, TrackDetail] = {}
    for detail in sorted(details, key=lambda d: -d.confidence):
        seen.setdefault(detail.role, detail)
    yield from sorted(seen.values(), key=lambda d: (d.span.section, d.span.start))


def _details(track: Track, text: _Text) -> Iterator[TrackDetail]:
    named = list(text.units_at(track.span.start, track.span.end))
    if named and named[0].kind == "heading":
        for own in text.inside:
            yield from _of_section(own, own is not text.section)
        return
    for unit in named:
        yield from _of_row(unit) if unit.is_row else _of_text(unit)
        if unit.is_row and len(unit.cells()) == 2:  # the sheet of one track, a label and a value in each row
            yield from (detail for row in text.sheet for detail in _of_row(row))


def _of_section(section: Section, below: bool) -> Iterator[TrackDetail]:
    """A section of the track's own; one below it may have a label as its heading: "Innehåll"."""
    role = role_of(section.heading or "") if below else None
    for unit in body_units(section):
        if role is not None and role != "start":
            yield TrackDetail(role, _tidy(unit.text[unit.body :]), unit.span(unit.body), SURE)
            role = None
        elif unit.is_row:
            yield from _of_row(unit)
        else:
            yield from _of_text(unit)


def _of_row(unit: Unit) -> Iterator[TrackDetail]:
    """The cells whose column is a label, or the second of two cells after one: "Platser | 12"."""
    cells = unit.cells()
    columns = list(unit.block.columns)
    labelled = (
        [(columns[i], c) for i, c in enumerate(cells) if i < len(columns)]
        if len(columns) == len(cells)
        else []
    )
    if len(cells) == 2 and role_of(unit.text[slice(*cells[0])]):
        labelled = [(unit.text[slice(*cells[0])], cells[1])]
    for label, (start, end) in labelled:
        role, value = role_of(label), _tidy(unit.text[start:end])
        if role and value and _fits(role, value) and fold(value) != fold(label):
            yield TrackDetail(role, value, unit.span(start, end), SURE)


def _of_text(unit: Unit) -> Iterator[TrackDetail]:
    """ "Platser: 12, start: hösten 2021" and what a sentence says without labels."""
    for match in _LABEL_LINE.finditer(unit.text):
        role = role_of(match["label"])
        stop = _VALUE_END.search(unit.text, match.end())
        end = stop.start() if stop else len(unit.text)
        value = _tidy(unit.text[match.end() : end])
        if role and value and _fits(role, value):
            yield TrackDetail(role, value, unit.span(match.end(), end), SURE)
    yield from _counted(unit)
    yield from _spoken(unit)


def _counted(unit: Unit) -> Iterator[TrackDetail]:
    """Seats and length by their units; a number for all tracks together is none of this one's."""
    if _SHARED.search(unit.text):
        return
    for quantity in find_quantities(unit.text):
        role: DetailRole | None = (
            "seats" if quantity.unit in _SEATS else "length" if quantity.unit in _TIMES else None
        )
        ahead = unit.text[max(0, quantity.start - 12) : quantity.start]
        if role == "length" and re.search(
            r"\b(?:inom|efter|om|var|varje|per|i|än)\s+$", ahead, re.IGNORECASE
        ):
            continue
        if role and not re.match(r"\s*(?:procent|%)", unit.text[quantity.end :]):
            value = unit.text[quantity.start : quantity.end]
            yield TrackDetail(role, _tidy(value), unit.span(quantity.start, quantity.end), LIKELY)


def _spoken(unit: Unit) -> Iterator[TrackDetail]:
    """When it starts, with whom and what it holds, as a sentence says it."""
    if starts := _STARTS.search(unit.text):
        if when := _time_at(unit.text, starts.end()):
            yield TrackDetail("start", _tidy(unit.text[slice(*when)]), unit.span(*when), LIKELY)
    for pattern in (_WITH, _EMPLOYER_IS):
        if (said := pattern.search(unit.text)) and not _NO_EMPLOYER.match(said["name"]):
            yield TrackDetail("employer", _tidy(said["name"]), unit.span(*said.span("name")), LIKELY)
    if holds := _HOLDS.search(unit.text):
        if not find_quantities(holds["what"][:12]):
            yield TrackDetail("content", _tidy(holds["what"]), unit.span(*holds.span("what")), LIKELY)


def _time_at(text: str, at: int) -> tuple[int, int] | None:
    """The date, season or year that stands next after `at`."""
    found = [(d.start, d.end) for d in find_dates(text)] + [m.span() for m in _SEASON.finditer(text)]
    found += [(y.start, y.end) for y in find_years(text)]
    near = sorted((s for s in found if at - 2 <= s[0] <= at + 12), key=lambda s: (s[0], -s[1]))
    return near[0] if near else None


def _fits(role: DetailRole, value: str) -> bool:
    """Seats and lengths are numbers, starts are times or words for them; the rest is words."""
    if role in ("seats", "length"):
        return bool(find_quantities(value)) and len(value.split()) <= 12
    if role == "start":
        return (
            bool(re.search(r"\d|vår|höst|sommar|vinter|löpande|januari|augusti", value, re.IGNORECASE))
            and len(value) < 80
        )
    return bool(re.search(r"[^\W\d_]{2}", value))


def role_of(label: str) -> DetailRole | None:
    """What a label means: "Antal platser" are seats. The longest that the label is, or begins with, decides."""
    said = fold(" ".join(label.split())).strip(" :*_-–•")
    best = max((w for w in _labels() if said == w or said.startswith(f"{w} ")), key=len, default=None)
    return _labels()[best] if best is not None and len(said) <= len(best) + 20 else None


@cache
def _labels() -> dict[str, DetailRole]:
    data: dict[DetailRole, list[str]] = read_toml("track_details.toml", "ingest")  # type: ignore[assignment]  # a test checks the roles
    return {fold(word): role for role, found in data.items() for word in found}


def _tidy(text: str) -> str:
    return " ".join(text.replace("**", "").split()).strip(" .,;:–-")
