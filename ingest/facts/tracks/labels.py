"""Whether a heading, an item or a line calls itself a track, or only names a line of work."""

import re
from functools import cache

from domain.industries import industries_of
from domain.numbers import find_quantities
from ingest.facts.tracks.names import compounds, read_name
from ingest.facts.tracks.words import TRACK_STEMS, evidence

SPAR = rf"(?:(?:lokalt|samordnat|gemensamt|nytt|vårt)\s+)?(?:{TRACK_STEMS})?spår(?:et|blad|kort|beskrivning)?(?!\w)"
_LABELLED = re.compile(
    rf"^[\s*_#]*{SPAR}\s*(?:nr\.?\s*)?(?:\d{{1,2}}[a-z]?|[A-H])?\s*(?:[:|–—-]|(?<=\s)(?=\w))[\s\"”*_]*(?=\w)",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    rf"^[\s*_#]*{SPAR}\s+(?:nr\.?\s*)?\d{{1,2}}[a-z]?\s*[.:–—-]?\s+(?=(?-i:[A-ZÅÄÖ]))", re.IGNORECASE
)
PROPER = re.compile(rf"[\s*_]*{SPAR}\s*[:–—-]?\s+[\"”]?(?=(?-i:[A-ZÅÄÖ]))", re.IGNORECASE)
NUMBER_ALONE = re.compile(rf"[\s*_]*{SPAR}\s+(?:nr\.?\s*)?\d{{1,2}}[a-z]?\s*\.?\s*", re.IGNORECASE)
_TOWARDS = re.compile(rf"^[\s*_#]*{SPAR}\s+(?:inom|mot|för|till)\s+", re.IGNORECASE)
_HEAD = re.compile(r"\s(?:med|i|för|på|inom|mot|till|av|hos|som|vid|utan)\s|[,:(–—]", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÅÄÖ][^:.,;(–]{1,40}(?::|\s[(–])")  # "Kod: 26 veckor"
_PARTS = re.compile(
    r"\b(?:spåret|utbildningen|kursen|omgång\w*|gruppen|platserna|handledare\w*|intag\w*|"
    r"du\s+(?:får\s+)?lär(?:a)?\s+dig|(?:passar|för)\s+dig\s+som|blivande)\b",
    re.IGNORECASE,
)
_UNITS = frozenset({"veckor", "månader", "terminer", "platser", "deltagare", "personer"})
_MOST_WORDS = 6  # of a name that nothing but its place sets off


@cache
def _general() -> re.Pattern[str]:
    words = evidence("general")
    begins = [re.escape(w) for w in words["begins"]]
    whole = [rf"{re.escape(w)}(?!\w)" for w in words["whole"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(begins + whole)})")


def is_general(heading: str) -> bool:
    """Is the heading's main phrase about what is common to tracks, or surrounds them: "Urval av deltagare"?"""
    return _general().search(_HEAD.split(heading.strip() + " ", maxsplit=1)[0].lower()) is not None


def names_itself(text: str, strict: bool = False) -> bool:
    """Does the text begin by calling itself a track ("Jobbspår 2 Handel")? Strictly: with number, colon or "inom"."""
    label = _LABELLED.match(text)
    if NUMBERED.match(text) or label and re.search(r"[:|]", label.group()):
        return True
    if label and _CAPITAL.match(text, label.end()) and not strict:
        return True
    if label and re.match(r"(?:i|på|som|under|från|och|hos)\b", text[label.end() :]):
        return False
    towards = _TOWARDS.match(text)
    rest = towards or label
    name = read_name(text, rest.end()) if rest else None
    named = name is not None and bool(name.industries)
    return not strict and (named or _whole_compound(text))


def _whole_compound(text: str) -> bool:
    """Does the text begin with a word such as "Vårdspår", and go on like an item does?"""
    return any(
        start == 0 and re.match(r"\s*(?:$|[(:,–—.-])", text[end:]) for start, end, _ in compounds(text)
    )


def names_work(heading: str) -> bool:
    """A short heading that only names a line of work."""
    return bool(industries_of(heading)) and len(heading.split()) <= _MOST_WORDS and not is_general(heading)


def has_details(text: str) -> bool:
    """Does the text tell of a course: weeks, seats, groups, "utbildningen"?"""
    return _PARTS.search(text) is not None or any(q.unit in _UNITS for q in find_quantities(text))
