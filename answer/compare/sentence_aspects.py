"""Columns filled by sentences: those that answer a question best, or that begin the sections of a topic."""

from collections.abc import Sequence
from dataclasses import replace

from answer.candidates.decision import carrying
from answer.candidates.evidence import Candidate, make
from answer.candidates.ranking import rank
from answer.candidates.scored import Scored
from answer.compare.cells import ENTRIES, NOTHING, Aspect, Cell, body_of, cell_of_candidates
from answer.matching.corpus_words import marks
from answer.question import Question, Term
from answer.understanding.focus import is_light
from answer.wording import capital, join_names
from domain.agreement import Agreement, Section
from domain.municipalities import Municipality
from domain.topics import TOPICS, topics_of
from index.engine import Index

HEADED = 2  # sentences of a cell from a section that is headed by what is asked for


def sentences_aspect(question: Question, index: Index) -> Aspect:
    """What the documents say of the question's words; when those only name a topic, how its sections begin."""
    topical = [t for t in question.terms if topics_of(t.word)]
    only_topic = bool(topical) and len(topical) == len(question.terms)

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        headed = [
            make(a, section, start, end)
            for a in agreements
            for section in a.sections
            if any(marks(t, section.heading or "") for t in topical)
            for start, end in _telling(topical, section)[: HEADED if not only_topic else ENTRIES - 1]
        ]
        if headed and only_topic:
            return cell_of_candidates(headed[:ENTRIES])
        return best_sentences(question, index, municipality, headed[:HEADED])

    telling = [t for t in question.terms if not is_light(t.word)] or question.terms
    words = [t.word for t in telling[:4]]
    label = TOPICS[question.topics[0]].label if only_topic and len(words) > 1 else join_names(words)
    return Aspect(capital(label) or "Vad som sägs", fill)


def _telling(terms: Sequence[Term], section: Section) -> list[tuple[int, int]]:
    """The sentences of a section, those with the words themselves first."""
    told = [(s, any(marks(t, section.text[s[0] : s[1]]) for t in terms)) for s in body_of(section)]
    return [s for s, _ in sorted(told, key=lambda pair: not pair[1])]


def best_sentences(
    question: Question, index: Index, municipality: Municipality, headed: Sequence[Candidate] = ()
) -> Cell:
    """The best sentences of one municipality's documents for the question, and how a section headed so begins.

    Without any, how its section on the topic begins.
    """
    near = answering(question, index, municipality, nearly=True)
    if near or headed:
        return cell_of_candidates([*near[: ENTRIES - 1 - len(headed)], *headed])
    documents = index.documents_of({municipality.code})
    return section_aspect(question.topics[0]).fill(municipality, documents) if question.topics else NOTHING


def answering(
    question: Question, index: Index, municipality: Municipality, nearly: bool = False
) -> list[Candidate]:
    """The sentences of one municipality's documents that answer about equally well; `nearly`: or comes nearest."""
    own = replace(question, municipalities=(municipality,), absent=(), groups=())
    ranked = rank(own, index)
    found = carrying(own, ranked) or (_nearly(ranked) if nearly else [])
    return [s.candidate for s in found if s.score >= 0.85 * found[0].score]


def _nearly(ranked: Sequence[Scored]) -> list[Scored]:
    return [s for s in ranked[:1] if s.features["coverage"] >= 0.4 and not s.candidate.is_heading]


def section_aspect(slug: str) -> Aspect:
    """The first sentences of the sections of one topic."""

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        found = [
            make(agreement, section, start, end)
            for agreement in agreements
            for section in agreement.sections
            if section.topic == slug
            for start, end in body_of(section)[: ENTRIES - 1]
        ]
        return cell_of_candidates(found[:ENTRIES])

    return Aspect(TOPICS[slug].label if slug in TOPICS else slug, fill)
