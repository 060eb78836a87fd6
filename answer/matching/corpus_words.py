"""The words of every sentence of a corpus, to be looked up quickly: inflected, within compounds, as phrases.

Stricter than the likeness by which candidates are ranked: a list names every municipality with evidence and no other,
so two different words that merely look alike must not meet.
"""

import copy
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from answer.matching.notions import Pattern, Slot, holds, in_order, named_by, parse
from answer.matching.word_forms import SHORTEST_ROOT, bare, capitalised, derived, root, tokens
from answer.question import Term
from domain.agreement import Agreement, Section
from domain.text import words
from index.compounds import Splitter
from index.engine import Index

SAME = 0.95  # worth of another name for the same thing
DESCRIBED = 0.7  # worth of a description of what the question names by its one word
DERIVED = 0.9  # worth of the noun of a verb and the verb of a noun: "utbildas", "utbildning"
HINT = 0.45  # worth of what may mean it and may not: if it is evidence, then weak
LOOSE = 0.5  # worth of a word that is only near in meaning: never evidence by itself
APART = 0.7  # worth of a phrase of two words that stand apart in a sentence
WINDOW = 20  # words of a sentence that hold all groups of a pattern
REMEMBERED = 20_000  # words whose written forms are kept
_NONE = np.array([], np.int64)


@dataclass(frozen=True)
class Sentence:
    """One sentence, item, row or heading, with the numbers of the sentences that give it its sense."""

    agreement: Agreement
    section: Section
    start: int
    end: int
    words: tuple[str, ...]
    is_heading: bool
    heading: int | None  # the section's heading
    before: int | None  # the sentence before it in the section
    lead_in: int | None  # what introduces the list that it stands in


