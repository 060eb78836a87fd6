"""Whether the words of a question occur in a text: inflected, in compounds, as synonyms or slightly misspelt."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz

from answer.question import Term
from domain.text import fold
from index.analysis import Analyser, Word
from index.engine import Index

LONG_PART = 6  # letters of a part that is found without its ending
SHORTEST_PART = 4  # letters of a part of a compound that count as a match
SYNONYM = 0.9  # what a synonym is worth beside the word itself
COMPOUND = 0.85  # a compound with the word as its head, or all parts of a compound apart
MODIFIER = 0.7  # a compound that begins with the word
_REFLEXIVE = frozenset({"sig", "oss", "er", "mig"})
_ENDINGS = frozenset(
    "a e n t s en et an er ar or na es ets ens erna arna orna ade ande at ad ligt lig liga".split()
)
HEAD = 0.6  # the word's head, when the word asked for is a compound
TELLING = 0.75  # the one part of a compound that says something: "vårdbiträde" for "vårdbiträdesspår"
PARTS = 0.8  # a compound whose parts stand apart
ENOUGH = 0.6  # a weaker likeness is none


@dataclass(frozen=True)
class TermHit:
    """A term of the question found at `start:end` of a text; `quality` is 0..1."""

    term: int  # position in the question's terms
    start: int
    end: int
    quality: float


@lru_cache(maxsize=200_000)
def likeness(asked: str, written: str) -> float:
    """How surely two stems are the same word or parts of one: 1 equal, 0.85 a compound with it, less when vague."""
    if asked == written:
        return 1.0
    shorter, longer = sorted((asked, written), key=len)
    if len(shorter) < SHORTEST_PART:
        return 0.0
    if longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS:
        return 0.95
    if longer.endswith(shorter):
        # "spår" finds "industrispår"; "ungdomsarbetslöshet" finds "arbetslöshet", its head, less surely.
        return COMPOUND if longer is written else HEAD
    if longer.startswith(shorter):
        # "praktik" finds "praktikstart", but "ungdomsarbetslöshet" does not find "ungdom".
        return MODIFIER if longer is written else 0.0
    if longer is written and longer.startswith(_bare(shorter)) and len(_bare(shorter)) >= LONG_PART:
        return MODIFIER  # "gymnasiet" finds "gymnasieskola"
    shared = next((i for i, (a, b) in enumerate(zip(asked, written)) if a != b), len(shorter))  # noqa: B905  # lengths differ by nature
    if shared >= 6 and shared >= 0.7 * len(longer):
        return 0.75
    if len(shorter) >= 6 and fuzz.ratio(asked, written) >= 85:
        return 0.7
    return 0.0


def _bare(stem: str) -> str:
    """A stem without the definite ending that the stemmer leaves: "gymnasiet" -> "gymnasie"."""
    return stem[:-1] if stem[-1:] in ("t", "n", "s") else stem


class Matcher:
    """Finds the terms of one question in texts. Forms are stems; a form of several words must stand as a phrase."""

    def __init__(
        self, terms: Sequence[Term], analyser: Analyser, is_common: Callable[[str], bool] | None = None
    ) -> None:
        """`is_common` tells stems that say little: as the mere head of a compound they do not stand for it."""
        self.terms = tuple(terms)
        self._is_common = is_common or (lambda stem: False)
        self._analyser = analyser
        self._parts: list[tuple[int, frozenset[str]]] = []  # of terms that are compounds
        self._single: list[tuple[int, str, float]] = []  # term, stem, worth
        self._phrases: list[tuple[int, tuple[str, ...], float]] = []
        for number, term in enumerate(terms):
            spellings = [(term.word, 1.0), *((other, SYNONYM) for other in term.alternatives)]
            for text, worth in spellings:
                stems = tuple(w.stem for w in analyser.words(text) if w.stem not in _REFLEXIVE)
                if len(stems) == 1:
                    self._single.append((number, stems[0], worth))
                elif stems:
                    self._phrases.append((number, stems, worth))
            parts = frozenset(analyser.terms(term.word)[1:])
            if len(parts) > 1 and " " not in term.word:
                self._parts.append((number, parts))
        self._known: dict[str, tuple[tuple[int, float], ...]] = {}
        self._texts: dict[str, tuple[TermHit, ...]] = {}

    def hits(self, text: str) -> tuple[TermHit, ...]:
        """The best occurrence of every term in `text`; terms that do not occur give nothing."""
        if text not in self._texts:
            self._texts[text] = self._hits(text)
        return self._texts[text]

    def forms(self, number: int) -> tuple[str, ...]:
        """The stems of one term's forms, those of one word only."""
        return tuple(stem for term, stem, _ in self._single if term == number)

    def _hits(self, text: str) -> tuple[TermHit, ...]:
        words = self._analyser.words(text)
        best: dict[int, TermHit] = {}
        for word in words:
            for term, quality in self._qualities(word.stem, text[word.start : word.end]):
                if term not in best or quality > best[term].quality:
                    best[term] = TermHit(term, word.start, word.end, quality)
        for term, stems, worth in self._phrases:
            for at in range(len(words) - len(stems) + 1):
                quality = worth * min(likeness(s, words[at + i].stem) for i, s in enumerate(stems))
                if quality >= ENOUGH and (term not in best or quality > best[term].quality):
                    best[term] = TermHit(term, words[at].start, words[at + len(stems) - 1].end, quality)
        for term, parts in self._parts:
            if term not in best or best[term].quality < PARTS:
                if hit := self._apart(term, parts, words):
                    best[term] = hit
        return tuple(best[term] for term in sorted(best))

    def _apart(self, term: int, parts: frozenset[str], words: Sequence[Word]) -> TermHit | None:
        """A compound whose parts all stand in the text as words of their own: "Spår: Barnskötare"."""
        places = []
        for part in parts:
            found = [w for w in words if likeness(part, w.stem) >= 0.95]
            if not found:
                return None
            places.append(found[0])
        return TermHit(term, min(w.start for w in places), max(w.end for w in places), PARTS)

    def _qualities(self, stem: str, written: str) -> tuple[tuple[int, float], ...]:
        """Which terms a word of a text is, and how surely."""
        if stem not in self._known:
            pieces = self._analyser.terms(written)
            parts, last = set(pieces), pieces[-1] if pieces else ""
            found: dict[int, float] = {}
            for term, asked, worth in self._single:
                quality = likeness(asked, stem)
                if quality == HEAD and self._is_common(stem):
                    quality = 0.0  # "spår" alone is no "barnskötarspår"
                if quality < MODIFIER and asked in parts:
                    quality = COMPOUND if asked == last else MODIFIER
                quality *= worth
                if quality >= ENOUGH * SYNONYM:
                    found[term] = max(found.get(term, 0.0), quality)
            for term, pieces_asked in self._parts:
                telling = {p for p in pieces_asked if not self._is_common(p)}
                if (
                    len(telling) == 1
                    and len(pieces_asked) > 1
                    and likeness(next(iter(telling)), stem) >= 0.95
                ):
                    found[term] = max(found.get(term, 0.0), TELLING)
            self._known[stem] = tuple(found.items())
        return self._known[stem]


