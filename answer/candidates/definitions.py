"""Questions for the meaning of a word, and the sentences that define it."""

from collections.abc import Sequence

from answer.candidates.evidence import Candidate
from answer.matching.matcher import TermHit, same_word
from answer.matching.signs import expression
from answer.question import Question
from domain.text import fold

REACH = 40  # characters after the words asked about


def asks_for_meaning(question: Question) -> bool:
    """Whether the question is what something means."""
    return expression("definitions", "asks").search(fold(question.text)) is not None


def defines(question: Question, candidate: Candidate) -> bool:
    """Whether it begins with what was asked for the meaning of and says what that is: "En lots är en ..."."""
    asked = expression("definitions", "asked_word").search(fold(question.corrected))
    told = expression("definitions", "told_word").match(fold(candidate.text))
    return asked is not None and told is not None and same_word(asked["word"], told["word"])


def tells_process(candidate: Candidate) -> bool:
    """Whether the section is headed as the telling of a process: "Så går det till", "Arbetsgång"."""
    return expression("definitions", "processes").search(fold(candidate.section.heading or "")) is not None


def definition(text: str, hits: Sequence[TermHit]) -> float:
    """1 when the text says what the words asked about are, early in it; 0.5 when it says so later."""
    for hit in hits:
        if expression("definitions", "defines").search(fold(text[hit.end : hit.end + REACH])):
            return 1.0 if hit.start <= REACH else 0.5
    return 0.0
