"""DOCX: the report with heading styles, a table of contents, and every quote's source as a footnote."""

import io
import re
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from answer.export.footnotes import Footnotes, add_contents
from answer.export.outline import (
    Heading,
    Line,
    Place,
    column_shares,
    is_wide,
    pieces_of,
    place_of,
    sources_of,
)
from answer.export.report import Extract, Report
from domain.answer import Table

GREY = RGBColor(0x55, 0x55, 0x55)
INK = RGBColor(0x1C, 0x23, 0x26)
FEWEST = 4  # headings, to need a table of contents
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DEEPEST = 3  # heading styles that are used


def docx_bytes(report: Report) -> bytes:
    """An A4 document that Word and LibreOffice open."""
    document = _blank(report)
    notes, sources = Footnotes(document), sources_of(report)
    styles = {str(style.name): style.style_id for style in document.styles}
    made = document.add_paragraph()
    made.add_run(f"Uttaget ur Duasök {report.made}.").font.color.rgb = GREY
    headings: list[tuple[Paragraph, int]] = []
    first: Paragraph | None = None
    for piece in pieces_of(report, with_cited=False):
        match piece:
            case Heading():
                name = f"Heading {min(piece.level, DEEPEST)}"
                added = _styled(document.add_paragraph(_clean(piece.text)), styles[name])
                headings.append((added, piece.level))
            case Line():
                added = _line(document, piece)
            case Table():
                added = _table(document, piece, notes, sources, styles["Table Text"])
            case Extract():
                added = _extract(document, piece, notes, styles["Quote"])
        first = first or added
    if first is not None and len(headings) >= FEWEST:
        first.insert_paragraph_before("Innehåll", style="TOC Heading")
        add_contents(document, first, headings)
        first.insert_paragraph_before()
    notes.write()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _blank(report: Report) -> DocxDocument:
    document = Document()
    document.core_properties.title, document.core_properties.language = _clean(report.title), "sv-SE"
    page = document.sections[0]
    sides = (Cm(21), Cm(29.7))
    if is_wide(report):
        page.orientation, sides = WD_ORIENT.LANDSCAPE, (sides[1], sides[0])
    page.page_width, page.page_height = sides
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    styles = document.styles
    styles["Normal"].font.size = Pt(11)
    styles["Quote"].font.italic = False
    styles["Quote"].paragraph_format.left_indent = Cm(0.6)
    for name in ("Title", "TOC Heading", "Heading 1", "Heading 2", "Heading 3", "Quote"):
        styles[name].font.color.rgb = INK
    small = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    small.font.size, small.paragraph_format.space_after = Pt(9.5), Pt(2)
    document.add_heading(_clean(report.title), level=0)
    return document


def _line(document: DocxDocument, line: Line) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(_clean(line.text))
    run.italic = line.kind == "note"
    if line.kind == "question":
        run.font.color.rgb = GREY
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _styled(paragraph: Paragraph, style_id: str) -> Paragraph:
    """With a style by its id: python-docx looks through all styles for each name, which takes most of its time."""
    paragraph._p.style = style_id
    return paragraph


def _extract(document: DocxDocument, extract: Extract, notes: Footnotes, style_id: str) -> Paragraph:
    """The words, and the source at their end."""
    lines = [_clean(line).strip() for line in extract.text.splitlines() if line.strip()] or [""]
    paragraphs = [_styled(document.add_paragraph(line), style_id) for line in lines]
    notes.add(paragraphs[-1], _clean(extract.source))
    return paragraphs[0]


def _table(
    document: DocxDocument, table: Table, notes: Footnotes, sources: Mapping[Place, str], style_id: str
) -> Paragraph:
    """With a header row that is repeated on each page, and the quotes behind a cell as its footnotes."""
    before = document.add_paragraph()
    before.paragraph_format.space_after = Pt(0)
    before.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
        _styled(cell.paragraphs[0], style_id).add_run(_clean(name)).bold = True
    grid.rows[0]._tr.get_or_add_trPr().append(_mark("w:tblHeader"))
    for r, row in enumerate(table.rows):
        for c, (cell, text) in enumerate(zip(grid.add_row().cells, row, strict=True)):
            cell.text = _clean(text)
            for citation in table.citations[r][c] if table.citations else ():
                notes.add(cell.paragraphs[-1], _clean(sources[place_of(citation)]))
            for paragraph in cell.paragraphs:
                _styled(paragraph, style_id)
    _lay_out(document, grid, table)
    document.add_paragraph()
    return before


def _lay_out(document: DocxDocument, grid: DocxTable, table: Table) -> None:
    """Columns as wide as their texts need; no row is torn between two pages."""
    page = document.sections[0]
    width = int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)
    grid.autofit = False
    widths = [Emu(int(share * width)) for share in column_shares(table)]
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(_mark("w:cantSplit"))
        for cell, own in zip(row.cells, widths, strict=True):
            cell.width = own  # which Word goes by
    for column, own in zip(grid.columns, widths, strict=True):
        column.width = own  # which LibreOffice goes by


def _mark(name: str) -> Any:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    return mark


def _clean(text: str) -> str:
    """Without the characters that XML does not take."""
    return NOT_IN_XML.sub("", text)
