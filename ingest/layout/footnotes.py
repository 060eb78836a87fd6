"""Footnotes kept apart from the text that they stand below, and put after the paragraph that refers to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.agreement import DroppedText
from ingest.layout.blocks import TextBlock
from ingest.line_store import LineStore
from ingest.lines import Line
from ingest.readers.footnotes import MARK, PLAIN

_IN_LISTS = ("item", "row")


def lift_notes(lines: Iterable[Line]) -> tuple[LineStore, list[Line]]:
    """(the running text, the notes at the foot of its pages). A note within the text of other formats stays."""
    text = LineStore()
    notes: list[Line] = []
    for line in lines:
        is_note = line.hint == "footnote" and line.page is not None
        (notes if is_note else text).append(line)
    return text, notes


def place_notes(
    blocks: Sequence[TextBlock], notes: Sequence[Line]
) -> tuple[list[TextBlock], list[DroppedText]]:
    """(blocks with each note after the one whose mark refers to it, the marks, which are taken out of the text).

    A note never parts the items of a list or the rows of a table: it comes after the last of them.
    """
    kept = list(blocks)
    dropped: list[DroppedText] = []
    start, last = 0, -1
    for note in notes:
        if last >= 0 and not note.text[:1].isdigit():  # the note above goes on over the page break
            last += 1
            kept.insert(last, _block(note))
            continue
        at = _referring(kept, note, start)
        if at is not None:
            kept[at], mark = _without_mark(kept[at], note)
            dropped.append(mark)
        place = at if at is not None else _last_on_page(kept, note.page)
        below = place + 1
        while below < len(kept) and kept[below].hint == "footnote":
            below += 1
        kept.insert(below, _block(note))
        start, last = max(start, place), below
    return _past_lists(kept), dropped


def _block(note: Line) -> TextBlock:
    return TextBlock(note.text, note.page, size=note.size, hint="footnote")


def _number(note: Line) -> str:
    return note.text.split(" ", 1)[0]


def _find(block: TextBlock, note: Line) -> re.Match[str] | None:
    """The note's mark, where the block has one on the note's page."""
    marks = MARK.finditer(block.text) if block.hint != "footnote" else ()
    for found in marks:
        is_there = block.page_at(found.start()) == note.page
        if is_there and found.group().translate(PLAIN) == _number(note):
            return found
    return None


def _referring(blocks: Sequence[TextBlock], note: Line, start: int) -> int | None:
    return next((at for at in range(start, len(blocks)) if _find(blocks[at], note)), None)


def _last_on_page(blocks: Sequence[TextBlock], page: int | None) -> int:
    on_page = [at for at, block in enumerate(blocks) if block.page is not None and block.page <= (page or 0)]
    return max(on_page, default=-1)


def _without_mark(block: TextBlock, note: Line) -> tuple[TextBlock, DroppedText]:
    found = _find(block, note)
    assert found is not None
    start, end = found.span()
    start -= block.text[:start].endswith(" ")
    text = block.text[:start] + block.text[end:]
    breaks = tuple((at - (end - start) if at >= end else at, page) for at, page in block.page_breaks)
    mark = DroppedText("fotnotsmarkör", found.group(), note.page)
    return replace(block, text=text, page_breaks=breaks), mark


def _past_lists(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Notes behind the list or table that they stand in, or that the paragraph above them introduces."""
    placed: list[TextBlock] = []
    waiting: list[TextBlock] = []
    for block in blocks:
        if block.hint == "footnote":
            waiting.append(block)
            continue
        if block.hint not in _IN_LISTS or not _introduces(placed):
            placed += waiting
            waiting = []
        placed.append(block)
    return placed + waiting


def _introduces(placed: Sequence[TextBlock]) -> bool:
    """Whether the last block is an item or a row, or a line that says that some follow."""
    return bool(placed) and (placed[-1].hint in _IN_LISTS or placed[-1].text.endswith(":"))
