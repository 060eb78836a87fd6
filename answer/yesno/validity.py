"""Whether an agreement has an end, by the dates that documents tell: "Är Salas avtal tidsbegränsat?"."""

import re

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.compose import names_of, one_line, whose
from answer.lists.findings import quote_of
from answer.question import Question
from domain.answer import Answer, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

SURE = 0.85
NO_END = "tills vidare"  # a fact's value
_WITHOUT_END = re.compile(r"\btills ?vidare\b")
_WITH_END = re.compile(
    r"\b(?:tidsbegränsa\w*|bestämd tid|slutdatum|giltig\w*\b.*\bbegränsa\w*|begränsa\w*\b.*\bgiltig\w*)\b"
)
_THE_AGREEMENT = re.compile(
    r"\b(?:giltig\w*|\w*avtal\w*|överenskommelse\w*|samarbete\w*|samverkan\w*|modell\w*|bilag\w*)\b"
)
_DENIED = re.compile(r"\b(?:inte|ej)\b")


def answer_validity(question: Question, index: Index) -> Answer | None:
    """Yes or no by the end that the documents have; None for other questions, and where none tells it."""
    asked = fold(question.corrected)
    without_end, with_end = _WITHOUT_END.search(asked), _WITH_END.search(asked)
    if bool(without_end) == bool(with_end) or not question.municipalities or _DENIED.search(asked):
        return None
    if not _THE_AGREEMENT.search(asked):
        return None
    ends = [(a, d) for a in in_scope(question, index) for d in a.facts.dates if d.role == "valid_to"]
    if not ends:
        return None
    if len({end.value == NO_END for _, end in ends}) > 1:
        return None  # several agreements, some with an end
    agreement, end = ends[0]
    verdict = (end.value == NO_END) == bool(without_end)
    quote = quote_of(agreement, end.span)
    names = names_of(question, agreement)
    text = f"{'Ja' if verdict else 'Nej'}. {names}: ”{one_line(quote.quote)}”"
    entries = [MunicipalityAnswer(m, "evidence", (quote,)) for m in whose(question, agreement)]
    return answered(question, index, "yesno", text, entries, (quote,), SURE, yesno=verdict)
