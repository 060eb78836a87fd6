"""Tracks that are set out one by one: in headings, in items and lines, and in sentences that open with a name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.agreement import Section, TrackStatus
from ingest.facts.confidence import LIKELY, SURE
from ingest.facts.tracks.labels import (
    NUMBER_ALONE,
    NUMBERED,
    has_details,
    is_general,
    names_itself,
    names_work,
)
from ingest.facts.tracks.lines import tracks_in_lines
from ingest.facts.tracks.names import Name, read_name
from ingest.facts.tracks.places import place_told
from ingest.facts.tracks.scope import (
    SHARED_HEADING,
    Candidate,
    about_tracks,
    announces,
    count_of,
    heading_status,
    introduces,
    is_neutral,
    is_track_heading,
)
from ingest.facts.tracks.words import status_of
from ingest.facts.units import Unit, body_units
from ingest.wording import has_finite_verb

# "Det första gäller kök", "Det andra, Handel,", "Ett tredje är inriktat mot lokalvård"
_AFTER_NAME = re.compile(r"\s*(?:[.:(–—]|-\s|$)")
# What a sentence says of its track right after the name: "Kök är för den som", "Stål vänder sig till".
_TELLS = re.compile(
    r"\s+(?:är\s+(?:för|till|öppe|en\s+inriktning)|(?:vänder|riktar)\s+sig|ges\b|tar\b|löper\b|omfattar\b|drivs\b|bedrivs\b|genomförs\b|pågår\b|varar\b|leder\s+till|passar\b|"
    r"startade?\b|utbildar\b|innehåller\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+(?:vid|på|i|hos|med|där|också|även|ett|en|nu)\s", re.IGNORECASE)
_PARTS = re.compile(r"[.,;:–—(]\s*")  # what may stand before "drivs i Nora" in an item
_SUBNUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S")
_SHORT = 110  # characters: a paragraph this short may be a list item that lost its bullet
_SHORT_LINE = 45  # characters of a line such as "Planerade jobbspår"
_MOST_WORDS = 6  # of a name that nothing but its place sets off


def tracks_in_items(path: Sequence[Section]) -> Iterator[Candidate]:
    """The list items, lines and opening names of the last section of `path` that are tracks, in order."""
    section, section_units = path[-1], body_units(path[-1])
    around = heading_status(path)
    in_chapter = about_tracks(path)
    if in_chapter or about_tracks(path[:-1]) and names_work(section.heading or ""):
        yield from _told_below(section_units, around)
        yield from tracks_in_lines(section_units, around)
    at = 0
    while at < len(section_units):
        unit = section_units[at]
        at += 1
        if unit.is_row:
            continue
        next_is_item = at < len(section_units) and section_units[at].kind == "item"
        if _is_heading_line(unit) and not _stands_for_itself(unit):
            in_chapter, around = True, status_of(unit.text) or around
        elif introduces(unit.text, next_is_item):
            status = status_of(unit.text) or around
            found, at = _items_after(section_units, at - 1, status)
            yield from found or _told_after(section_units, at - 1, status)
        elif announces(unit.text):
            yield from _told_after(section_units, at - 1, status_of(unit.text) or around)
        elif _stands_for_itself(unit):
            name = read_name(unit.text, unit.body)
            if name and (name.industries or unit.kind == "item" or re.match(r"\W*\w+\s*[:|]", unit.text)):
                yield _candidate(unit, name, around)
        elif in_chapter and _itemlike(unit):
            found, at = _unannounced(section, section_units, at - 1, around)
            yield from found


def _candidate(unit: Unit, name: Name, status: TrackStatus | None, confidence: float = SURE) -> Candidate:
    """A track whose span is the item's words."""
    start, end, status = unit.body, len(unit.text), name.status or status
    places = name.places or _places_said([unit.text[name.end :]])
    return Candidate(name.text, name.industries, places, status, unit, start, end, True, confidence)


def _places_said(texts: Iterable[str]) -> tuple[str, ...]:
    """Where what follows a name says that its track runs: "Restaurangbiträde: Spåret ligger i Sala." """
    return next((p for text in texts for part in _PARTS.split(text) if (p := place_told(part))), ())


def _items_after(
    section_units: Sequence[Unit], at: int, status: TrackStatus | None
) -> tuple[list[Candidate], int]:
    """The items that the unit at `at` announces, and the index of the first unit that is none."""
    found: list[Candidate] = []
    for number in range(at + 1, len(section_units)):
        unit = section_units[number]
        lost_bullet = _is_line(unit) and (section_units[at].text.rstrip().endswith(":") or bool(found))
        if unit.kind != "item" and not lost_bullet or introduces(unit.text):
            return found, number
        name = read_name(unit.text, unit.body)
        if name and (unit.kind == "item" or name.industries or len(name.text.split()) <= 4):
            found.append(_candidate(unit, name, status))
    return found, len(section_units)


def _alone(unit: Unit) -> bool:
    return unit.start == unit.block.start and unit.end == unit.block.end


def _is_line(unit: Unit) -> bool:
    """A short paragraph without a full stop: it may be an item that lost its bullet."""
    short = len(unit.text) < _SHORT and not unit.text.rstrip().endswith((".", ":"))
    return unit.kind == "paragraph" and _alone(unit) and short


