"""The one place where candidates are scored: named features, combined by the weights in `data/weights.toml`.

A model that reads question and passage together adds features of its own to the best candidates, and says where it
sees the answer: give a `Reader`.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from answer.candidates.definitions import asks_for_meaning, definition, tells_process
from answer.candidates.evidence import Candidate
from answer.candidates.facts import fact_fit
from answer.candidates.parts import asks_for_part, asks_for_total, goes_on, tells_part
from answer.candidates.tables import cells, is_header, is_row
from answer.matching.matcher import Matcher, TermHit, rarity_of, same_word
from answer.matching.said_values import shares_differ
from answer.matching.spans import Value, find_values, is_weekly, values_for
from answer.question import Question
from answer.understanding.date_roles import date_roles
from answer.understanding.expectation import expected_of
from answer.understanding.focus import (
    counted_terms,
    focus_of,
    is_light,
    names_in,
    type_weight,
    verb_weight,
    word_weight,
)
from domain.agreement import Agreement, Section
from domain.industries import industries_of
from domain.municipalities import find_municipalities
from domain.numbers import find_quantities
from domain.text import fold
from domain.vocabulary import synonyms
from index.engine import Index
from index.sentences import scaled_cosine

READ = 6  # candidates at most that a reader reads: reading is what takes time, and twelve gave no more right answers
WORTH_READING = (
    0.65  # share of the best candidate's score; under it the right one stood for 2 of 565 questions
)
READ_KINDS = frozenset({"value", "yesno"})  # of descriptions it was measured to put the wrong sentence first
NEAR = 60.0  # characters over which the likeness of places falls to a third
NEAR_BEFORE = 0.8  # how near the words are that "av dem" stands for
NAMED = frozenset({"person", "role", "organisation", "project", "place"})
BESIDE = 0.6  # what another word of the question beside a number is worth, against the thing counted
COUNTED_AFTER, COUNTED_BEFORE = 40, 30  # characters within which the thing counted stands
OWN_COLUMN = 0.5  # for a value in the column of the municipality asked for
ANY_QUANTITY = 0.5  # how surely a quantity is what "hur mycket" asks for
TELLS = 0.25  # weight from which a word in a sentence says that it is about that thing
_PROJECT_NAME = re.compile(r"\b[Pp]rojekt(?:et)? [”\"]?(\w[\w -]*\w)")
_OF_TRACK = re.compile(
    r"(?:spår|utbildning|kurs|linje)(?:en|et|er|erna|s|ens|ets)?$"
)  # "vaktutbildningen", "vårdspåret"
CROWD, CROWDED = 4, 0.6  # with more values than that (a chart, say) each one is less surely the one asked for
LONG, TOO_LONG = 200, 800  # characters
_MEASURE = re.compile(r"\bhur (?:mycket|stor|stort|stora|många|hög|högt|lång|långt|långa|länge)\b")
# Types that a value shows by its form; a share or a sum does not show what it measures ("arbetslöshet", "budget").
SHOWN = frozenset({"age", "date", "duration", "frequency"})
IN_SECTION = 0.6  # what a proper name is worth that stands elsewhere in the candidate's section
MEASURED_BY_COLUMN = frozenset({"amount", "percentage", "duration"})
_NUMBER_ALONE = re.compile(r"\s*\d[\d \u00a0.,]*\s*")
OPENING = 400  # characters above the first heading that may hold a document's names
OTHER_NAME = 0.6  # for a group with another name that means the same
FURTHER_UP = 0.5  # for a sentence after one, in its section, that is about the group
_CLAUSE = re.compile(r"[,;:]| (?:och|samt|men|medan) ")
_GENERIC = re.compile(r"(?:mål)?(?:grupp|råd|nämnd|forum|team|kommitté)(?:en|er|erna|et|ens)?")
GROUP = re.compile(r"\b[\w-]*(?:grupp|råd|nämnd|forum|team|kommitté)(?:en|er|erna|et|ens)?\b")


@lru_cache(8_192)  # asked of every section of a document for each of its candidates
def groups_in(text: str) -> tuple[str, ...]:
    """The groups that a text names, in order; "gruppen" and "teamet" alone name none."""
    found = (m.group() for m in GROUP.finditer(fold(text)))
    return tuple(name for name in found if not name.startswith("målgrupp") and not _GENERIC.fullmatch(name))


def other_names(question: Question, agreement: Agreement) -> tuple[str, ...]:
    """Synonyms of the groups asked for; none where the document uses a name asked for itself."""
    named = {name for section in agreement.sections for name in groups_in(section.text)}
    if any(same_word(asked, name) for asked in question.groups for name in named):
        return ()
    return tuple(other for asked in question.groups for other in synonyms(asked))


@dataclass(frozen=True)
class Judged:
    """What a reader thinks of a candidate: its features, 0..1, and the characters of it that hold the answer."""

    features: Mapping[str, float]
    words: tuple[int, int] | None = None  # None where it sees no answer


class Reader(Protocol):
    """Judges candidates by reading question and text together."""

    def judge(self, question: Question, candidates: Sequence[Candidate]) -> Sequence[Judged]:
        """The judgement of every candidate, in their order."""
        ...


@dataclass(frozen=True)
class Scored:
    """A candidate with its features, their weighted sum and the value of the expected type that fits best."""

    candidate: Candidate
    score: float
    features: Mapping[str, float]
    value: Value | None
    hits: tuple[TermHit, ...]  # the question's words in the sentence itself
    confidence: float = 0.0  # that it answers; the decision sets it


@cache
def weights(table: str) -> dict[str, float]:
    """One table of `data/weights.toml`."""
    path = Path(__file__).parents[1] / "data" / "weights.toml"
    return {k: float(v) for k, v in tomllib.loads(path.read_text(encoding="utf-8"))[table].items()}


class Scorer:
    """Scores candidates for one question."""

    def __init__(self, question: Question, index: Index, reader: Reader | None = None) -> None:
        self.question = question
        self._reader = reader
        rarity = rarity_of(index)
        self._matcher = Matcher(question.terms, index.analyser, rarity.is_common)
        self._weights = [
            term.weight
            * word_weight(term.word)
            * verb_weight(question, i)
            * type_weight(question, i)
            * rarity.weight(self._matcher.forms(i) or (fold(term.word),))
            for i, term in enumerate(question.terms)
        ]
        self._numbers = set(re.findall(r"\d+", question.text))
        counted = counted_terms(question)
        self._counted = Matcher(counted, index.analyser) if counted else None
        self._focus = focus_of(question)
        self._names = names_in(question)
        self._measure = question.expected is None and _MEASURE.search(fold(question.corrected)) is not None
        self._meaning = asks_for_meaning(question)
        self._dated = question.expected == "date" and (
            bool(date_roles(question)) or "datum" in fold(question.corrected)
        )
        self._total = asks_for_total(question.corrected)
        self._part = asks_for_part(question.corrected)
        self._analyser = index.analyser
        self._asked_stems = {w.stem for w in index.analyser.words(question.corrected)}
        self._asked = {m.code for m in question.municipalities}
        self._groups = set(question.groups)
        self._industries = [frozenset(industries_of(t.word)) for t in question.terms]
        self._about_tracks = {i for i, t in enumerate(question.terms) if _OF_TRACK.search(fold(t.word))}
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
        least, known = WORTH_READING * ranked[0].score, weights("read")
        head = [s for s in ranked[:READ] if s.score >= least]
        judged = self._reader.judge(self.question, [s.candidate for s in head])
        for position, (scored, read) in enumerate(zip(head, judged, strict=True)):
            features = {**scored.features, **read.features}
            score = sum(known.get(name, 0.0) * value for name, value in features.items())
            value = self._value_read(scored, read)
            head[position] = replace(scored, score=score, features=features, value=value)
        return [*sorted(head, key=lambda s: -s.score), *ranked[len(head) :]]

    def _value_read(self, scored: Scored, read: Judged) -> Value | None:
        """The value in the words that the reader takes for the answer; of a row, whose columns tell more, as it was."""
        if read.words is None or is_row(scored.candidate):
            return scored.value
        start, end = read.words
        least = 0.0 if scored.value is None else scored.value.strength
        inside = (v for v in self._values(scored.candidate) if v.start < end and start < v.end)
        return max((v for v in inside if v.strength >= least), key=lambda v: v.strength, default=scored.value)

    def _score(self, candidate: Candidate, features: dict[str, float]) -> Scored:
        hits = self._matcher.hits(candidate.text)
        own = {h.term: h.quality for h in hits}
        if goes_on(candidate.text):
            for hit in self._matcher.hits(candidate.before_text):
                own[hit.term] = max(own.get(hit.term, 0.0), weights("context")["pointed"] * hit.quality)
        values = self._values(candidate)
        value = max(values, key=lambda v: self._value_fit(candidate, v, hits), default=None)
        everywhere = self._with_context(candidate, own, "" if value is None else _column_of(candidate, value))
        features |= {
            "own": self._share(own),
            "coverage": self._share(everywhere),
            "rarest": everywhere.get(self._rarest(), 0.0) if self._weights else 0.0,
            "focus": self._focused(everywhere, value),
            "meaning": float(scaled_cosine(np.asarray([candidate.dense], dtype=np.float32))[0]),
            "about": self._share(
                {h.term: h.quality for h in self._matcher.hits(candidate.section.heading or "")}
            ),
            "names": self._named(candidate, everywhere),
            "asked": own.get(self._focus, 0.0)
            if self._focus is not None and self._tells(self._focus)
            else 0.0,
            "expected": 0.0 if value is None else value.strength * (1.0 if len(values) <= CROWD else CROWDED),
            "counted": 0.0 if value is None else self._counts(candidate, value),
            "near": 0.0 if value is None else self._near(candidate, value, hits, own),
            "topic": float(candidate.section.topic in self.question.topics),
            "group": self._group(candidate),
            "fact": fact_fit(self.question, candidate),
            "process": float(self.question.expected == "procedure" and tells_process(candidate)),
            "definition": definition(candidate.text, hits) if self._meaning else 0.0,
            "numbers": self._number_share(candidate),
            "scope": self._scope(candidate),
            "divided": float(self._total and shares_differ(candidate.text)),
            "part": float(self._part and tells_part(candidate.text)),
            "telling": max(self._weights, default=0.0),
            "heading": float(candidate.is_heading or is_header(candidate)),
            "length": min(1.0, max(0.0, (candidate.end - candidate.start - LONG) / (TOO_LONG - LONG))),
        }
        known = weights("describing" if self.question.kind == "describe" else "features")
        score = sum(known.get(name, 0.0) * value for name, value in features.items())
        return Scored(candidate, score, features, value, tuple(hits))

    def _share(self, found: Mapping[int, float]) -> float:
        total = sum(self._weights)
        return sum(self._weights[i] * quality for i, quality in found.items()) / total if total else 0.0

    def _focused(self, found: Mapping[int, float], value: Value | None) -> float:
        """How surely what is asked for by name is there; a word for the type ("åldersgräns") is seen in the value."""
        if self._focus is None:
            return 1.0
        typed = self.question.expected in SHOWN and type_weight(self.question, self._focus) < 1.0
        return max(found.get(self._focus, 0.0), value.strength if typed and value is not None else 0.0)

    def _tells(self, position: int) -> bool:
        return self._weights[position] >= TELLS

    def _rarest(self) -> int:
        return max(range(len(self._weights)), key=lambda i: self._weights[i])

    def _with_context(self, candidate: Candidate, own: Mapping[int, float], column: str) -> dict[int, float]:
        worth = weights("context")
        best = dict(own)
        heading = candidate.section.heading or ""
        places = [(candidate.lead_text, "lead_in"), (heading, "heading")]
        places.append((candidate.before_text, "pointed" if candidate.leans else "before"))
        places.append((column, "column"))
        if (year := candidate.agreement.year) is not None:
            places.append((str(year), "year"))
        places += [(text, "ancestor") for text in ancestors(candidate)]
        if self.question.expected == "procedure":
            places.append((list_text(candidate), "list"))
        for term in self._about_tracks & track_terms(self._industries, candidate):
            best[term] = max(best.get(term, 0.0), worth["track"])
        for text, place in places:
            for hit in self._matcher.hits(text) if text else ():
                best[hit.term] = max(best.get(hit.term, 0.0), hit.quality * worth[place])
        return best

    def _values(self, candidate: Candidate) -> list[Value]:
        if self.question.expected is None and not self._measure:
            return []
        row = cells(candidate)
        if self.question.expected == "project":
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
        expected = self.question.expected
        if found or expected not in MEASURED_BY_COLUMN or not _NUMBER_ALONE.fullmatch(words):
            return found
        named = any(find_values(f"2 {w}", expected) for w in re.findall(r"[\w%]+", column))
        if named or expected_of(fold(column))[0] == expected:
            return [Value(0, len(words), self.question.unit)]
        return []

    def _found(self, text: str) -> list[Value]:
        """Values of the type asked for; any quantity when "hur mycket" was asked without a type."""
        if self.question.expected is not None:
            found = values_for(self.question, text)
            return [v for v in found if not (self._dated and is_weekly(text[v.start : v.end]))]
        return [Value(q.start, q.end, q.unit, ANY_QUANTITY) for q in find_quantities(text)]

    def _named(self, candidate: Candidate, found: Mapping[int, float]) -> float:
        """How well the worst of the question's proper names is there: in the passage, its section or the opening."""
        if not self._names:
            return 1.0
        wider = {h.term: IN_SECTION * h.quality for h in self._matcher.hits(candidate.section.text)}
        called = f"{candidate.agreement.title} {opening(candidate.agreement)}"
        wider |= {h.term: h.quality for h in self._matcher.hits(called)}
        return min(max(found.get(i, 0.0), wider.get(i, 0.0)) for i in self._names)

    def _is_news(self, words: str) -> bool:
        """Somebody or something that the question itself names is no answer to it."""
        if self.question.expected not in NAMED:
            return True
        found = {w.stem for w in self._analyser.words(words)}
        return not found <= self._asked_stems

    def _value_fit(self, candidate: Candidate, value: Value, hits: Sequence[TermHit]) -> float:
        return (
            2 * value.strength + 2 * self._counts(candidate, value) + self._nearness(candidate, value, hits)
        )

    def _counts(self, candidate: Candidate, value: Value) -> float:
        """1 when the unit asked for is the value's, or the thing counted is named right after the number."""
        if self.question.unit is not None and value.unit == self.question.unit:
            return 1.0
        if self._counted is None:
            return 0.0
        if column := _column_of(candidate, value):
            return max((h.quality for h in self._counted.hits(column)), default=0.0)
        return max(
            self._beside(candidate, value, self._counted),
            BESIDE * self._beside(candidate, value, self._matcher),
        )

    def _beside(self, candidate: Candidate, value: Value, matcher: Matcher) -> float:
        """How well a word stands right after the number, or before it as its label: "12 platser", "Platser: 12"."""
        after = candidate.text[value.start : value.end + COUNTED_AFTER]
        before = candidate.text[max(0, value.start - COUNTED_BEFORE) : value.start]
        label = before.rpartition(":")[0] and before  # "Platser: 15"
        if (
            self.question.expected == "duration"
        ):  # "kursen omfattar 40 timmar", but not what another clause names
            after = candidate.text[value.start : value.end] + _CLAUSE.split(candidate.text[value.end :])[0]
            label = _CLAUSE.split(candidate.text[: value.start])[-1]
        return max(
            (
                h.quality
                for text in (after, label)
                for h in matcher.hits(text)
                if not self._is_light(matcher, h)
            ),
            default=0.0,
        )

    def _is_light(self, matcher: Matcher, hit: TermHit) -> bool:
        return is_light(matcher.terms[hit.term].word)

    def _near(
        self, candidate: Candidate, value: Value, hits: Sequence[TermHit], own: Mapping[int, float]
    ) -> float:
        """How near the question's words stand; those of the sentence before are near a part of what it counts."""
        near = self._nearness(candidate, value, hits)
        return max(near, NEAR_BEFORE * self._share(own)) if goes_on(candidate.text) else near

    def _nearness(self, candidate: Candidate, value: Value, hits: Sequence[TermHit]) -> float:
        if column := _column_of(candidate, value):
            named = {m.municipality.code for m in find_municipalities(column)}
            whose = OWN_COLUMN * (bool(named & self._asked) - bool(named and not named & self._asked))
            return self._share({h.term: h.quality for h in self._matcher.hits(column)}) + whose
        total = sum(self._weights) or 1.0
        apart = [(h, max(h.start - value.end, value.start - h.end, 0)) for h in hits]
        return sum(self._weights[h.term] * h.quality * math.exp(-gap / NEAR) for h, gap in apart) / total

    def _group(self, candidate: Candidate) -> float:
        if not self._groups:
            return 0.0
        for text, worth in (
            (candidate.text, 1.0),
            (candidate.section.heading or "", 0.9),
            (candidate.lead_text, 0.9),
            (candidate.before_text, 0.7),
        ):
            named = groups_in(text)
            if any(same_word(asked, name) for asked in self._groups for name in named):
                return worth
            if any(same_word(other, name) for other in self._other_names(candidate) for name in named):
                return OTHER_NAME * worth
            if named:
                return -worth
        above = groups_in(candidate.section.text[: candidate.start])[-1:]
        return FURTHER_UP if any(same_word(g, name) for g in self._groups for name in above) else 0.0

    def _other_names(self, candidate: Candidate) -> tuple[str, ...]:
        """What the group may be called instead, in a document that does not use the name asked for."""
        return other_names(self.question, candidate.agreement)

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


