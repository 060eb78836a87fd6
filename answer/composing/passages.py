"""The answer to words that are no question: the best passages, as quotes."""

from answer.candidates.evidence import scope
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of
from answer.composing.refusal import refuse
from answer.question import Question
from answer.wording import capital, counted
from domain.answer import Answer
from index.engine import Index

PASSAGES = 5
SURE = 0.3  # passages are no answer


def answer_search(question: Question, index: Index) -> Answer:
    """The best passages of the documents in scope, best first; `found=False` when nothing matches."""
    hits = index.search(question.corrected, k=PASSAGES, filters=scope(question))
    if not hits:
        return refuse(question, index)
    first = index.agreements[hits[0].document]
    citations = unique(
        cite(index.agreements[h.document], index.agreements[h.document].section(h.section), h.start, h.end)
        for h in hits
    )
    nearest = f"{first.section(hits[0].section).label} ({names_of(question, first) or first.file})"
    places = counted(len(citations), "ställe", "ställen", neuter=True)
    text = f"{capital(places)} svarar mot orden, närmast {nearest}."
    return answered(question, index, "search", text, (), citations, SURE)
