"""Which groups decide and steer, by the beginnings of their names in `data/steering.toml`; other groups do the work."""

import re
from functools import cache
from typing import Any

from domain.reference import read_toml
from domain.text import fold


def steers(group: str) -> bool:
    """Whether a group of that name steers: "styrgrupp", "ledningsråd"."""
    return _beginnings().match(fold(group)) is not None


def asks_for_steering(text: str) -> bool:
    """Whether a question asks for the group that steers without its name: "den högsta styrande gruppen"."""
    return _described().search(fold(text)) is not None


@cache
def _beginnings() -> re.Pattern[str]:
    return re.compile("|".join(map(fold, _data()["beginnings"])))


@cache
def _described() -> re.Pattern[str]:
    return re.compile(_data()["described"])


def _data() -> dict[str, Any]:
    return read_toml("steering.toml", "answer")
