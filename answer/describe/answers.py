"""Descriptions: the few sentences that answer, in the document's order, each with its quote.

A thought mostly fills a paragraph. So the best paragraphs are taken whole while they are short, and of a long one the
good sentences with what stands between them.
"""

import re
from collections.abc import Sequence

from answer.candidates.decision import carrying
from answer.candidates.evidence import leans
from answer.candidates.ranking import rank
from answer.candidates.scored import Scored
from answer.composing.answered import answered
from answer.composing.compose import whose
from answer.composing.refusal import refuse
from answer.describe.process import answer_process
from answer.describe.telling import LONGEST, Passage, paragraphs, told
from answer.question import Question
from domain.agreement import Agreement, Block, Section
from domain.answer import Answer, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

_REQUEST = re.compile(
    r"\b(?:vad|vem|vilk\w+|hur|när|var|varför|beskriv|berätta|förklara|redogör|sammanfatta|describe|explain)\b"
)
WHOLE = 450  # a paragraph up to here is given whole
MOST = 3  # paragraphs
SHORT_SECTION = 600  # characters of a section that is told whole
ABOUT = 0.8  # share of the question's words in a heading from which the section is the answer
TERSE, TERSE_LONGEST = 8, 350  # words without a question in them want a short answer
LESS = 0.75  # share of the best score from which another paragraph belongs to the answer
AS_GOOD = 0.9  # the same where a section on the very topic is told whole
SENTENCE = 0.5  # the same for a sentence of a long paragraph


def answer_describe(question: Question, index: Index) -> Answer:
    """The sentences that answer; `found=False` when none is about what was asked."""
    if (process := answer_process(question, index)) is not None:
        return process
    ranked = rank(question, index)
    carriers = carrying(question, ranked)
    if not carriers:
        return refuse(question, index, ranked)
    agreement = carriers[0].candidate.agreement
    room = TERSE_LONGEST if is_terse(question) else LONGEST
    text, citations = told(question, agreement, _passages(agreement, carriers, ranked, room), room)
    entries = [MunicipalityAnswer(m, "evidence", citations) for m in whose(question, agreement)]
    return answered(question, index, "describe", text, entries, citations, carriers[0].confidence)


def is_terse(question: Question) -> bool:
    """Whether it is a few words without a request: "medelålder deltagare Ystad"."""
    text = fold(question.text)
    return len(text.split()) <= TERSE and "?" not in text and _REQUEST.search(text) is None


def _passages(
    agreement: Agreement, carriers: Sequence[Scored], ranked: Sequence[Scored], room: int
) -> list[Passage]:
    """The best paragraphs of the best sentence's document, in its order, together at most `room` characters."""
    best = carriers[0].score
    scores = {s.candidate.key: s.score for s in ranked}
    chosen: list[Passage] = []
    section = carriers[0].candidate.section
    if carriers[0].features["about"] >= ABOUT or len(section.text) <= SHORT_SECTION:
        told = paragraphs(section, best, room)
        if any(_holds(p, section, carriers[0].candidate.start) for p in told):
            chosen = told
    # A section on the very topic, told whole, mostly says it all: a goal that mentions the target group stays out.
    whole = bool(chosen) and carriers[0].features["topic"] > 0
    for scored in carriers:
        candidate = scored.candidate
        if whole and candidate.section.id != section.id and scored.score < AS_GOOD * best:
            continue
        if candidate.agreement.id != agreement.id or scored.score < LESS * best or len(chosen) == MOST:
            continue
        if any(_holds(p, candidate.section, candidate.start) for p in chosen):
            continue
        passage = _passage(scored, scores, SENTENCE * best, follow=not chosen)
        if passage.length <= room - sum(p.length for p in chosen) or not chosen:
            chosen.append(passage)
    order = {section.id: i for i, section in enumerate(agreement.sections)}
    return sorted(chosen, key=lambda p: (order[p.section.id], p.spans[0]))


