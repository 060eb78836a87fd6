"""Sections that are one track each: what heading, place, siblings and text speak for is weighed together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from ingest.facts.naming import named
from ingest.facts.tracks.claims import is_claimed
from ingest.facts.tracks.labels import (
    NUMBERED,
    PROPER,
    SPAR,
    has_details,
    is_general,
    names_itself,
    names_work,
)
from ingest.facts.tracks.names import Name, compounds, read_name
from ingest.facts.tracks.scope import DIVIDES, SHARED_HEADING, Candidate, about_tracks, heading_status
from ingest.facts.tracks.words import NOT_BEGUN, TRACK_WORD, evidence, status_of, status_of_cell
from ingest.facts.units import Unit, body_units, units
from ingest.wording import has_finite_verb

_BEFORE_LABEL = re.compile(
    r"(?:(?:(?:bilaga|avsnitt|punkt|del)\s+(?:nr\s+)?(?:\d{1,2}(?:\.\d{1,2})*\s?[a-h]?|[A-H])\s*[.:,–—-]*\s*)?"
    r"(?:(?:beskrivning\s+av|insatser\s+(?:inom|i)|innehåll(?:et)?\s+i|information\s+om|(?:mer\s+)?om|fakta\s+om|vårt|ett|nytt|lokalt)\s+)*"
    r"(?=(?:jobb|yrkes|bransch)?spår))?",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"bilaga\s+(?:nr\s+)?(?:\d{1,2}(?:\.\d{1,2})*\s?[a-h]?|[A-H])\s*[.:–—-]+\s*(?=[A-ZÅÄÖ])", re.IGNORECASE
)
# "Kommande: IT-tekniker", "Jobbspår i Heby: Djursjukvård": what stands before the colon is said of the track.
_STATE = re.compile(r"(?P<state>[^:]{3,40}):\s+(?=[A-ZÅÄÖ])")
# Two tracks in one heading: "Jobbspår barnskötare och jobbspår lärarassistent".
_NEXT = re.compile(rf"\s*(?:,|/|\+|&|\boch\b|\bsamt\b)\s*(?={SPAR}\s+\w)", re.IGNORECASE)
# The section says that there is no such track.
_DECLINED = re.compile(
    r"\b(?:valt|beslutat|kommit\s+överens\s+om|enats\s+om)\s+(?:att\s+)?(?:tills\s+vidare\s+)?(?:inte|ej)\s+(?:att\s+)?(?:\w+\s+){0,3}?"
    r"(?:starta|öppna|driva|ha|bygga|ta\s+fram|inrätta|erbjuda|skapa|gå\s+vidare|arbeta)\b|\bavst(?:år|ått|od)\s+(?:\w+\s+)?från\s+(?:att\s+)?(?:\w+\s+){0,2}?spår"
    r"|\b(?:undersökt|utrett|prövat|övervägt)\s+[^.;]{0,60}\bmen\s+avstått"
    r"|\b(?:inget|något)\s+(?:eget\s+|lokalt\s+)?(?:jobb|yrkes|bransch)?spår\b[^.]{0,60}?\b(?:finns|ingår|startas|planeras|är\s+aktuellt)"
    r"(?:\s+\w+){0,2}?\s*(?:inte\b|\.)",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"\s*[:–—-]|\s+(?:inom|mot|för|till|med\s+inriktning)\b|\s+[\"”]?(?=[A-ZÅÄÖ])")
_MOST_WORDS = 6


@dataclass(frozen=True)
class Place:
    """Where a section stands among those on tracks."""

    announced: bool  # the text before this section and its like says that tracks follow
    alike: bool  # most of the sections beside it are named as lines of work


def tracks_in_headings(path: Sequence[Section], place: Place) -> Iterator[Candidate]:
    """A section about one track: "Spår: Kock", "Jobbspår 2 Handel", "Industri" below "Lokala jobbspår"."""
    section = path[-1]
    unit = next((u for u in units(section) if u.kind == "heading"), None)
    if section.heading is None or unit is None or _DECLINED.search(section.text, section.body_start):
        return
    start = max(unit.text.find(section.heading), 0)
    for at, end in _parts(unit.text, start):
        yield from _track(path, place, unit, at, end)


def is_declined(section: Section) -> bool:
    """Does a section on one line of work say that there is no such track?"""
    return names_work(section.heading or "") and bool(_DECLINED.search(section.text, section.body_start))


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The heading's members where each calls itself a track; without what stands before its label."""
    seams = [m.span() for m in _NEXT.finditer(text, start + 1)]
    for at, end in zip([start, *(b for _, b in seams)], [*(a for a, _ in seams), len(text)], strict=True):
        for before in (_BEFORE_LABEL, _ANNEX):
            if found := before.match(text, at, end):
                at = found.end()
        yield at, end


