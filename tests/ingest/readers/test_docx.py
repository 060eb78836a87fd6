"""Word files: styles, list numbers, tables, text boxes, accepted changes, heads and notes, and hostile archives."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import Layout, clean
from ingest.readers.docx import read_docx
from tests.ingest.readers.build import zip_of

W = nsdecls("w")


def built(fill: Callable[[WordDocument], object]) -> bytes:
    document = Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def layout_of(fill: Callable[[WordDocument], object]) -> Layout:
    return clean(read_docx(built(fill), "avtal.docx"))


def raw(body: str, **parts: str) -> bytes:
    """A Word file with that body; other parts by their name."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    files = {"word/document.xml": document, "[Content_Types].xml": "<Types/>"}
    files.update({f"word/{name}.xml": text for name, text in parts.items()})
    return zip_of({name: text.encode() for name, text in files.items()})


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def test_heading_styles():
    def fill(document: WordDocument) -> None:
        document.add_heading("Överenskommelse", 0)
        document.add_heading("Parter", 1)
        document.add_paragraph("Sjöstads kommun och Arbetsförmedlingen.")
        document.add_heading("Styrgrupp", 2)

    layout = layout_of(fill)
    assert [(block.text, block.hint, block.level) for block in layout.blocks] == [
        ("Överenskommelse", None, None),
        ("Parter", "heading", 1),
        ("Sjöstads kommun och Arbetsförmedlingen.", None, None),
        ("Styrgrupp", "heading", 2),
    ]
    assert layout.blocks[0].bold


def test_headings_by_hand_are_bold_and_sized():
    def fill(document: WordDocument) -> None:
        run = document.add_paragraph().add_run("1. Parter")
        run.bold, run.font.size = True, Pt(13)
        document.add_paragraph("sjöstads kommun är den ena parten")

    first, second = layout_of(fill).blocks
    assert (first.text, first.bold, first.size, first.hint) == ("1. Parter", True, 13.0, None)
    assert second.text.startswith("sjöstads") and not second.bold


