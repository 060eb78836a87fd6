"""A report as rows of cells: what XLSX and CSV are made of."""

from collections.abc import Iterator

from answer.export.report import Extract, Part, Report
from domain.answer import Table
from domain.topics import TOPICS

COLUMNS = (
    "Rubrik", "Slag", "Kommuner", "Dokument", "Avsnitt", "Ämne", "Sida", "Text", "Fråga", "Inläst", "Uttaget",
    "Anteckning",
)  # fmt: skip
OTHER = "Utdrag"  # what extracts without a topic stand under

Row = tuple[str, ...]


def all_rows(report: Report) -> tuple[Row, ...]:
    """Every answer, table row and extract, in the order of the parts."""
    return tuple(row for part in report.parts for row in _rows_of(part, report.made))


def extract_row(part: Part, extract: Extract, made: str) -> Row:
    """One extract with its source."""
    place = (
        extract.municipalities,
        extract.document,
        extract.heading,
        topic_of(extract),
        str(extract.page or ""),
    )
    return (
        part.title, "Utdrag", *place, extract.text, part.question or "", extract.read, made, part.note,
    )  # fmt: skip


def topic_of(extract: Extract) -> str:
    """The topic of the section that the extract stands in, as people call it; "" when it has none."""
    return TOPICS[extract.topic].label if extract.topic in TOPICS else ""


def _rows_of(part: Part, made: str) -> Iterator[Row]:
    told = [("Svar", part.summary)] if part.summary else []
    told += [("Tabellrad", words) for table in part.tables for words in _told(table)]
    if not (told or part.extracts):
        told = [("Anteckning", "")]
    for kind, text in told:
        yield (part.title, kind, *[""] * 5, text, part.question or "", "", made, part.note)
    for extract in part.extracts:
        yield extract_row(part, extract, made)


def _told(table: Table) -> Iterator[str]:
    """Each row of a table in words: "Kommun: Vara; Möten: fyra gånger per år"."""
    for row in table.rows:
        yield "; ".join(f"{name}: {cell}" for name, cell in zip(table.columns, row, strict=True) if cell)
