"""Which of the ranked candidates carry an answer: the words asked for must be there, and a value of the right type."""

from collections.abc import Sequence

from answer.question import Question
from answer.scoring import Scored, weights

# Types that must be seen in the sentence. A reason or a procedure can be told in any words.
REQUIRED = frozenset(
    {
        "percentage", "amount", "number", "date", "duration", "frequency", "age", "person", "role", "organisation",
        "project", "place", "members",
    }
)  # fmt: skip


def carries(question: Question, scored: Scored) -> bool:
    """Whether the candidate may be given as the answer."""
    if scored.candidate.is_heading:
        return False
    needed = weights("decision")
    if question.expected in REQUIRED and scored.features["expected"] < needed["expected"]:
        return False
    if scored.features["fact"] >= needed["fact"]:
        return True
    return scored.features["coverage"] >= needed["coverage"] and scored.features["rarest"] >= needed["rarest"]


def carrying(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """Those that carry an answer, in the order given."""
    return [s for s in ranked if carries(question, s)]
