"""Windows of whole sentences: what the model reads at a time, in training and in use."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


def around(
    text: str, start: int, end: int, limit: int, length: Callable[[str], int], rng: random.Random
) -> Window:
    """A window of at most about `limit` tokens with characters `start` to `end` at a random place in it."""
    parts = sentences(text)
    inside = [i for i, p in enumerate(parts) if p.end > start and p.start < end]
    first, last = inside[0], inside[-1]
    room = limit - length(text[parts[first].start : parts[last].end])
    before = rng.random()
    while room > 0:
        backwards = rng.random() < before
        if (backwards or last + 1 == len(parts)) and first > 0:
            grown = parts[first - 1]
        elif last + 1 < len(parts):
            grown = parts[last + 1]
        else:
            break
        room -= length(text[grown.start : grown.end])
        if room < 0:
            break
        first, last = (first - 1, last) if grown.start < parts[first].start else (first, last + 1)
    return Window(parts[first].start, parts[last].end)


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


def elsewhere(windows: Sequence[Window], start: int, end: int) -> list[Window]:
    """Those windows that hold nothing of characters `start` to `end`."""
    return [w for w in windows if w.end <= start or w.start >= end]
