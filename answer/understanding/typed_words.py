"""The words of a question as typed: their spelling mended, split compounds joined, enumerations taken together."""

import re
from collections.abc import Sequence

from answer.understanding.places import Place
from answer.understanding.spelling import Correction, Speller
from domain import vocabulary
from domain.text import fold, words

_GENITIVE = re.compile(r"(?<=\w):s$")


def spelling_mended(text: str, places: Sequence[Place], speller: Speller) -> tuple[str, list[Correction]]:
    """The question with its spelling mended and split compounds joined, and what was changed."""
    pieces: list[str] = []
    corrections: list[Correction] = []
    spans = words(text)
    at = number = 0
    while number < len(spans):
        start, end = spans[number]
        pieces.append(text[at:start])
        word, step = fold(text[start:end]), 1
        place = next((p for p in places if p.start <= start < p.end), None)
        new = text[start:end]
        if place is not None:
            if place.typed is not None and place.start == start:
                new = place.municipalities[0].name
        elif (joined := _joined(text, spans, number, places, speller)) is not None:
            corrections.append(Correction(text[start : spans[number + 1][1]], joined))
            new, step = joined, 2
        elif (mended := speller.mend(word)) is not None:
            corrections.append(Correction(word, mended))
            new = mended
        pieces.append(new)
        at = spans[number + step - 1][1]
        number += step
    return "".join([*pieces, text[at:]]), corrections


def _joined(
    text: str, spans: Sequence[tuple[int, int]], number: int, places: Sequence[Place], speller: Speller
) -> str | None:
    if number + 1 >= len(spans):
        return None
    (start, end), (following, last) = spans[number], spans[number + 1]
    if text[end:following] != " " or any(p.start <= following < p.end for p in places):
        return None
    first, second = fold(text[start:end]), fold(text[following:last])
    if first in vocabulary.STOPWORDS or second in vocabulary.STOPWORDS:
        return None
    return speller.join(first, second)


_ENUMERATED = re.compile(
    r"\w[\w-]*(?:, \w[\w-]*)+,? (?:eller|or) (?:andra |annan |annat |någon |något )?\w[\w-]*"
)


def content_words(corrected: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words; of "hoppare/ungdomar" and of "tågkort, busskort eller resor" the first, with the others for it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    listed = [m.span() for m in _ENUMERATED.finditer(corrected)]
    before = 0
    for start, end in words(corrected):
        word = _GENITIVE.sub("", fold(corrected[start:end]))
        joint = corrected[before:start]
        within = any(a < start < b for a, b in listed) and joint != " " or joint == "/"
        if found and within:
            found[-1] = (found[-1][0], (*found[-1][1], word))
        else:
            found.append((word, ()))
        before = end
    return found
