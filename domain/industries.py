"""Which industries a track's name, or any other words, speak of."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from domain.reference import read_toml
from domain.text import fold

_NEUTRAL = "ingen"  # words of the data file that belong to no industry though they look so
_LISTS = ("words", "whole", "inside", "alone")
_FRAME = re.compile(
    r"^(?:\W|\d|(?:jobb|yrkes)?spår(?:et)?\b|inom\b|mot\b|för\b)+|(?:\W|-?(?:jobb|yrkes)?spår(?:et)?$)+$"
)
_SEAM = re.compile(r"(?<=\s)(?:inom|med)(?=\s)")
_ENUMERATES = re.compile(r",|\b(?:och|samt|eller)\b")
_NAME_LENGTH = 6  # words: longer text is no name


@dataclass(frozen=True)
class Industry:
    """One slug of the contract. `words` are its vocabulary, as in industries.toml."""

    slug: str
    label: str
    words: tuple[str, ...]


_DATA = read_toml("industries.toml")

INDUSTRIES: dict[str, Industry] = {
    slug: Industry(slug, entry["label"], tuple(w for key in _LISTS for w in entry.get(key, ())))
    for slug, entry in _DATA.items()
    if slug != _NEUTRAL
}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all words, longest first, and the slug of each. Keys: "ord", "ord " (whole), "*ord" (inside)."""
    slugs: dict[str, str] = {}
    for slug, entry in _DATA.items():
        for kind, mark in (("words", "{}"), ("whole", "{} "), ("inside", "*{}")):
            slugs.update(
                (mark.format(fold(word)), slug) for word in entry.get(kind, ()) if not word.isupper()
            )
    starts = "|".join(_written(w) for w in sorted(slugs, key=len, reverse=True) if not w.startswith("*"))
    inside = "|".join(re.escape(w[1:]) for w in sorted(slugs, key=len, reverse=True) if w.startswith("*"))
    return re.compile(rf"(?<!\w)(?P<start>{starts})|(?<=\w)(?P<inside>{inside})"), slugs


def _written(word: str) -> str:
    """A word's pattern: spaces may be any white space, and a whole word ends there."""
    pattern = r"\s+".join(map(re.escape, word.split()))
    return pattern + r"(?!\w)" if word.endswith(" ") else pattern


@cache
def _capitals() -> dict[str, str]:
    return {word: slug for slug, entry in _DATA.items() for word in entry.get("whole", ()) if word.isupper()}


@cache
def _alone() -> dict[str, str]:
    return {fold(word): slug for slug, entry in _DATA.items() for word in entry.get("alone", ())}


@lru_cache(maxsize=10_000)
def industries_of(text: str) -> tuple[str, ...]:
    """Slugs in the order in which the text speaks of them, each once; empty when it speaks of none.

    "Café och lokalvård" gives ("maltid-restaurang", "lokalvard"). Whether a name without industry is "ovrigt" is
    for the caller to say.
    """
    pattern, slugs = _pattern()
    found: list[tuple[int, str]] = []
    for match in pattern.finditer(fold(text)):
        if not (match["inside"] and _yields_within_word(match, found)):
            found.append((match.start(), _slug(match, slugs)))
    for word, slug in _capitals().items():
        found.extend((m.start(), slug) for m in re.finditer(rf"(?<!\w){word}(?!\w)", text))
    if not found and (slug_alone := _alone().get(_FRAME.sub("", fold(text)))):
        return (slug_alone,)
    said = [(at, slug) for at, slug in sorted(found) if slug != _NEUTRAL]
    return tuple(dict.fromkeys(slug for _, slug in _without_yielding(fold(text), said)))


def _yields_within_word(match: re.Match[str], found: list[tuple[int, str]]) -> bool:
    """Is it a weak ending of a word that has begun as an industry: "montör" in "solcellsmontör"?"""
    begins = re.search(r"\w*$", match.string[: match.start()])
    return match["inside"] in _weak() and begins is not None and any(at >= begins.start() for at, _ in found)


@cache
def _weak() -> frozenset[str]:
    return frozenset(fold(word) for entry in _DATA.values() for word in entry.get("weak", ()))


def _without_yielding(text: str, said: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Drops, from a name of a few words, what only says how: "servicevärd" before "inom", "språkstöd" after "med"."""
    seams = list(_SEAM.finditer(text))
    if len(seams) != 1 or _ENUMERATES.search(text[: seams[0].start()]) or len(text.split()) > _NAME_LENGTH:
        return said
    seam, word = seams[0].start(), seams[0].group()
    kept = [
        (at, slug)
        for at, slug in said
        if _DATA[slug].get("yields") != word or (at < seam) != (word == "inom")
    ]
    return kept or said


def _slug(match: re.Match[str], slugs: dict[str, str]) -> str:
    if match["inside"]:
        return slugs[f"*{match['inside']}"]
    written = re.sub(r"\s+", " ", match["start"])
    ends_word = not re.match(r"\w", match.string[match.end() :])
    return slugs[f"{written} "] if ends_word and f"{written} " in slugs else slugs[written]