def _track(path: Sequence[Section], place: Place, unit: Unit, at: int, end: int) -> Iterator[Candidate]:
    section, heading = path[-1], unit.text[at:end]
    state = _STATE.match(heading)
    said = status_of(state["state"]) if state else None
    if state and (said or about_tracks([section])) and not names_itself(heading):
        at, heading = at + state.end(), heading[state.end() :]
    proper = _proper(heading) and bool(body_units(section))
    labelled = names_itself(heading) or proper
    if not labelled and _weight(path, place, heading) < evidence("section")["needed"]:
        return
    name = read_name(unit.text[:end], at, surely=not labelled)
    if name and (name.industries or not labelled or NUMBERED.match(heading) or ":" in heading[:16] or proper):
        status = name.status or said or _status_below(section) or heading_status(path)
        yield _candidate(section, unit, name, status)


def _candidate(section: Section, unit: Unit, name: Name, status: TrackStatus | None) -> Candidate:
    return Candidate(name.text, name.industries, name.places, status, unit, 0, len(unit.text), True)


def _weight(path: Sequence[Section], place: Place, heading: str) -> int:
    """The sum of the weights of what speaks for and against the section's being a track."""
    above = [s for s in path[:-1] if s.heading]
    over = above[-1].heading or "" if above else ""
    bare = re.sub(r"\s*\(.*?\)", "", heading)
    text = path[-1].text[path[-1].body_start :]
    work = names_work(bare)
    below = about_tracks(above) and not SHARED_HEADING.search(over) if above else False
    found = {
        "below": below,
        "announced": place.announced and not below,
        "alike": place.alike and (below or place.announced),
        "work": work,
        "itself": _speaks_of_itself(text, heading),
        "details": has_details(text),
        "place": any(
            not heading[: n.start].strip() and not heading[n.end :].strip()
            for n in named(heading)
            if n.certain
        ),
        "others": not work and _names_others(text),
        "general": is_general(bare)
        or DIVIDES.fullmatch(bare) is not None
        or not work
        and TRACK_WORD.search(bare) is not None,
        "verb": heading.endswith("?") or has_finite_verb(bare),
        "inside": not work and names_itself(over),
        "long": len(bare.split()) > _MOST_WORDS,
    }
    weights = evidence("section")
    return sum(weights[sign] for sign, holds in found.items() if holds)


def _names_others(text: str) -> bool:
    """Does the text name lines of work after the word: "jobbspåret Kock", "ett spår inom vård"?"""
    named_after = (
        _NAMED_AFTER.match(text, m.end()) for m in TRACK_WORD.finditer(text) if is_claimed(text, m.start())
    )
    return any(industries_of(" ".join(text[m.end() :].split()[:3])) for m in named_after if m)


def _speaks_of_itself(text: str, heading: str) -> bool:
    """The text calls what it tells of "spåret", and names no track besides, but by the heading's own line of work."""
    tracks = list(TRACK_WORD.finditer(text))
    itself = [
        m for m in tracks if m.group().lower().endswith("spåret") and not _NAMED_AFTER.match(text, m.end())
    ]
    others = [c for c in compounds(text) if text[c[0] : c[0] + 4].lower() != heading[:4].lower()]
    return bool(tracks) and len(itself) == len(tracks) and not others


def _proper(heading: str) -> bool:
    """Does a label with a proper name of few words make up the heading ("Spåret Första Steget", "Spår – Ljus")?"""
    label = PROPER.match(heading)
    name = read_name(heading, label.end()) if label and not heading.isupper() else None
    if name is None or named(heading) or is_general(name.text) or len(name.text.split()) > 4:
        return False
    return heading[name.end :].strip(' ."”*_') == ""


def _status_below(section: Section) -> TrackStatus | None:
    """What the section's first lines say of its track: "Status: planerat", "Spåret planeras till hösten"."""
    for unit in body_units(section)[:12]:
        if unit.is_row:
            continue
        label = re.match(r"[\s*_-]*(?:status|läge)\s*[*_]*\s*:\s*[*_]*", unit.text, re.IGNORECASE)
        if label:
            return status_of_cell(unit.text[label.end() :])
        if re.search(
            r"\bspåret\b|^\W*(?:jobb)?spår\s+\d|^\W*start(?:en|ar)?\b", unit.text, re.IGNORECASE
        ) and (status := status_of(unit.text)):
            return status
    return "planerat" if NOT_BEGUN.search(section.text, section.body_start) else None