class CorpusWords:
    """All sentences of an index and where each word stands."""

    def __init__(self, agreements: Iterable[Agreement], splitter: Splitter) -> None:
        self._splitter = splitter
        self._shown: npt.NDArray[np.bool_] | None = (
            None  # by sentence, whether it is found; all are when None
        )
        self.sentences: list[Sentence] = []
        postings: dict[str, list[int]] = defaultdict(list)
        for agreement in agreements:
            for section in agreement.sections:
                self._add(agreement, section)
        for number, sentence in enumerate(self.sentences):
            for word in set(sentence.words):
                postings[word].append(number)
        self._postings = {word: np.array(numbers, np.int64) for word, numbers in postings.items()}
        ids = list(dict.fromkeys(s.agreement.id for s in self.sentences))
        self._documents = {identifier: n for n, identifier in enumerate(ids)}
        self._document_of = np.array([self._documents[s.agreement.id] for s in self.sentences], np.int64)
        self._above = np.array([_above(s) for s in self.sentences], np.int64).reshape(-1, 2)
        self._vocabulary = sorted(postings)
        self._joined = "\n".join(["", *self._vocabulary, ""])
        self._slots: dict[tuple[Slot, bool], dict[str, float]] = {}  # what `_written` has found
        self._starts = [0]
        for word in self._vocabulary:
            self._starts.append(self._starts[-1] + len(word) + 1)

    def _add(self, agreement: Agreement, section: Section) -> None:
        heading = before = lead_in = None
        for start, end in section.sentences:
            text = section.text[start:end]
            found = (*tokens(text), *capitalised(text))
            number = len(self.sentences)
            is_heading = section.heading is not None and end <= section.body_start
            listed = _is_listed(section, start)
            self.sentences.append(
                Sentence(
                    agreement,
                    section,
                    start,
                    end,
                    found,
                    is_heading,
                    heading,
                    before,
                    lead_in if listed else None,
                )
            )
            if is_heading:
                heading = number
            else:
                before = number
                lead_in = lead_in if listed else number

    def only(self, documents: Collection[str]) -> "CorpusWords":
        """The same sentences and numbers, of which only those of the documents with these ids are found."""
        narrowed = copy.copy(self)
        shown = np.zeros(len(self._documents), np.bool_)
        shown[[self._documents[i] for i in documents if i in self._documents]] = True
        narrowed._shown = shown[self._document_of]
        return narrowed

    def shown(self, numbers: Iterable[int]) -> list[int]:
        """Those of the sentences that are found."""
        return [n for n in numbers if self._shown is None or self._shown[n]]

    def under(self, numbers: Collection[int]) -> list[int]:
        """The sentences whose heading or lead-in is one of those."""
        wanted = np.zeros(len(self.sentences) + 1, np.bool_)  # the last one stands for none
        wanted[list(numbers)] = True
        return [int(n) for n in np.flatnonzero(wanted[self._above].any(axis=1))]

    def find(self, term: Term) -> dict[int, float]:
        """The sentences that hold the term in any of its forms, and how surely."""
        found: dict[int, float] = {}
        for form, worth in forms_of(term):
            for number, quality in self._form(form).items():
                found[number] = max(found.get(number, 0.0), worth * quality)
        return found

    def holds(self, term: Term) -> bool:
        """Whether any sentence holds the term in any of its forms."""
        return any(self._form(form) for form, _ in forms_of(term))

    def _form(self, form: str) -> dict[int, float]:
        pattern = parse(form)
        if [len(group) for group in pattern] == [1] and len(pattern[0][0]) == 1:
            return self._single(pattern[0][0][0])
        return self._pattern(pattern) if pattern else {}

    def rarity(self, hits: int) -> float:
        """Inverse frequency, 0..1, of a term that so many sentences hold."""
        return max(0.05, math.log((len(self.sentences) + 2) / (hits + 1)) / math.log(len(self.sentences) + 2))

    def _single(self, word: str) -> dict[int, float]:
        """Sentences with the word; one with both parts of a compound counts less ("behov av rekrytering")."""
        found = self._word(word)
        parts = self._splitter.split(word)
        if len(parts) == 2 and min(map(len, parts)) > SHORTEST_ROOT:
            first, second = map(self._word, parts)
            for number in first.keys() & second.keys() - found.keys():
                found[number] = APART * min(first[number], second[number])
        return found

    def _word(self, word: str) -> dict[int, float]:
        found: dict[int, float] = {}
        by_quality: dict[float, list[str]] = defaultdict(list)
        for written, quality in self._written((word,)).items():
            by_quality[quality].append(written)
        for quality in sorted(by_quality):  # the best one of a sentence comes last
            found |= dict.fromkeys(self._with(by_quality[quality]), quality)
        return found

    def _pattern(self, pattern: Pattern) -> dict[int, float]:
        """Sentences with all groups of words; of two single words that stand apart a phrase, counted less."""
        slots = [[self._written(slot, alone=False) for slot in group] for group in pattern]
        phrase = len(pattern) == 1 and len(pattern[0]) == 2
        found = {}
        for number in self._with_all([slot for group in slots for slot in group]):
            words = self.sentences[number].words
            worth = _worth(slots, words)
            if not worth and phrase:
                worth = APART * min(max((slot.get(w, 0.0) for w in words), default=0.0) for slot in slots[0])
            if worth:
                found[number] = worth
        return found

    def _with_all(self, slots: Iterable[Mapping[str, float]]) -> list[int]:
        """The sentences with a word of each of the slots, the rarest looked up first."""
        rest = sorted(slots, key=self._size)
        numbers = self._postings_of(rest[0])
        for slot in rest[1:]:
            if not numbers.size:
                break
            numbers = np.intersect1d(numbers, self._postings_of(slot), assume_unique=True)
        return [int(n) for n in numbers]

    def _written(self, slot: Slot, alone: bool = True) -> dict[str, float]:
        """The corpus's words that are one of those of a pattern, and how surely."""
        if (slot, alone) not in self._slots:
            if len(self._slots) >= REMEMBERED:
                self._slots.clear()
            found: dict[str, float] = {}
            for word in slot:
                exact = word.startswith("=")
                for written in (word[1:],) if exact else self._holding(root(word)):
                    if written in self._postings and (quality := holds(word, written, alone)):
                        found[written] = max(found.get(written, 0.0), quality)
            self._slots[slot, alone] = found
        return self._slots[slot, alone]

    def _size(self, written: Iterable[str]) -> int:
        return sum(len(self._postings[word]) for word in written)

    def _with(self, written: Iterable[str]) -> list[int]:
        """The sentences with any of the words."""
        return [int(n) for n in self._postings_of(written)]

    def _postings_of(self, written: Iterable[str]) -> npt.NDArray[np.int64]:
        numbers = np.unique(np.concatenate([_NONE, *(self._postings[word] for word in written)]))
        return numbers if self._shown is None else numbers[self._shown[numbers]]

    def _holding(self, base: str) -> list[str]:
        """The corpus's words with `base` somewhere in them."""
        found: list[str] = []
        at = self._joined.find(base)
        while at >= 0:
            # The joined text begins with a line break: word i starts at _starts[i] + 1.
            number = bisect_right(self._starts, max(0, at - 1)) - 1
            found.append(self._vocabulary[number])
            at = self._joined.find(base, self._starts[number + 1])
        return found


def _above(sentence: Sentence) -> list[int]:
    """The numbers of its heading and of its lead-in; -1 for none."""
    return [-1 if n is None else n for n in (sentence.heading, sentence.lead_in)]


