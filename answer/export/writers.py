"""One writer per format: a Report in, the file's bytes out."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from answer.export.pdf import pdf_bytes
from answer.export.report import Part, Report
from answer.export.sheets import csv_bytes, xlsx_bytes
from answer.export.word import docx_bytes


def json_bytes(report: Report) -> bytes:
    """The report's own shape as JSON; citations behind table cells included."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2).encode()


def markdown_bytes(report: Report) -> bytes:
    """Headings, tables with pipes, quotes with `>` and their source below."""
    lines = [f"# {report.title}", ""]
    for part in report.parts:
        if len(report.parts) > 1:
            lines += [f"## {part.title}", ""]
        lines += _part_lines(part)
    return "\n".join([*lines, f"Uttaget ur Duasök {report.made}.", ""]).encode()


def _part_lines(part: Part) -> Iterator[str]:
    told = (f"Fråga: {part.question}" if part.question else "", part.summary)
    note = f"**Anteckning:** {part.note}" if part.note else ""
    for text in filter(None, (*told, note)):
        yield from (text, "")
    for table in part.tables:
        yield from (_row(table.columns), _row(("---",) * len(table.columns)), *map(_row, table.rows), "")
    for extract in part.extracts:
        yield from (*(f"> {line}" for line in extract.text.splitlines()), "", f"*{extract.source}*", "")


def _row(cells: tuple[str, ...]) -> str:
    escaped = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


WRITERS: dict[str, Callable[[Report], bytes]] = {
    "docx": docx_bytes,
    "xlsx": xlsx_bytes,
    "pdf": pdf_bytes,
    "csv": csv_bytes,
    "md": markdown_bytes,
    "json": json_bytes,
}
