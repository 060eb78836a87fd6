"""Documents in the heading styles of different writers, built from marked text: one paragraph a line.

A mark before "|" says how a word processor or a PDF sets the line: L the title, H1 a heading style, B14 and B11 bold
in that size, U underlined, K in capitals by format, C in the body's type, R a table's row with cells between
semicolons, and "runin" a paragraph whose first words, up to the full stop, are bold.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.shared import Pt
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from domain.agreement import Section
from ingest.layout.cleaning import clean
from ingest.lines import Source
from ingest.readers.docx import read_docx
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.structure.assembler import assemble
from ingest.structure.recognizer import recognize
from tests.ingest.readers.build import BODY, pdf

FIXTURES = Path(__file__).parents[1] / "fixtures" / "headings"
Heading = tuple[int, str | None, str]


def headings_of(path: Path) -> list[Heading]:
    """The headings that are found in the document that the fixture describes."""
    return [(s.level, s.number, s.heading) for s in _sections(path) if s.heading]


def expected(path: Path) -> list[Heading]:
    """The tree beside the fixture."""
    plain = path.with_name(path.name.partition(".")[0] + ".json")
    return [(a, b, c) for a, b, c in json.loads(plain.read_text(encoding="utf-8"))["headings"]]


def f1(path: Path) -> float:
    """Of the headings with their levels and numbers."""
    found, wanted = set(headings_of(path)), set(expected(path))
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def _sections(path: Path) -> tuple[Section, ...]:
    return assemble(recognize(clean(_source(path))))


def _source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    if path.name.endswith(".docx.txt"):
        return read_docx(_docx(text), path.name)
    if path.name.endswith(".pdf.txt"):
        return read_pdf(pdf(_flowables(text)), path.name)
    return read_text(text.encode(), path.name)


def _marked(text: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, text.split("\n")):
        mark, bar, rest = line.partition("|")
        yield (mark, rest) if bar else ("", line)


def _docx(text: str) -> bytes:
    document = docx.Document()
    table = None
    for mark, words in _marked(text):
        if mark == "R":
            cells = words.split(";")
            table = table or document.add_table(rows=0, cols=len(cells))
            for cell, written in zip(table.add_row().cells, cells, strict=True):
                cell.text = written
            continue
        table = None
        paragraph = document.add_paragraph(style="Heading 1" if mark == "H1" else None)
        opening, stop, rest = words.partition(". ") if mark == "runin" else (words, "", "")
        run = paragraph.add_run(opening + stop)
        run.bold = mark[:1] in ("L", "B") or mark == "runin" or None
        run.underline = mark == "U" or None
        run.font.all_caps = mark == "K" or None
        if mark[:1] in ("L", "B"):
            run.font.size = Pt(18 if mark == "L" else int(mark[1:]))
        paragraph.add_run(rest)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _flowables(text: str) -> Iterator[Flowable]:
    for mark, words in _marked(text):
        if mark[:1] in ("L", "B"):
            size = 18 if mark == "L" else int(mark[1:])
            yield Paragraph(
                words,
                ParagraphStyle(mark, BODY, fontName="Helvetica-Bold", fontSize=size, leading=1.3 * size),
            )
        else:
            yield Paragraph(words, BODY)
