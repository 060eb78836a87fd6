"""Words of `data/polarity.toml` looked for in folded texts."""

import re
from functools import cache
from typing import Any

from domain.reference import read_toml


@cache
def read_signs() -> dict[str, Any]:
    """The whole table file."""
    return read_toml("polarity.toml", "answer")


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words; a * stands for the rest of a word."""
    parts = (re.escape(w).replace(r"\*", r"[\w-]*") + ("" if w.endswith("*") else r"(?!\w)") for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


def table(name: str) -> re.Pattern[str]:
    """The pattern of one table of words."""
    return pattern(tuple(read_signs()[name]))


def holds(text: str, name: str) -> bool:
    """Whether one of a table's words stands in a folded text."""
    return table(name).search(text) is not None
