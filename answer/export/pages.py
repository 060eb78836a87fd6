"""DOCX and PDF: the report as pages to read, every quote with its source."""

import io
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import Pt, RGBColor
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from answer.export.report import Extract, Report
from domain.answer import Table

GREY = RGBColor(0x55, 0x55, 0x55)
FONT_FOLDER = Path(reportlab.__file__).parent / "fonts"  # Bitstream Vera, shipped with the package
TEXT = ParagraphStyle("text", fontName="Vera", fontSize=9.5, leading=14, spaceAfter=6)
SOURCE = ParagraphStyle(
    "source", parent=TEXT, fontSize=8, leading=11, textColor=colors.HexColor("#555555"), spaceAfter=12
)
CELL = ParagraphStyle("cell", parent=TEXT, fontSize=8.5, leading=11, spaceAfter=0)
HEADING = ParagraphStyle("heading", parent=TEXT, fontName="VeraBd", fontSize=12, leading=16, spaceBefore=10)
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=16, leading=21, spaceAfter=10)


def docx_bytes(report: Report) -> bytes:
    """Word: title and heading styles, tables with a header row, extracts below their document."""
    document = Document()
    document.core_properties.title = report.title
    document.core_properties.language = "sv-SE"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(report.title, level=0)
    for paragraph in report.summary.splitlines():
        document.add_paragraph(paragraph)
    for table in report.tables:
        _docx_table(document, table)
    for name, extracts in groupby(report.extracts, key=_owner):
        document.add_heading(name, level=1)
        for extract in extracts:
            document.add_heading(extract.heading, level=2)
            for line in extract.text.splitlines():
                document.add_paragraph(line)
            source = document.add_paragraph().add_run(extract.source)
            source.font.size, source.font.color.rgb = Pt(9), GREY
    document.add_paragraph().add_run(f"Uttaget ur Duasök {report.made}.").font.size = Pt(9)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_bytes(report: Report) -> bytes:
    """PDF on A4 with an embedded font, so that it looks the same everywhere."""
    pdfmetrics.registerFont(TTFont("Vera", FONT_FOLDER / "Vera.ttf"))
    pdfmetrics.registerFont(TTFont("VeraBd", FONT_FOLDER / "VeraBd.ttf"))
    story: list[Flowable] = [_paragraph(report.title, TITLE)]
    story += [_paragraph(line, TEXT) for line in report.summary.splitlines()]
    for table in report.tables:
        story += [_pdf_table(table), Spacer(0, 5 * mm)]
    for name, extracts in groupby(report.extracts, key=_owner):
        story.append(_paragraph(name, HEADING))
        for extract in extracts:
            story += [_paragraph(line, TEXT) for line in extract.text.splitlines() if line.strip()]
            story.append(_paragraph(extract.source, SOURCE))
    story.append(_paragraph(f"Uttaget ur Duasök {report.made}.", SOURCE))
    stream = io.BytesIO()
    margins = {side: 22 * mm for side in ("leftMargin", "rightMargin", "topMargin", "bottomMargin")}
    SimpleDocTemplate(stream, pagesize=A4, title=report.title, lang="sv-SE", **margins).build(story)
    return stream.getvalue()


def _owner(extract: Extract) -> str:
    return f"{extract.municipalities or 'Okänd kommun'} – {extract.document}"


def _docx_table(document: DocxDocument, table: Table) -> None:
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def _pdf_table(table: Table) -> Flowable:
    width = (A4[0] - 44 * mm) / len(table.columns)
    rows = [[_paragraph(cell, CELL) for cell in row] for row in (table.columns, *table.rows)]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#999999")),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#eeeeee")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return PdfTable(rows, colWidths=[width] * len(table.columns), repeatRows=1, style=TableStyle(style))


def _paragraph(text: str, style: ParagraphStyle) -> Flowable:
    return Paragraph(escape(text), style)
