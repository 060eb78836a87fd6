"""The values in a candidate that may be what a question asks for, and how well each fits it."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answer.candidates.evidence import Candidate
from answer.candidates.parts import goes_on, names_total
from answer.candidates.tables import cells
from answer.candidates.word_fit import WordFit
from answer.matching.matcher import Matcher, TermHit
from answer.matching.spans import Value, find_values, is_weekly, values_for
from answer.question import Question
from answer.understanding.date_roles import date_roles
from answer.understanding.expectation import expected_of
from answer.understanding.focus import counted_terms, counts_people, is_light, people_after
from domain.dates import find_dates
from domain.municipalities import find_municipalities
from domain.numbers import find_quantities
from domain.text import fold
from index.engine import Index

NEAR = 60.0  # characters over which the likeness of places falls to a third
OTHER_CLAUSE = 40  # characters that the border of a clause is worth
NEAR_BEFORE = 0.8  # how near the words are that "av dem" stands for
ARTICLE = 1  # "ett", "en": no number that a question gives
NAMED = frozenset({"person", "role", "position", "organisation", "project", "name", "place"})
BESIDE = 0.6  # what another word of the question beside a number is worth, against the thing counted
COUNTED_AFTER, COUNTED_BEFORE = 40, 30  # characters within which the thing counted stands
OWN_COLUMN = 0.5  # for a value in the column of the municipality asked for
ANY_QUANTITY = 0.5  # how surely a quantity is what "hur mycket" asks for
MEASURED_BY_COLUMN = frozenset({"amount", "percentage", "duration"})
_PROJECT_NAME = re.compile(r"\b[Pp]rojekt(?:et)? [”\"]?(\w[\w -]*\w)")
_MEASURE = re.compile(r"\bhur (?:mycket|stor|stort|stora|många|hög|högt|lång|långt|långa|länge)\b")
_NUMBER_ALONE = re.compile(r"\s*\d[\d \u00a0.,]*\s*")
_CLAUSE = re.compile(r"[,;:]| (?:och|samt|men|medan) ")


class ValueFit:
    """The values that one question may ask for, found in candidates."""

    def __init__(self, question: Question, index: Index, words: WordFit) -> None:
        self._question = question
        self._words = words
        counted = counted_terms(question)
        self._counted = Matcher(counted, index.analyser) if counted else None
        self._people = counts_people(question)
        self._measure = question.expected is None and _MEASURE.search(fold(question.corrected)) is not None
        self._roles = date_roles(question) if question.expected == "date" else ()
        self._dated = question.expected == "date" and (
            bool(self._roles) or "datum" in fold(question.corrected)
        )
        self._analyser = index.analyser
        self._asked_stems = {w.stem for w in index.analyser.words(question.corrected)}
        self._asked = {m.code for m in question.municipalities}
        self._given = {q.low for q in find_quantities(question.corrected) if q.low > ARTICLE}
        self._total = names_total(question.corrected)

    def values(self, candidate: Candidate) -> list[Value]:
        """The values of the type asked for in a sentence or in the cells of a row."""
        if self._question.expected is None and not self._measure:
            return []
        row = cells(candidate)
        if self._question.expected == "project":
            return [*self._found(candidate.text), *named_above(candidate)]
        if not row:
            return [v for v in self._found(candidate.text) if self._is_news(candidate.text[v.start : v.end])]
        return [
            replace(value, start=cell.start + value.start, end=cell.start + value.end)
            for cell in row
            for value in self._in_cell(candidate.text[cell.start : cell.end], cell.column)
        ]

    def _in_cell(self, words: str, column: str) -> list[Value]:
        """The values of a cell; a number alone is what its column says: "17 500" below "Kronor per plats"."""
        found = self._found(words)
        expected = self._question.expected
        if found or expected not in MEASURED_BY_COLUMN or not _NUMBER_ALONE.fullmatch(words):
            return found
        named = any(find_values(f"2 {w}", expected) for w in re.findall(r"[\w%]+", column))
        if named or expected_of(fold(column))[0] == expected:
            return [Value(0, len(words), self._question.unit)]
        return []

    def _found(self, text: str) -> list[Value]:
        """Values of the type asked for; any quantity when "hur mycket" was asked without a type."""
        if self._question.expected is not None:
            found = values_for(self._question, text)
            return [v for v in found if not (self._dated and is_weekly(text[v.start : v.end]))]
        return [Value(q.start, q.end, q.unit, ANY_QUANTITY) for q in find_quantities(text)]

    def _is_news(self, words: str) -> bool:
        """Somebody, something or a number that the question itself names is no answer to it."""
        if self._question.expected == "number":
            return not {q.low for q in find_quantities(words)} & self._given
        if self._question.expected not in NAMED:
            return True
        found = {w.stem for w in self._analyser.words(words)}
        return not found <= self._asked_stems

    def best(self, candidate: Candidate, values: Sequence[Value], hits: Sequence[TermHit]) -> Value | None:
        """The value that fits best by its form, the thing counted and what is near it."""

        def fit(value: Value) -> float:
            form, thing = value.strength, self.counts(candidate, value)
            told = self.is_total(candidate, value) or self.has_role(candidate, value)
            return 2 * form + 2 * thing + 2 * told + self._nearness(candidate, value, hits)

        return max(values, key=fit, default=None)

    def is_total(self, candidate: Candidate, value: Value) -> bool:
        """Whether a value is told as that of all parts together, where that is asked: "tillsammans 70 platser"."""
        return self._total and names_total(_CLAUSE.split(candidate.text[: value.start])[-1])

    def has_role(self, candidate: Candidate, value: Value) -> bool:
        """Whether a date is the one asked for by its role: the last one of "från 1 maj till 1 juni"."""
        known = {d.value for d in candidate.agreement.facts.dates if d.role in self._roles}
        if not known:
            return False
        said = (d for d in find_dates(candidate.text) if d.start < value.end and value.start < d.end)
        return any(d.value in known for d in said)

    def counts(self, candidate: Candidate, value: Value) -> float:
        """1 when the unit asked for is the value's, or the thing counted is named right after the number."""
        if self._question.unit is not None and value.unit == self._question.unit:
            return 1.0
        if self._people:
            return self._counts_people(candidate, value)
        if self._counted is None:
            return 0.0
        if column := column_of(candidate, value):
            return max((h.quality for h in self._counted.hits(column)), default=0.0)
        return max(
            self._beside(candidate, value, self._counted),
            BESIDE * self._beside(candidate, value, self._words.matcher),
        )

    def _counts_people(self, candidate: Candidate, value: Value) -> float:
        """Whether a number is followed by a word for people, or its column says what they did: "Började"."""
        if column := column_of(candidate, value):
            return max((h.quality for h in self._words.matcher.hits(column)), default=0.0)
        return float(people_after().match(fold(candidate.text[value.end :])) is not None)

    def _beside(self, candidate: Candidate, value: Value, matcher: Matcher) -> float:
        """How well a word stands right after the number, or before it as its label: "12 platser", "Platser: 12"."""
        after = candidate.text[value.start : value.end + COUNTED_AFTER]
        before = candidate.text[max(0, value.start - COUNTED_BEFORE) : value.start]
        label = before.rpartition(":")[0] and before  # "Platser: 15"
        if (
            self._question.expected == "duration"
        ):  # of "kursen omfattar 40 timmar", not what another clause names
            after = candidate.text[value.start : value.end] + _CLAUSE.split(candidate.text[value.end :])[0]
            label = _CLAUSE.split(candidate.text[: value.start])[-1]
        return max(
            (
                h.quality
                for text in (after, label)
                for h in matcher.hits(text)
                if not is_light(matcher.terms[h.term].word)
            ),
            default=0.0,
        )

    def near(
        self, candidate: Candidate, value: Value, hits: Sequence[TermHit], own: Mapping[int, float]
    ) -> float:
        """How near the question's words stand; those of the sentence before are near a part of what it counts."""
        near = self._nearness(candidate, value, hits)
        return max(near, NEAR_BEFORE * self._words.share(own)) if goes_on(candidate.text) else near

    def _nearness(self, candidate: Candidate, value: Value, hits: Sequence[TermHit]) -> float:
        if column := column_of(candidate, value):
            named = {m.municipality.code for m in find_municipalities(column)}
            whose = OWN_COLUMN * (bool(named & self._asked) - bool(named and not named & self._asked))
            return self._words.share_in(column) + whose
        weight, total = self._words.weights, self._words.total
        apart = [(h, _gap(candidate.text, value, h)) for h in hits]
        near = sum(weight[h.term] * h.quality * math.exp(-gap / NEAR) for h, gap in apart)
        return near / (total or 1.0)


def _gap(text: str, value: Value, hit: TermHit) -> int:
    """Characters between a value and a word, more where they stand in different clauses."""
    between = text[value.end : hit.start] if hit.start >= value.end else text[hit.end : value.start]
    return len(between) + (OTHER_CLAUSE if _CLAUSE.search(f"{between} ") else 0)


def named_above(candidate: Candidate) -> list[Value]:
    """The project that the section's heading names, where the candidate names it too: "Projekt Fotfäste"."""
    named = _PROJECT_NAME.search(candidate.section.heading or "")
    at = candidate.text.find(named[1]) if named else -1
    return [] if named is None or at < 0 else [Value(at, at + len(named[1]))]


def column_of(candidate: Candidate, value: Value) -> str:
    """The name of the column that a value stands in; "" outside tables."""
    return next((c.column for c in cells(candidate) if c.start <= value.start < c.end), "")
