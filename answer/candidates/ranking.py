"""From a question to its ranked candidates: the way that values, descriptions and yes/no answers share."""

from answer.candidates.evidence import candidates
from answer.candidates.reading import shipped_reader
from answer.candidates.scored import Reader, Scored
from answer.candidates.scoring import Scorer
from answer.question import Question
from domain.search import Filters
from index.engine import Index


def rank(
    question: Question,
    index: Index,
    filters: Filters | None = None,
    reader: Reader | None = None,
) -> list[Scored]:
    """All candidates of the documents in scope, best first. They are read by `reader`, else by the one that ships."""
    return Scorer(question, index, reader or shipped_reader()).rank(candidates(question, index, filters))


def best_by_document(ranked: list[Scored]) -> list[Scored]:
    """The best candidate of every document, best first."""
    best: dict[str, Scored] = {}
    for scored in ranked:
        best.setdefault(scored.candidate.agreement.id, scored)
    return list(best.values())
