"""Whether a sentence gives shares that differ, and whether two quantities agree."""

from answer.question import Question
from domain.numbers import Quantity, find_quantities

SHARES = 2  # values of one unit from which a sentence tells how something is divided


def shares_differ(sentence: str) -> bool:
    """Whether it tells how something is divided, and not in equal parts: "50 procent ... 35 procent"."""
    by_unit: dict[str | None, list[float]] = {}
    for quantity in find_quantities(sentence):
        by_unit.setdefault(quantity.unit, []).append(quantity.low)
    return any(unit and len(v) >= SHARES and len(set(v)) > 1 for unit, v in by_unit.items())


def overlaps(asked: Quantity, said: Quantity, question: Question) -> bool:
    """Whether two quantities of one unit agree, or the one said keeps the question's bounds."""
    if question.at_least is not None:
        return said.high >= question.at_least
    if question.at_most is not None:
        return said.low <= question.at_most
    return asked.low <= said.high and said.low <= asked.high
