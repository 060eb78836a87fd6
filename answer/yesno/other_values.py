"""Whether a sentence gives another value than the question names: a number, how often, a time of the year or week."""

import re
from functools import cache

from answer.matching.signs import read_signs
from answer.question import Question
from answer.yesno.measures import asked_measures, measures
from domain.dates import find_years
from domain.municipalities import find_municipalities
from domain.text import fold

SEVERAL = 2  # that a sentence names, each with its own value
_ALL = re.compile(r"\b(?:alla|varje|samtliga) (?:vardag|dag|helg)")


def values_differ(question: Question, sentence: str) -> bool:
    """Whether the sentence has a value of a kind that the question names, about the same thing, but no equal one."""
    own = _own_part(question, sentence)
    return (
        _measures_differ(question.corrected, own)
        or _times_differ(fold(question.corrected), fold(own))
        or _years_differ(question.corrected, own, sentence)
    )


def _own_part(question: Question, sentence: str) -> str:
    """What is said of the one asked about, where each has its own: "i Mora varje vecka, i Orsa varje månad"."""
    codes = {m.code for m in question.municipalities}
    found = find_municipalities(sentence)
    own = [f for f in found if f.municipality.code in codes]
    if len(own) != 1 or len({f.municipality.code for f in found}) < SEVERAL:
        return sentence
    end = min((f.start for f in found if f.start > own[0].start), default=len(sentence))
    part = sentence[own[0].start : end]
    return part if measures(part) or find_years(part) else sentence


def _years_differ(asked: str, own: str, sentence: str) -> bool:
    """Whether the part about the one asked about has another year: "Mora 2024 och Orsa 2025"."""
    wanted, there = ({y.value for y in find_years(text)} for text in (asked, own))
    return own != sentence and bool(wanted and there) and not wanted & there


def _measures_differ(asked: str, sentence: str) -> bool:
    there = measures(sentence)
    for wanted in asked_measures(asked, sentence):
        same_kind = [m for m in there if m.kind == wanted.kind]
        if same_kind and not any(m.keeps(wanted) for m in same_kind):
            return True
    return False


def _times_differ(asked: str, said: str) -> bool:
    """Whether the months, seasons, days or parts of a day that are asked and said have none in common.

    Where all of them are asked for, none may be missing: "alla vardagar", "tisdagar och torsdagar".
    """
    for parts in _times():
        wanted = {part for pattern, covered in parts if pattern.search(asked) for part in covered}
        there = {part for pattern, covered in parts if pattern.search(said) for part in covered}
        missing = wanted - there if _ALL.search(asked) else not wanted & there
        if wanted and there and missing:
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
