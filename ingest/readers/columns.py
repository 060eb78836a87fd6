"""Columns of running text on a page: the strip without words that parts them, and from where to where it goes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ingest.words import Row, Word, rows_of, size_of

_STEP = 2.0  # points between the places where a gutter is looked for
_GUTTER = 7.0  # points; narrower than this is space between words
_LOWEST = 60.0  # points of height that two columns have side by side
_FEWEST_LINES = 5  # in each of two columns of running text
_FEWEST_WORDS = 10  # in each of them
_FILL = 0.6  # of its column's width that a line of running text fills on average
_FULL = 0.8  # of its column's width that a line fills which the next one carries on
_CARRIED = 2  # lines at least that are carried on by the next, in short columns with headings and signatures
_HEAD = 3.0  # lines by which one column's head is above the other's at most
_WIDEST = 45.0  # points between two columns
_LEVEL = 3.0  # points by which two lines on the same height differ at most
_SAME_PLACE = 3.0  # points by which the edges of columns differ from page to page at most
_FAR = 1e6  # points, beyond any page
_MOST_AT_ONCE = 1 << 20  # boxes times places: 8 MB an array
_MOST_TRIED = 8  # strips that are looked at closely


@dataclass(frozen=True)
class Band:
    """A strip without words at `x` between two heights, with text on both sides."""

    x: float
    top: float
    bottom: float
    words: int  # on the side that has fewer


def find_columns(
    words: Sequence[Word], obstacles: Sequence[Word], known: Collection[float] = ()
) -> Band | None:
    """The strip that parts most words into two columns of running text. It crosses no word and no obstacle.

    `known` are the left edges of columns on the page before: one that begins there may be short, and no running text.
    """
    if len(words) < 6 * _FEWEST_LINES:
        return None
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    if x1 - x0 < 200:
        return None
    places = np.arange(x0 + 0.15 * (x1 - x0), x0 + 0.85 * (x1 - x0), _STEP)
    found: dict[tuple[int, int, int], Band] = {}
    fewest = 1 if known else _FEWEST_WORDS
    for band in _Boxes([*words, *obstacles], len(words)).free_bands(places, fewest):
        found.setdefault((band.words, round(band.top), round(band.bottom)), band)
    for band in sorted(found.values(), key=lambda band: (-band.words, band.top - band.bottom))[:_MOST_TRIED]:
        fitted = _fit(words, band, known)
        if fitted is not None:
            return fitted
    return None


class _Boxes:
    """Boxes as arrays. The first `count` given are words, the others only stand in the way."""

    def __init__(self, boxes: Sequence[Word], count: int) -> None:
        edges = np.array([(box.x0, box.x1, box.top, box.bottom) for box in boxes])
        self._words = edges[:count]
        self._middle: NDArray[np.float64] = (self._words[:, 2] + self._words[:, 3]) / 2
        self._x0, self._x1, self._top, self._bottom = edges[np.argsort(edges[:, 2], kind="stable")].T

    def free_bands(self, places: NDArray[np.float64], fewest: int) -> Iterator[Band]:
        """Heights between which nothing crosses the strip around a place, with `fewest` words or more on each side."""
        most = max(1, _MOST_AT_ONCE // len(self._top))
        for start in range(0, len(places), most):
            yield from self._bands_at(places[start : start + most], fewest)

    def _bands_at(self, places: NDArray[np.float64], fewest: int) -> Iterator[Band]:
        x = places[:, None]
        crossing = (self._x0 < x + _GUTTER / 2) & (self._x1 > x - _GUTTER / 2)
        below = np.maximum.accumulate(np.where(crossing, self._bottom, -_FAR), axis=1)
        far = np.full((len(places), 1), _FAR)
        lowest = np.hstack([-far, below])  # of what crosses above a box, and after the last
        tops = np.hstack([np.where(crossing, self._top, -_FAR), far])
        for place, index in np.argwhere(tops - lowest >= _LOWEST):
            top, bottom = float(lowest[place, index]), float(tops[place, index])
            inside = self._words[(self._middle >= top) & (self._middle <= bottom), 0]
            left = int(np.count_nonzero(inside < places[place]))
            fewer = min(left, len(inside) - left)
            if fewer >= fewest:
                yield Band(float(places[place]), top, bottom, fewer)


def _fit(words: Sequence[Word], band: Band, known: Collection[float]) -> Band | None:
    """The band, drawn in to where both sides have text, when both are running text."""
    inside = [w for w in words if band.top <= w.middle <= band.bottom]
    left, right = [w for w in inside if w.x0 < band.x], [w for w in inside if w.x0 >= band.x]
    left_rows, right_rows = rows_of(left), rows_of(right)
    edge = min(word.x0 for word in right)
    goes_on = any(abs(edge - place) < _SAME_PLACE for place in known)
    if not _is_running_text(left_rows):
        return None
    if not goes_on and band.words < _FEWEST_WORDS:
        return None
    if not (goes_on or _is_running_text(right_rows) or _is_column_beside(left_rows, right_rows)):
        return None
    top = max(min(w.top for w in left), min(w.top for w in right))
    own = [w for w in inside if w.middle < top - 2]
    if own and _is_heading_over(own, left_rows, right_rows):
        return replace(band, top=top - 1)
    return band


def _is_heading_over(own: Sequence[Word], left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether text that stands above both columns, though no wider than one, is set larger than they are."""
    body = size_of([word for row in (*left, *right) for word in row])
    return size_of(own) > body + 0.6


