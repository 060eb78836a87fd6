"""Tells what type of answer a question expects (a percentage, a date, members ...), by `data/expected.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from answer.question import Expected


@cache
def _rules() -> tuple[tuple[Expected, str | None, re.Pattern[str]], ...]:
    data = tomllib.loads(files("answer").joinpath("data/expected.toml").read_text(encoding="utf-8"))
    return tuple(
        (cast(Expected, rule["expected"]), rule.get("unit"), re.compile(rule["pattern"]))
        for rule in data["rule"]
    )


def expected_of(text: str) -> tuple[Expected | None, str | None]:
    """The expected type and the unit of the number asked for. `text` is the folded question."""
    tidy = " ".join(re.sub(r"[?!,;:\"”“()]+", " ", text).split())
    for expected, unit, pattern in _rules():
        if pattern.search(tidy):
            return expected, unit
    return None, None