def _passage(
    scored: Scored, scores: dict[tuple[str, str, int], float], least: float, follow: bool
) -> Passage:
    """The paragraph around a sentence; of a long one the good sentences, and with `follow` what comes after them."""
    candidate, section = scored.candidate, scored.candidate.section
    document = candidate.agreement.id
    block = candidate.block
    if block is None:
        return Passage(section, ((candidate.start, candidate.end),), scored.score)
    if block.kind in ("item", "row"):
        spans = _list_around(section, block)
    else:
        spans = [s for s in section.sentences if block.start <= s[0] < block.end]
        if block.end - block.start > WHOLE:
            good = [s for s in spans if scores.get((document, section.id, s[0]), 0.0) >= least]
            good = good if follow and good else [(candidate.start, candidate.end)]
            kept = _without_gaps(spans, good) if follow else list(good)
            spans = _cut(_with_pointed(section, spans, kept), (candidate.start, candidate.end))
        spans += _introduced(section, spans[-1][1]) or (_continued(section, block) if follow else [])
    return Passage(section, tuple(spans), scored.score)


def _list_around(section: Section, block: Block) -> list[tuple[int, int]]:
    """The list that the entry stands in, with the line before it; only the entry when the list is long."""
    at = section.blocks.index(block)
    first = last = at
    while first > 0 and section.blocks[first - 1].kind == block.kind:
        first -= 1
    while last + 1 < len(section.blocks) and section.blocks[last + 1].kind == block.kind:
        last += 1
    if section.blocks[last].end - section.blocks[first].start > WHOLE:
        return [(block.start, block.end)]
    spans = [(b.start, b.end) for b in section.blocks[first : last + 1]]
    lead = [s for s in section.sentences if section.body_start <= s[0] and s[1] <= spans[0][0]]
    return [*lead[-1:], *spans]


def _introduced(section: Section, end: int) -> list[tuple[int, int]]:
    """The entries after a sentence that ends in a colon."""
    if not section.text[:end].rstrip().endswith(":"):
        return []
    found = []
    for block in section.blocks:
        if block.start >= end:
            if block.kind not in ("item", "row"):
                break
            found.append((block.start, block.end))
    return found


def _without_gaps(spans: Sequence[tuple[int, int]], good: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The good sentences, what follows each, and single sentences between them: nothing hangs in the air."""
    marks = {i for i, span in enumerate(spans) if span in good}
    marks |= {i + 1 for i in marks if i + 1 < len(spans)}
    marks |= {i for i in range(len(spans)) if i - 1 in marks and i + 1 in marks}
    return [span for i, span in enumerate(spans) if i in marks]


def _with_pointed(
    section: Section, spans: Sequence[tuple[int, int]], kept: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The kept sentences, each one that begins with "Den", "Gruppen" ... with the one before it."""
    marks = {i for i, span in enumerate(spans) if span in kept}
    marks |= {i - 1 for i in marks if i > 0 and leans(section.text[spans[i][0] : spans[i][1]])}
    return [span for i, span in enumerate(spans) if i in marks]


def _continued(section: Section, block: Block) -> list[tuple[int, int]]:
    """The next paragraph, when it begins with a word that points back to this one and both are short."""
    after = next((b for b in section.blocks if b.start >= block.end), None)
    if after is None or after.kind != "paragraph" or after.end - block.start > 2 * WHOLE:
        return []
    if not leans(section.text[after.start : after.end]):
        return []
    return [s for s in section.sentences if after.start <= s[0] < after.end]


def _cut(spans: list[tuple[int, int]], best: tuple[int, int]) -> list[tuple[int, int]]:
    """At most LONGEST characters around the best sentence."""
    while len(spans) > 1 and sum(b - a + 1 for a, b in spans) > LONGEST:
        spans = spans[:-1] if spans[-1] != best else spans[1:]
    return spans


def _holds(passage: Passage, section: Section, start: int) -> bool:
    return passage.section.id == section.id and any(a <= start < b for a, b in passage.spans)
