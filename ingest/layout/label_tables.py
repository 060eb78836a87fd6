"""A document written into a form: a table with headings in its left column and the text beside them in the right.

Such a table is the document's frame and no table: it holds most of its text, and the words in its left column are
those of headings. Its rows become headings and paragraphs.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.topics import topic_of_heading
from ingest.line_store import LineStore
from ingest.lines import Line
from ingest.wording import is_sentence, may_be_heading

FEWEST_ROWS = 4
SHARE_OF_TEXT = 0.5  # of the document's characters that the table holds at least
SHARE_KNOWN = 0.5  # of its labels that are headings of the genre
SHARE_PROSE = 0.5  # of the cells beside them that are sentences
LABEL_WORDS = 6


def open_label_tables(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; each row of a table that frames the document as a heading and its text."""
    if not any(map(_is_row, lines)):
        return lines
    total = sum(len(line.text) for line in lines)
    opened = LineStore()
    for _, group in groupby(lines, key=lambda line: _is_row(line) or not line.text):
        one = list(group)
        rows = [line for line in one if line.text]
        opened.extend(_sections(rows) if _is_frame(rows, total) else one)
    return opened


def _is_row(line: Line) -> bool:
    return line.hint == "row" or line.hint is None and "\t" in line.text


def _is_frame(rows: Sequence[Line], total: int) -> bool:
    cells = [row.text.split("\t") for row in rows]
    if len(rows) < FEWEST_ROWS or any(row.columns for row in rows) or {len(row) for row in cells} != {2}:
        return False
    if sum(len(row.text) for row in rows) < SHARE_OF_TEXT * total:
        return False
    labels = [label for label, _ in cells]
    if len(set(labels)) < len(labels) or not all(map(_may_be_label, labels)):
        return False
    known = sum(topic_of_heading(label.rstrip(":")) is not None for label in labels)
    prose = sum(is_sentence(text) for _, text in cells)
    return known >= SHARE_KNOWN * len(rows) and prose >= SHARE_PROSE * len(rows)


def _may_be_label(text: str) -> bool:
    return len(text.split()) <= LABEL_WORDS and may_be_heading(text.rstrip(":"), LABEL_WORDS)


def _sections(rows: Sequence[Line]) -> Iterator[Line]:
    for row in rows:
        label, text = row.text.split("\t")
        yield Line(label, row.page, hint="heading", level=1)
        if text:
            yield Line(text, row.page, hint="paragraph")