def opening(agreement: Agreement) -> str:
    """What stands above the first heading: there a document tells what it, or what it sets up, is called."""
    first = agreement.sections[0]
    return first.text[:OPENING] if first.heading is None else first.heading


def beside_in_section(candidates: Sequence[Candidate], alike: Sequence[float]) -> list[float]:
    """For each candidate, how alike in meaning the best other one of its section is; 0 where it is the only one."""
    by_section: dict[tuple[str, str], list[float]] = {}
    for candidate, value in zip(candidates, alike, strict=True):
        by_section.setdefault(candidate.key[:2], []).append(value)
    best = {key: sorted(values)[-2:] for key, values in by_section.items()}
    pairs = ((best[c.key[:2]], value) for c, value in zip(candidates, alike, strict=True))
    return [0.0 if len(top) == 1 else top[0] if value == top[1] else top[1] for top, value in pairs]


def named_above(candidate: Candidate) -> list[Value]:
    """The project that the section's heading names, where the candidate names it too: "Projekt Fotfäste"."""
    named = _PROJECT_NAME.search(candidate.section.heading or "")
    at = candidate.text.find(named[1]) if named else -1
    return [] if named is None or at < 0 else [Value(at, at + len(named[1]))]


def track_terms(industries: Sequence[frozenset[str]], candidate: Candidate) -> set[int]:
    """The terms that name the industry of the track that the candidate is about: it, or its section's only one."""
    own = [t for t in candidate.agreement.facts.tracks if t.span.section == candidate.section.id]
    inside = [t for t in own if t.span.start < candidate.end and t.span.end > candidate.start]
    tracks = inside or (own if len({t.name for t in own}) == 1 else [])
    about = {industry for track in tracks for industry in track.industries}
    return {i for i, named in enumerate(industries) if named & about}


def _column_of(candidate: Candidate, value: Value) -> str:
    """The name of the column that a value stands in; "" outside tables."""
    return next((c.column for c in cells(candidate) if c.start <= value.start < c.end), "")


def list_text(candidate: Candidate) -> str:
    """All items of the candidate's section when it is one of them: the steps of a process belong together."""
    section, block = candidate.section, candidate.block
    if block is None or block.kind != "item":
        return ""
    return "\n".join(section.text[b.start : b.end] for b in section.blocks if b.kind == "item")


def ancestors(candidate: Candidate) -> list[str]:
    """The headings above the candidate's section, nearest first."""
    level, above = candidate.section.level, []
    sections: tuple[Section, ...] = candidate.agreement.sections
    for section in reversed(sections[: sections.index(candidate.section)]):
        if section.level < level:
            level = section.level
            above.append(section.heading or "")
    return above