def test_a_bold_word_does_not_make_the_paragraph_bold():
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("Styrgrupp:").bold = True
        paragraph.add_run(" kommunchefen och sektionschefen.")

    (block,) = layout_of(fill).blocks
    assert block.text == "Styrgrupp: kommunchefen och sektionschefen." and not block.bold


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num></w:numbering>"""


def item(text: str, number: int, level: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_list_numbers_stand_in_the_text_as_on_paper():
    body = (
        item("Parter", 1) + item("Kommunen", 1, 1) + item("Myndigheten", 1, 1) + item("lokalt", 1, 2)
        + item("regionalt", 1, 2) + item("Syfte", 1) + item("Mål", 1, 1) + item("Kock", 2) + item("Börjar om", 3)
    )  # fmt: skip
    layout = clean(read_docx(raw(body, numbering=NUMBERING)))
    assert texts(layout) == [
        "1. Parter", "1.1 Kommunen", "1.2 Myndigheten", "a) lokalt", "b) regionalt", "2. Syfte", "2.1 Mål", "Kock",
        "1. Börjar om",
    ]  # fmt: skip
    assert [block.hint for block in layout.blocks] == [
        None,
        None,
        None,
        "item",
        "item",
        None,
        None,
        "item",
        None,
    ]


def test_tables_stand_where_they_stand_with_their_columns():
    def fill(document: WordDocument) -> None:
        document.add_paragraph("Spåren är:")
        table = document.add_table(rows=3, cols=3)
        rows = (("Spår", "Bransch", "Start"), ("Kock", "Restaurang", "2021"), ("Svets", "Industri", "2022"))
        for cells, row in zip(rows, table.rows, strict=True):
            for text, cell in zip(cells, row.cells, strict=True):
                cell.text = text
        document.add_paragraph("Fler spår planeras.")

    layout = layout_of(fill)
    assert texts(layout) == [
        "Spåren är:", "Spår\tBransch\tStart", "Kock\tRestaurang\t2021", "Svets\tIndustri\t2022", "Fler spår planeras.",
    ]  # fmt: skip
    assert layout.blocks[2].columns == ("Spår", "Bransch", "Start")


def test_two_tables_after_one_another_stay_two():
    def fill(document: WordDocument) -> None:
        for name in ("Spår", "Grupp"):
            table = document.add_table(rows=2, cols=2)
            table.cell(0, 0).text, table.cell(0, 1).text = name, "Antal"
            table.cell(1, 0).text, table.cell(1, 1).text = "Något", "12"
            document.add_paragraph("")

    assert [block.columns[0] for block in layout_of(fill).blocks] == ["Spår", "Spår", "Grupp", "Grupp"]


def test_a_table_of_one_cell_is_a_frame_around_text():
    def fill(document: WordDocument) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "Exempel i en ruta."

    assert [(block.text, block.hint) for block in layout_of(fill).blocks] == [("Exempel i en ruta.", None)]


def test_merged_cells_keep_the_columns_in_place():
    cell = "<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    wide = cell.format(span='<w:gridSpan w:val="2"/>', text="Kommunen")
    rows = [
        cell.format(span="", text="Insats")
        + cell.format(span="", text="År 1")
        + cell.format(span="", text="År 2"),
        wide + cell.format(span="", text="5"),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert texts(clean(read_docx(raw(body)))) == ["Insats\tÅr 1\tÅr 2", "Kommunen\t\t5"]


def test_changes_are_accepted():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>Gruppen möts </w:t></w:r>"
        "<w:del w:id='1'><w:r><w:delText>varje vecka</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>varje månad</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Ett </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>stycke.</w:t></w:r></w:p>"
    )
    assert texts(clean(read_docx(raw(body)))) == ["Gruppen möts varje månad.", "Ett stycke."]


def test_text_boxes_are_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choices = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    alternate = f"<mc:AlternateContent {mc}>{choices}</mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Före</w:t>{alternate}</w:r></w:p><w:p><w:r><w:t>Efter</w:t></w:r></w:p>"
    assert texts(clean(read_docx(raw(body)))) == ["Före", "I rutan", "Efter"]


def test_hidden_text_and_field_codes_are_no_text():
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>synligt</w:t></w:r></w:p>"
    )
    assert texts(clean(read_docx(raw(body)))) == ["synligt"]


def test_heads_and_feet_are_dropped_but_for_date_and_number():
    def fill(document: WordDocument) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = "Sjöstads kommun"
        header.add_paragraph("Dnr KS 2021/33")
        document.sections[0].footer.paragraphs[0].text = "Postadress: Box 1"
        document.add_paragraph("Parterna är överens.")

    layout = layout_of(fill)
    assert texts(layout) == ["Dnr KS 2021/33", "Parterna är överens."]
    assert {(item.reason, item.text) for item in layout.dropped} == {
        ("sidhuvud", "Sjöstads kommun"),
        ("sidfot", "Postadress: Box 1"),
    }


def test_footnotes_follow_the_text():
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Med ung menas under 25 år.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    body = "<w:p><w:r><w:t>Målgruppen är unga.</w:t></w:r></w:p>"
    assert texts(clean(read_docx(raw(body, footnotes=notes)))) == [
        "Målgruppen är unga.",
        "1 Med ung menas under 25 år.",
    ]


def test_contents_and_line_breaks():
    body = (
        "<w:p><w:r><w:t>1. Parter</w:t><w:tab/><w:t>3</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Ort</w:t><w:br/><w:t>Datum</w:t></w:r></w:p>"
    )
    assert texts(clean(read_docx(raw(body)))) == ["1. Parter\t3", "Ort", "Datum"]


# --- hostile files -----------------------------------------------------------------------------------------------


def test_zip_bomb_is_refused_unopened():
    bomb = zip_of({"word/document.xml": b"0" * 150_000_000, "word/styles.xml": b"0" * 60_000_000})
    with pytest.raises(UnreadableDocument, match="orimligt mycket"):
        read_docx(bomb, "avtal.docx")


def test_entities_are_refused():
    text = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
    with pytest.raises(UnreadableDocument, match="XML-definitioner"):
        read_docx(zip_of({"word/document.xml": text.encode()}), "avtal.docx")


@pytest.mark.parametrize(
    "data",
    [
        zip_of({"word/document.xml": b"<w:document"}),
        zip_of({"word/styles.xml": b"<a/>"}),
        zip_of({"word/document.xml": b"<a/>"})[:40],
    ],
    ids=["broken xml", "no document", "truncated"],
)
def test_broken_files(data):
    with pytest.raises(UnreadableDocument, match="avtal.docx är ingen hel fil"):
        read_docx(data, "avtal.docx")


def test_deeply_nested_elements_end():
    body = "<w:sdt><w:sdtContent>" * 100 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100
    assert read_docx(raw(body)).lines == ()


def test_styles_that_go_in_a_circle():
    styles = (
        f'<w:styles {W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>'
    assert texts(clean(read_docx(raw(body, styles=styles)))) == ["Text"]
