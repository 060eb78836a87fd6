"""XLSX and CSV. A cell that a spreadsheet would run as a formula is written as text."""

import csv
import io

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from answer.export.report import Report

EXTRACT_COLUMNS = ("Kommuner", "Dokument", "Avsnitt", "Sida", "Text", "Fråga", "Uttaget")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 70  # characters


def xlsx_bytes(report: Report) -> bytes:
    """A sheet for each table and one for the extracts, with a frozen header and filters."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, table in enumerate(report.tables, 1):
        name = "Tabell" if len(report.tables) == 1 else f"Tabell {number}"
        _fill(book.create_sheet(name), table.columns, table.rows)
    _fill(book.create_sheet("Utdrag"), EXTRACT_COLUMNS, _extract_rows(report))
    if report.summary:
        _fill(book.create_sheet("Svar", 0), ("Svar",), ((report.summary,),))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv_bytes(report: Report) -> bytes:
    """The table where there is one, else the extracts; UTF-8 with BOM and semicolons, as Swedish Excel expects."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    tables = [(t.columns, t.rows) for t in report.tables] or [(EXTRACT_COLUMNS, _extract_rows(report))]
    for columns, rows in tables:
        writer.writerow(columns)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _extract_rows(report: Report) -> tuple[tuple[str, ...], ...]:
    question = report.question or ""
    return tuple(
        (e.municipalities, e.document, e.heading, str(e.page or ""), e.text, question, report.made)
        for e in report.extracts
    )


def _harmless(cell: str) -> str:
    """A leading apostrophe keeps a spreadsheet from running the cell (OWASP, "CSV injection")."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _fill(sheet: Worksheet, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    for number, column in enumerate(columns, 1):
        sheet.cell(1, number, column).font = Font(bold=True)
        longest = max((len(line) for row in rows for line in row[number - 1].splitlines()), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(len(column), longest) + 3)
    for row_number, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            cell = sheet.cell(row_number, number)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            cell.data_type = "s"  # never a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
