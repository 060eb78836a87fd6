"""List questions about target groups, decided by the groups that documents name: by their ages or by their names."""

import re

from answer.lists.findings import Finding, quote_of
from answer.matching.corpus_words import marks
from answer.question import Question
from domain.text import fold
from index.engine import Index

# Those who are no target group: "tas inte emot", "ingår inte".
DENIED = re.compile(
    r"\b(?:tas|tas det|ingår|omfattas|räknas|hör|får|kan|prioriteras|tillhör|deltar) (?:inte|ej)\b"
    r"|\bundantag\w*|\butom\b"
)


def ages(question: Question, index: Index) -> list[Finding] | None:
    """Those with a target group of the ages asked for."""
    if question.ages is None:
        return None
    found = []
    for agreement in index.agreements.values():
        for group in agreement.facts.target_groups:
            quote = quote_of(agreement, group.span)
            shut_out = DENIED.search(fold(quote.quote)) is not None
            if group.ages is not None and _ages_fit(question.ages, group.ages) and not shut_out:
                found.append(Finding(agreement, (quote,), 1.0))
    return found or None


def _ages_fit(asked: tuple[int | None, int | None], group: tuple[int | None, int | None]) -> bool:
    low, high = asked
    if low is not None and high is not None and low != high:
        return group == asked
    if low is not None and low == high:
        return (group[0] or 0) <= low <= (group[1] if group[1] is not None else 200)
    if high is not None:
        # "upp till 29 år" means groups that end there, not all grown-ups.
        return group[1] == high
    return group[0] is not None and low is not None and group[0] >= low


def target_groups(question: Question, index: Index) -> list[Finding] | None:
    """Those with a target group of that name; None when no document has one, as the text may know more."""
    rest = [t for t in question.terms if not t.word.startswith("målgrupp")]
    if question.subject != "target_groups" or not rest or not question.terms:
        return None
    found = [
        Finding(agreement, (quote_of(agreement, group.span),), group.confidence)
        for agreement in index.agreements.values()
        for group in agreement.facts.target_groups
        if all(marks(term, quote_of(agreement, group.span).quote) for term in rest)
    ]
    return found or None
