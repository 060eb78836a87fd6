"""What readers give and layout works on: lines of text with as much layout as the format knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from domain.agreement import DroppedText, PageReading
from ingest.page_words import PackedPages
from ingest.words import Word

Hint = Literal["heading", "paragraph", "item", "row", "footnote"]


@dataclass(frozen=True, slots=True)  # a long document has a hundred thousand
class Line:
    """One line as the reader found it. Layout fields are None where the format does not know.

    `hint` is what the format itself says of the line (a DOCX heading style, an HTML <li>, a table row); such a line
    is a block of its own. A line without text is a blank line, or extra spacing between two lines. `level` is a
    heading's level or a list's depth, from 1. A row's cells are separated by tabs.
    """

    text: str
    page: int | None = None
    left: float | None = None  # points from the page's left edge
    right: float | None = None  # points from the page's left edge, where the line's last word ends
    first: float | None = None  # points: how wide the line's first word is
    edge: float | None = None  # points from the page's left edge, where the longest lines of its column end
    top: float | None = None  # points from the page's upper edge
    size: float | None = None  # font size in points
    bold: bool = False
    lead: int = 0  # characters at its beginning that are bold while what follows is not
    hint: Hint | None = None
    level: int | None = None
    columns: tuple[str, ...] = ()
    words: tuple[
        Word, ...
    ] = ()  # with their places; only within a reader of pages, which puts them in the source


@dataclass(frozen=True)
class Source:
    """A file as its reader gives it, before any cleaning."""

    lines: Sequence[Line]
    pages: int | None = None
    page_readings: tuple[PageReading, ...] = ()
    warnings: tuple[str, ...] = ()
    dropped: tuple[DroppedText, ...] = ()  # what the reader left out: headers, footers, a page's menus
    words: PackedPages = field(default_factory=PackedPages)  # of its pages, with their places
