"""The words of every sentence of a corpus, to be looked up quickly: inflected, within compounds, as phrases.

Stricter than the likeness by which candidates are ranked: a list names every municipality with evidence and no other,
so two different words that merely look alike must not meet.
"""

import copy
import math
import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from answer.question import Term
from domain.agreement import Agreement, Section
from domain.text import fold, words
from domain.vocabulary import same_groups
from index.compounds import Splitter
from index.engine import Index

SHORTEST_ROOT = 4  # letters of a root that may be part of a compound
INSIDE, BEGINS = 0.9, 0.85  # worth of a word as the last and as the first part of a compound
SAME = 0.95  # worth of another name for the same thing
DERIVED = 0.9  # worth of the noun of a verb and the verb of a noun: "utbildas", "utbildning"
LOOSE = 0.5  # worth of a word that is only near in meaning: never evidence by itself
APART = 0.7  # worth of a phrase of two words that stand apart in a sentence
GAP = 2  # words that may stand between the words of a phrase
_NOUN = re.compile(r"(?<=\w{5})n?ing(?:en|ar|arna|s|ens)?$")
_VERB = re.compile(r"(?<=\w{5})(?:a|ar|as|ade|ades|at|ats|er|s)$")
_GENITIVE = re.compile(r"[:'’](?:s|n|t|en|et|ar|are|er|na|ns)$")
_ENDINGS = tuple(
    sorted(
        "heterna heten arnas ernas ornas arna erna orna ande ens ets ers ars ors ade ast ats ets en et"
        " an er ar or na as es at de ad a e n t s".split(),
        key=len,
        reverse=True,
    )
)
_LIGHT = frozenset({"a", "e", "n", "t", "s", "en", "et"})  # endings that are cut from short words too
_INFLECTIONS = frozenset(
    {"", *_ENDINGS, "ns", "ts", "an", "ans", "ska", "skt", "sk", "iska", "isk", "iskt", "el"}
)


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


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text; "DUA:s" is "dua"."""
    return tuple(_GENITIVE.sub("", fold(text[a:b])) for a, b in words(text))


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """A folded word without its inflection, roughly; never shorter than `SHORTEST_ROOT` letters."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT + (ending not in _LIGHT):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=200_000)
def same(asked: str, written: str) -> float:
    """How surely `written` holds the word `asked`: 1 inflected, less as a part of a compound, 0 when it does not."""
    if asked == written:
        return 1.0
    if "-" in written and asked in written.split("-"):
        return BEGINS  # "KAA-samordnare"
    if len(asked) < SHORTEST_ROOT:
        # "kön" in "könsuppdelad": a short word is only seen before a linking s.
        return BEGINS if len(asked) == 3 and len(written) > 7 and written.startswith(f"{asked}s") else 0.0
    if any(root(asked).startswith(one) and other in f"={written}=" for one, other in _different()):
        return 0.0
    return max(_holds(asked, written), _holds(root(asked), written))


def _holds(base: str, written: str) -> float:
    at = written.rfind(base)
    if at < 0 or len(base) < SHORTEST_ROOT:
        return 0.0
    rest = written[at + len(base) :]
    if at == 0:
        if rest in _INFLECTIONS:
            return 1.0
        # Short beginnings are shared by words that have nothing to do with each other.
        return BEGINS if len(base) > SHORTEST_ROOT else 0.0
    return INSIDE if rest in _INFLECTIONS and at >= 2 else 0.0


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
        pieces = tokens(form)
        return self._phrase(pieces) if len(pieces) > 1 else self._single(pieces[0]) if pieces else {}

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
        by_quality: dict[float, list[npt.NDArray[np.int64]]] = defaultdict(list)
        for written in self._holding(root(word)):
            if quality := same(word, written):
                by_quality[quality].append(self._postings[written])
        for quality in sorted(by_quality):  # the best one of a sentence comes last
            numbers = np.concatenate(by_quality[quality])
            numbers = numbers if self._shown is None else numbers[self._shown[numbers]]
            found |= dict.fromkeys(numbers.tolist(), quality)
        return found

    def _phrase(self, pieces: Sequence[str]) -> dict[int, float]:
        """Sentences in which all words stand in their order, close together; two words apart count less."""
        hits = [self._word(piece) for piece in pieces]
        both = set(hits[0]).intersection(*hits[1:])
        worth = {n: 1.0 if _in_order(pieces, self.sentences[n].words) else APART for n in both}
        return {n: worth[n] * min(h[n] for h in hits) for n in both if worth[n] == 1.0 or len(pieces) == 2}

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


