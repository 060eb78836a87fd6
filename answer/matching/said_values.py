"""Whether a sentence gives another value than the question names: a number, how often, a time of the year or week."""

import re
from dataclasses import replace
from functools import cache
from math import inf

from answer.matching.signs import read_signs
from answer.question import Question
from domain.frequencies import find_frequencies
from domain.numbers import Quantity, find_quantities
from domain.text import fold

_YOUNGER, _OLDER = re.compile(r"\b(?:under|yngre än) $"), re.compile(r"\b(?:över|äldre än|fyllt|fyller) $")
YOUNGEST = 12  # years from which a number of them is an age: "under två år" says how long
SHARES = 2  # values of one unit from which a sentence tells how something is divided


def values_differ(question: Question, sentence: str) -> bool:
    """Whether the sentence has a value of a kind that the question names, about the same thing, but no equal one."""
    return (
        _numbers_differ(question, sentence)
        or _frequencies_differ(question, sentence)
        or _times_differ(fold(question.corrected), fold(sentence))
    )


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


def _numbers_differ(question: Question, sentence: str) -> bool:
    wanted = [q for q in find_quantities(question.text) if q.unit is not None]
    if not wanted:
        return False
    there = [_with_ages(q, sentence) for q in find_quantities(sentence)]
    for asked in wanted:
        same_unit = [q for q in there if q.unit == asked.unit]
        if same_unit and not any(overlaps(asked, q, question) for q in same_unit):
            return True
    return False


def _with_ages(said: Quantity, sentence: str) -> Quantity:
    """An age with all that its bound lets in: "den som är under 18 år"."""
    before = fold(sentence[: said.start])
    if said.unit != "år" or said.low < YOUNGEST:
        return said
    if _YOUNGER.search(before):
        return replace(said, low=-inf)
    return replace(said, high=inf) if _OLDER.search(before) else said


def _frequencies_differ(question: Question, sentence: str) -> bool:
    wanted = [f.per_year for f in find_frequencies(fold(question.corrected)) if f.per_year is not None]
    there = [f.per_year for f in find_frequencies(sentence) if f.per_year is not None]
    if not wanted or not there:
        return False
    return not any(low <= high2 and low2 <= high for low, high in wanted for low2, high2 in there)


def _times_differ(asked: str, said: str) -> bool:
    """Whether the months, seasons, days or parts of a day that are asked and said have none in common."""
    for parts in _times():
        wanted = {part for pattern, covered in parts if pattern.search(asked) for part in covered}
        there = {part for pattern, covered in parts if pattern.search(said) for part in covered}
        if wanted and there and not wanted & there:
            return True
    return False


@cache
def _times() -> tuple[tuple[tuple[re.Pattern[str], frozenset[int]], ...], ...]:
    return tuple(
        tuple(
            (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), frozenset(covered)) for words, covered in scale.items()
        )
        for scale in read_signs()["times"].values()
    )
