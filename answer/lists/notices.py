"""List questions about how an agreement is left, decided by the length of notice that its sentences tell."""

import re
from collections.abc import Iterator

from answer.composing.citations import cite
from answer.lists.findings import Finding
from answer.question import Question
from domain.numbers import Quantity, find_quantities
from domain.text import fold
from index.engine import Index

_LEAVES = re.compile(
    r"\b(?:uppsägning\w*|säg[as]\w* upp|sagt upp|sades upp|varsel|varsla\w*|frånträd\w*|utträd\w*|notice"
    r"|(?:lämna|lämnar|komma ur|kliva av|gå ur|hoppa av|dra sig ur|träda ur) (?:\w+ ){0,2}?"
    r"(?:avtal\w*|överenskommelse\w*|samarbet\w*|samverkan\w*|bilaga\w*))\b"
)
_PROLONGED = re.compile(r"\b(?:förläng\w*|förnya\w*|löper|gäller)\b[^.;]{0,40}$")
_IN_MONTHS = {"månader": 1.0, "år": 12.0, "veckor": 12 / 52, "dagar": 12 / 365}


def notice(question: Question, index: Index) -> list[Finding] | None:
    """Those that are left with the notice asked for ("tre månaders varsel"); None when no length of it is asked for."""
    asked = list(_lengths(question.corrected))
    if not asked or not _LEAVES.search(fold(question.corrected)):
        return None
    found = []
    for agreement in index.agreements.values():
        for section, start, end in agreement.walk():
            said = section.text[start:end]
            if _LEAVES.search(fold(said)) and any(_keeps(a, b) for a in asked for b in _lengths(said)):
                found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.9))
    return found or None


def _lengths(text: str) -> Iterator[tuple[Quantity, float, float]]:
    """The durations of a text that are not what it is prolonged by, each with its bounds in months."""
    for quantity in find_quantities(text):
        months = _IN_MONTHS.get(quantity.unit or "")
        if months is not None and not _PROLONGED.search(fold(text[: quantity.start])):
            yield quantity, quantity.low * months, quantity.high * months


def _keeps(asked: tuple[Quantity, float, float], said: tuple[Quantity, float, float]) -> bool:
    quantity, low, high = asked
    if quantity.bound == "minst":
        return said[2] >= low
    if quantity.bound == "högst":
        return said[1] <= high
    return low <= said[2] and said[1] <= high
