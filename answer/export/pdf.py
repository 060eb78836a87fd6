"""PDF: the report as pages to read, every quote with its source."""

import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from answer.export.outline import Heading, Line, Piece, column_shares, is_wide, pieces_of
from answer.export.report import Extract, Report
from domain.answer import Table

FONT_FOLDER = Path(reportlab.__file__).parent / "fonts"  # Bitstream Vera, shipped with the package
MARGIN = 22 * mm
GREY = colors.HexColor("#555555")
TEXT = ParagraphStyle("text", fontName="Vera", fontSize=9.5, leading=14, spaceAfter=6)
QUOTE = ParagraphStyle("quote", parent=TEXT, leftIndent=4 * mm)
SOURCE = ParagraphStyle("source", parent=QUOTE, fontSize=8, leading=11, textColor=GREY, spaceAfter=12)
CELL = ParagraphStyle("cell", parent=TEXT, fontSize=8.5, leading=11, spaceAfter=0)
HEADER = ParagraphStyle("header", parent=CELL, fontName="VeraBd")
QUESTION = ParagraphStyle("question", parent=TEXT, textColor=GREY)
NOTE = ParagraphStyle("note", parent=TEXT, fontName="VeraIt")
TITLE = ParagraphStyle("title", parent=TEXT, fontName="VeraBd", fontSize=17, leading=22, spaceAfter=10)
HEADINGS = tuple(
    ParagraphStyle(
        f"h{n}", parent=TITLE, fontSize=size, leading=size * 1.35, spaceBefore=9, spaceAfter=4, keepWithNext=1
    )
    for n, size in enumerate((13, 11, 10), 1)
)
LINES = {"text": TEXT, "question": QUESTION, "note": NOTE}


class _Pages(SimpleDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Pages with their number below, and the headings as the file's outline."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # reportlab's name
        if (level := getattr(flowable, "outline_level", None)) is not None:
            key = f"h{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=False)


def pdf_bytes(report: Report) -> bytes:
    """A4 with embedded fonts, so that it looks the same everywhere."""
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, FONT_FOLDER / f"{name}.ttf"))
    size = landscape(A4) if is_wide(report) else A4
    story: list[Flowable] = [_paragraph(report.title, TITLE)]
    for piece in pieces_of(report):
        story += _flowables(piece, size[0] - 2 * MARGIN)
    stream = io.BytesIO()
    margins = {side: MARGIN for side in ("leftMargin", "rightMargin", "topMargin", "bottomMargin")}
    document = _Pages(stream, pagesize=size, title=report.title, lang="sv-SE", **margins)

    def footer(canvas: Any, _: object) -> None:
        canvas.setFont("Vera", 8)
        canvas.setFillColor(GREY)
        canvas.drawString(MARGIN, 12 * mm, f"Uttaget ur Duasök {report.made}")
        canvas.drawRightString(size[0] - MARGIN, 12 * mm, f"Sida {canvas.getPageNumber()}")

    document.build(story, onFirstPage=footer, onLaterPages=footer)
    return stream.getvalue()


def _flowables(piece: Piece, width: float) -> list[Flowable]:
    match piece:
        case Heading():
            heading = _paragraph(piece.text, HEADINGS[min(piece.level, len(HEADINGS)) - 1])
            heading.outline_level = piece.level - 1
            return [heading]
        case Line():
            return [_paragraph(piece.text, LINES[piece.kind])]
        case Table():
            return [_table(piece, width), Spacer(0, 5 * mm)]
        case Extract():
            words = [_paragraph(line, QUOTE) for line in piece.text.splitlines() if line.strip()]
            return [*words, _paragraph(piece.source, SOURCE)]


def _table(table: Table, width: float) -> Flowable:
    rows = [[_paragraph(name, HEADER) for name in table.columns]]
    rows += [[_paragraph(cell, CELL) for cell in row] for row in table.rows]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#999999")),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#eeeeee")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return PdfTable(
        rows,
        colWidths=[share * width for share in column_shares(table)],
        repeatRows=1,
        splitInRow=1,
        style=TableStyle(style),
    )


def _paragraph(text: str, style: ParagraphStyle) -> Flowable:
    return Paragraph(escape(text), style)