def _worth(pattern: Sequence[Sequence[Mapping[str, float]]], words: Sequence[str]) -> float:
    """How surely the words hold all groups of a pattern, each word for one of them; 0 when they do not."""
    hits = [[{i: slot[w] for i, w in enumerate(words) if w in slot} for slot in group] for group in pattern]
    if not all(map(all, hits)):
        return 0.0
    # What stands far apart need not belong together: all is looked for within a window.
    windows = ((at, at + WINDOW) for at in sorted({i for group in hits for slot in group for i in slot}))
    return max((_within(hits, *window) for window in windows), default=0.0)


def _within(hits: Sequence[Sequence[Mapping[int, float]]], first: int, last: int) -> float:
    worth, taken = 1.0, set[int]()
    for group in hits:
        free = [{i for i in slot if first <= i < last and i not in taken} for slot in group]
        if not (run := in_order(free)):
            return 0.0
        worth = min(worth, *(slot[i] for slot, i in zip(group, run, strict=True)))
        taken.update(run)
    return worth


def _is_listed(section: Section, start: int) -> bool:
    block = next((b for b in section.blocks if b.start <= start < b.end), None)
    return block is not None and block.kind in ("item", "row")


_KNOWN: WeakKeyDictionary[Index, CorpusWords] = WeakKeyDictionary()


def words_of(index: Index) -> CorpusWords:
    """Gathered once for an index, and kept as long as the index is; for some of its documents taken from the whole."""
    if index not in _KNOWN:
        if index is index.whole:
            _KNOWN[index] = CorpusWords(index.agreements.values(), index.analyser.splitter)
        else:
            _KNOWN[index] = words_of(index.whole).only(index.agreements)
    return _KNOWN[index]


def marks(term: Term, text: str, nearly: bool = True) -> list[tuple[int, int]]:
    """Where a term's forms stand in a text, with `nearly` those too that are only near in meaning; whole phrases."""
    patterns = (parse(form) for form, worth in forms_of(term) if nearly or worth > LOOSE)
    return _marked(text, (pattern for pattern in patterns if len(pattern) == 1))


def marks_apart(term: Term, text: str) -> list[tuple[int, int]]:
    """Where the words of what says a term stand in a text, when they stand apart in it."""
    patterns = (parse(form) for form, worth in forms_of(term) if worth > LOOSE)
    return _marked(text, (pattern for pattern in patterns if len(pattern) > 1))


def _marked(text: str, patterns: Iterable[Pattern]) -> list[tuple[int, int]]:
    spans = words(text)
    written = [bare(text[a:b]) for a, b in spans]
    found = set()
    for pattern in patterns:
        runs = [_runs(group, written) for group in pattern]
        if all(runs):
            found |= {(spans[i][0], spans[i + length - 1][1]) for run in runs for i, length in run}
    return sorted(found)


def _runs(group: Sequence[Slot], written: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand side by side: (number of the first, how many)."""
    last = len(written) - len(group)
    return [
        (i, len(group))
        for i in range(last + 1)
        if all(any(holds(word, written[i + k]) for word in slot) for k, slot in enumerate(group))
    ]


@lru_cache(maxsize=4096)
def forms_of(term: Term) -> tuple[tuple[str, float], ...]:
    """The word and what else it may be called, with the worth of each."""
    others = {**dict.fromkeys(hints(term.word), HINT), **dict.fromkeys(term.alternatives, LOOSE)}
    others |= dict.fromkeys(derived(term.word), DERIVED)
    others |= _named(term.word)
    for other in term.alternatives:
        # An alternative that the question itself gave ("samtycke eller sekretess") brings its own names.
        if other in term.equals:
            others.update({other: 1.0, **_named(other)})
    return ((term.word, 1.0), *((form, worth) for form, worth in others.items() if form != term.word))


def _named(word: str) -> dict[str, float]:
    """Other names of the same thing. A question that names a thing by its one word asks for that more than for what
    else describes it ("parterna träffar deltagaren tillsammans" for "trepartssamtal")."""
    one = " " not in word
    return {form: DESCRIBED if one and ("|" in form or " + " in form) else SAME for form in same_things(word)}


@lru_cache(maxsize=4096)
def same_things(word: str) -> tuple[str, ...]:
    """Patterns that say the notions that a word or phrase names, by `data/notions.toml`; it may be inflected."""
    patterns = (pattern for notion in named_by(word) for pattern in (*notion.names, *notion.said))
    return tuple(dict.fromkeys(pattern for pattern in patterns if pattern != word))


def hints(word: str) -> tuple[str, ...]:
    """Patterns that may mean what a word or phrase names."""
    return tuple(dict.fromkeys(pattern for notion in named_by(word) for pattern in notion.hints))
