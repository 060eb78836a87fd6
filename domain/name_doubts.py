"""Whether a name stands for the municipality, where the same letters may be a word or a person's name."""

import re
from dataclasses import dataclass
from functools import cache

from domain.reference import FOLDER, read_csv

_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:i|på|från|inom|kommun|kommunen|kommunerna|kommuner|orten|orterna|arbetsförmedlingen|campus|in|municipality\s+of)"
    r"[\s:]+$",
    re.IGNORECASE,
)
_FIELD_AFTER = re.compile(
    r"s?\s+(?:överenskommelse|avtal|jobbspår|bilaga|styrgrupp|arbetsgrupp|arbetsmarknad|kommunstyrelse|mål|spår|näringsliv)",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(
    r"(?:chef|direktör|rektor|ordförande|råd|sekreterare|handläggare|samordnare|ledare|coach|herr|fru|(?<!\w)[A-ZÅÄÖ]\.?)\s+$"
)
_CAPITALISED_BEFORE = re.compile(
    r"(?P<start>^|[.!?:;\n\t]\s*)?(?P<word>(?<!\w)[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)\s+$"
)
_CAPITALISED_AFTER = re.compile(r"\s+(?!Kommun|Stad)[A-ZÅÄÖ][a-zåäö]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n\t|-])\s*$")
_ASKED = re.compile(
    r"\?|^\s*(?:vilk|vad|vem|hur|när|var|finns|har|är|kan|ska|beskriv|jämför|vilka)|spår|avtal|överenskommelse|målgrupp",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"\s*(?:$|[\n\t|])")


@dataclass(frozen=True)
class Doubt:
    """Why a name may be something else. `common_word`: in lower case a word that running text uses."""

    common_word: bool
    carried_by_people: bool
    not_before: re.Pattern[str] | None  # what follows when the word is meant: "Mark och anläggning"


@cache
def doubts() -> dict[str, Doubt]:
    """Folded name to what may be wrong with it; names that are not there are beyond doubt."""
    return {row["name"].casefold(): _doubt(row) for row in read_csv("ambiguous_names.csv")}


def _doubt(row: dict[str, str]) -> Doubt:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in row["not_before"].split("|"))
    pattern = re.compile(rf"\s*(?:{phrases})", re.IGNORECASE) if row["not_before"] else None
    return Doubt(row["common_word"] == "ja", row["carried_by_people"] == "ja", pattern)


@cache
def _first_names() -> frozenset[str]:
    lines = (FOLDER / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def is_first_name(word: str) -> bool:
    """Is the word, with its capital letter, a first name that many people carry?"""
    return word in _first_names()


def is_the_municipality(text: str, start: int, end: int, name: str, doubt: Doubt) -> bool:
    """Whether `text[start:end]`, which is `name`, means the municipality as far as the words around it tell."""
    before, after = text[max(0, start - 80) : start], text[end : end + 40]
    if doubt.not_before and doubt.not_before.match(after):
        return False
    if _FIELD_AFTER.match(after) and not (name.islower() and doubt.common_word):
        return True
    if name.islower():
        return not doubt.common_word or _typed_in_lower_case(text, before, after)
    if doubt.carried_by_people and _is_person(before, after):
        return False
    if _PLACE_BEFORE.search(before):
        return True
    if _SENTENCE_START.search(before):
        return bool(_CELL_END.match(after))
    return not (name.isupper() and doubt.common_word)


def _is_person(before: str, after: str) -> bool:
    if _TITLE_BEFORE.search(before):
        return True
    match = _CAPITALISED_BEFORE.search(before)
    if match and (
        match["word"] in _first_names() or (match["start"] is None and not _PLACE_BEFORE.search(before))
    ):
        return True
    return bool(_CAPITALISED_AFTER.match(after)) and not _PLACE_BEFORE.search(before)


def _typed_in_lower_case(text: str, before: str, after: str) -> bool:
    """A question without capitals: "vilka jobbspår finns i vara?"."""
    if any(character.isupper() for character in text[1:]) or not _ASKED.search(text):
        return False
    return bool(re.search(r"(?<!\w)(?:i|på)\s+$", before) and re.match(r"\s*(?:$|[?.!,]|och\s)", after))
