"""One writer per format: a Report in, the file's bytes out."""

import json
from collections.abc import Callable
from dataclasses import asdict

from answer.export.pages import docx_bytes, pdf_bytes
from answer.export.report import Report
from answer.export.sheets import csv_bytes, xlsx_bytes


def json_bytes(report: Report) -> bytes:
    """The report's own shape as JSON; citations behind table cells included."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2).encode()


def markdown_bytes(report: Report) -> bytes:
    """Headings, tables with pipes, quotes with `>` and their source below."""
    lines = [f"# {report.title}", ""]
    if report.summary:
        lines += [report.summary, ""]
    for table in report.tables:
        lines += [_row(table.columns), _row(("---",) * len(table.columns)), *map(_row, table.rows), ""]
    for extract in report.extracts:
        lines += [*(f"> {line}" for line in extract.text.splitlines()), "", f"*{extract.source}*", ""]
    return "\n".join([*lines, f"Uttaget ur Duasök {report.made}.", ""]).encode()


def _row(cells: tuple[str, ...]) -> str:
    escaped = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


WRITERS: dict[str, Callable[[Report], bytes]] = {
    "docx": docx_bytes,
    "xlsx": xlsx_bytes,
    "csv": csv_bytes,
    "pdf": pdf_bytes,
    "md": markdown_bytes,
    "json": json_bytes,
}
