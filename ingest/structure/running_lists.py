"""Lists inside running text, where the bullets and line breaks of the original are lost.

"Målen är: Andelen i arbete ska öka Antalet hushåll ska minska ..." After a colon each capital letter that is no name
begins an item. A list needs two items; the last ends with the sentence.
"""

import re

from ingest.structure.phrases import NO_HEADING_STARTS, TOKEN, Vocabulary, opens_phrase
from ingest.structure.sentences import split_sentences
from ingest.wording import has_main_verb, is_caption

FEWEST = 2
SHORTEST = 3  # words of an item


def divide_lists(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, bool]]:
    """The whole text in pieces (start, end, whether it is an item), in order."""
    pieces: list[tuple[int, int, bool]] = []
    done = 0
    for start, end in split_sentences(text):
        items = _items(text, start, end, vocabulary)
        if not items:
            continue
        if items[0] > done:
            pieces.append((done, items[0], False))
        pieces += [(a, b, not _is_sentence(text[a:b])) for a, b in zip(items, [*items[1:], end], strict=True)]
        done = end
    if done < len(text):
        pieces.append((done, len(text), False))
    return pieces


def _is_sentence(piece: str) -> bool:
    """The sentence after a list whose last item has no full stop: "De som inte bedöms kunna ..." """
    return piece.endswith(".") and piece.split()[0].lower() in NO_HEADING_STARTS and has_main_verb(piece)


def _items(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[int]:
    """Where the items of the sentence begin; none when it holds no list."""
    colon = re.compile(r":\s+(?=[A-ZÅÄÖ0-9])").search(text, start, end)
    if colon is None or is_caption(text[max(start, colon.start() - 12) : colon.end()].lstrip()):
        return []
    starts = [colon.end()]
    before = ""
    for match in TOKEN.finditer(text, colon.end(), end):
        begins = before and before[-1] not in ",;.:/" and opens_phrase(match[0], before)
        if begins and vocabulary.opens_sentence(match[0]):
            starts.append(match.start())
        before = match[0]
    ends = [*starts[1:], end]
    long = all(len(text[a:b].split()) >= SHORTEST for a, b in zip(starts, ends, strict=True))
    return starts if len(starts) >= FEWEST and long else []
