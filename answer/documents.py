"""Documents that a question names: by file, as "bilaga 3 C", as the local model or the annex of a municipality."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from answer.wording import join_names
from domain.agreement import Agreement
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


def documents_named(text: str, agreements: Iterable[Agreement]) -> Named:
    """The documents that a question names; none of them when it names none that there is."""
    known = list(agreements)
    folded = fold(text)
    if len(folded) != len(text):
        return Named((), text)
    for agreement in known:
        name = PurePath(agreement.file).name
        for written in (fold(name), fold(PurePath(name).stem)):
            # A name of letters alone ("mora") is an ordinary word of questions.
            if len(written) >= SHORTEST and not written.isalpha() and (at := folded.find(written)) >= 0:
                return _without(text, (at, at + len(written)), [agreement])
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


def _of_those_named(text: str, agreements: Sequence[Agreement]) -> list[Agreement]:
    """The documents of the municipalities in the question; all when it names none that has one."""
    codes = {m.municipality.code for m in find_municipalities(text)}
    own = [a for a in agreements if codes & {m.code for m in a.municipalities}]
    return own or list(agreements)


def _without(text: str, span: tuple[int, int], found: Sequence[Agreement]) -> Named:
    """The name is left out; where no municipality is named beside it, those of the document stand for it."""
    start, end = span
    rest = f"{text[:start]}{text[end:]}"
    parties = list(dict.fromkeys(m.name for a in found for m in a.municipalities))
    if not find_municipalities(rest) and len(found) == 1:
        rest = f"{text[:start]}{join_names(parties)}{text[end:]}"
    return Named(tuple(a.id for a in found), " ".join(rest.split()))