def _is_running_text(rows: Sequence[Row]) -> bool:
    """Whether the rows are lines of running text: enough of them, of several words, filling their column."""
    solid = [row for row in rows if not _has_hole(row)]
    if len(solid) < max(_FEWEST_LINES, 0.5 * len(rows)):
        return False
    edge_left, edge_right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    width = edge_right - edge_left
    if width < 80 or sum(len(row) for row in solid) < 2.5 * len(solid):
        return False
    full = sum(row[-1].x1 - row[0].x0 for row in rows) >= _FILL * width * len(rows)
    return (full and len(solid) >= 0.7 * len(rows)) or _carried(solid, edge_left + _FULL * width) >= _CARRIED


def _is_column_beside(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether lines that are no running text, as signatures are, fill a column beside one that is.

    They begin at its head and close to its edge, and few stand level with the beginning of one of its paragraphs, as
    the cells of a table's row do.
    """
    head = right[0][0].top - _HEAD * size_of(right[0])
    left = [row for row in left if row[0].top > head]  # what stands above is a title over both
    if (
        len(right) < _FEWEST_LINES
        or not left
        or abs(left[0][0].top - right[0][0].top) > right[0][0].top - head
    ):
        return False
    if min(row[0].x0 for row in right) - max(row[-1].x1 for row in left) > _WIDEST:
        return False
    begins = [row for above, row in zip([None, *left], left, strict=False) if not _goes_on(above, row)]
    level = [any(abs(row[0].middle - other[0].middle) < _LEVEL for other in begins) for row in right]
    return sum(level) < 0.5 * len(right)


def _goes_on(above: Row | None, row: Row) -> bool:
    return (
        above is not None
        and row[0].top - above[0].bottom < 0.5 * row[0].size
        and row[0].size <= above[0].size
    )


def _carried(rows: Sequence[Row], edge: float) -> int:
    """How many lines that reach the edge are carried on by the next, which begins with a small letter."""
    pairs = zip(rows, rows[1:], strict=False)
    return sum(
        above[-1].x1 >= edge
        and below[0].text[:1].islower()
        and below[0].top - above[0].bottom < above[0].size
        for above, below in pairs
    )


def _has_hole(row: Row) -> bool:
    return any(b.x0 - a.x1 > 2.2 * a.size for a, b in zip(row, row[1:], strict=False))
