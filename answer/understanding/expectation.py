"""Tells what type of answer a question expects (a percentage, a date, members ...), by `data/expected.toml`."""

import re
from functools import cache
from typing import Any, cast

from answer.question import Expected
from domain.reference import read_toml


@cache
def _data() -> dict[str, Any]:
    return read_toml("expected.toml", "answer")


@cache
def _rules() -> tuple[tuple[Expected, str | None, re.Pattern[str]], ...]:
    return tuple(
        (cast(Expected, rule["expected"]), rule.get("unit"), re.compile(rule["pattern"]))
        for rule in _data()["rule"]
    )


@cache
def _own_words() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(rule["asked"]), re.compile(rule["said"])) for rule in _data()["own_words"])


def lacks_own_words(asked: str, said: str) -> bool:
    """Whether what a folded question asks for is told in words of its own, and none stands in a folded text.

    "Vad tycker deltagarna?" is answered by an opinion, "vilken lön" by a text that names it.
    """
    return any(a.search(asked) is not None and s.search(said) is None for a, s in _own_words())


def expected_of(text: str) -> tuple[Expected | None, str | None]:
    """The expected type and the unit of the number asked for. `text` is the folded question."""
    tidy = " ".join(re.sub(r"[?!,;:\"”“()]+", " ", text).split())
    for expected, unit, pattern in _rules():
        if pattern.search(tidy):
            return expected, unit
    return None, None
