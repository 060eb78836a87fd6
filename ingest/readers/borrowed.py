"""Places for the words of another reader: pypdf tells none, pdfium has the same glyphs under wrong letters.

Where a font misleads pdfium about its letters, it still knows where each word stands and how long it is. The words of
both readers are aligned by their lengths.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ingest.words import Word

_SHORTEST_RUN = 3  # words; fewer of the same lengths follow each other by chance
_FEWEST = 0.5  # share of the words that must find their place, for any to be trusted


def with_places(texts: Sequence[str], words: Sequence[Word]) -> list[Word]:
    """The texts, in reading order, at the places of the words; without those that have none. Points."""
    lengths = [len(text) for text in texts]
    runs = SequenceMatcher(None, lengths, [len(w.text) for w in words], autojunk=False).get_matching_blocks()
    placed = [
        replace(words[run.b + at], text=texts[run.a + at])
        for run in runs
        if run.size >= min(_SHORTEST_RUN, len(texts))
        for at in range(run.size)
    ]
    return placed if len(placed) >= _FEWEST * len(texts) else []
