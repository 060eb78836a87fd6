"""Columns that a text file sets with spaces: tables, tables of contents, letterheads, signatures side by side."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line

CHARACTER_WIDTH = 6.0  # points that readers of text give a character of indentation
_CELL = re.compile(r"\S+(?: \S+)*")
_MARK_ONLY = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zåäö][.)]|[-–—*•·]|§ ?\d{0,3}|\d{1,3} ?§)")
_MARK_AND_TAB = re.compile(
    r"((?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[A-Za-zÅÄÖåäö][.)]|§ ?\d{1,2}))\t+([^\t]+)"
)
_NEAR = 2  # characters by which the starts of one column may differ
_Cells = list[tuple[int, str]]  # column of the first character, text


def tab_columns(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; where two or more set cells below one another, with tabs between the cells.

    Only lines without places are looked at: a reader that knows places has seen to tables itself. Two lines of two
    cells (a letterhead) become a line for each cell.
    """
    if any(line.top is not None for line in lines):
        return lines
    lines = [
        replace(line, text=_MARK_AND_TAB.sub(r"\1 \2", line.text)) if _is_marked(line) else line
        for line in lines
    ]
    done: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        if end == index:
            done.append(lines[index])
            index += 1
            continue
        done.extend(_tabbed(lines[index:end]))
        index = end
    return done


def _is_marked(line: Line) -> bool:
    """Whether a tab does no more than set off the number of a heading or of a list's item: "2.<tab>Mål"."""
    return line.hint is None and _MARK_AND_TAB.fullmatch(line.text) is not None


def _cells(line: Line) -> _Cells:
    """The line's cells, cut at two spaces or more. A list's number stays with the words after it."""
    if line.hint is not None or "\t" in line.text or "  " not in line.text:
        return []
    indent = round((line.left or 0.0) / CHARACTER_WIDTH)
    cells = [(indent + found.start(), found.group()) for found in _CELL.finditer(line.text)]
    if len(cells) > 1 and _MARK_ONLY.fullmatch(cells[0][1]):
        start, mark = cells[0]
        cells = [(start, f"{mark} {cells[1][1]}"), *cells[2:]]
    return cells if len(cells) > 1 else []


def _end(lines: Sequence[Line], start: int) -> int:
    """Index after the last of the aligned lines that begin at `start`; single blank lines may part them."""
    above = _cells(lines[start])
    if not above or "   " not in lines[start].text:
        return start
    starts = [place for place, _ in above]
    end, count = start + 1, 1
    for index in range(start + 1, len(lines)):
        if not lines[index].text:
            if index > end:
                break
            continue
        cells = _cells(lines[index])
        shared = sum(any(abs(place - known) <= _NEAR for known in starts[1:]) for place, _ in cells)
        if not cells or not shared:
            break
        starts.extend(p for p, _ in cells if all(abs(p - known) > _NEAR for known in starts))
        end, count = index + 1, count + 1
    return end if count >= 2 else start


def _tabbed(lines: Sequence[Line]) -> list[Line]:
    rows = [(line, _cells(line)) for line in lines if line.text]
    starts: list[int] = []
    for _, cells in rows:
        starts.extend(p for p, _ in cells if all(abs(p - known) > _NEAR for known in starts))
    starts.sort()
    if len(rows) == 2 and len(starts) == 2:
        return [
            replace(line, text=text, left=place * CHARACTER_WIDTH)
            for line, cells in rows
            for place, text in cells
        ]
    return [replace(line, text="\t".join(_placed(cells, starts))) for line, cells in rows]


def _placed(cells: _Cells, starts: Sequence[int]) -> list[str]:
    row = [""] * len(starts)
    for place, text in cells:
        column = min(range(len(starts)), key=lambda i: abs(starts[i] - place))
        row[column] = f"{row[column]} {text}".strip()
    return row
