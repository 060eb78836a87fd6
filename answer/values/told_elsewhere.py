"""What other municipalities' documents say of the same, where a question names no municipality.

"Hur ofta träffas styrgruppen?" over a whole collection has an answer in each of many agreements; one of them alone,
without a word of the others, would be misleading.
"""

from collections.abc import Sequence

from answer.candidates.decision import FITS, TYPED
from answer.candidates.scored import Scored
from answer.question import Question

AS_MUCH = 0.85  # share of the first one's words of the question that another one must have, too
AS_HIGH = 0.9  # share of the first one's score
SEEN = 0.5  # from which the reading model is taken to have seen the answer's words


def told_elsewhere(question: Question, first: Scored, best: Sequence[Scored]) -> list[Scored]:
    """Those of the documents' best candidates that answer as the first one does, each for its own municipality.

    They hold a value of the type that was asked for and as many of the question's words; and a fact of the kind that
    was asked for where the first one does, else they score as high or hold words in which the model has seen an answer.
    What is told in sentences rather than in a value is not compared.
    """
    if question.expected is None or first.features["expected"] < TYPED:
        return []
    return [s for s in best if s is not first and _as_good(first, s)]


def _as_good(first: Scored, other: Scored) -> bool:
    features = other.features
    if first.features["fact"] >= FITS:
        sure = features["fact"] >= FITS
    else:
        sure = other.score >= AS_HIGH * first.score or features.get("span", 0.0) >= SEEN
    return (
        sure
        and features["expected"] >= TYPED
        and features["coverage"] >= AS_MUCH * first.features["coverage"]
        and features["group"] >= AS_MUCH * min(first.features["group"], AS_MUCH)
    )
