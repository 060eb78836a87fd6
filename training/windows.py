"""Where a window stands in a text that is trained on: around its answer, or away from it."""

import random
from collections.abc import Callable, Sequence

from reader.windows import Window, sentences


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


def elsewhere(windows: Sequence[Window], start: int, end: int) -> list[Window]:
    """Those windows that hold nothing of characters `start` to `end`."""
    return [w for w in windows if w.end <= start or w.start >= end]
