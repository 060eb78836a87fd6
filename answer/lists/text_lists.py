"""List questions over text: for every document, whether any sentence says what is asked, in these words or the same."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from answer.composing.citations import cite
from answer.lists.findings import Finding, codes_named
from answer.lists.list_denial import asks_for_mentions, denied, denies_unasked
from answer.matching.corpus_words import CorpusWords, Sentence, words_of
from answer.matching.notions import named_by
from answer.matching.said_values import overlaps
from answer.matching.word_forms import tokens
from answer.question import Question, Term
from domain.agreement import Agreement, Section
from domain.answer import Citation
from domain.numbers import Quantity, find_quantities
from domain.reference import read_toml
from domain.text import fold
from index.engine import Index

_FRACTION = re.compile(r"\b(?:hälften|\w*del(?:ar)?)$")
_MEASURES = frozenset(
    "längd längden lång långa långt omfattning antal belopp summa storlek tid tiden".split()
)
KEPT = 3  # sentences for one document
FEATURES = (
    "own",
    "coverage",
    "relative",
    "lack",
    "meaning",
    "nearest",
)  # of a sentence, that the decision weighs

Hits = dict[int, float]  # term by position -> how surely it is found


@dataclass(frozen=True)
class Judged:
    """One sentence with what the decision is made from; all shares are 0..1."""

    sentence: Sentence
    own: float  # share of the question's words, by rarity, in the sentence itself
    coverage: float  # the same with its heading, lead-in and the sentence before
    best: float  # the best coverage of the corpus
    meaning: float = 0.0  # likeness to the question, in standard deviations above the corpus's mean
    nearest: float = 0.0  # that against the sentence that is nearest in meaning; 0 below the mean
    single: bool = False  # the question is of one word
    phrased: bool = False  # the question names something in several words, and documents in others

    @property
    def plain(self) -> bool:
        """Whether the question's own words are those of the documents; one word is there or not."""
        return self.single or (not self.phrased and self.best >= rule("decision")["plain"])

    @property
    def relative(self) -> float:
        """Coverage against the best one of the corpus."""
        return self.coverage / self.best if self.best else 0.0

    @property
    def lack(self) -> float:
        """How much less of the question it has than the best one."""
        return self.best - self.coverage

    @property
    def strength(self) -> float:
        """How good the evidence is, for ordering."""
        return self.coverage + 0.5 * self.own + 0.1 * self.meaning - 0.2 * self.sentence.is_heading


@cache
def rule(table: str) -> dict[str, float]:
    """One table of `data/lists.toml`."""
    return {key: float(value) for key, value in _rules()[table].items()}


@cache
def ordinary_questions() -> tuple[str, ...]:
    """List questions that ask for nothing in particular: what others have in common with them tells nothing."""
    return tuple(_rules()["ordinary"]["questions"])


@cache
def _rules() -> dict[str, Any]:
    return read_toml("lists.toml", "answer")


def find(question: Question, index: Index) -> list[Finding]:
    """Findings of every document in which the decision rule sees evidence, best first within a document."""
    if question.in_headings:
        return in_headings(question, index)
    question = without_measures(replace(question, terms=question.notions or question.terms))
    judged = judge(question, index)
    asked = quantities_asked(question)
    measured = [j for j in judged if _holds_all(question, asked, j.sentence)]
    if asked:  # the number is a word of the question too
        measured = [replace(j, own=max(j.own, rule("decision")["own"])) for j in measured]
    kept = [j for j in measured if carries(j) and possible(question, j)]
    if kept and not kept[0].plain and kept[0].strength < rule("paraphrase")["least"]:
        return []  # nothing stands out: the corpus does not say
    findings = [finding for group in _by_document(kept) for finding in group]
    if asks_for_mentions(question):
        # What a joint agreement mentions all its parties mention.
        findings = [replace(f, codes=frozenset()) for f in findings]
    return findings


def possible(question: Question, judged: Judged) -> bool:
    """Whether it may be evidence at all: no heading that holds little of the question, and no denial.

    What stands only around a sentence makes no evidence of a heading; the heading itself may be evidence.
    """
    sentence = judged.sentence
    if sentence.is_heading and judged.own < rule("decision")["heading"]:
        return False
    text = sentence.section.text[sentence.start : sentence.end]
    return not denied(question, sentence) and not (judged.own == 0 and denies_unasked(question, text))


def without_measures(question: Question) -> Question:
    """Without the words of the measured numbers, which are compared as numbers: "400", "000", "kronor"."""
    asked = quantities_asked(question)
    measured = {w for q in asked for w in tokens(question.corrected[q.start : q.end])} | (
        _MEASURES if asked else set()
    )
    rest = tuple(t for t in question.terms if t.word not in measured)
    return replace(question, terms=rest) if rest else question


def quantities_asked(question: Question) -> list[Quantity]:
    """The measured numbers that the evidence must hold: "tre månaders uppsägningstid", "minst 20 platser"."""
    if question.ages is not None:
        return []
    found = (q for q in find_quantities(question.corrected) if q.unit is not None)
    # "hälften" is said in other words too: "varannan", "lika många".
    return [q for q in found if not _FRACTION.search(fold(question.corrected[q.start : q.end]))]


