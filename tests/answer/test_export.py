"""Every format is opened by another program and holds the words, the sources and no formulas."""

import csv
import io
import json
from dataclasses import replace

import pypdf
import pytest
from docx import Document
from openpyxl import load_workbook

from answer.export.report import Extract, Report
from answer.export.writers import WRITERS
from domain.answer import Table

TEXT = "Styrgruppen träffas fyra gånger per år.\nÅterkommande möten på Öland – ”vid behov”."
REPORT = Report(
    title="Jämförelse: Vara, Åre",
    question="Hur ofta träffas styrgruppen?",
    summary="I Vara träffas styrgruppen fyra gånger per år.",
    tables=(Table(("Kommun", "Möten"), (("Vara", "fyra gånger per år"), ("Åre", '=HYPERLINK("http://x")'))),),
    extracts=(
        Extract("Vara", "vara.pdf", "5. Organisering", 3, TEXT),
        Extract("Åre", "åre.txt", "Möten", None, "+46"),
    ),
    made="2026-01-31",
)


def words_of(file_format: str, report: Report = REPORT) -> str:
    content = WRITERS[file_format](report)
    if file_format == "docx":
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])
    if file_format == "pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if file_format == "xlsx":
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(
            str(c.value) for s in sheets for row in s.iter_rows() for c in row if c.value is not None
        )
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("file_format", ["docx", "xlsx", "pdf", "md", "json"])
def test_words_and_sources_are_there(file_format):
    text = " ".join(words_of(file_format).split())
    for wanted in (
        "Styrgruppen träffas fyra gånger per år.",
        "Öland – ”vid behov”",
        "vara.pdf",
        "5. Organisering",
        "Åre",
    ):
        assert wanted in text.replace("\\n", " ")


def test_word_has_headings_and_a_table():
    document = Document(io.BytesIO(WRITERS["docx"](REPORT)))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"] == [
        "5. Organisering",
        "Möten",
    ]
    assert document.tables[0].rows[1].cells[1].text == "fyra gånger per år"


def test_a_spreadsheet_runs_nothing():
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](REPORT)))
    sheet = book["Tabell"]
    assert sheet["B3"].data_type == "s" and sheet.freeze_panes == "A2" and sheet.auto_filter.ref
    assert [s.title for s in book.worksheets] == ["Svar", "Tabell", "Utdrag"]


def test_csv_opens_in_swedish_excel_and_runs_nothing():
    content = WRITERS["csv"](REPORT)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Kommun", "Möten"] and rows[2] == ["Åre", '\'=HYPERLINK("http://x")']
    without = list(csv.DictReader(io.StringIO(words_of("csv", replace(REPORT, tables=()))), delimiter=";"))
    assert without[0]["Text"] == TEXT and without[1]["Text"] == "'+46"


def test_json_holds_the_whole_report():
    value = json.loads(WRITERS["json"](REPORT))
    assert value["question"] == REPORT.question and value["extracts"][0]["page"] == 3
