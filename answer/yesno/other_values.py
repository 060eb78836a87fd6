"""Whether a sentence gives another value than the question names: a number, how often, a time of the year or week."""

import re
from functools import cache

from answer.matching.signs import read_signs
from answer.question import Question
from answer.yesno.measures import asked_measures, measures
from domain.text import fold


def values_differ(question: Question, sentence: str) -> bool:
    """Whether the sentence has a value of a kind that the question names, about the same thing, but no equal one."""
    return _measures_differ(question.corrected, sentence) or _times_differ(
        fold(question.corrected), fold(sentence)
    )


def _measures_differ(asked: str, sentence: str) -> bool:
    there = measures(sentence)
    for wanted in asked_measures(asked):
        same_kind = [m for m in there if m.kind == wanted.kind]
        if same_kind and not any(m.keeps(wanted) for m in same_kind):
            return True
    return False


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
