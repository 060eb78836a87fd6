"""What the first pass over a document (recognizer) tells the second (assembler)."""

from dataclasses import dataclass

from domain.agreement import BlockKind


@dataclass(frozen=True, slots=True)
class Event:
    """One heading, paragraph, list item or table row, in the document's order.

    `text` is verbatim. For headings `title` is the text without number, markup and final colon, and `level` what the
    format or the table of contents says (1 is outermost); `size` and `bold` tell headings of different rank apart.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    columns: tuple[str, ...] = ()
    page_breaks: tuple[tuple[int, int], ...] = ()  # (offset in `text`, page that begins there)
    title: str | None = None
    number: str | None = None
    parts: tuple[int, ...] = ()  # the number as integers, (5, 1)
    level: int | None = None
    size: float | None = None
    bold: bool = False
    nested: bool = (
        False  # one step below the heading before it: a list's number, a label, a heading right below another
    )
    contents: bool = False  # the heading of the document's table of contents
