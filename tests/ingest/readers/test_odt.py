"""OpenDocument text: headings, lists, tables, notes, changes, hostile archives."""

import io

import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import (
    A,
    H,
    LineBreak,
    List,
    ListItem,
    ListLevelStyleBullet,
    ListLevelStyleNumber,
    ListStyle,
    Note,
    NoteBody,
    NoteCitation,
    P,
    S,
    Span,
    Tab,
)

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import Layout, clean
from ingest.readers.odt import read_odt
from tests.ingest.readers.build import zip_of


def layout_of(document: OpenDocumentText) -> Layout:
    buffer = io.BytesIO()
    document.write(buffer)
    return clean(read_odt(buffer.getvalue(), "avtal.odt"))


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def test_headings_and_paragraphs():
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Parter"))
    document.text.addElement(P(text="Sjöstads kommun."))
    document.text.addElement(H(outlinelevel=2, text="Styrgrupp"))
    layout = layout_of(document)
    assert [(block.text, block.hint, block.level) for block in layout.blocks] == [
        ("Parter", "heading", 1),
        ("Sjöstads kommun.", None, None),
        ("Styrgrupp", "heading", 2),
    ]


def test_underlined_is_set_off_and_a_link_is_not():
    document = OpenDocumentText()
    under = Style(name="Under", family="text")
    under.addElement(TextProperties(textunderlinestyle="solid"))
    document.automaticstyles.addElement(under)
    for place in (P(), A(href="https://exempel.se", type="simple")):
        place.addElement(Span(stylename=under, text="Så leds arbetet"))
        if place.tagName != "text:p":
            link, place = place, P()
            place.addElement(link)
        document.text.addElement(place)
    assert [block.bold for block in layout_of(document).blocks] == [True, False]


def test_bold_by_style_and_by_span():
    document = OpenDocumentText()
    bold = Style(name="Fet", family="paragraph")
    bold.addElement(TextProperties(fontweight="bold", fontsize="13pt"))
    strong = Style(name="Stark", family="text")
    strong.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    document.automaticstyles.addElement(strong)
    document.text.addElement(P(stylename=bold, text="1. Parter"))
    mixed = P(text="")
    mixed.addElement(Span(stylename=strong, text="Styrgrupp:"))
    mixed.addText(" kommunchefen.")
    document.text.addElement(mixed)
    first, second = layout_of(document).blocks
    assert (first.bold, first.size) == (True, 13.0)
    assert second.text == "Styrgrupp: kommunchefen." and not second.bold


def listed(level_style: object, items: list[str]) -> OpenDocumentText:
    document = OpenDocumentText()
    style = ListStyle(name="Lista")
    style.addElement(level_style)
    document.automaticstyles.addElement(style)
    whole = List(stylename=style)
    for text in items:
        part = ListItem()
        part.addElement(P(text=text))
        whole.addElement(part)
    document.text.addElement(whole)
    return document


def test_bullets_are_items():
    layout = layout_of(listed(ListLevelStyleBullet(level=1, bulletchar="•"), ["Kock", "Vård"]))
    assert [(block.text, block.hint, block.level) for block in layout.blocks] == [
        ("Kock", "item", 1),
        ("Vård", "item", 1),
    ]


def test_numbers_stand_in_the_text():
    layout = layout_of(
        listed(ListLevelStyleNumber(level=1, numformat="1", numsuffix="."), ["Parter", "Syfte"])
    )
    assert texts(layout) == ["1. Parter", "2. Syfte"]


def test_table_spaces_tabs_and_breaks():
    document = OpenDocumentText()
    table = Table()
    for cells in (("Spår", "Ansvarig", "Platser"), ("Kock", "Enheten", "8")):
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    paragraph = P(text="Ort")
    paragraph.addElement(S(c=3))
    paragraph.addText("och datum")
    paragraph.addElement(LineBreak())
    paragraph.addText("Namn")
    document.text.addElement(paragraph)
    contents = P(text="Parter")
    contents.addElement(Tab())
    contents.addText("3")
    document.text.addElement(contents)
    layout = layout_of(document)
    assert texts(layout) == [
        "Spår\tAnsvarig\tPlatser",
        "Kock\tEnheten\t8",
        "Ort och datum",
        "Namn",
        "Parter\t3",
    ]
    assert layout.blocks[1].columns == ("Spår", "Ansvarig", "Platser")


def test_notes_follow_the_text():
    document = OpenDocumentText()
    paragraph = P(text="Målgruppen är unga")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="Under 25 år."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(".")
    document.text.addElement(paragraph)
    assert texts(layout_of(document)) == ["Målgruppen är unga.", "1 Under 25 år."]


def test_deleted_text_is_no_text():
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:text><text:tracked-changes>"
        "<text:changed-region><text:deletion><text:p>Struket</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>Kvar</text:p></office:text></office:body></office:document-content>"
    )
    assert texts(clean(read_odt(zip_of({"content.xml": content.encode()})))) == ["Kvar"]


def test_bombs_and_broken_files():
    with pytest.raises(UnreadableDocument, match="orimligt mycket"):
        read_odt(zip_of({"content.xml": b" " * 210_000_000}), "avtal.odt")
    with pytest.raises(UnreadableDocument, match="ingen hel fil"):
        read_odt(zip_of({"content.xml": b"<a/>"}), "avtal.odt")
