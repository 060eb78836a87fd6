"""The one analyser, for documents and questions: tokens -> fold case -> stem -> compound parts -> character n-grams."""

import re
from dataclasses import dataclass
from itertools import pairwise

import Stemmer

from domain.text import fold, normalise
from index.compounds import Splitter

ANALYSER_VERSION = 1  # raise it when the same text gives other terms, so that indexes are built anew

# A word, with the ending that abbreviations take after a colon: "SFI:s", "AF:are".
_WORD = re.compile(r"([^\W_]+)(?::(?:s|n|t|a|en|et|er|ar|are|na|ns|arna|erna))?(?!\w)|[^\W_]+", re.IGNORECASE)
_GRAM = 4


@dataclass(frozen=True)
class Word:
    """Characters `start:end` of the text that was analysed, and the stem of what stands there."""

    start: int
    end: int
    stem: str


class Analyser:
    """Makes terms of texts. One for each generation, as the splitter knows the corpus' own words."""

    def __init__(self, splitter: Splitter | None = None) -> None:
        self.splitter = splitter or Splitter({})
        self._stem = Stemmer.Stemmer("swedish").stemWord
        # A corpus has few different words: each is analysed once.
        self._terms: dict[str, tuple[str, ...]] = {}
        self._grams: dict[str, tuple[str, ...]] = {}
        self._written: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, str] = {}  # by the word as it is written

    def analyse(self, text: str) -> tuple[list[str], list[str]]:
        """The text's terms and its n-grams."""
        found = tokens(text)
        terms = [term for token in found for term in self._terms_of(token)]
        return terms, [gram for token in found for gram in self._grams_of(token)]

    def terms(self, text: str) -> list[str]:
        """Stems, and after the stem of a compound those of its parts, in the order of the text."""
        return [term for token in tokens(text) for term in self._terms_of(token)]

    def query_terms(self, text: str) -> list[str]:
        """The terms of a question: also those of words that the corpus writes as one ("jobb spår" -> "jobbspår")."""
        found = tokens(text)
        together = (first + second for first, second in pairwise(found))
        joined = [word for word in together if word in self.splitter.counts]
        return self.terms(text) + [self.stem(word) for word in joined]

    def grams(self, text: str) -> list[str]:
        """Character 4-grams within words, the ends of words marked: "spår" gives "<spå", "spår" and "pår>"."""
        return [gram for token in tokens(text) for gram in self._grams_of(token)]

    def words(self, text: str) -> list[Word]:
        """The words of a text with their places and stems, to mark them."""
        plain = normalise(text)
        return [
            Word(*plain.span(*match.span()), self._stem_of(match[1] or match[0]))
            for match in _WORD.finditer(plain.text)
        ]

    def stems(self, text: str) -> set[str]:
        """The stems of a text's words, each once."""
        return {self._terms_of(token)[0] for token in tokens(text)}

    def terms_of_word(self, word: str) -> tuple[str, ...]:
        """The terms of one word as it is written."""
        known = self._written.get(word)
        if known is None:
            known = self._written[word] = tuple(self.terms(word))
        return known

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words of a text stand."""
        plain = normalise(text)
        return [plain.span(*match.span()) for match in _WORD.finditer(plain.text)]

    def stem(self, token: str) -> str:
        """The stem of one folded word."""
        return str(self._stem(token))

    def _stem_of(self, written: str) -> str:
        known = self._stems.get(written)
        if known is None:
            known = self._stems[written] = self.stem(fold(written))
        return known

    def _terms_of(self, token: str) -> tuple[str, ...]:
        known = self._terms.get(token)
        if known is None:
            parts = self.splitter.split(token)
            known = (self.stem(token), *(self.stem(part) for part in parts))
            self._terms[token] = known
        return known

    def _grams_of(self, token: str) -> tuple[str, ...]:
        known = self._grams.get(token)
        if known is None:
            known = self._grams[token] = grams(token)
        return known


def tokens(text: str) -> list[str]:
    """Folded words and numbers of a text."""
    return [match[1] or match[0] for match in _WORD.finditer(fold(text))]


def grams(token: str) -> tuple[str, ...]:
    """The character 4-grams of one word with its ends marked, or that word when it is shorter."""
    marked = f"<{token}>"
    if len(marked) <= _GRAM:
        return (marked,)
    return tuple(marked[i : i + _GRAM] for i in range(len(marked) - _GRAM + 1))
