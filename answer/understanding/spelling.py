"""Mends the spelling of a question by words that are known to be right: those of the corpus and of the reference data.

A word is left alone when it stands in the corpus (or an inflected form of it does), in the reference data, in a list
of common Swedish words, or is a compound of such words. Only then is a near word looked for, and only a very near
one is taken: a wrong correction harms more than a missed one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from rapidfuzz.distance import OSA

from answer.matching.word_forms import root
from domain.reference import read_toml

SHORTEST = 5  # letters; shorter words have too many neighbours
COMMON_SHORTEST = 7  # letters of a common word outside the corpus to which another one may be mended
SHORT_LAST = ("mål", "råd", "tal", "tid")  # words of three letters that compounds end in
LONG = 10  # letters from which two errors are mended
_PLAIN = str.maketrans("åäöéüæø", "aaoeuao")


class Vocabulary(Protocol):
    """The words that are known to be right, folded."""

    def count(self, word: str) -> int:
        """How often the word occurs in the corpus; 0 for a word that does not."""
        ...

    def words(self) -> Collection[str]:
        """The words that a misspelt one may be mended to."""
        ...

    def stem(self, word: str) -> str:
        """The word's stem."""
        ...


class WordCounts:
    """A vocabulary of counted corpus words and of reference words (which count as occurring once)."""

    def __init__(self, counts: Mapping[str, int], reference: Iterable[str], stemmer: "Stemmer") -> None:
        self._counts = {**dict.fromkeys(reference, 1), **counts}
        self._stemmer = stemmer

    def count(self, word: str) -> int:
        """Occurrences in the corpus, 1 for a reference word, else 0."""
        return self._counts.get(word, 0)

    def words(self) -> Collection[str]:
        """All words."""
        return self._counts.keys()

    def stem(self, word: str) -> str:
        """By the stemmer given."""
        return self._stemmer.stem(word)


class Stemmer(Protocol):
    """What stems one folded word."""

    def stem(self, token: str) -> str:
        """The stem."""
        ...


@cache
def _colloquial() -> dict[str, str]:
    return read_toml("colloquial.toml", "answer")


@cache
def common_words() -> frozenset[str]:
    """Common Swedish words of at least four letters, from `data/svenska_ord.txt`."""
    text = files("answer").joinpath("data/svenska_ord.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def plain(word: str) -> str:
    """The word as somebody without å, ä and ö on the keyboard would type it."""
    return word.translate(_PLAIN)


@dataclass(frozen=True)
class Correction:
    """One mended word, or two words that were written apart."""

    typed: str
    meant: str


class Speller:
    """Mends words by one vocabulary. Make one for each index and keep it: it sorts the words by length."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._stems = {vocabulary.stem(word) for word in vocabulary.words()}
        self._roots = {root(word) for word in vocabulary.words()}
        self._common_stems = {vocabulary.stem(word) for word in common_words()}
        self._by_length: dict[int, list[str]] = {}
        self._plain: dict[str, str] = {}
        for word in sorted(vocabulary.words(), key=vocabulary.count):
            if word.replace("-", "").isalpha() and len(word) >= SHORTEST - 1:
                self._by_length.setdefault(len(word), []).append(word)
                self._plain[plain(word)] = word
        for word in common_words() - set(vocabulary.words()):
            if len(word) >= COMMON_SHORTEST:
                self._by_length.setdefault(len(word), []).append(word)

    def known(self, word: str) -> bool:
        """Whether the word is taken to be rightly spelt."""
        return self._simple(word) or self._compound(word)

    def in_corpus(self, word: str) -> bool:
        """Whether the word or an inflected form of it is in the vocabulary."""
        return self._inflected(word) or root(word) in self._roots

    def _inflected(self, word: str) -> bool:
        return self._vocabulary.count(word) > 0 or self._vocabulary.stem(word) in self._stems

    def mend(self, word: str) -> str | None:
        """The word that was meant, or None when `word` is right or nothing is near enough."""
        if word in _colloquial() and not self._inflected(word):
            return _colloquial()[word]
        if len(word) < SHORTEST - 1 or not word.replace("-", "").isalpha() or self._simple(word):
            return None
        typed_plainly = self._plain.get(plain(word))
        if typed_plainly is not None and word == plain(word):
            return typed_plainly
        if len(word) < SHORTEST or self._compound(word):
            return None
        return self._nearest(word) or self._nearest_compound(word)

    def join(self, first: str, second: str) -> str | None:
        """The compound that two neighbouring words are parts of, when it is in the vocabulary."""
        if len(first) < 3 or len(second) < 3:
            return None
        for joined in (first + second, f"{first}s{second}", first.removesuffix("-") + second):
            if self._vocabulary.count(joined):
                return joined
            if (len(second) >= 4 or second in SHORT_LAST) and self._vocabulary.stem(joined) in self._stems:
                return joined
        return None

    def _simple(self, word: str) -> bool:
        if self._inflected(word) or word in common_words():
            return True
        return len(word) >= 6 and self._vocabulary.stem(word) in self._common_stems

    def _compound(self, word: str) -> bool:
        """Whether the word is made of two known parts of four letters or more, or ends in a short one: "procentmål"."""
        if word.endswith(SHORT_LAST) and len(word) > 6 and any(map(self._simple, _first_parts(word[:-3]))):
            return True
        for cut in range(4, len(word) - 3):
            first, second = word[:cut], word[cut:]
            if self._simple(second) and any(self._simple(f) for f in _first_parts(first)):
                return True
        return False

    def _nearest_compound(self, word: str) -> str | None:
        """The compound of two words of the corpus, one of them mistyped: "industrisppr" -> "industrispår"."""
        for cut in range(4, len(word) - 3):
            first, second = word[:cut], word[cut:]
            if self._vocabulary.count(second) and (mended := self._nearest(first)):
                return mended + second
            if self._vocabulary.count(first) and (mended := self._nearest(second)):
                return first + mended
        return None

    def _nearest(self, word: str) -> str | None:
        allowed = 2 if len(word) >= LONG else 1
        best: tuple[float, bool, int, str] | None = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for candidate in self._by_length.get(length, ()):
                distance = OSA.distance(word, candidate, score_cutoff=allowed)
                if distance > allowed or root(word) == root(candidate):
                    continue
                if distance > 1 and candidate[:2] != word[:2]:
                    continue
                # The first letter is seldom mistyped, nor the last; of the rest the most frequent is meant.
                rank = (
                    distance + (candidate[0] != word[0]),
                    candidate[-1] != word[-1],
                    -self._vocabulary.count(candidate),
                    candidate,
                )
                if rank[0] <= allowed and (best is None or rank < best):
                    best = rank
        return None if best is None else best[-1]


def _first_parts(part: str) -> Sequence[str]:
    """The forms of a word that stands first in a compound: "folkhögskole" -> folkhögskole, folkhögskola ..."""
    forms = [part]
    if len(part) > 4 and part[-1] == "s":
        forms.append(part[:-1])
    if part[-1] == "e":
        forms.append(f"{part[:-1]}a")
    return [*forms, f"{part}a", f"{part}e"]
