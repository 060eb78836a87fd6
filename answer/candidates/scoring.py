"""The one place where candidates are scored: named features, combined by the weights in `data/weights.toml`.

A model that reads question and passage together adds features of its own to the best candidates, and says where it
sees the answer: give a `Reader`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from answer.candidates.definitions import asks_for_meaning, definition, tells_process
from answer.candidates.evidence import Candidate
from answer.candidates.fact_fit import fact_fit
from answer.candidates.group_fit import group_fit
from answer.candidates.outcomes import asks_for_aim, tells_outcome
from answer.candidates.parts import asks_for_part, goes_on, names_total, tells_part
from answer.candidates.scored import Judged, Reader, Scored, weighed, weights
from answer.candidates.surroundings import beside_in_section
from answer.candidates.tables import is_header
from answer.candidates.value_fit import ValueFit, column_of
from answer.candidates.word_fit import WordFit
from answer.matching.matcher import TermHit
from answer.matching.said_values import shares_differ
from answer.matching.spans import Value
from answer.question import Question
from answer.understanding.date_roles import date_roles
from domain.municipalities import find_municipalities
from domain.text import fold
from index.engine import Index
from index.sentences import scaled_cosine

READ = 6  # candidates at most that a reader reads: reading is what takes time, and twelve gave no more right answers
WORTH_READING = (
    0.65  # share of the best candidate's score; under it the right one stood for 2 of 565 questions
)
READ_KINDS = frozenset({"value", "yesno"})  # of descriptions it was measured to put the wrong sentence first
CROWD, CROWDED = 4, 0.6  # with more values than that (a chart, say) each one is less surely the one asked for
LONG, TOO_LONG = 200, 800  # characters


class Scorer:
    """Scores candidates for one question."""

    def __init__(self, question: Question, index: Index, reader: Reader | None = None) -> None:
        self.question = question
        self._reader = reader
        self._words = WordFit(question, index)
        self._values = ValueFit(question, index, self._words)
        self._numbers = set(re.findall(r"\d+", question.text))
        self._meaning = asks_for_meaning(question)
        self._total = names_total(question.corrected)
        self._part = asks_for_part(question.corrected)
        self._aim = asks_for_aim(fold(question.corrected))
        self._asked = {m.code for m in question.municipalities}
        self._signing = "signed" in date_roles(question)  # each party signs for itself

    def rank(self, candidates: Sequence[Candidate]) -> list[Scored]:
        """Best first; ties in the order of documents and places."""
        highest = max((c.lexical for c in candidates), default=0.0) or 1.0
        dense = sorted(c.dense for c in candidates) or [0.0]
        spread = (dense[-1] - dense[0]) or 1.0
        alike = [max(0.0, (c.dense - dense[0]) / spread) for c in candidates]
        by_key = dict(zip((c.key for c in candidates), alike, strict=True))
        scored = []
        for candidate, own, beside in zip(
            candidates, alike, beside_in_section(candidates, alike), strict=True
        ):
            features = {"lexical": candidate.lexical / highest, "dense": own, "section": beside}
            if goes_on(candidate.text) and candidate.before is not None:
                before = by_key.get((*candidate.key[:2], candidate.before[0]), 0.0)
                features["dense"] = max(own, weights("context")["pointed"] * before)
            scored.append(self._score(candidate, features))
        return self._read(sorted(scored, key=lambda s: -s.score))

    def _read(self, ranked: list[Scored]) -> list[Scored]:
        """The best candidates read and weighed anew, best first, before those that have not been read."""
        if self._reader is None or not ranked or self.question.kind not in READ_KINDS:
            return ranked
        least = WORTH_READING * ranked[0].score
        head = [s for s in ranked[:READ] if s.score >= least]
        judged = self._reader.judge(self.question, [s.candidate for s in head])
        for position, (scored, read) in enumerate(zip(head, judged, strict=True)):
            features = {**scored.features, **read.features}
            value = self._value_read(scored, read)
            head[position] = replace(scored, score=weighed(features, "read"), features=features, value=value)
        return [*sorted(head, key=lambda s: -s.score), *ranked[len(head) :]]

    def _value_read(self, scored: Scored, read: Judged) -> Value | None:
        """The value in the words that the reader takes for the answer; as it was where they hold none."""
        known = scored.value and (
            self._values.is_total(scored.candidate, scored.value)
            or self._values.has_role(scored.candidate, scored.value)
        )
        if read.words is None or known:
            return scored.value
        start, end = read.words
        least = 0.0 if scored.value is None else scored.value.strength
        inside = (v for v in self._values.values(scored.candidate) if v.start < end and start < v.end)
        return max((v for v in inside if v.strength >= least), key=lambda v: v.strength, default=scored.value)

    def _score(self, candidate: Candidate, features: dict[str, float]) -> Scored:
        hits = self._words.matcher.hits(candidate.text)
        values = self._values.values(candidate)
        value = self._values.best(candidate, values, hits)
        own = self._words.own(candidate, hits)
        features |= self._by_words(candidate, value, own)
        if value is None:
            features |= {"expected": 0.0, "counted": 0.0, "near": 0.0}
        else:
            features |= {
                "expected": value.strength * (1.0 if len(values) <= CROWD else CROWDED),
                "counted": self._values.counts(candidate, value),
                "near": self._values.near(candidate, value, hits, own),
            }
        features |= self._by_kind(candidate, hits)
        table = "describing" if self.question.kind == "describe" else "features"
        return Scored(candidate, weighed(features, table), features, value, tuple(hits))

    def _by_words(
        self, candidate: Candidate, value: Value | None, own: Mapping[int, float]
    ) -> dict[str, float]:
        """How much of what is asked for the candidate has, in words and in meaning."""
        words = self._words
        everywhere = words.everywhere(candidate, own, "" if value is None else column_of(candidate, value))
        return {
            "own": words.share(own),
            "coverage": words.share(everywhere),
            "rarest": words.rarest(everywhere),
            "focus": words.focused(everywhere, value),
            "meaning": float(scaled_cosine(np.asarray([candidate.dense], dtype=np.float32))[0]),
            "about": words.share_in(candidate.section.heading or ""),
            "names": words.named(candidate, everywhere),
            "asked": words.asked(own),
        }

    def _by_kind(self, candidate: Candidate, hits: Sequence[TermHit]) -> dict[str, float]:
        """Whether it is about the topic, the group and the party asked for, and is of the kind that would tell."""
        return {
            "topic": float(candidate.section.topic in self.question.topics),
            "group": group_fit(self.question, candidate),
            "fact": fact_fit(self.question, candidate),
            "process": float(self.question.expected == "procedure" and tells_process(candidate)),
            "definition": definition(candidate.text, hits) if self._meaning else 0.0,
            "numbers": self._number_share(candidate),
            "scope": self._scope(candidate),
            "divided": float(
                self._total and not names_total(candidate.text) and shares_differ(candidate.text)
            ),
            "part": float(self._part and tells_part(candidate.text)),
            "outcome": float(self._aim and tells_outcome(fold(candidate.text))),
            "telling": max(self._words.weights, default=0.0),
            "heading": float(candidate.is_heading or is_header(candidate)),
            "length": min(1.0, max(0.0, (candidate.end - candidate.start - LONG) / (TOO_LONG - LONG))),
        }

    def _number_share(self, candidate: Candidate) -> float:
        if not self._numbers:
            return 0.0
        there = set(re.findall(r"\d+", f"{candidate.lead_text} {candidate.text}"))
        return len(self._numbers & there) / len(self._numbers)

    def _scope(self, candidate: Candidate) -> float:
        """Whether it is about the municipality asked for (1) or about another party of the same document (-1)."""
        parties = {m.code for m in candidate.agreement.municipalities}
        if not self._asked or (len(parties) == 1 and not self._signing):
            return 0.0
        named = parties & {m.municipality.code for m in find_municipalities(candidate.text)}
        return 0.0 if not named else 1.0 if named & self._asked else -1.0