def capitalised(text: str) -> list[str]:
    """What the capitalised names within a sentence name: "fackförbund" of "Kommunal" (but not of its first word)."""
    return [kind for kind, names in _proper_names() if names.search(text, 1)]


@cache
def _proper_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = ((kind, "|".join(names)) for kind, *names in _data()["capitalised"])
    return tuple((kind, re.compile(rf"(?<=[a-zåäö,] )(?:{names})s?\b")) for kind, names in kinds)


def _is_listed(section: Section, start: int) -> bool:
    block = next((b for b in section.blocks if b.start <= start < b.end), None)
    return block is not None and block.kind in ("item", "row")


def _in_order(pieces: Sequence[str], written: Sequence[str]) -> bool:
    for first in (i for i, word in enumerate(written) if same(pieces[0], word)):
        at = first
        for piece in pieces[1:]:
            window = range(at + 1, min(at + 2 + GAP, len(written)))
            following = next((i for i in window if same(piece, written[i])), None)
            if following is None:
                break
            at = following
        else:
            return True
    return False


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
    spans = words(text)
    written = [_GENITIVE.sub("", fold(text[a:b])) for a, b in spans]
    found = set()
    for form, worth in forms_of(term):
        pieces = tokens(form) if nearly or worth > LOOSE else ()
        for i in range(len(written) - len(pieces) + 1):
            if pieces and all(same(piece, written[i + k]) for k, piece in enumerate(pieces)):
                found.add((spans[i][0], spans[i + len(pieces) - 1][1]))
    return sorted(found)


@lru_cache(maxsize=4096)
def forms_of(term: Term) -> tuple[tuple[str, float], ...]:
    """The word and what else it may be called, with the worth of each."""
    named = same_things(term.word)
    others = {**dict.fromkeys(term.alternatives, LOOSE), **dict.fromkeys(derived(term.word), DERIVED)}
    others |= dict.fromkeys(named, SAME)
    for other in term.alternatives:
        # An alternative that the question itself gave ("samtycke eller sekretess") brings its own names.
        if other in term.equals:
            others.update({other: 1.0, **dict.fromkeys(same_things(other), SAME)})
    return ((term.word, 1.0), *((form, worth) for form, worth in others.items() if form != term.word))


@cache
def derived(word: str) -> tuple[str, ...]:
    """The nouns of a verb ("utbildas": "utbildning"), or the verb of such a noun; made, so it need not exist."""
    if noun := _NOUN.search(word):
        return (f"{word[: noun.start()]}a",)
    verb = _VERB.search(word)
    return () if verb is None else (f"{word[: verb.start()]}ning", f"{word[: verb.start()]}ing")


@cache
def same_things(word: str) -> tuple[str, ...]:
    """Other names of the same thing, and of things of that kind, by `data/same.toml`; inflected words are found."""
    names = [name for group in _groups("groups") if _in_group(word, group) for name in group]
    kinds = [kind for kind, *_ in _groups("members")]
    meant = [kind for kind in kinds if kind in names or _in_group(word, (kind,))]
    names += [name for kind, *others in _groups("members") if kind in meant for name in others]
    return tuple(dict.fromkeys(name for name in names if name != word))


@cache
def same_phrases() -> tuple[str, ...]:
    """The names of more than one word."""
    return tuple(name for group in _groups("groups") for name in group if " " in name)


def _in_group(word: str, group: Sequence[str]) -> bool:
    """Whether an inflected form of the word, or of all words of the phrase, is one of the names."""
    asked = word.split()
    for name in group:
        written = name.split()
        if len(asked) == len(written) and all(
            _forms_of_one(a, w) for a, w in zip(asked, written, strict=True)
        ):
            return True
    return False


def _forms_of_one(first: str, second: str) -> bool:
    return same(first, second) == 1.0 or same(second, first) == 1.0


@cache
def _different() -> tuple[tuple[str, str], ...]:
    pairs = ((root(fold(one)), fold(other)) for one, other in _data()["different"])
    return tuple((one, f"{other}=" if other.startswith("=") else root(other)) for one, other in pairs)


@cache
def _data() -> dict[str, list[list[str]]]:
    return tomllib.loads(files("answer").joinpath("data/same.toml").read_text(encoding="utf-8"))


@cache
def _groups(table: str) -> tuple[tuple[str, ...], ...]:
    """One table of `data/same.toml`; the groups with those that synonyms.toml has for the same thing."""
    own = (tuple(fold(name) for name in group) for group in _data()[table])
    return (*(same_groups() if table == "groups" else ()), *own)
