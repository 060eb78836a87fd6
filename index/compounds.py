"""Splits Swedish compounds by the corpus' own words: "industrispår" is "industri" and "spår" where both occur alone."""

from collections import Counter
from collections.abc import Iterable, Mapping

from domain.vocabulary import STOPWORDS

_SHORTEST = 3  # characters of a part
_SHORTEST_LAST = 4  # the last part carries the inflection: shorter ones are mostly endings
_SHORTEST_WORD = 8
_LINKS = ("", "s")


class Splitter:
    """Knows the words of a corpus and how often each occurs."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        words = {word for word in counts if len(word) >= _SHORTEST and word not in STOPWORDS}
        self._lasts = {word for word in words if len(word) >= _SHORTEST_LAST}
        self._firsts = words | {_bare(word) for word in words if len(word) > _SHORTEST}

    @classmethod
    def trained(cls, texts: Iterable[Iterable[str]]) -> "Splitter":
        """Counts the words of texts that are given as folded words."""
        return cls(Counter(token for text in texts for token in text if token.isalpha()))

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, two or more; empty when the word is none. A linking -s- belongs to no part."""
        if len(word) < _SHORTEST_WORD or not word.isalpha():
            return ()
        for cut in range(len(word) - _SHORTEST_LAST, _SHORTEST - 1, -1):
            if (last := word[cut:]) in self._lasts and (first := self._first(word[:cut])):
                return (*(self.split(first) or (first,)), last)
        return ()

    def _first(self, head: str) -> str | None:
        for link in _LINKS:
            form = head.removesuffix(link) if link else head
            if len(form) >= _SHORTEST and (link == "" or head.endswith(link)) and form in self._firsts:
                return form
        return None


def _bare(word: str) -> str:
    """How a noun stands first in a compound: without its final vowel ("skola" -> "skol")."""
    return word[:-1] if word[-1] in "ae" else word
