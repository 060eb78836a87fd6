"""A track as one place in the document sets it out, and what the headings above say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agreement import Section, TrackStatus
from ingest.facts.confidence import SURE
from ingest.facts.track_words import OTHER_LISTS, TRACK, TRACK_WORD, status_of
from ingest.facts.units import Unit

_TRACK_HEADING = re.compile(
    rf"^(?:[^\W\d_]+\s+){{0,4}}{TRACK}(?!\s*(?:s|ens)?\s+(?:mål|innehåll|syfte|process|organisation))",
    re.IGNORECASE,
)
SHARED_HEADING = re.compile(rf"\b(?:och|samt)\s+(?:\w+\s+)?{TRACK}|kompetensförsörjning", re.IGNORECASE)


# What stands beside the tracks, or is common to them, is none: "Stöd vid sidan av spåren", "Inför ett jobbspår".
_BESIDE = re.compile(
    rf"\b(?:vid\s+sidan\s+av|utanför|utöver|före|innan|efter|inför|bredvid|till|från|gemensamt\s+för|stöd\w*\s+(?:i|under|för)|så\s+\w+|hur)"
    rf"\s+(?:\w+\s+){{0,3}}?{TRACK}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidate:
    """A track as one place in the document sets it out; the same track may be set out several times."""

    name: str
    industries: tuple[str, ...]
    places: tuple[str, ...]
    status: TrackStatus | None
    unit: Unit
    start: int
    end: int
    listed: bool  # set out in a list, table or heading, not only spoken of
    confidence: float = SURE


# A heading that only divides the tracks of the one above: "Pågående", "På gång 2024", "Nya", "Inriktningar".
_DIVIDES = re.compile(
    r"(?:(?:redan|nu|just|i\s+dag|idag|under|från|för|och|samt|hösten|våren|året|år|\d{4}|[–-]|"
    r"pågå(?:r|ende)|aktiv[at]?|aktuella|befintliga|nuvarande|öppna|etablerade|i\s?gång(?:varande)?|i\s+drift|startade|"
    r"planera(?:s|t|de|d)|planering|kommande|framtida|nya|möjliga|på\s+(?:gång|väg)|utveckling|uppbyggnad|uppstart|förberedelse|startar|"
    r"avsluta(?:t|de|d)|nedlag(?:t|da|d)|avveckla(?:t|de|d)|tidigare|vilande|pausade|stängda|"
    r"inriktning(?:ar)?|branscher|yrken|yrkesområden|utbud(?:et)?|översikt)\W*)+",
    re.IGNORECASE,
)


def about_tracks(path: Sequence[Section]) -> bool:
    """Is the last section of `path` about tracks, by its own heading or as a division of a chapter on them?"""
    for section in reversed(path):
        if is_track_heading(section.heading or ""):
            return True
        if not _DIVIDES.fullmatch(section.heading or ""):
            return False
    return False


def heading_status(path: Sequence[Section]) -> TrackStatus | None:
    """What the headings say of the tracks below them: "Pågående spår", or "Pågående" in a chapter on tracks."""
    for depth in range(len(path), 0, -1):
        heading = path[depth - 1].heading or ""
        divides = bool(_DIVIDES.fullmatch(heading)) and about_tracks(path[:depth])
        if divides or TRACK_WORD.search(heading):
            if status := status_of(f"{heading} spår" if divides else heading):
                return status
    return None


def is_track_heading(heading: str) -> bool:
    """Is the heading about tracks themselves, not about what they hold or demand?"""
    if _BESIDE.search(heading):
        return False
    return bool(_TRACK_HEADING.search(heading)) and not OTHER_LISTS.search(
        heading.replace("åtagande", "").replace("Åtagande", "")
    )
