"""Tells what kind of fact a question is about, by `data/subjects.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import cast

from answer.question import Subject


@cache
def _rules() -> tuple[tuple[Subject, re.Pattern[str]], ...]:
    data = tomllib.loads(files("answer").joinpath("data/subjects.toml").read_text(encoding="utf-8"))
    return tuple((cast(Subject, r["subject"]), re.compile(r["pattern"])) for r in data["rule"])


def subject_of(text: str) -> Subject:
    """The kind of fact; "text" when the question is about none in particular. `text` is folded."""
    for subject, pattern in _rules():
        if pattern.search(text):
            return subject
    return "text"
