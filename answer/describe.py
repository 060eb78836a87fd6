"""Descriptions: the few sentences that answer, in the document's order, each with its quote."""

from collections.abc import Sequence

from answer.citations import cite, unique
from answer.compose import names_of, one_line, trimmed, whose
from answer.coverage import coverage_of
from answer.decision import carrying
from answer.evidence import Candidate, entries_after, in_scope, make
from answer.question import Question
from answer.ranking import rank
from answer.refusal import refuse
from answer.scoring import Scored, Scorer
from domain.answer import Answer, Citation, MunicipalityAnswer
from index.engine import Index

LONGEST = 1_400  # characters of a description
MOST = 6  # sentences
LESS = 0.62  # share of the best score from which a sentence belongs to the answer
FOLLOWING = 0.4  # the same for a sentence that continues one that belongs
UNDER_HEADING = 0.7  # share of the question's words in a heading from which its section is the answer


def answer_describe(question: Question, index: Index) -> Answer:
    """The sentences that answer; `found=False` when none is about what was asked."""
    ranked = rank(question, index)
    carriers = carrying(question, ranked)
    if not carriers:
        return refuse(question, index, ranked)
    chosen = _chosen(question, index, carriers)
    agreement = chosen[0].agreement
    text, citations = _told(question, chosen)
    entries = tuple(MunicipalityAnswer(m, "evidence", citations) for m in whose(question, agreement))
    return Answer(
        question=question.text,
        kind="describe",
        found=True,
        text=text,
        understood=question.understood,
        municipalities=entries,
        citations=citations,
        coverage=coverage_of(index, in_scope(question, index)),
        confidence=carriers[0].confidence,
    )


def _chosen(question: Question, index: Index, carriers: Sequence[Scored]) -> list[Candidate]:
    """The best sentence's document: its good sentences, and what follows them in the same section."""
    best = carriers[0]
    document = best.candidate.agreement.id
    good = [s for s in carriers if s.candidate.agreement.id == document and s.score >= LESS * best.score]
    kept = {s.candidate.key: s.candidate for s in good[:MOST]}
    for candidate in _neighbours(best.candidate):
        if len(kept) >= MOST:
            break
        scored = Scorer(question, index).rank([candidate])[0]
        if scored.features["coverage"] >= FOLLOWING:
            kept.setdefault(candidate.key, candidate)
    order = {section.id: i for i, section in enumerate(best.candidate.agreement.sections)}
    return sorted(kept.values(), key=lambda c: (order[c.section.id], c.start))


def _neighbours(candidate: Candidate) -> list[Candidate]:
    """The sentences after it in its section, then those before it."""
    section = candidate.section
    body = [(a, b) for a, b in section.sentences if a >= section.body_start]
    after = [s for s in body if s[0] >= candidate.end]
    before = [s for s in body if s[1] <= candidate.start]
    return [make(candidate.agreement, section, a, b) for a, b in (*after, *reversed(before))]


def _told(question: Question, chosen: Sequence[Candidate]) -> tuple[str, tuple[Citation, ...]]:
    names = names_of(question, chosen[0].agreement)
    pieces = [f"{names}:"] if names else []
    citations: list[Citation] = []
    length = sum(map(len, pieces))
    for candidate in chosen:
        for start, end in _with_list(candidate):
            words = trimmed(candidate.section.text[start:end], 0, 1, LONGEST // 2)
            if length + len(words) + 1 > LONGEST:
                return " ".join(pieces), unique(citations)
            pieces.append(words)
            length += len(words) + 1
            citations.append(cite(candidate.agreement, candidate.section, start, end))
    return " ".join(pieces), unique(citations)


def _with_list(candidate: Candidate) -> list[tuple[int, int]]:
    places = [(candidate.start, candidate.end)]
    if one_line(candidate.text).endswith(":"):
        places += [(b.start, b.end) for b in entries_after(candidate.section, candidate.end)]
    return places
