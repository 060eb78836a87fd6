"""Words of a scanned heading with a letter or two misread: "Avialstid" is Avtalstid.

The heading's title alone is mended; the text stays as it was read, so that every quote is the scan's own. A word is
taken for another only when it is unknown and just one known word is so near: a word that headings of the genre have,
a verb, or one that the document has several times.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import Levenshtein

from domain.topics import TOPICS
from ingest.wording import finite_verbs

FEWEST_LETTERS = 8
LONG = 14  # letters from which on two of them may be wrong
OFTEN = 2  # times that the document has a word for it to be known
_ENDING = 3  # letters at most in which the forms of one word differ
_WORD = re.compile(rf"[^\W\d_]{{{FEWEST_LETTERS},}}")


class Mender:
    """Knows the words of one document."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
        self._often = {word for word, count in counts.items() if count >= OFTEN}

    def mended(self, title: str) -> str:
        """The title with its misread words as they should be."""
        return _WORD.sub(lambda found: self._word(found.group()), title)

    def _word(self, word: str) -> str:
        lower, known = word.lower(), self._often | _known()
        if lower in known or any(_is_form(lower, other) for other in known):
            return word
        most = 1 if len(lower) < LONG else 2
        near = {other for other in known if _is_misread(lower, other, most)}
        if len(near) != 1:
            return word
        meant = near.pop()
        return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant


def _is_form(word: str, other: str) -> bool:
    """Whether one is the other with an ending: "samverkans", "samverkan"."""
    longer = word.startswith(other) and len(word) - len(other) <= _ENDING
    return longer or other.startswith(word)


def _is_misread(word: str, other: str, most: int) -> bool:
    """Whether so few letters differ, and not those of the ending, which are another form of the word."""
    if abs(len(word) - len(other)) > most or Levenshtein.distance(word, other, score_cutoff=most) > most:
        return False
    return word[:-_ENDING] != other[: len(word) - _ENDING] or len(word) != len(other)


@cache
def _known() -> frozenset[str]:
    phrases = (word for topic in TOPICS.values() for phrase in topic.words for word in _WORD.findall(phrase))
    return frozenset(word.lower() for word in phrases) | {
        v for v in finite_verbs() if len(v) >= FEWEST_LETTERS
    }
