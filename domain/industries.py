"""Which industries a track's name, or any other words, speak of."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from domain.reference import read_toml
from domain.text import fold

_NEUTRAL = "ingen"  # words of the data file that belong to no industry though they look so
_LISTS = ("words", "whole", "inside", "alone")
_FRAME = re.compile(
    r"^(?:\W|\d|(?:jobb|yrkes)?spår(?:et)?\b|inom\b|mot\b|för\b)+|(?:\W|-?(?:jobb|yrkes)?spår(?:et|en)?$|-?(?:bana|stig|linje|block)(?:n|en|et)$)+$"
)
_SEAM = re.compile(r"(?<=\s)(?:inom|med)(?=\s)")
_GOAL = re.compile(
    r"^\s*från\s+\w+\s+till\s+(?=\w+\W*$)", re.IGNORECASE
)  # "Från servicevärd till undersköterska"
_ENUMERATES = re.compile(r",|\b(?:och|samt|eller)\b")
_JOINS = re.compile(rf"{_ENUMERATES.pattern}|[/&+]")
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
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The pattern of all words, longest first, and the slugs of each. Keys: "ord", "ord " (whole), "*ord" (inside)."""
    slugs: dict[str, tuple[str, ...]] = {}
    for slug, entry in _DATA.items():
        for kind, mark in (("words", "{}"), ("whole", "{} "), ("inside", "*{}")):
            for key in (mark.format(fold(word)) for word in entry.get(kind, ()) if not word.isupper()):
                slugs[key] = (*slugs.get(key, ()), slug)
    starts = _either([w for w in slugs if not w.startswith("*")])
    inside = _either([w[1:] for w in slugs if w.startswith("*")])
    return re.compile(rf"(?<!\w)(?P<start>{starts})|(?<=\w)(?P<inside>{inside})"), slugs


def _either(words: list[str], shared: int = 0) -> str:
    """A pattern of the words, longest first, by first and second letter: a place is tried against few of them."""
    if shared == 2:
        return "|".join(map(_written, sorted(words, key=len, reverse=True)))
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[: shared + 1], []).append(word)
    return "|".join(f"(?={re.escape(h)})(?:{_either(tail, shared + 1)})" for h, tail in heads.items())


def _written(word: str) -> str:
    """A word's pattern: spaces may be any white space, and a whole word ends there."""
    pattern = r"\s+".join(map(re.escape, word.split()))
    return pattern + r"(?!\w)" if word.endswith(" ") else pattern


@cache
def _capitals() -> dict[str, str]:
    return {word: slug for slug, entry in _DATA.items() for word in entry.get("whole", ()) if word.isupper()}


@cache
def _alone() -> dict[str, tuple[str, ...]]:
    """The words that a whole name may be, and the slugs of each. A whole word may also stand in "Hamnspåret"."""
    slugs: dict[str, tuple[str, ...]] = {}
    for slug, entry in _DATA.items():
        if slug != _NEUTRAL:
            whole = (word for word in entry.get("whole", ()) if not word.isupper())
            for word in map(fold, (*entry.get("alone", ()), *whole)):
                slugs[word] = tuple(dict.fromkeys((*slugs.get(word, ()), slug)))
    return slugs


def _named(text: str) -> tuple[str, ...]:
    """Slugs of a name that is one of the words that count alone: "Spår: Service", "Hamnspåret", "Varvsspåret"."""
    bare = _FRAME.sub("", text)
    link = bare.removesuffix("s") if bare != text else bare
    return _alone().get(bare) or _alone().get(link, ())


@lru_cache(maxsize=10_000)
def industries_of(text: str) -> tuple[str, ...]:
    """Slugs in the order in which the text speaks of them, each once; empty when it speaks of none.

    "Café och lokalvård" gives ("maltid-restaurang", "lokalvard"). Whether a name without industry is "ovrigt" is
    for the caller to say.
    """
    pattern, slugs = _pattern()
    text = _GOAL.sub("", text)
    found: list[tuple[int, str]] = []
    for match in pattern.finditer(fold(text)):
        if not (match["inside"] and _yields_within_word(match, found)):
            found.extend((match.start(), slug) for slug in _slugs(match, slugs))
    for word, slug in _capitals().items():
        found.extend((m.start(), slug) for m in re.finditer(rf"(?<!\w){word}(?!\w)", text))
    if not found:
        return _named(fold(text))
    said = [(at, slug) for at, slug in sorted(found) if slug != _NEUTRAL]
    return tuple(dict.fromkeys(slug for _, slug in _heads(fold(text), _without_yielding(fold(text), said))))


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


def _heads(text: str, said: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of a name without "och", the work and not its place ("skolans kök"); of others, what is not a common word."""
    slugs = {slug for _, slug in said}
    if len(text.split()) > _NAME_LENGTH or len(slugs) < 2:
        return said
    if not _JOINS.search(text) and not _SEAM.search(text):
        over = {other for slug in slugs for other in _DATA[slug].get("over", ())}
        return [(at, slug) for at, slug in said if slug not in over]
    common = [w for slug in slugs for w in _DATA[slug].get("common", ())]
    kept = [(at, slug) for at, slug in said if not any(re.match(rf"{w}(?!\w)", text[at:]) for w in common)]
    return kept or said


def _slugs(match: re.Match[str], slugs: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if match["inside"]:
        return slugs[f"*{match['inside']}"]
    written = re.sub(r"\s+", " ", match["start"])
    ends_word = not re.match(r"\w", match.string[match.end() :])
    return slugs[f"{written} "] if ends_word and f"{written} " in slugs else slugs[written]
