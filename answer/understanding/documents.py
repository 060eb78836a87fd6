"""Documents that a question names: by file, as "bilaga 3 C", as the local model or the annex of a municipality."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from answer.wording import join_names
from domain.cards import Card
from domain.municipalities import find_municipalities
from domain.text import fold

SHORTEST = 6  # characters of a file's name without its ending, for it to be seen in a question
_ANNEX = re.compile(
    r"\bbilaga(?:n|ns)?\s+(?:nr\.?\s*|nummer\s+)?(\d+(?:\s?[a-z])?|[a-z])\b(?!\s*(?:%|procent))"
)
_KINDS = (
    ("lokal modell", re.compile(r"\b(?:den )?lokala modell(?:en|ens)\b")),
    ("bilaga", re.compile(r"\bbilagan(?:s)?\b")),
)


@dataclass(frozen=True)
class Named:
    """The documents that are meant, and the question without their names."""

    documents: tuple[str, ...]
    text: str


def documents_named(text: str, cards: Iterable[Card]) -> Named:
    """The documents that a question names; none of them when it names none that there is."""
    known = list(cards)
    folded = fold(text)
    if len(folded) != len(text):
        return Named((), text)
    for card in known:
        for written in _written(card.file):
            if (at := folded.find(written)) >= 0:
                return _without(text, (at, at + len(written)), [card])
    if not (_ANNEX.search(folded) or any(pattern.search(folded) for _, pattern in _KINDS)):
        return Named((), text)
    own = _of_those_named(text, known)
    if match := _ANNEX.search(folded):
        label = match[1].replace(" ", "")
        found = [a for a in own if a.annex is not None and fold(a.annex).replace(" ", "") == label]
        if found:
            return _without(text, match.span(), found)
    for kind, pattern in _KINDS:
        match = pattern.search(folded)
        found = [a for a in own if a.kind == kind] if match and len(own) < len(known) else []
        if match and found:
            return _without(text, match.span(), found)
    return Named((), text)


@lru_cache(maxsize=50_000)
def _written(file: str) -> tuple[str, ...]:
    """How a question may name a file: with its ending or without. One of letters alone ("mora") is an ordinary word."""
    name = PurePath(file).name
    names = (fold(name), fold(PurePath(name).stem))
    return tuple(written for written in names if len(written) >= SHORTEST and not written.isalpha())


def _of_those_named(text: str, cards: Sequence[Card]) -> list[Card]:
    """The documents of the municipalities in the question; all when it names none that has one."""
    codes = {m.municipality.code for m in find_municipalities(text)}
    own = [c for c in cards if codes & {m.code for m in c.municipalities}]
    return own or list(cards)


def _without(text: str, span: tuple[int, int], found: Sequence[Card]) -> Named:
    """The name is left out; where no municipality is named beside it, those of the document stand for it."""
    start, end = span
    rest = f"{text[:start]}{text[end:]}"
    parties = list(dict.fromkeys(m.name for a in found for m in a.municipalities))
    if not find_municipalities(rest) and len(found) == 1:
        rest = f"{text[:start]}{join_names(parties)}{text[end:]}"
    return Named(tuple(a.id for a in found), " ".join(rest.split()))