class Rarity:
    """How much a word tells: the share of sentences in the corpus that hold it or a compound with it."""

    def __init__(self, index: Index) -> None:
        counts: Counter[str] = Counter()
        self.sentences = 0
        for agreement in index.agreements.values():
            for section, start, end in agreement.walk():
                self.sentences += 1
                counts.update(index.analyser.stems(section.text[start:end]))
        self._stems = sorted(counts)
        self._counts = [counts[s] for s in self._stems]
        self._joined = "\n" + "\n".join(self._stems) + "\n"
        self._starts = [0]
        for stem in self._stems:
            self._starts.append(self._starts[-1] + len(stem) + 1)
        self._seen: dict[str, int] = {}  # a corpus has few different words, and questions ask for few others

    def occurrences(self, form: str) -> int:
        """Sentences with the stem, or (from four letters) with a word that begins or ends with it; an upper bound."""
        if (seen := self._seen.get(form)) is None:
            seen = self._seen[form] = self._occurrences(form)
        return seen

    def _occurrences(self, form: str) -> int:
        if len(form) < SHORTEST_PART:
            return self._sum(f"\n{form}\n")
        return self._sum(f"\n{form}") + self._sum(f"{form}\n") - self._sum(f"\n{form}\n")

    def weight(self, forms: Sequence[str]) -> float:
        """Inverse document frequency in 0..1 of a term in any of its forms: 1 for a word that hardly occurs."""
        seen = sum(self.occurrences(f) for f in set(forms))
        highest = math.log(self.sentences + 2)
        return max(0.05, math.log((self.sentences + 2) / (min(seen, self.sentences) + 1)) / highest)

    def is_common(self, stem: str) -> bool:
        """Whether the word stands in so many sentences that it says little."""
        return self.weight((stem,)) <= COMMON

    def _sum(self, wanted: str) -> int:
        total, at = 0, self._joined.find(wanted)
        while at >= 0:
            total += self._counts[min(bisect_right(self._starts, at) - 1, len(self._counts) - 1)]
            at = self._joined.find(wanted, at + 1)
        return total


COMMON = 0.4  # weight up to which a word says little


_RARITIES: WeakKeyDictionary[Index, Rarity] = WeakKeyDictionary()


def rarity_of(index: Index) -> Rarity:
    """Counted once for an index and for all its documents, and kept as long as the index is."""
    if index.whole not in _RARITIES:
        _RARITIES[index.whole] = Rarity(index.whole)
    return _RARITIES[index.whole]


def same_word(first: str, second: str) -> bool:
    """Two names of a group or the like, compared by their folded beginnings: "styrgrupp" and "Styrgruppen"."""
    a, b = fold(first).strip(), fold(second).strip()
    return bool(a and b) and (a == b or likeness(a, b) >= 0.75)
