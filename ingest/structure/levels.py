"""How deep each heading lies: from its number, the format's level, its type, and what stands around it."""

from collections.abc import Sequence

from ingest.structure.events import Event
from ingest.wording import ANNEX

SAME_SIZE = 0.5  # points within which two sizes are one
Style = tuple[float, bool, int]  # size, bold, level


def levels_of(headings: Sequence[Event]) -> list[int]:
    """The level of each heading, 1 outermost; never more than one below the heading before it.

    Number, format and type decide; else a heading lies one below the numbered one above it, and a nested one below
    the last that is not nested. Within an annex in the file all is one deeper.
    """
    styles = _styles(headings)
    shallowest = min((h.level for h in headings if h.level), default=1)
    levels: list[int] = []
    chapter = anchor = annex = (
        0  # levels of the last numbered heading, the last not nested, the annex we are in
    )
    previous: Event | None = None
    for heading in headings:
        own = _own_level(heading, shallowest, styles)
        if _is_annex(heading, own):
            level = annex = 1
            chapter = 0
        elif previous is not None and _is_beside(previous, heading):
            level = levels[-1]
        elif own is not None:
            level = own + (annex if heading.parts else 0)
        elif heading.nested or _is_sibling(previous, heading):
            level = max(anchor, chapter) + 1
        else:
            level = (chapter or annex) + 1
        level = max(1, min(level, levels[-1] + 1 if levels else 1))
        if heading.parts:
            chapter = level
        if not heading.nested and not _is_sibling(previous, heading):
            anchor = level
        previous = heading
        levels.append(level)
    return levels


def _own_level(heading: Event, shallowest: int, styles: Sequence[Style]) -> int | None:
    if heading.parts:
        return len(heading.parts)
    if heading.contents:
        return 1
    if heading.level is not None:
        return heading.level - shallowest + 1
    for size, bold, level in styles:
        if heading.size is not None and abs(size - heading.size) <= SAME_SIZE and bold == heading.bold:
            return level
    return None


def _is_beside(previous: Event, heading: Event) -> bool:
    """Does the format give both the same level, whatever it has left out above them?"""
    return (
        heading.level is not None
        and heading.level == previous.level
        and not (heading.parts or previous.parts)
    )


def _is_annex(heading: Event, own: int | None) -> bool:
    return ANNEX.match(heading.text) is not None and not heading.parts and (own or 1) == 1


def _is_sibling(previous: Event | None, heading: Event) -> bool:
    """Does the heading end with the same word as the nested one before it ("Kommunens del", "Skolans del")?"""
    if previous is None or not previous.nested or previous.size is not None or heading.parts:
        return False
    mine, other = (heading.title or "").split(), (previous.title or "").split()
    return len(mine) > 1 and len(other) > 1 and mine[-1] == other[-1]


def _styles(headings: Sequence[Event]) -> list[Style]:
    """Each style of heading with its level, largest first; numbered headings fix the level of their style."""
    styles: list[Style] = []
    sized = [h for h in headings if h.size is not None and not h.contents]
    for heading in sorted(sized, key=lambda h: (-(h.size or 0), not h.bold)):
        size = heading.size or 0.0
        if any(abs(s - size) <= SAME_SIZE and b == heading.bold for s, b, _ in styles):
            continue
        alike = (h for h in sized if abs((h.size or 0) - size) <= SAME_SIZE and h.bold == heading.bold)
        depths = [len(h.parts) for h in alike if h.parts]
        level = min(depths) if depths else (styles[-1][2] + 1 if styles else 1)
        styles.append((size, heading.bold, level))
    return styles
