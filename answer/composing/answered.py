"""An answer that was found: what the plans have in common."""

from collections.abc import Sequence
from typing import Any

from answer.candidates.evidence import in_scope
from answer.composing.coverage import coverage_of
from answer.question import Question
from domain.answer import Answer, AnswerKind, Citation, MunicipalityAnswer
from index.engine import Index


def answered(
    question: Question,
    index: Index,
    kind: AnswerKind,
    text: str,
    municipalities: Sequence[MunicipalityAnswer],
    citations: tuple[Citation, ...],
    confidence: float,
    **more: Any,
) -> Answer:
    """The answer to a question from the documents in its scope; `more` are further fields of Answer."""
    return Answer(
        question=question.text,
        kind=kind,
        found=True,
        text=text,
        understood=question.understood,
        municipalities=tuple(municipalities),
        citations=citations,
        coverage=coverage_of(index, in_scope(question, index)),
        confidence=confidence,
        **more,
    )
