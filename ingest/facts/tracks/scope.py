"""Where a document tells of its tracks: below headings on them, and after sentences that announce them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agreement import Section, TrackStatus
from ingest.facts.confidence import SURE
from ingest.facts.tracks.claims import is_claimed
from ingest.facts.tracks.words import OTHER_LISTS, TRACK, TRACK_FIELDS, TRACK_WORD, status_of
from ingest.facts.units import Unit

_TRACK_HEADING = re.compile(
    rf"^(?:\w+\.?\s+){{0,5}}{TRACK}(?!\s*(?:s|ens)?\s+(?:mål|innehåll|syfte|process|organisation))",
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
DIVIDES = re.compile(
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
        if not DIVIDES.fullmatch(section.heading or ""):
            return False
    return False


def heading_status(path: Sequence[Section]) -> TrackStatus | None:
    """What the headings say of the tracks below them: "Pågående spår", or "Pågående" in a chapter on tracks."""
    for depth in range(len(path), 0, -1):
        heading = path[depth - 1].heading or ""
        divides = bool(DIVIDES.fullmatch(heading)) and about_tracks(path[:depth])
        if divides or TRACK_WORD.search(heading):
            if status := status_of(f"{heading} spår" if divides else heading):
                return status
    return None


def is_beside_tracks(heading: str) -> bool:
    """Is the heading about what stands beside the tracks, or is common to them: "Stöd vid sidan av spåren"?"""
    return _BESIDE.search(heading) is not None


def is_track_heading(heading: str) -> bool:
    """Is the heading about tracks themselves, not about what they hold or demand?"""
    if is_beside_tracks(heading):
        return False
    return bool(_TRACK_HEADING.search(heading)) and not OTHER_LISTS.search(
        heading.replace("åtagande", "").replace("Åtagande", "")
    )


_NUMBERS = "två tre fyra fem sex sju åtta nio tio elva tolv".split()
_COUNTED = re.compile(
    rf"\b(?P<number>{'|'.join(_NUMBERS)}|[2-9]|1[0-2]|flera|några|dessa)\s+(?:\w+\s+){{0,2}}?{TRACK}",
    re.IGNORECASE,
)
_OURS = re.compile(
    rf"\b(?:våra|kommunens|kommunernas|parternas|befintliga|nuvarande|pågående)\s+(?:\w+\s+){{0,2}}?{TRACK}"
    rf"|^(?:de\s+)?(?:lokala\s+)?(?:jobb|yrkes|bransch)?spåren\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    rf"\bföljande\s+(?:\w+\s+){{0,3}}{TRACK}|{TRACK}[^.:]{{0,120}}\b(?:följande|nedan\w*)\b|\bnedan\w*\b[^.]{{0,100}}{TRACK}"
    rf"|\bdessa\s+(?:\w+\s+)?{TRACK}",
    re.IGNORECASE,
)
_FOLLOWING_OTHER = re.compile(r"\bföljande\s+(?:\w+\s+){0,2}?(?P<noun>\w+)\s*(?:[:.]|$)", re.IGNORECASE)
_COLON = re.compile(rf"{TRACK}[^.:]{{0,90}}:\s*$", re.IGNORECASE)
_OPEN = re.compile(rf"{TRACK}(?:[^.:]{{0,90}}\b(?:inom|mot|för|till|är|heter))?\s*$", re.IGNORECASE)
_OBLIGATION = re.compile(
    r"\b(?:ska|skall|bör)\b(?!\s+(?:\w+\s+){0,3}?(?:start|påbörj|erbjud|finn|inled|utveckl|driv|genomför|prioriter|vara\s+igång|tas\s+fram|ta\s+fram))",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    rf"\bi\s+(?:\w+\s+){{0,2}}?{TRACK}\s+ingår|{TRACK}\s+(?:\w+\s+)?(?:innehåller|innehålla|består\s+av|bygger\s+på|syftar)",
    re.IGNORECASE,
)
_LONGEST_LEAD = 140  # characters of "Under 2019 erbjuds:"


def count_of(text: str) -> int | None:
    """How many tracks the sentence says that there are, 0 for "flera"; None when it does not say so."""
    counted = _COUNTED.search(text)
    if counted is None or not is_claimed(text, counted.start()):
        return None
    number = counted["number"].lower()
    if number.isdigit():
        return int(number)
    return _NUMBERS.index(number) + 2 if number in _NUMBERS else 0


_COUNT_ALONE = re.compile(
    rf"\b(?:har\s+vi|finns(?:\s+det)?|erbjuds|driv(?:er\s+vi|s))\s+(?:(?:för\s+närvarande|i\s+dag|just\s+nu)\s+)?(?:{'|'.join(_NUMBERS)})"
    r"(?:\s+(?:stycken|sådana))?\s*[.:]",
    re.IGNORECASE,
)


def counts_alone(text: str, before: str) -> bool:
    """Does the sentence count what the one before calls tracks: "För närvarande har vi tre." """
    return TRACK_WORD.search(before) is not None and _COUNT_ALONE.search(text) is not None


def number_in(text: str) -> int | None:
    """The last number of few that the words say: "det finns tre stycken"."""
    said = [word for word in re.findall(r"\w+", text.lower()) if word in _NUMBERS]
    return _NUMBERS.index(said[-1]) + 2 if said else None


def announces(text: str) -> bool:
    """Does the sentence say that there are tracks, so that the next may tell of them without the word?"""
    ours = _OURS.search(text)
    return count_of(text) is not None or bool(ours and is_claimed(text, ours.start()))


def introduces(text: str, open_ended: bool = False) -> bool:
    """Does the sentence announce a list of tracks? Not one of what a track holds or demands.

    `open_ended`: list items follow, so that the sentence may stop short: "Det finns jobbspår inom".
    """
    text = text.rstrip()
    if not TRACK_WORD.search(text) or len(text) > 400:
        return False
    if re.search(rf"\bföljande\s+(?:\w+\s+){{0,3}}{TRACK}", text, re.IGNORECASE):
        return text.endswith(":") or not text.endswith(".") or len(text) < 160
    if open_ended and re.search(rf"{TRACK}\s+(?:inom|mot|för|till)$", text, re.IGNORECASE):
        return True
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
    return bool(_COLON.search(text) or _FOLLOWING.search(text) or open_ended and _OPEN.search(text))


def is_neutral(lead: str) -> bool:
    """A line that may stand above any list: "Under 2019 erbjuds:"."""
    return len(lead) <= _LONGEST_LEAD and not OTHER_LISTS.search(lead) and not _OBLIGATION.search(lead)
