"""What is looked for in folded texts: words of `data/polarity.toml`, regular expressions of other tables in `data`."""

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


@cache
def expression(file: str, *names: str) -> re.Pattern[str]:
    """Any of the regular expressions of one table of `data/<file>.toml`, which `names` lead to."""
    found = read_toml(f"{file}.toml", "answer")
    for name in names:
        found = found[name]
    return re.compile("|".join(found))


def holds(text: str, name: str) -> bool:
    """Whether one of a table's words stands in a folded text."""
    return table(name).search(text) is not None
