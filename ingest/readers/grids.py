"""Tables on a page that are drawn with lines: cells from the lines' crossings, rows from the cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.words import Row, Rule, Word, is_bold, rows_of, size_of, text_of

_NEAR = 3.5  # points within which two lines are one, or touch
_Bounds = tuple[float, float, float, float]  # x0, x1, top, bottom


@dataclass(frozen=True)
class Grid:
    """A drawn table: the heights of its rows' borders and the places of its columns' borders, in order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, word: Word) -> bool:
        """Whether the word's middle lies in the table."""
        middle = (word.x0 + word.x1) / 2
        return self.xs[0] <= middle <= self.xs[-1] and self.ys[0] <= word.middle <= self.ys[-1]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Drawn tables with at least two columns and one row, from top to bottom."""
    grids = []
    for group in _touching(rules):
        xs = _merged([(r.x0 + r.x1) / 2 for r in group if not r.is_horizontal])
        ys = _merged([(r.top + r.bottom) / 2 for r in group if r.is_horizontal])
        if len(xs) >= 3 and len(ys) >= 2:
            grids.append(Grid(xs, ys))
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in grids if not any(_within(grid, other) for other in grids if other is not grid)]


def _within(grid: Grid, other: Grid) -> bool:
    """Whether the grid lies inside a larger one."""
    inside_x = other.xs[0] - _NEAR <= grid.xs[0] and grid.xs[-1] <= other.xs[-1] + _NEAR
    inside_y = other.ys[0] - _NEAR <= grid.ys[0] and grid.ys[-1] <= other.ys[-1] + _NEAR
    larger = (other.xs[-1] - other.xs[0]) * (other.ys[-1] - other.ys[0])
    return inside_x and inside_y and larger > (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that touch or cross one another."""
    groups: list[tuple[_Bounds, list[Rule]]] = []
    for rule in sorted(set(rules), key=lambda r: (r.top, r.x0)):
        bounds: _Bounds = (rule.x0, rule.x1, rule.top, rule.bottom)
        members = [rule]
        apart = []
        for other_bounds, other in groups:
            if _meet(bounds, other_bounds) and any(_touch(rule, one) for one in other):
                members = other + members
                bounds = _union(bounds, other_bounds)
            else:
                apart.append((other_bounds, other))
        groups = [*apart, (bounds, members)]
    return [members for _, members in groups]


def _touch(one: Rule, other: Rule) -> bool:
    return _meet((one.x0, one.x1, one.top, one.bottom), (other.x0, other.x1, other.top, other.bottom))


def _meet(one: _Bounds, other: _Bounds) -> bool:
    apart_x = one[0] > other[1] + _NEAR or other[0] > one[1] + _NEAR
    apart_y = one[2] > other[3] + _NEAR or other[2] > one[3] + _NEAR
    return not apart_x and not apart_y


def _union(one: _Bounds, other: _Bounds) -> _Bounds:
    return min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3])


def _merged(places: Sequence[float]) -> tuple[float, ...]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _NEAR:
            merged.append(place)
    return tuple(merged)


def grid_lines(grid: Grid, words: Sequence[Word], page: int) -> list[Line]:
    """The table's rows as lines whose cells are separated by tabs; columns that are empty all through are left out."""
    columns = len(grid.xs) - 1
    cells: list[list[list[Word]]] = [[[] for _ in range(columns)] for _ in range(len(grid.ys) - 1)]
    for word in words:
        cells[_slot(grid.ys, word.middle)][_slot(grid.xs, (word.x0 + word.x1) / 2)].append(word)
    used = [column for column in range(columns) if any(row[column] for row in cells)]
    lines = []
    for row in cells:
        if any(row):
            lines.append(row_line([row[column] for column in used], page))
    return lines


def _slot(borders: Sequence[float], place: float) -> int:
    slot = 0
    while slot < len(borders) - 2 and place > borders[slot + 1]:
        slot += 1
    return slot


def row_line(cells: Sequence[Sequence[Word]], page: int) -> Line:
    """One row of a table. A cell of several lines becomes one text, hyphens at line ends joined."""
    rows = [rows_of(cell) for cell in cells]
    words = tuple(word for cell in rows for row in cell for word in row)
    return Line(
        "\t".join(map(cell_text, rows)),
        page,
        left=min(word.x0 for word in words),
        right=max(word.x1 for word in words),
        top=min(word.top for word in words),
        size=size_of(words),
        bold=is_bold(words),
        hint="row",
        words=words,
    )


def cell_text(rows: Sequence[Row]) -> str:
    """Lines of one cell as one text."""
    return joined(map(text_of, rows))


def joined(lines: Iterable[str]) -> str:
    """Lines as one text, without the hyphens that only part a word at a line's end."""
    text = ""
    for line in lines:
        hyphenated = text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower()
        if hyphenated and line.split(" ", 1)[0] not in ("och", "eller", "samt", "respektive"):
            text = text[:-1] + line
        else:
            text = f"{text} {line}".strip()
    return text
