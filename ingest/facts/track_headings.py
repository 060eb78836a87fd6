"""Tracks that have a section of their own, and lines that call themselves a track."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from ingest.facts.track_candidates import SHARED_HEADING, Candidate, about_tracks, heading_status
from ingest.facts.track_claims import place_told
from ingest.facts.track_names import compounds, read_name
from ingest.facts.track_tables import status_of_cell
from ingest.facts.track_words import NOT_BEGUN, status_of
from ingest.facts.units import body_units, units

_LABELLED = re.compile(
    r"^[\s*_#]*(?:lokalt\s+)?(?:jobb|yrkes|bransch)?spår(?:et)?\s*(?:nr\.?\s*)?(?:\d{1,2}[a-z]?|[A-H])?\s*(?:[:–—-]|(?<=\s)(?=(?-i:[A-ZÅÄÖ])))[\s\"”*_]*(?=\w)",
    re.IGNORECASE,
)
_LABELLED_NUMBER = re.compile(
    r"^[\s*_#]*(?:jobb|yrkes|bransch)?spår(?:et)?\s+(?:nr\.?\s*)?\d{1,2}[a-z]?\s*[.:–—-]?\s+(?=(?-i:[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
_NAMED_HEADING = re.compile(
    r"^[\s*_#]*(?:lokalt\s+)?(?:jobb|yrkes|bransch)spår(?:et)?\s+(?:inom|mot|för)\s+", re.IGNORECASE
)
_BEFORE_LABEL = re.compile(
    r"(?:(?:bilaga\s+(?:nr\s+)?\d{1,2}\s?[a-h]?\s*[.:–—-]*\s*)?(?:beskrivning\s+av\s+|lokalt\s+)*"
    r"(?=(?:jobb|yrkes|bransch)?spår))?",
    re.IGNORECASE,
)
# The section says that there is no such track.
_DECLINED = re.compile(
    r"\b(?:valt|beslutat|kommit\s+överens\s+om|enats\s+om)\s+(?:att\s+)?(?:tills\s+vidare\s+)?(?:inte|ej)\s+(?:att\s+)?(?:\w+\s+){0,3}?"
    r"(?:starta|öppna|driva|ha|bygga|ta\s+fram|inrätta|erbjuda|skapa|gå\s+vidare|arbeta)\b|\bavstår\s+(?:\w+\s+)?från\s+(?:att\s+)?(?:\w+\s+){0,2}?spår"
    r"|\b(?:inget|något)\s+(?:eget\s+|lokalt\s+)?(?:jobb|yrkes|bransch)?spår\b[^.]{0,60}?\b(?:finns|ingår|startas|planeras|är\s+aktuellt)"
    r"(?:\s+\w+){0,2}?\s*(?:inte\b|\.)",
    re.IGNORECASE,
)
_ABOUT_TRACKS = re.compile(
    r"insats|analys|behov|kartlägg|uppfölj|mål|urval|rekryter|organis|ansvar|process|finans|kompetens|syfte|innehåll|samverk|bakgrund|"
    r"arbetsgivar|deltag|resurs|resultat|kontakt|generell|gemensam|allmän|inledning|åtagande|beskrivning|utveckling|planering|budget|roll",
    re.IGNORECASE,
)


def tracks_in_headings(path: Sequence[Section]) -> Iterator[Candidate]:
    """A section about one track: "Spår: Kock", "Jobbspår 2 Handel", "Industri" below "Lokala jobbspår"."""
    section = path[-1]
    if section.heading is None:
        return
    unit = next((u for u in units(section) if u.kind == "heading"), None)
    if unit is None:
        return
    at = max(unit.text.find(section.heading), 0)
    if before := _BEFORE_LABEL.match(unit.text[at:]):
        at += before.end()
    heading = unit.text[at:]
    own = (
        _LABELLED_NUMBER.match(heading)
        or _NAMED_HEADING.match(heading)
        or (_LABELLED.match(heading) and _names_work(heading))
    )
    own = own or _whole_compound(heading)
    if own or _below_tracks(path, heading):
        name = read_name(unit.text, at)
        if name and (name.industries or _LABELLED_NUMBER.match(heading) or ":" in heading[:16]):
            if _DECLINED.search(section.text, section.body_start):
                return
            status = name.status or _status_below(section) or heading_status(path)
            places = name.places or _places_below(section)
            yield Candidate(name.text, name.industries, places, status, unit, at, len(unit.text), True)


def names_itself(text: str, strict: bool = False) -> bool:
    """Does the text begin by calling itself a track ("Jobbspår 2 Handel")? Strictly: with number or colon."""
    label = _LABELLED.match(text)
    if _LABELLED_NUMBER.match(text) or (label and ":" in label.group()):
        return True
    return not strict and bool(label or _NAMED_HEADING.match(text) or _whole_compound(text))


def _whole_compound(text: str) -> bool:
    """Does the text begin with a word such as "Vårdspår", and go on like an item does?"""
    return any(
        start == 0 and re.match(r"\s*(?:$|[(:,–—.-])", text[end:]) for start, end, _ in compounds(text)
    )


def _names_work(heading: str) -> bool:
    """ "Jobbspår Lokalvård" and "Spår: Gruvnära service", but not "Jobbspår" or "Jobbspår i Mark"."""
    label = _LABELLED.match(heading)
    if label is None:
        return False
    rest = heading[label.end() :]
    if not rest or re.match(r"(?:i|på|som|under|från|och|hos)\b", rest):
        return False
    return bool(industries_of(rest)) or ":" in label.group()


def _below_tracks(path: Sequence[Section], heading: str) -> bool:
    """A short heading that only names a line of work, below a heading that is about tracks alone."""
    above = [s for s in path[:-1] if s.heading]
    if not above or not about_tracks(above) or SHARED_HEADING.search(above[-1].heading or ""):
        return False
    return bool(industries_of(heading)) and len(heading.split()) <= 6 and not _ABOUT_TRACKS.search(heading)


def _places_below(section: Section) -> tuple[str, ...]:
    """Where the section says that its track runs."""
    return next((places for unit in body_units(section) if (places := place_told(unit.text))), ())


def _status_below(section: Section) -> TrackStatus | None:
    """What the section's first lines say of its track: "Status: planerat", "Spåret planeras till hösten"."""
    for unit in body_units(section)[:12]:
        if unit.is_row:
            continue
        label = re.match(r"[\s*_-]*(?:status|läge)\s*[*_]*\s*:\s*[*_]*", unit.text, re.IGNORECASE)
        if label:
            return status_of_cell(unit.text[label.end() :])
        if re.search(r"\bspåret\b|^\W*(?:jobb)?spår\s+\d|^\W*start(?:en)?\b", unit.text, re.IGNORECASE) and (
            status := status_of(unit.text)
        ):
            return status
    return "planerat" if NOT_BEGUN.search(section.text, section.body_start) else None
