"""Which groups decide and steer, by the beginnings of their names in `data/steering.toml`; other groups do the work."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from domain.text import fold


def steers(group: str) -> bool:
    """Whether a group of that name steers: "styrgrupp", "ledningsråd"."""
    return _beginnings().match(fold(group)) is not None


@cache
def _beginnings() -> re.Pattern[str]:
    data = tomllib.loads(files("answer").joinpath("data/steering.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(map(fold, data["beginnings"])))
