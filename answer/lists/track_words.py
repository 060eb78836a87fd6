"""What questions about tracks say, and what agreements say of tracks in running text, by `data/tracks.toml`."""

import re
from functools import cache
from typing import Any

from domain.reference import read_toml
from domain.track_nouns import called_pattern, track_pattern


@cache
def pattern(name: str) -> re.Pattern[str]:
    """An entry of the file: a pattern as it stands, or any of a list as whole words."""
    entry = _data()[name]
    written = entry if isinstance(entry, str) else rf"\b(?:{'|'.join(entry)})\b"
    for part, meaning in {"TRACKS": track_pattern(), "CALLED": called_pattern(), **_data()["part"]}.items():
        written = written.replace(part, meaning)
    return re.compile(written)


@cache
def empty_words() -> frozenset[str]:
    """Words beside "jobbspår" that narrow nothing, besides those of `data/frame.toml`."""
    return frozenset(_data()["empty"].split())


@cache
def _data() -> dict[str, Any]:
    return read_toml("tracks.toml", "answer")
