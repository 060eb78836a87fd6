"""Every format is opened by another program and holds the words, the sources and no formulas."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import nsmap as part_names
from lxml import etree
from openpyxl import load_workbook

from answer.export.outline import column_shares
from answer.export.report import Extract, Part, Report
from answer.export.sheets import HIGHEST, LINE
from answer.export.writers import WRITERS
from domain.answer import Table

TEXT = "Styrgruppen träffas fyra gånger per år.\nÅterkommande möten på Öland – ”vid behov”."
PART = Part(
    title="Jämförelse: Vara, Åre",
    question="Hur ofta träffas styrgruppen?",
    summary="I Vara träffas styrgruppen fyra gånger per år.",
    tables=(Table(("Kommun", "Möten"), (("Vara", "fyra gånger per år"), ("Åre", '=HYPERLINK("http://x")'))),),
    extracts=(
        Extract("Vara", "vara.pdf", "5. Organisering", 3, TEXT, "organisering", "2026-01-30"),
        Extract("Åre", "åre.txt", "Möten", None, "+46"),
    ),
)
REPORT = Report("Jämförelse: Vara, Åre", (PART,), "2026-01-31")
QUOTED = Part(
    "Vara: 2. Mål", extracts=(Extract("Vara", "vara.pdf", "2. Mål", 2, " =1+1", "mal"),), note="Ta med i maj."
)
BASKET = Report("Utdrag", (PART, QUOTED, Part("Tom", note="bara en anteckning")), "2026-01-31")


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


def test_word_has_a_footnote_with_the_source_for_each_extract():
    content = io.BytesIO(WRITERS["docx"](BASKET))
    package = Document(content).part.package
    part = next(p for p in package.iter_parts() if p.partname == "/word/footnotes.xml")
    notes = etree.fromstring(part.blob).xpath("//w:footnote[not(@w:type)]", namespaces=part_names)
    assert ["".join(n.itertext()) for n in notes] == [
        " Vara: vara.pdf, 5. Organisering, s. 3 (inläst 2026-01-30)",
        " Åre: åre.txt, Möten",
        " Vara: vara.pdf, 2. Mål, s. 2",
    ]
    marks = Document(content).element.xpath("//w:footnoteReference")
    assert [m.get(f"{{{part_names['w']}}}id") for m in marks] == ["1", "2", "3"]


def test_a_basket_in_word_has_a_table_of_contents_whose_links_lead_to_headings():
    document = Document(io.BytesIO(WRITERS["docx"](BASKET)))
    contents = [p for p in document.paragraphs if p.style.name.startswith("toc ")]
    assert [p.text for p in contents][:2] == ["Jämförelse: Vara, Åre", "Vara – vara.pdf"]
    names = {b.get(f"{{{part_names['w']}}}name") for b in document.element.xpath("//w:bookmarkStart")}
    anchors = [h.get(f"{{{part_names['w']}}}anchor") for h in document.element.xpath("//w:hyperlink")]
    assert len(anchors) == len(contents) > 3 and set(anchors) <= names
    kinds = [f.get(f"{{{part_names['w']}}}fldCharType") for f in document.element.xpath("//w:fldChar")]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize("file_format", ["docx", "pdf", "md", "json", "csv", "xlsx"])
def test_a_basket_keeps_questions_notes_and_sources(file_format):
    text = words_of(file_format, BASKET)
    for wanted in ("Hur ofta träffas styrgruppen?", "Ta med i maj.", "bara en anteckning", "2026-01-31"):
        assert wanted in text


def test_a_basket_in_excel_has_a_sheet_for_each_topic():
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](BASKET)))
    assert [s.title for s in book.worksheets] == ["Svar", "Tabell", "Organisering", "Mål", "Utdrag"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
    row = dict(zip((c.value for c in book["Mål"][1]), (c.value for c in book["Mål"][2]), strict=True))
    assert (row["Kommuner"], row["Dokument"], row["Sida"]) == ("Vara", "vara.pdf", "2")
    assert row["Anteckning"] == "Ta med i maj." and row["Uttaget"] == "2026-01-31"


def test_a_spreadsheet_runs_nothing():
    book = load_workbook(io.BytesIO(WRITERS["xlsx"](REPORT)))
    sheet = book["Tabell"]
    assert sheet["B3"].data_type == "s" and sheet["B3"].quotePrefix
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
    assert [s.title for s in book.worksheets] == ["Svar", "Tabell", "Organisering", "Utdrag"]


def test_a_text_that_is_too_long_for_a_cell_goes_on_below():
    long = replace(PART.extracts[0], text="å" * 70_000)
    sheet = load_workbook(
        io.BytesIO(WRITERS["xlsx"](Report("Långt", (replace(PART, extracts=(long,)),), "2026-01-31")))
    )["Organisering"]
    column = [c.value for c in sheet[1]].index("Text")
    assert "".join(row[column].value for row in sheet.iter_rows(min_row=2)) == long.text


def test_csv_opens_in_swedish_excel_and_runs_nothing():
    content = WRITERS["csv"](REPORT)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Kommun", "Möten"] and rows[2] == ["Åre", '\'=HYPERLINK("http://x")']
    told = list(csv.DictReader(io.StringIO(words_of("csv", BASKET)), delimiter=";"))
    assert [r["Slag"] for r in told] == [
        "Svar",
        "Tabellrad",
        "Tabellrad",
        "Utdrag",
        "Utdrag",
        "Utdrag",
        "Anteckning",
    ]
    assert told[3]["Text"] == TEXT and told[4]["Text"] == "'+46" and told[5]["Text"] == "' =1+1"


def test_characters_that_a_file_format_does_not_take_are_left_out():
    odd = Report("Sida\x0c", (replace(PART, summary="a\x00b", note="c\x1b"),), "2026-01-31")
    for file_format in WRITERS:
        assert WRITERS[file_format](odd)


def test_json_holds_the_whole_report():
    part = json.loads(WRITERS["json"](REPORT))["parts"][0]
    assert part["question"] == PART.question and part["extracts"][0]["page"] == 3


LONG = Table(
    ("Kommun", "Diarienummer", "Mål"),
    (
        (
            "Vara",
            "KS 2019-00231",
            "Minst 70 procent av deltagarna arbetar eller studerar efter 90 dagar. " * 6,
        ),
    ),
)


def test_a_column_is_as_wide_as_its_text_needs_in_word_and_excel():
    shares = column_shares(LONG)
    assert sum(shares) == pytest.approx(1) and shares[0] < shares[1] < shares[2] < 0.75
    report = Report("Jämförelse", (Part("Jämförelse", tables=(LONG,)),), "2026-01-31")
    table = Document(io.BytesIO(WRITERS["docx"](report))).tables[0]
    widths = [cell.width for cell in table.rows[1].cells]
    assert widths == [column.width for column in table.columns] and widths[2] > 2 * widths[0]
    sheet = load_workbook(io.BytesIO(WRITERS["xlsx"](report)))["Tabell"]
    assert 6 * LINE < sheet.row_dimensions[2].height <= HIGHEST


@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_libreoffice_opens_it_and_makes_the_same_words_of_it(file_format, tmp_path):
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice saknas (Debian: libreoffice-writer libreoffice-calc)")
    made = tmp_path / f"utdrag.{file_format}"
    made.write_bytes(WRITERS[file_format](BASKET))
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    turn = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(made)]
    subprocess.run(turn, check=True, capture_output=True, timeout=240)
    pages = pypdf.PdfReader(tmp_path / "utdrag.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for wanted in (
        "Återkommande möten på Öland",
        "vara.pdf",
        "Ta med i maj.",
        '=HYPERLINK("http://x")',
        "Åre",
    ):
        assert wanted in text
