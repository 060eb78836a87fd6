"""What layout gives: blocks of text without running heads, page numbers and portal noise, and what was left out."""

from dataclasses import dataclass

from domain.agreement import DroppedText
from ingest.lines import Hint


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A whole paragraph, or a line that stands alone (a heading, a list item, a table row).

    White space is single spaces; a row's cells are separated by tabs, and so are the title and page of a line in a
    table of contents. A bullet that the file writes out stays in `text` ("- Kock"). A row that names its table's
    columns carries the same `columns` as the rows below it: each of its cells occurs in its column's name.
    """

    text: str
    page: int | None = None  # where it begins, from 1
    left: float | None = None  # points from the page's left edge
    size: float | None = None  # font size in points
    bold: bool = False  # the whole of it
    lead: int = 0  # characters at its beginning that are bold while what follows is not
    hint: Hint | None = None  # what the file's format, or a written bullet, says that it is
    level: int | None = None  # a heading's level or a list item's depth, from 1
    columns: tuple[str, ...] = ()
    gap_before: bool = False  # a blank line or extra spacing stands above it
    page_breaks: tuple[tuple[int, int], ...] = ()  # (offset in `text`, page that begins there)

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands."""
        page = self.page
        for start, number in self.page_breaks:
            if start <= offset:
                page = number
        return page


@dataclass(frozen=True)
class Layout:
    """All text of a source: every character but white space is in a block or in `dropped`."""

    blocks: tuple[TextBlock, ...]
    dropped: tuple[DroppedText, ...] = ()
    pages: int | None = None  # None where neither the format nor the text tells
    scanned: frozenset[int] = frozenset()  # pages that were read by OCR
