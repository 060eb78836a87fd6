"""What a revised agreement itself says has changed since the one before it: its section on the revision.

All of it is told, or what it says of the thing that a question is about.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.compose import whose
from answer.composing.refusal import refuse
from answer.composing.versions import besides_versions, only_of_versions, shows_versions, times_asked
from answer.describe.telling import LONGEST, Passage, paragraphs, told
from answer.matching.matcher import Matcher
from answer.matching.signs import expression
from answer.question import Question
from answer.understanding.focus import is_light
from answer.understanding.restate import who
from domain.agreement import Agreement, Section
from domain.answer import Answer, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

SURE = 0.8


def answer_changes(question: Question, index: Index) -> Answer | None:
    """What the newest of the documents asked about tells of changes since the version before it.

    None when that is not asked; when the user has chosen another kind of answer; when it is not told but there are two
    versions to put side by side; and when nothing is told of the one thing that is asked about, as in "Hur har målen
    ändrats?". A refusal when all is asked for and nothing told.
    """
    other = (
        question.kind != "describe"
        if "typ" in question.chosen
        else question.kind in ("list", "count", "yesno")
    )
    if other or not question.municipalities or not times_asked(question).changed:
        return None
    documents = in_scope(question, index)
    both, whole = any(shows_versions(a, index) for a in documents), only_of_versions(question)
    if both and not whole:
        return None
    asked = {m.code for m in question.municipalities}
    of_all = [a for a in documents if asked <= {m.code for m in a.municipalities}]
    of_it = _everything if whole else _about(question, index)
    telling = {a.id: (a, passages) for a in of_all if (passages := of_it(list(_passages(a))))}
    newest = [pair for i, pair in telling.items() if not set(index.families.later(i)) & telling.keys()]
    if not newest and (both or not whole):
        return None
    about = "" if whole else f"{', '.join(t.word for t in besides_versions(question))}; "
    understood = f"Söker vad som har ändrats sedan den förra versionen: {about}{who(question)}"
    question = replace(question, terms=(), understood=understood)
    if not newest:
        return refuse(question, index, reason="dokumenten tiger")
    agreement, passages = max(newest, key=lambda pair: sum(p.score for p in pair[1]))
    text, citations = told(question, agreement, passages, LONGEST, with_columns=not whole)
    entries = [MunicipalityAnswer(m, "evidence", citations) for m in whose(question, agreement)]
    return answered(question, index, "describe", text, entries, citations, SURE)


def _passages(agreement: Agreement) -> Iterator[Passage]:
    """The sections on what has changed, from their beginnings; without any, the sentences that tell it."""
    headed = [s for s in agreement.sections if _is_headed(s)]
    if headed:
        for section in headed:
            yield from paragraphs(section, 1.0, LONGEST)
        return
    for section in agreement.sections:
        for start, end in section.sentences:
            if expression("changes", "tells").search(fold(section.text[start:end])):
                yield Passage(section, ((start, end),), 0.5)


def _everything(passages: list[Passage]) -> list[Passage]:
    return passages


def _about(question: Question, index: Index) -> Callable[[list[Passage]], list[Passage]]:
    """Keeps the sentences and rows with most of the words asked for: at least half of them."""
    terms = [t for t in besides_versions(question) if not is_light(t.word)]
    matcher = Matcher(terms, index.analyser)

    def covered(section: Section, span: tuple[int, int]) -> float:
        hits = sorted(matcher.hits(section.text[span[0] : span[1]]), key=lambda hit: hit.quality)
        return sum({hit.term: hit.quality for hit in hits}.values()) / len(terms)

    def kept(passages: list[Passage]) -> list[Passage]:
        each = [(p, span, covered(p.section, span)) for p in passages for span in p.spans] if terms else []
        most = max((share for _, _, share in each), default=0.0)
        return [Passage(p.section, (span,), p.score) for p, span, share in each if share == most >= 0.5]

    return kept


def _is_headed(section: Section) -> bool:
    heading = section.heading
    return heading is not None and expression("changes", "heads").search(fold(heading)) is not None
