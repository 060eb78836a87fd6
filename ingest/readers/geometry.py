"""From words on a page to lines in reading order: columns one after the other, drawn tables where they stand."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.readers.column_text import column_lines
from ingest.readers.columns import find_columns
from ingest.readers.grids import Grid, find_grids, grid_lines
from ingest.words import PageContent, Word

_MOST_DEPTH = 6  # divisions of a page into columns
_HIGHER = 60.0  # points by which a column begins above the end of the one before, at least
_OF_COLUMN = 5  # lines at the head of a column whose edge is taken: the first may be indented


def page_lines(content: PageContent, page: int, known: Collection[float] = ()) -> list[Line]:
    """The page's text in reading order. Rows of tables have hint "row" and tabs between their cells.

    `known` are the left edges of the columns on the page before (`column_edges`).
    """
    grids = [grid for grid in find_grids(content.rules) if sum(map(grid.holds, content.words)) > 1]
    free = [word for word in content.words if not any(grid.holds(word) for grid in grids)]
    tables = [_Table(grid, [word for word in content.words if grid.holds(word)]) for grid in grids]
    return _region(_Part(free, tables), page, 0, known)


def column_edges(lines: Sequence[Line]) -> frozenset[float]:
    """The left edges of a page's columns after the first: where the reading goes on higher up than it was."""
    placed = [line for line in lines if line.top is not None and line.left is not None]
    starts = (i for i in range(1, len(placed)) if _is_above(placed[i], placed[i - 1]))
    return frozenset(min(line.left or 0.0 for line in placed[start : start + _OF_COLUMN]) for start in starts)


def _is_above(line: Line, last: Line) -> bool:
    return (line.top or 0.0) < (last.top or 0.0) - _HIGHER


@dataclass(frozen=True)
class _Table:
    """A drawn table and the words in it."""

    grid: Grid
    words: list[Word]

    @property
    def box(self) -> Word:
        """The table's outline, as if it were one large word."""
        return Word("", self.grid.xs[0], self.grid.xs[-1], self.grid.ys[0], self.grid.ys[-1], 0.0)


@dataclass(frozen=True)
class _Part:
    """Words and drawn tables of one part of a page."""

    words: list[Word]
    tables: list[_Table]

    def where(self, holds: Callable[[Word], bool]) -> "_Part":
        """The words and tables whose box fulfils the condition."""
        return _Part([w for w in self.words if holds(w)], [t for t in self.tables if holds(t.box)])


def _region(part: _Part, page: int, depth: int, known: Collection[float]) -> list[Line]:
    """Lines of one part of a page: above a pair of columns, the left, the right, and what follows below."""
    boxes = [table.box for table in part.tables]
    band = find_columns(part.words, boxes, known) if depth < _MOST_DEPTH else None
    if band is None:
        return _between_tables(part, page)
    x, top, bottom = band.x, band.top, band.bottom
    parts = (
        part.where(lambda w: w.middle < top),
        part.where(lambda w: top <= w.middle <= bottom and w.x0 < x),
        part.where(lambda w: top <= w.middle <= bottom and w.x0 >= x),
        part.where(lambda w: w.middle > bottom),
    )
    return [line for smaller in parts for line in _region(smaller, page, depth + 1, known)]


def _between_tables(part: _Part, page: int) -> list[Line]:
    """One column's text, with the drawn tables where they stand."""
    lines: list[Line] = []
    rest = part.words
    for table in part.tables:
        middle = table.box.middle
        lines.extend(column_lines([w for w in rest if w.middle < middle], page))
        lines.extend(grid_lines(table.grid, table.words, page))
        rest = [w for w in rest if w.middle >= middle]
    return lines + column_lines(rest, page)
