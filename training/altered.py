"""Questions that their text does not answer, made from questions that it does: another name, number or opposite.

Such alterations are how much of SQuAD 2.0's unanswerable questions look, and how questions about agreements go wrong:
asked of one municipality, year or group, where the text tells of another. After Jia & Liang 2017, "Adversarial
Examples for Evaluating Reading Comprehension Systems", whose false questions are made in the same way.
"""

import random
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

_NAME = re.compile(r"(?<!^)(?<![.?!:] )\b[A-ZÅÄÖÆØÜ][\w-]+(?: [A-ZÅÄÖÆØÜ][\w-]+)*")
_NUMBER = re.compile(r"\b\d[\d.,]*\d\b|\b\d\b")
_WORD = re.compile(r"\w+")


def altered(question: str, text: str, rng: random.Random) -> str | None:
    """The question about something else; None where it has nothing that can be altered."""
    ways: list[Callable[[str, str, random.Random], str | None]] = [_other_name, _other_number, _opposite]
    rng.shuffle(ways)
    return next((asked for way in ways if (asked := way(question, text, rng)) is not None), None)


def _other_name(question: str, text: str, rng: random.Random) -> str | None:
    return _swapped(_NAME, question, text, rng)


def _other_number(question: str, text: str, rng: random.Random) -> str | None:
    return _swapped(_NUMBER, question, text, rng)  # 2017 for 2019, never for 12,5


def _swapped(pattern: re.Pattern[str], question: str, text: str, rng: random.Random) -> str | None:
    """What the pattern finds in the question changed for what it finds in the text: names of as many words,
    numbers of as many characters."""
    found = list(pattern.finditer(question))
    if not found:
        return None
    old = rng.choice(found)
    others: set[str] = {
        name
        for name in pattern.findall(text)
        if name.lower() not in question.lower()
        and old[0].lower() not in name.lower()
        and _size(name) == _size(old[0])
    }
    if not others:
        return None
    return question[: old.start()] + rng.choice(sorted(others)) + question[old.end() :]


def _size(found: str) -> int:
    return len(found) if found[0].isdigit() else len(found.split())


def _opposite(question: str, text: str, rng: random.Random) -> str | None:
    """A word changed for its opposite."""
    found = [w for w in _WORD.finditer(question) if w[0].lower() in _opposites() and w.start() > 0]
    if not found:
        return None
    old = rng.choice(found)
    return question[: old.start()] + rng.choice(_opposites()[old[0].lower()]) + question[old.end() :]


@cache
def _opposites() -> dict[str, list[str]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "opposites.toml").read_text(encoding="utf-8"))
    both: dict[str, list[str]] = {}
    for one, other in data["pairs"]:
        both.setdefault(one, []).append(other)
        if " " not in other:
            both.setdefault(other, []).append(one)
    return both
