"""Tracks that stand in lists: below a sentence that announces them, below a heading of tracks, or naming themselves."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Section, TrackStatus
from ingest.facts.confidence import LIKELY, SURE
from ingest.facts.track_candidates import (
    SHARED_HEADING,
    Candidate,
    about_tracks,
    heading_status,
    is_track_heading,
)
from ingest.facts.track_claims import place_told
from ingest.facts.track_headings import names_itself
from ingest.facts.track_names import Name, read_name
from ingest.facts.track_runs import count_of, told_after, told_below
from ingest.facts.track_words import OTHER_LISTS, TRACK, TRACK_FIELDS, TRACK_WORD, status_of
from ingest.facts.units import Unit, body_units

_FOLLOWING = re.compile(
    rf"\bföljande\s+(?:\w+\s+){{0,3}}{TRACK}|{TRACK}[^.:]{{0,120}}\b(?:följande|nedan\w*)\b|\bnedan\w*\b[^.]{{0,100}}{TRACK}"
    rf"|\bdessa\s+(?:\w+\s+)?{TRACK}",
    re.IGNORECASE,
)
_FOLLOWING_OTHER = re.compile(r"\bföljande\s+(?:\w+\s+){0,2}?(?P<noun>\w+)\s*(?:[:.]|$)", re.IGNORECASE)
_COLON = re.compile(rf"{TRACK}[^.:]{{0,90}}:\s*$", re.IGNORECASE)
_OBLIGATION = re.compile(
    r"\b(?:ska|skall|bör)\b(?!\s+(?:\w+\s+){0,3}?(?:start|påbörj|erbjud|finn|inled|utveckl|driv|genomför|prioriter|vara\s+igång|tas\s+fram|ta\s+fram))",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    rf"\bi\s+(?:\w+\s+){{0,2}}?{TRACK}\s+ingår|{TRACK}\s+(?:\w+\s+)?(?:innehåller|innehålla|består\s+av|bygger\s+på|syftar)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[.,;:–—(]\s*")  # what may stand before "drivs i Nora" in an item
_SUBNUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S")
_SHORT = 110  # characters: a paragraph this short may be a list item that lost its bullet
_SHORT_LINE = 45  # characters of a line such as "Planerade jobbspår"
_LONGEST_LEAD = 140  # characters of "Under 2019 erbjuds:"


def tracks_in_items(path: Sequence[Section]) -> Iterator[Candidate]:
    """The list items of the last section of `path` that are tracks, in order."""
    section, section_units = path[-1], body_units(path[-1])
    around = heading_status(path)
    in_chapter = about_tracks(path)
    if in_chapter:
        yield from told_below(section_units, around)
    at = 0
    while at < len(section_units):
        unit = section_units[at]
        at += 1
        if unit.is_row:
            continue
        if _is_heading_line(unit):
            in_chapter, around = True, status_of(unit.text) or around
        elif introduces(unit.text):
            status = status_of(unit.text) or around
            found, at = _items_after(section_units, at - 1, status)
            yield from found or told_after(section_units, at - 1, status)
        elif count_of(unit.text) is not None:
            yield from told_after(section_units, at - 1, status_of(unit.text) or around)
        elif _stands_for_itself(unit):
            name = read_name(unit.text, unit.body)
            if name and (name.industries or unit.kind == "item"):
                yield _candidate(unit, name, around)
        elif in_chapter and _itemlike(unit):
            found, at = _unannounced(section, section_units, at - 1, around)
            yield from found


def _candidate(unit: Unit, name: Name, status: TrackStatus | None, confidence: float = SURE) -> Candidate:
    """A track whose span is the item's words."""
    start, end, status = unit.body, len(unit.text), name.status or status
    places = name.places or next(
        (p for part in _PARTS.split(unit.text[name.end :]) if (p := place_told(part))), ()
    )
    return Candidate(name.text, name.industries, places, status, unit, start, end, True, confidence)


