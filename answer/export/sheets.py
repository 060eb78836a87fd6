"""XLSX and CSV. A cell that a spreadsheet would run as a formula is written as text."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from answer.export.report import Report
from answer.export.rows import COLUMNS, OTHER, Row, all_rows, extract_row, topic_of

ANSWER_COLUMNS = ("Rubrik", "Fråga", "Svar", "Anteckning", "Uttaget")
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # also after white space
WIDEST = 70  # characters
LONGEST = 32_000  # characters of a cell; Excel takes 32,767
LINE, HIGHEST = 14.5, 409  # points of a row; Excel takes no higher one
LETTER = 1.15  # width of a letter in a sentence, in the units of a column's width
LONGEST_NAME = 31  # of a sheet


def xlsx_bytes(report: Report) -> bytes:
    """Answers, each table, and a sheet for each topic of the extracts, all with a frozen header and filters."""
    book = Workbook()
    book.remove(book.worksheets[0])
    answers = [
        (p.title, p.question or "", p.summary, p.note, report.made)
        for p in report.parts
        if p.summary or p.note or not p.extracts
    ]
    if answers:
        _fill(book.create_sheet("Svar"), ANSWER_COLUMNS, answers)
    tables = [(part, table) for part in report.parts for table in part.tables]
    for number, (part, table) in enumerate(tables, 1):
        name = "Tabell" if len(tables) == 1 else f"{number} {part.title}"
        _fill(book.create_sheet(_sheet_name(name)), table.columns, table.rows)
    for topic, rows in _by_topic(report):
        _fill(book.create_sheet(_sheet_name(topic)), COLUMNS, rows)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv_bytes(report: Report) -> bytes:
    """A single table as it is, else all rows; UTF-8 with BOM and semicolons, as Swedish Excel expects."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    only = report.parts[0].tables if len(report.parts) == 1 else ()
    columns, rows = (only[0].columns, only[0].rows) if len(only) == 1 else (COLUMNS, all_rows(report))
    writer.writerow([_harmless(name) for name in columns])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _by_topic(report: Report) -> list[tuple[str, list[Row]]]:
    """The extracts' rows under what their topics are called, in the order in which topics come."""
    found: dict[str, list[Row]] = {}
    for part in report.parts:
        for extract in part.extracts:
            found.setdefault(topic_of(extract) or OTHER, []).append(extract_row(part, extract, report.made))
    return sorted(found.items(), key=lambda item: item[0] == OTHER)


def _harmless(cell: str) -> str:
    """A leading apostrophe keeps a spreadsheet from running the cell (OWASP, "CSV injection")."""
    return f"'{cell}" if _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    return cell.lstrip().startswith(FORMULA_STARTS)


def _sheet_name(text: str) -> str:
    """Without the characters that Excel does not take in a sheet's name, and no longer than it takes."""
    return re.sub(r"[\[\]:*?/\\']", " ", text)[:LONGEST_NAME].strip()


def _fill(sheet: Worksheet, columns: Row, rows: Sequence[Row]) -> None:
    for number, column in enumerate(columns, 1):
        _write(sheet, 1, number, column)
        sheet.cell(1, number).font = Font(bold=True)
        longest = max((len(line) for row in rows for line in row[number - 1].splitlines()), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(len(column), longest) + 3)
    for row_number, row in enumerate(_short_enough(rows), 2):
        for number, value in enumerate(row, 1):
            _write(sheet, row_number, number, value)
        sheet.row_dimensions[row_number].height = _height(row, columns, sheet)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the sheet
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _height(row: Row, columns: Row, sheet: Worksheet) -> float:
    """As high as the cell with most lines needs it: not every program finds that out by itself."""
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n, _ in enumerate(columns, 1)]
    lines = [
        sum(max(1, ceil(LETTER * len(line) / width)) for line in cell.splitlines() or [""])
        for cell, width in zip(row, widths, strict=True)
    ]
    return min(HIGHEST, LINE * max(lines) + 2)


def _write(sheet: Worksheet, row: int, column: int, value: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"  # never a formula
    cell.quotePrefix = _is_formula(value)  # nor one when somebody edits the cell
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _short_enough(rows: Iterable[Row]) -> Iterator[Row]:
    """A row whose text is too long for a cell goes on in the row below."""
    for row in rows:
        pieces = max((len(cell) - 1) // LONGEST + 1 if cell else 1 for cell in row)
        for n in range(pieces):
            yield tuple(
                cell[n * LONGEST : (n + 1) * LONGEST] if len(cell) > LONGEST else cell for cell in row
            )
