"""Windows of whole sentences: what the model reads at a time, in training and in use."""

import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 110  # pieces: as long as the passages that the model has been trained on

_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d\"”–-])|\s*[\r\n]+\s*")


@dataclass(frozen=True)
class Window:
    """Characters `start` to `end` of a text."""

    start: int
    end: int


def sentences(text: str) -> list[Window]:
    """The sentences and lines of a text, in order, without the white space between them."""
    found, at = [], 0
    for gap in _END.finditer(text):
        if gap.start() > at:
            found.append(Window(at, gap.start()))
        at = gap.end()
    if at < len(text):
        found.append(Window(at, len(text)))
    return found


def covering(text: str, limit: int, length: Callable[[str], int], overlap: int = 1) -> list[Window]:
    """Windows of at most about `limit` tokens that cover a text; each begins with the last of the one before."""
    parts = sentences(text)
    sizes = [length(text[p.start : p.end]) for p in parts]
    found: list[Window] = []
    first = 0
    while first < len(parts):
        last, total = first, sizes[first]
        while last + 1 < len(parts) and total + sizes[last + 1] <= limit:
            last += 1
            total += sizes[last]
        found.append(Window(parts[first].start, parts[last].end))
        if last + 1 == len(parts):
            break
        first = max(last + 1 - overlap, first + 1)
    return found
