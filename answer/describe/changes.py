"""What a revised agreement itself says has changed since the one before it: its section on the revision, told whole."""

from collections.abc import Iterator
from dataclasses import replace

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.compose import whose
from answer.composing.refusal import refuse
from answer.composing.versions import only_of_versions, shows_versions, times_asked
from answer.describe.telling import LONGEST, Passage, paragraphs, told
from answer.matching.signs import expression
from answer.question import Question
from answer.understanding.restate import who
from domain.agreement import Agreement, Section
from domain.answer import Answer, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

SURE = 0.8


def answer_changes(question: Question, index: Index) -> Answer | None:
    """What the newest of the documents asked about tells of changes since the version before it.

    None when that is not asked, as in "Hur har målen ändrats?", when the user has chosen another kind of answer, and
    when it is not told but there are two versions to put side by side; a refusal when there is but one.
    """
    other = (
        question.kind != "describe"
        if "typ" in question.chosen
        else question.kind in ("list", "count", "yesno")
    )
    if other or not question.municipalities:
        return None
    if not times_asked(question).changed or not only_of_versions(question):
        return None
    asked = {m.code for m in question.municipalities}
    documents = in_scope(question, index)
    of_all = [a for a in documents if asked <= {m.code for m in a.municipalities}]
    telling = {a.id: (a, passages) for a in of_all if (passages := list(_passages(a)))}
    newest = [pair for i, pair in telling.items() if not set(index.families.later(i)) & telling.keys()]
    if not newest and any(shows_versions(a, index) for a in documents):
        return None
    understood = f"Söker vad som har ändrats sedan den förra versionen: {who(question)}"
    question = replace(question, terms=(), understood=understood)
    if not newest:
        return refuse(question, index, reason="dokumenten tiger")
    agreement, passages = max(newest, key=lambda pair: sum(p.score for p in pair[1]))
    text, citations = told(question, agreement, passages, LONGEST)
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


def _is_headed(section: Section) -> bool:
    heading = section.heading
    return heading is not None and expression("changes", "heads").search(fold(heading)) is not None
