"""Whether a sentence says yes or no to a question: negation on both sides, must against may, differing numbers."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from answer.claims import has_what_lacks, only_strives, other_actor, spares, without
from answer.question import Question
from domain.frequencies import find_frequencies
from domain.numbers import Quantity, find_quantities
from domain.text import fold

REACH = 90  # characters around the question's words within which a negation counts
# "om ingen säger upp det", "om det inte sägs upp": the condition is negated, not what is asked or said.
_CONDITION = re.compile(r"\bom (?!att\b)(?:\w+ ){0,2}?(?:inte|ej|ingen|inget|inga)\b")
CLOSE = 10  # characters between two negations that are one statement
_SMALL = re.compile(r"inte|ej|ingen|inget|inga|icke|aldrig|not|never")
_PRESENT = re.compile(r"\b(?:finns|har|är|pågår|ges|drivs|erbjuds)\b")
_WITHOUT = re.compile(r"\butan\b")
# "... är ett krav på det spåret men inte på de övriga": what is said of others denies nothing that stands before.
_EXCEPTING = re.compile(
    r"\b(?:men|dock|däremot) (?:inte|ej) (?:på|i|för|till|av|hos|vid|de|den|det|övriga|andra|resten)\b"
)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "polarity.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) + r"(?!\w)" for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


def _holds(text: str, table: str) -> bool:
    return _pattern(tuple(_data()[table])).search(text) is not None


def denies(question: Question, sentence: str, start: int, end: int) -> bool:
    """True when the sentence answers no. `start:end` are the characters of the question's words in it."""
    asked, said = fold(question.corrected), fold(sentence)
    if question.language == "en":
        asked = f"{asked} {fold(question.text)}"  # small words, "not" among them, are not put into Swedish
    if _numbers_differ(question, sentence) or _frequencies_differ(asked, sentence):
        return True
    if _holds(said, "granting"):
        return False
    if _holds(asked, "still") and _holds(said, "was") and not _PRESENT.search(said):
        return True
    if other_actor(question, sentence) or only_strives(question, sentence):
        return True
    lacking = has_what_lacks(question, sentence) and not _holds(asked, "negations")
    if not lacking and without(question) is not None and _WITHOUT.search(said):
        asked, said = (_WITHOUT.sub(" " * 4, text) for text in (asked, said))  # both are without something
    doubt = _negated(asked, 0, len(asked)) or lacking
    said_so = _negated(said, start, end, ("negations", "lacks") if doubt else ("negations",))
    said_so = said_so or (lacking and _WITHOUT.search(said) is not None) or spares(question, sentence)
    if said_so != doubt:
        return True
    if _holds(asked, "universal") and _holds(said, "partial"):
        return True
    if _holds(asked, "binding") and _holds(said, "loosening") and not _holds(said, "binding"):
        return True
    return _opposed(asked, said)


def _negated(text: str, start: int, end: int, tables: Sequence[str] = ("negations",)) -> bool:
    """Whether something within reach of `start:end` is denied; two negations in a row ("inte nedlagt") deny nothing."""
    harmless = [m.span() for m in _pattern(tuple(_data()["harmless"])).finditer(text)]
    harmless += [m.span() for m in _CONDITION.finditer(text)]
    harmless += [m.span() for m in _EXCEPTING.finditer(text, end)]
    words = tuple(word for table in tables for word in _data()[table])
    found = [m for m in _pattern(words).finditer(text) if not any(a <= m.start() < b for a, b in harmless)]
    cancelled: set[int] = set()
    for first, second in pairwise(found):
        if (
            _SMALL.fullmatch(first[0])
            and second.start() - first.end() <= CLOSE
            and first.start() not in cancelled
        ):
            cancelled |= {first.start(), second.start()}
    near = (m.start() for m in found if m.start() not in cancelled)
    return any(start - REACH <= at <= end + REACH for at in near)


def has_ended(sentence: str) -> bool:
    """Whether a sentence says of what the one before it tells that it is no more: "Den är nedlagd."."""
    said = fold(sentence)
    return _holds(said, "ended") and _negated(said, 0, len(said), ("ended",))


def _numbers_differ(question: Question, sentence: str) -> bool:
    """The question names a quantity with a unit, and the sentence has one of that unit, but no equal one."""
    wanted = [q for q in find_quantities(question.text) if q.unit is not None]
    if not wanted:
        return False
    there = find_quantities(sentence)
    for asked in wanted:
        same_unit = [q for q in there if q.unit == asked.unit]
        if question.at_least is not None and _holds(fold(sentence), "extending"):
            continue
        if same_unit and not any(overlaps(asked, q, question) for q in same_unit):
            return True
    return False


def _frequencies_differ(asked: str, sentence: str) -> bool:
    """The question names how often, and the sentence says something else."""
    wanted = [f.per_year for f in find_frequencies(asked) if f.per_year is not None]
    there = [f.per_year for f in find_frequencies(sentence) if f.per_year is not None]
    if not wanted or not there:
        return False
    return not any(low <= high2 and low2 <= high for low, high in wanted for low2, high2 in there)


def overlaps(asked: Quantity, said: Quantity, question: Question) -> bool:
    """Whether two quantities of one unit agree, or the one said keeps the question's bounds."""
    if question.at_least is not None:
        return said.high >= question.at_least
    if question.at_most is not None:
        return said.low <= question.at_most
    return asked.low <= said.high and said.low <= asked.high


def _opposed(asked: str, said: str) -> bool:
    for first, second in _data()["opposites"]:
        for one, other in ((first, second), (second, first)):
            here, there = _pattern((one,)), _pattern((other,))
            if (
                here.search(asked)
                and not there.search(asked)
                and there.search(said)
                and not here.search(said)
            ):
                return True
    return False