def _is_heading_line(unit: Unit) -> bool:
    """A line such as "Planerade jobbspår" that is a heading in all but its looks."""
    return _is_line(unit) and len(unit.text.rstrip()) <= _SHORT_LINE and is_track_heading(unit.text.rstrip())


def _itemlike(unit: Unit) -> bool:
    """A list item, a paragraph that begins with a number of its own ("8.1 Skog och natur. Röjning ..."), or a line."""
    numbered = unit.start == unit.block.start and bool(_SUBNUMBER.match(unit.text))
    return unit.kind == "item" or numbered or _is_line(unit) and _opening_name(unit) is not None


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

    Nearly all must name a line of work; half of them when the line before says no more than "Under 2020 erbjuds:",
    or when nothing at all stands between them and the heading.
    """
    end = at
    while end < len(section_units) and (
        _itemlike(section_units[end]) or section_units[end].start != section_units[end].block.start
    ):
        end += 1
    lead = section_units[at - 1] if at else None
    says = lead.text.rstrip() if lead and not _is_heading_line(lead) else ""
    announced = says.endswith(":") and is_neutral(says)
    if says.endswith(":") and not announced:
        return [], end
    items = [u for u in section_units[at:end] if _itemlike(u)]
    names = [(u, n) for u in items if (n := read_name(u.text, u.body)) and len(n.text.split()) <= _MOST_WORDS]
    fitting = [
        (u, n) for u, n in names if n.industries or not is_general(n.text) and has_details(u.text[n.end :])
    ]
    shared = SHARED_HEADING.search(section.heading or "")
    needed = 0.5 if announced or not says and not shared else 1.0 if shared else 0.8
    if len(fitting) < needed * len(items) or not any(n.industries for _, n in fitting):
        return [], end
    status = (status_of(says) if announced else None) or status
    return [_candidate(u, n, status, LIKELY) for u, n in (names if announced or not says else fitting)], end


def _told_after(section_units: Sequence[Unit], at: int, status: TrackStatus | None) -> list[Candidate]:
    """The tracks whose names open the sentences after the unit at `at`, which announces them; none unless two at least.

    "Tre spår är igång. Kök, Nora, tio platser. Svets (Sala)." Where names open paragraphs, those alone count: what else
    stands in a paragraph is said of its track.
    """
    count = count_of(section_units[at].text) or 0
    found: list[Candidate] = []
    for unit in section_units[at + 1 :]:
        if unit.is_row or count_of(unit.text) is not None or count and len(found) == count:
            break
        if (name := _opening_name(unit, told=True)) is not None:
            found.append(_opened(unit, name, status))
    opening = [c for c in found if c.unit.start == c.unit.block.start]
    if len(opening) >= 2 and len(found) != count:
        return opening
    return found if len(found) >= 2 else []


def _told_below(section_units: Sequence[Unit], status: TrackStatus | None) -> list[Candidate]:
    """The tracks whose names open paragraphs, one after the other, below a heading on tracks; none unless two at least.

    "Undersköterska. Finns i Nora. 40 veckor." and "Svetsare. Startar i januari 2024.": the rest of the paragraph
    is said of the track.
    """
    found: list[Candidate] = []
    for block in dict.fromkeys(unit.block for unit in section_units):
        first, *rest = (unit for unit in section_units if unit.block == block)
        numbered = bool(rest) and NUMBER_ALONE.fullmatch(first.text) is not None
        if numbered:
            first, *rest = rest
        name = _opening_name(first, numbered=numbered) if first.kind == "paragraph" else None
        if name is None or not rest and not re.match(r"\s*:", first.text[name.end :]):
            if found:
                break
            continue  # what stands before the first of them introduces them
        told = status_of(" ".join(unit.text for unit in rest)) or status
        said = (first.text[name.end :], *(unit.text for unit in rest))
        found.append(replace(_opened(first, name, told), places=name.places or _places_said(said)))
    return found if len(found) >= 2 else []


def _opened(unit: Unit, name: Name, status: TrackStatus | None) -> Candidate:
    span = (unit.body, len(unit.text))
    status = name.status or status
    return Candidate(name.text, name.industries, name.places, status, unit, *span, True, LIKELY)


def _opening_name(unit: Unit, told: bool = False, numbered: bool = False) -> Name | None:
    """The line of work that a sentence opens with, set off from what follows; by a comma only where no verb follows.

    `told`: tracks have been announced, so that a verb which tells of one sets its name off too.
    """
    text = unit.text
    name = read_name(text, unit.body)
    numbered = numbered or NUMBERED.match(text[unit.body :]) is not None
    if name is None or not (name.industries or numbered) or len(name.text.split()) > _MOST_WORDS:
        return None
    if text[name.end : name.end + 1] == ":" and is_general(name.text):
        return None  # a form's label: "Språk: sfi C"
    aside = told and _ASIDE.match(text, name.end)
    comma = aside or text[name.end : name.end + 1] == "," and not has_finite_verb(text)
    set_off = _AFTER_NAME.match(text, name.end) or comma or told and _TELLS.match(text, name.end)
    return name if set_off and text[name.start].isupper() else None