def _holds_all(question: Question, asked: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether the sentence has every number asked for in its unit, or one within the question's bounds."""
    there = find_quantities(sentence.section.text[sentence.start : sentence.end]) if asked else []
    return all(any(q.unit == said.unit and overlaps(q, said, question) for said in there) for q in asked)


def judge(question: Question, index: Index) -> list[Judged]:
    """Every sentence that has a word of the question, in or above it, or is near to it in meaning; best first."""
    corpus = words_of(index)
    asked = Asked(question.terms, corpus)
    # What a table of contents names is told elsewhere, and a signature tells who has signed.
    apart = {"innehall", "underskrifter"} - set(question.topics)
    meanings = index.standing_out(question.corrected, ordinary_questions())
    near = np.flatnonzero(meanings >= rule("paraphrase")["looked_at"]).tolist()
    found = []
    for number in sorted({*asked.touched(), *corpus.shown(near)}):
        sentence = corpus.sentences[number]
        if sentence.section.topic not in apart:
            own = asked.own(number)
            found.append((number, sentence, asked.share(own), asked.share(asked.around(number, own))))
    # A denial too shows what the whole of the question looks like in the text.
    best = max((around for *_, around in found), default=0.0)
    nearest = max((float(meanings[number]) for number, *_ in found), default=0.0) or 1.0
    phrased = any(map(is_phrased, question.terms))
    single = len(question.terms) == 1 and not phrased
    judged = [
        Judged(sentence, own, around, best, m, max(0.0, m) / nearest, single, phrased)
        for n, sentence, own, around in found
        for m in (float(meanings[n]),)
    ]
    return sorted(judged, key=lambda j: -j.strength)


def is_phrased(term: Term) -> bool:
    """Whether it names a notion in several words."""
    return " " in term.word and bool(named_by(term.word))


def carries(judged: Judged) -> bool:
    """The decision on one sentence: words enough, and not much less than the best one has.

    Where no sentence has the question's own words, those of several words are told in others: there the meaning counts
    too, by a logistic function.
    """
    needed = rule("decision")
    if not judged.plain:
        return probability(judged) >= rule("paraphrase")["threshold"]
    least = needed["single"] if judged.single else needed["several"]
    return judged.own >= needed["own"] and judged.coverage >= least and judged.relative >= needed["relative"]


def probability(judged: Judged) -> float:
    """How likely a sentence says in other words what is asked, 0..1."""
    known = rule("paraphrase")
    total = known["bias"] + sum(known[name] * getattr(judged, name) for name in FEATURES)
    return 1 / (1 + math.exp(-total))


def sureness(judged: Judged) -> float:
    """How sure the evidence is, 0..1: by the words that are there, and when they are others by the decision too."""
    words = min(1.0, judged.coverage)
    return words if judged.plain else min(words, probability(judged))


def in_headings(question: Question, index: Index) -> list[Finding]:
    """Documents with a section whose heading holds the words asked for; its first sentence is quoted too."""
    corpus = words_of(index)
    asked = Asked(question.terms, corpus)
    found = []
    for number in asked.touched(headings_only=True):
        sentence = corpus.sentences[number]
        share = asked.share(asked.own(number))
        if share >= rule("decision")["single"]:
            found.append(Finding(sentence.agreement, _opening(sentence.agreement, sentence.section), share))
    return sorted(found, key=lambda f: -f.strength)


class Asked:
    """The terms of a question looked up in a corpus; measures how much of them a sentence holds."""

    def __init__(self, terms: Sequence[Term], corpus: CorpusWords) -> None:
        self._corpus = corpus
        self._hits = [corpus.find(term) for term in terms]
        self._weights = [
            # What tells little and stands nowhere is said otherwise.
            t.weight * corpus.rarity(len(h)) ** 2
            for t, h in zip(terms, self._hits, strict=True)
        ]
        self._total = sum(self._weights)

    def touched(self, headings_only: bool = False) -> list[int]:
        """Sentences with a word of the question, or whose heading or lead-in has one."""
        own = {number for hits in self._hits for number in hits}
        if headings_only:
            return sorted(n for n in own if self._corpus.sentences[n].is_heading)
        return sorted(own.union(self._corpus.under(own)))

    def own(self, number: int) -> Hits:
        """The terms in the sentence itself."""
        return {term: hits[number] for term, hits in enumerate(self._hits) if number in hits}

    def around(self, number: int, own: Hits) -> Hits:
        """The terms in the sentence, which are `own`, and in what gives it its sense, those counted less."""
        worth = rule("context")
        sentence = self._corpus.sentences[number]
        found = dict(own)
        for other, value in (
            (sentence.heading, worth["heading"]),
            (sentence.lead_in, worth["lead_in"]),
            (sentence.before, worth["before"]),
        ):
            for term, quality in self.own(other).items() if other is not None else ():
                found[term] = max(found.get(term, 0.0), quality * value)
        return found

    def share(self, found: Hits) -> float:
        """The weighted share of the question's words, 0..1."""
        return sum(self._weights[i] * q for i, q in found.items()) / self._total if self._total else 0.0


def _by_document(kept: Iterable[Judged]) -> list[list[Finding]]:
    """The best of each document, for each set of municipalities."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for judged in kept:
        s = judged.sentence
        group = groups[s.agreement.id]
        codes = codes_named(s.agreement, s.section, s.start, s.end)
        if sum(f.codes == codes for f in group) < KEPT:
            quote = cite(s.agreement, s.section, s.start, s.end)
            group.append(Finding(s.agreement, (quote,), sureness(judged), None, codes))
    return list(groups.values())


def _opening(agreement: Agreement, section: Section) -> tuple[Citation, ...]:
    heading = [(b.start, b.end) for b in section.blocks[:1]]
    inside = [s for s in section.sentences if s[0] >= section.body_start][:1]
    return tuple(cite(agreement, section, start, end) for start, end in (*heading, *inside))
