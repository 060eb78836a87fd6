"""List questions about money with a bound, decided by the sums that documents set aside."""

import re

from answer.lists.findings import Finding, quote_of
from answer.matching.word_forms import tokens
from answer.question import Question
from domain.numbers import find_quantities
from index.engine import Index

# Words beside the sum that say no more than that money is set aside.
_SPENDING = re.compile(
    r"(?:avsätt|avsatt|budget|kostnad|kosta|lägg|satsa|betala|bidra|finansier|pengar|kronor|medel|samverka|samarbet"
    r"|verksamhet|skjut|summa|belopp|per|år|året|årligen|varje|totalt)\w*"
)


def resources(question: Question, index: Index) -> list[Finding] | None:
    """Those that set aside a sum within the bounds; None when the question says what the money is for."""
    bounded = question.at_least is not None or question.at_most is not None
    if question.unit != "kronor" or not bounded:
        return None
    measured = {
        w for q in find_quantities(question.corrected) for w in tokens(question.corrected[q.start : q.end])
    }
    if any(t.word not in measured and not _SPENDING.fullmatch(t.word) for t in question.terms):
        return None
    return [
        Finding(agreement, (quote_of(agreement, resource.span),), resource.confidence)
        for agreement in index.agreements.values()
        for resource in agreement.facts.resources
        if resource.kind == "pengar" and _within(question, resource.number)
    ]


def _within(question: Question, number: float) -> bool:
    low, high = question.at_least, question.at_most
    return (low is None or number >= low) and (high is None or number <= high)