def introduces(text: str) -> bool:
    """Does the sentence announce a list of tracks? Not one of what a track holds or demands."""
    text = text.rstrip()
    if not TRACK_WORD.search(text) or len(text) > 400:
        return False
    if re.search(rf"\bföljande\s+(?:\w+\s+){{0,3}}{TRACK}", text, re.IGNORECASE):
        return text.endswith(":") or not text.endswith(".") or len(text) < 160
    other = _FOLLOWING_OTHER.search(text)
    if other and not TRACK_WORD.match(other["noun"]) and OTHER_LISTS.search(other["noun"]):
        return False
    if _CONTAINS.search(text) or _OBLIGATION.search(text):
        return False
    if (
        OTHER_LISTS.search(re.sub(r"\bsom\s.*?(?=\bär\b|$)", "", text))
        and not TRACK_FIELDS.search(text)
        and not _FOLLOWING.search(text)
    ):
        return False
    return bool(_COLON.search(text) or _FOLLOWING.search(text))


def _items_after(
    section_units: Sequence[Unit], at: int, status: TrackStatus | None
) -> tuple[list[Candidate], int]:
    """The items that the unit at `at` announces, and the index of the first unit that is none."""
    found: list[Candidate] = []
    for number in range(at + 1, len(section_units)):
        unit = section_units[number]
        lost_bullet = (
            unit.kind == "paragraph"
            and _alone(unit)
            and len(unit.text) < _SHORT
            and not unit.text.rstrip().endswith((".", ":"))
        )
        lost_bullet = lost_bullet and (section_units[at].text.rstrip().endswith(":") or bool(found))
        if unit.kind != "item" and not lost_bullet:
            return found, number
        if introduces(unit.text):
            return found, number
        name = read_name(unit.text, unit.body)
        if name and (unit.kind == "item" or name.industries or len(name.text.split()) <= 4):
            found.append(_candidate(unit, name, status))
    return found, len(section_units)


def _alone(unit: Unit) -> bool:
    return unit.start == unit.block.start and unit.end == unit.block.end


def _is_heading_line(unit: Unit) -> bool:
    """A line such as "Planerade jobbspår" that is a heading in all but its looks."""
    text = unit.text.rstrip()
    short = len(text) <= _SHORT_LINE and not text.endswith((".", ":"))
    return unit.kind == "paragraph" and short and _alone(unit) and is_track_heading(text)


def _itemlike(unit: Unit) -> bool:
    """A list item, or a paragraph that begins with a number of its own: "8.1 Skog och natur. Röjning ..."."""
    return unit.kind == "item" or (unit.start == unit.block.start and bool(_SUBNUMBER.match(unit.text)))


def _stands_for_itself(unit: Unit) -> bool:
    """An item or line that calls itself a track: "Jobbspår 2: Handel", "- Jobbspår inom vård"."""
    text = unit.text[unit.body :]
    if not _alone(unit) or len(text) > 300:
        return False
    if unit.kind == "item":
        return names_itself(text)
    return names_itself(text, strict=True) and len(text) < _SHORT and not text.rstrip().endswith(".")


def _unannounced(
    section: Section, section_units: Sequence[Unit], at: int, status: TrackStatus | None
) -> tuple[list[Candidate], int]:
    """A run of items below a heading of tracks, without an introduction that speaks of tracks, and where it ends.

    Nearly all must name a line of work; half of them when the line before says no more than "Under 2020 erbjuds:".
    """
    end = at
    while end < len(section_units) and (
        _itemlike(section_units[end]) or not _begins_block(section_units[end])
    ):
        end += 1
    lead = section_units[at - 1].text.rstrip() if at else ""
    announced = lead.endswith(":") and _is_neutral(lead)
    if lead.endswith(":") and not announced:
        return [], end
    items = [u for u in section_units[at:end] if _itemlike(u)]
    names = [(u, n) for u in items if (n := read_name(u.text, u.body)) and len(n.text.split()) <= 6]
    fitting = [(u, n) for u, n in names if n.industries]
    needed = 0.5 if announced else 1.0 if SHARED_HEADING.search(section.heading or "") else 0.8
    if len(fitting) < needed * len(items):
        return [], end
    status = (status_of(lead) if announced else None) or status
    return [_candidate(u, n, status, LIKELY) for u, n in (names if announced else fitting)], end


def _begins_block(unit: Unit) -> bool:
    return unit.start == unit.block.start


def _is_neutral(lead: str) -> bool:
    return len(lead) <= _LONGEST_LEAD and not OTHER_LISTS.search(lead) and not _OBLIGATION.search(lead)
