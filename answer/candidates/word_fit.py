"""How much of a question's words a candidate has: in itself, in what stands around it, and of what is asked by name."""

import re
from collections.abc import Mapping, Sequence

from answer.candidates.evidence import Candidate
from answer.candidates.parts import goes_on
from answer.candidates.scored import weights
from answer.candidates.surroundings import opening, places_around, track_terms
from answer.matching.matcher import Matcher, TermHit, rarity_of
from answer.matching.spans import Value
from answer.question import Question
from answer.understanding.focus import focus_of, names_in, type_weight, verb_weight, word_weight
from domain.industries import industries_of
from domain.text import fold
from index.engine import Index

TELLS = 0.25  # weight from which a word in a sentence says that it is about that thing
IN_SECTION = 0.6  # what a proper name is worth that stands elsewhere in the candidate's section
# "vaktutbildningen", "vårdspåret", "städdeltagarna"
_OF_TRACK = re.compile(
    r"(?:spår|utbildning|kurs|linje)(?:en|et|er|erna|s|ens|ets)?$|.(?:deltagar|elev)(?:e|en|er|na|erna)$"
)
# Types that a value shows by its form; a share or a sum does not show what it measures ("arbetslöshet", "budget").
SHOWN = frozenset({"age", "date", "duration", "frequency"})


class WordFit:
    """The words of one question, weighed by how much they say, looked for in candidates.

    `found` is, for the position of each term that was found, how well it was, 0..1.
    """

    def __init__(self, question: Question, index: Index) -> None:
        self._question = question
        rarity = rarity_of(index)
        self.matcher = Matcher(question.terms, index.analyser, rarity.is_common)
        self.weights = [
            term.weight
            * word_weight(term.word)
            * verb_weight(question, i)
            * type_weight(question, i)
            * rarity.weight(self.matcher.forms(i) or (fold(term.word),))
            for i, term in enumerate(question.terms)
        ]
        self.total = sum(self.weights)
        self._rarest = self.weights.index(max(self.weights)) if self.weights else None
        self._focus = focus_of(question)
        self._names = names_in(question)
        self._industries = [frozenset(industries_of(t.word)) for t in question.terms]
        self._about_tracks = {i for i, t in enumerate(question.terms) if _OF_TRACK.search(fold(t.word))}

    def own(self, candidate: Candidate, hits: Sequence[TermHit]) -> dict[int, float]:
        """What the sentence itself has; one that goes on what was counted has some of the sentence before it."""
        own = {h.term: h.quality for h in hits}
        if goes_on(candidate.text):
            for hit in self.matcher.hits(candidate.before_text):
                own[hit.term] = max(own.get(hit.term, 0.0), weights("context")["pointed"] * hit.quality)
        return own

    def everywhere(self, candidate: Candidate, own: Mapping[int, float], column: str) -> dict[int, float]:
        """What the sentence or anything around it has, less for what stands farther off."""
        worth = weights("context")
        best = dict(own)
        if self._about_tracks:
            for term in self._about_tracks & track_terms(self._industries, candidate):
                best[term] = max(best.get(term, 0.0), worth["track"])
        places = places_around(candidate, with_list=self._question.expected == "procedure")
        for text, place in ((column, "column"), *places):
            for hit in self.matcher.hits(text) if text else ():
                best[hit.term] = max(best.get(hit.term, 0.0), hit.quality * worth[place])
        return best

    def share(self, found: Mapping[int, float]) -> float:
        """The weight of what was found, of the weight of all words."""
        weight = sum(self.weights[i] * quality for i, quality in found.items())
        return weight / self.total if self.total else 0.0

    def share_in(self, text: str) -> float:
        """The same of a text."""
        return self.share({h.term: h.quality for h in self.matcher.hits(text)})

    def rarest(self, found: Mapping[int, float]) -> float:
        """How well the word that says most was found."""
        return 0.0 if self._rarest is None else found.get(self._rarest, 0.0)

    def focused(self, found: Mapping[int, float], value: Value | None) -> float:
        """How surely what is asked for by name is there; a word for the type ("åldersgräns") is seen in the value."""
        if self._focus is None:
            return 1.0
        typed = self._question.expected in SHOWN and type_weight(self._question, self._focus) < 1.0
        return max(found.get(self._focus, 0.0), value.strength if typed and value is not None else 0.0)

    def asked(self, own: Mapping[int, float]) -> float:
        """How well what is asked for by name stands in the sentence itself, where it says something."""
        if self._focus is None or self.weights[self._focus] < TELLS:
            return 0.0
        return own.get(self._focus, 0.0)

    def named(self, candidate: Candidate, found: Mapping[int, float]) -> float:
        """How well the worst of the question's proper names is there: in the passage, its section or the opening."""
        if not self._names:
            return 1.0
        wider = {h.term: IN_SECTION * h.quality for h in self.matcher.hits(candidate.section.text)}
        called = f"{candidate.agreement.title} {opening(candidate.agreement)}"
        wider |= {h.term: h.quality for h in self.matcher.hits(called)}
        return min(max(found.get(i, 0.0), wider.get(i, 0.0)) for i in self._names)
