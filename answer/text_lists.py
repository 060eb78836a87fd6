"""List questions over text: for every document, whether any sentence says what is asked, by words and by meaning."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answer.citations import cite
from answer.evidence import Candidate, make
from answer.findings import Finding, codes_named
from answer.matching import Matcher, rarity_of
from answer.polarity import denies
from answer.question import Question, Term
from domain.agreement import Agreement, Section
from domain.answer import Citation
from domain.search import Filters
from domain.text import fold
from index.engine import Index

EVERYTHING = 100_000  # sentences: more than any corpus's document has
KEPT = 3  # sentences for one document


@dataclass(frozen=True)
class Judged:
    """One sentence with what the decision is made from; all shares are 0..1."""

    candidate: Candidate
    coverage: float  # with its surroundings
    own: float  # in the sentence itself
    rarest: float  # how surely the rarest word of the question is found
    dense: float  # cosine as the index gives it
    denied: bool

    @property
    def strength(self) -> float:
        """How good the evidence is, for ordering."""
        return self.coverage + 0.5 * self.own + self.dense / 10


@cache
def rule(table: str) -> dict[str, float]:
    """One table of `data/lists.toml`."""
    data = tomllib.loads(files("answer").joinpath("data/lists.toml").read_text(encoding="utf-8"))
    return {key: float(value) for key, value in data[table].items()}


def find(question: Question, index: Index) -> list[Finding]:
    """Findings of every document in which the decision rule sees evidence, best first within a document."""
    if question.in_headings:
        return in_headings(question, index)
    judged = judge(question, index)
    best = max((j.coverage for j in judged if _certain(j)), default=0.0)
    kept = [j for j in judged if carries(j, best, len(question.terms))]
    return [finding for group in _by_document(kept) for finding in group]


def judge(question: Question, index: Index) -> list[Judged]:
    """Every sentence of the corpus that holds a word of the question, or is near it in meaning."""
    scale = Scale(question.terms, index)
    hits = index.sentences(question.corrected, Filters(kinds=question.document_kinds), k=EVERYTHING)
    judged = []
    for hit in hits:
        agreement = index.agreements[hit.document]
        section = agreement.section(hit.section)
        own = scale.found(section.text[hit.start : hit.end])
        around = scale.found(_surroundings_text(section))
        if not own and not around:
            continue
        candidate = make(agreement, section, hit.start, hit.end, hit.lexical, hit.dense)
        judged.append(_judged(question, scale, candidate, own))
    return sorted(judged, key=lambda j: -j.strength)


def carries(judged: Judged, best: float, terms: int) -> bool:
    """The decision on one sentence: words enough, the rarest among them, and not much less than the best one has."""
    needed = rule("decision")
    if judged.denied or judged.candidate.is_heading and judged.own < 1:
        return False
    least = needed["single"] if terms == 1 else needed["several"]
    if judged.coverage < max(least, needed["relative"] * best):
        return False
    return judged.rarest >= needed["rarest"]


def in_headings(question: Question, index: Index) -> list[Finding]:
    """Documents with a section whose heading holds the words asked for; its first sentence is quoted too."""
    scale = Scale(question.terms, index)
    found = []
    for agreement in index.agreements.values():
        for section in agreement.sections:
            share = scale.share(scale.found(section.heading or ""))
            if section.heading is not None and share >= rule("decision")["single"]:
                found.append(Finding(agreement, _opening(agreement, section), share))
    return found


class Scale:
    """Measures how much of a question's words a text holds, rare words weighing more."""

    def __init__(self, terms: Sequence[Term], index: Index) -> None:
        self._matcher = Matcher(terms, index.analyser)
        rarity = rarity_of(index)
        self._weights = [
            term.weight * rarity.weight(self._matcher.forms(i) or (fold(term.word),))
            for i, term in enumerate(terms)
        ]

    def found(self, text: str) -> dict[int, float]:
        """Terms by position, and how surely each is found."""
        return {h.term: h.quality for h in self._matcher.hits(text)} if text else {}

    def places(self, text: str) -> tuple[int, int]:
        """Where the words found stand in the text, from the first to the last."""
        hits = self._matcher.hits(text)
        return min((h.start for h in hits), default=0), max((h.end for h in hits), default=0)

    def share(self, found: dict[int, float]) -> float:
        """The weighted share of the question's words, 0..1."""
        total = sum(self._weights)
        return sum(self._weights[i] * quality for i, quality in found.items()) / total if total else 0.0

    def rarest(self, found: dict[int, float]) -> float:
        """How surely the rarest word is found."""
        if not self._weights:
            return 0.0
        return found.get(max(range(len(self._weights)), key=self._weights.__getitem__), 0.0)


def _judged(question: Question, scale: Scale, candidate: Candidate, own: dict[int, float]) -> Judged:
    worth = rule("context")
    everywhere = dict(own)
    around = (
        (candidate.section.heading or "", worth["heading"]),
        (candidate.lead_text, worth["lead_in"]),
        (candidate.before_text, worth["before"]),
    )
    for text, value in around:
        for term, quality in scale.found(text).items():
            everywhere[term] = max(everywhere.get(term, 0.0), quality * value)
    start, end = scale.places(candidate.text)
    return Judged(
        candidate=candidate,
        coverage=scale.share(everywhere),
        own=scale.share(own),
        rarest=max(scale.rarest(own), scale.rarest(everywhere)),
        dense=candidate.dense,
        denied=bool(own) and _denied(question, candidate.text, start, end),
    )


def _denied(question: Question, text: str, start: int, end: int) -> bool:
    return denies(question, text, start, end)


def _surroundings_text(section: Section) -> str:
    return section.heading or ""


def _certain(judged: Judged) -> bool:
    return not judged.denied and judged.own > 0


def _by_document(kept: Iterable[Judged]) -> list[list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for judged in kept:
        candidate = judged.candidate
        own = groups.setdefault(candidate.agreement.id, [])
        codes = codes_named(candidate.agreement, candidate.section, candidate.start, candidate.end)
        quote = cite(candidate.agreement, candidate.section, candidate.start, candidate.end)
        own.append(Finding(candidate.agreement, (quote,), min(1.0, judged.coverage), None, codes))
    return [_trimmed(group) for group in groups.values()]


def _trimmed(group: list[Finding]) -> list[Finding]:
    """The best for each set of municipalities."""
    kept: list[Finding] = []
    for finding in group:
        if sum(k.codes == finding.codes for k in kept) < KEPT:
            kept.append(finding)
    return kept


def _opening(agreement: Agreement, section: Section) -> tuple[Citation, ...]:
    inside = [s for s in section.sentences if s[0] >= section.body_start][:1]
    heading = cite(agreement, section, 0, max(section.blocks[0].end, 1)) if section.blocks else None
    body = tuple(cite(agreement, section, start, end) for start, end in inside)
    return (heading, *body) if heading is not None else body
