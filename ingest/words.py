"""What a page of a PDF or a scan holds: words and ruled lines at their places. The origin is the upper left corner."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word's box in points; `top` < `bottom`."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    turned: bool = False  # stands on its end beside text that is upright

    @property
    def middle(self) -> float:
        """Height of the word's middle on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, along one axis: thin in the other."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than it is high."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True)
class PageContent:
    """A page's words and rules, and its size in points. `margin` is text that stands on its end beside them.

    `rotation` is degrees clockwise, and `skew` then degrees anti-clockwise, by which the page had been turned from
    the way it lies in its file before places were taken.
    """

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    width: float
    height: float
    has_image: bool = False
    margin: str = ""
    rotation: int = 0
    skew: float = 0.0


Row = list[Word]  # words beside one another, from left to right


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The words in rows from top to bottom: a word belongs to the row that its middle lies in."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        row = _row_for(word, rows)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    for row in rows:
        row.sort(key=lambda w: w.x0)
    return rows


def _row_for(word: Word, rows: Sequence[Row]) -> Row | None:
    """One of the last rows, when the word stands at its height."""
    for row in reversed(rows[-3:]):
        first = row[0]
        overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
        if overlap > 0.5 * min(first.bottom - first.top, word.bottom - word.top):
            return row
    return None


def text_of(words: Sequence[Word]) -> str:
    """The words with one space between them."""
    return " ".join(word.text for word in words)


def is_bold(words: Sequence[Word]) -> bool:
    """Whether every word with a letter or digit in it is bold."""
    telling = [word for word in words if any(char.isalnum() for char in word.text)]
    return bool(telling) and all(word.bold for word in telling)


def size_of(words: Sequence[Word]) -> float:
    """The size that most characters have."""
    sizes: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        sizes[size] = sizes.get(size, 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size])
