"""How deep each heading lies: from its number, the format's level, its type, and what stands around it."""

from collections.abc import Sequence

from ingest.events import Event

SAME_SIZE = 0.5  # points within which two sizes are one


def levels_of(headings: Sequence[Event]) -> list[int]:
    """The level of each heading, 1 outermost; never more than one below the heading before it."""
    styles = _styles(headings)
    shallowest = min((h.level for h in headings if h.level), default=1)
    levels: list[int] = []
    chapter = 0  # depth of the last numbered heading
    for heading in headings:
        if heading.parts:
            level = chapter = len(heading.parts)
        elif heading.contents:
            level = 1
        elif heading.level is not None:
            level = heading.level - shallowest + 1
        else:
            level = _of_unnumbered(heading, chapter, styles)
        if heading.nested and not heading.parts and heading.level is None:
            level = max(
                level, chapter + 1 if chapter else (levels[-1] + 1 if levels and level == levels[-1] else 2)
            )
        levels.append(max(1, min(level, levels[-1] + 1 if levels else 1)))
    return levels


def _of_unnumbered(heading: Event, chapter: int, styles: Sequence[tuple[float, bool, int]]) -> int:
    """By type, where the document's headings differ in it; else one below the numbered heading above."""
    if heading.size is not None:
        for size, bold, level in styles:
            if abs(size - heading.size) <= SAME_SIZE and bold == heading.bold:
                return level
    return chapter + 1


def _styles(headings: Sequence[Event]) -> list[tuple[float, bool, int]]:
    """(size, bold, level) of each style of heading, largest first; numbered headings fix the level of their style."""
    styles: list[tuple[float, bool, int]] = []
    for heading in sorted(
        (h for h in headings if h.size is not None and not h.contents),
        key=lambda h: (-(h.size or 0), not h.bold),
    ):
        size = heading.size or 0.0
        if any(abs(s - size) <= SAME_SIZE and b == heading.bold for s, b, _ in styles):
            continue
        depths = [
            len(h.parts)
            for h in headings
            if h.parts and h.size is not None and abs(h.size - size) <= SAME_SIZE and h.bold == heading.bold
        ]
        level = min(depths) if depths else (styles[-1][2] + 1 if styles else 1)
        styles.append((size, heading.bold, level))
    return styles
