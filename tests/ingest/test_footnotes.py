"""Footnotes are kept apart, in the section that refers to them, and their marks are no part of the numbers before."""

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from ingest.layout.cleaning import clean
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.odt import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.rtf import read_rtf
from ingest.structure.assembler import assemble
from ingest.structure.recognizer import recognize
from tests.ingest.readers.build import BODY, Spacer, page_break, paragraph, pdf, ruled_table, section, zip_of

NOTE = ParagraphStyle("note", fontName="Helvetica", fontSize=8, leading=9.5)


def tree(source):
    """[(heading, [(kind, text)])] of a source."""
    layout = clean(source)
    return [
        (s.heading, [(b.kind, s.text[b.start : b.end]) for b in s.blocks if b.kind != "heading"])
        for s in assemble(recognize(layout))
    ]


class AtFoot(Flowable):
    """Notes at the foot of the page, whatever stands above."""

    def __init__(self, *notes):
        super().__init__()
        self.notes = [Paragraph(note, NOTE) for note in notes]

    def wrap(self, width, height):
        self.width = width
        return 0, 0

    def draw(self):
        left, base = self.canv.absolutePosition(0, 0)
        above = 62 - base
        for note in reversed(self.notes):
            _, height = note.wrap(self.width, 200)
            note.drawOn(self.canv, 0, above)
            above += height


BODY_TEXT = Paragraph(f"Målet är att 25 %<super>1</super> går vidare. {paragraph(2)}", BODY)
LONG = " ".join(paragraph(seed, 8) for seed in range(9))


@pytest.mark.parametrize("mark", ["<super>2</super>", " <super>2</super>", "<super size=7 rise=4>2</super>"])
def test_a_note_does_not_interrupt_the_sentence_that_runs_over_the_page(mark):
    start = f"Målet är att 25 %{mark} av deltagarna går vidare."
    note = "Räknat på dem som har avslutat sin tid och som har lämnat besked om vad de gör i dag, " * 2
    text = Paragraph(f"{start} {LONG}", BODY)
    source = read_pdf(pdf([AtFoot(f"<super>2</super> {note}"), text], foot="{page} (2)", bottom=100))
    layout = clean(source)
    plain = start.replace(mark, "")
    assert [(b.hint, b.text) for b in layout.blocks] == [
        (None, f"{plain} {LONG}"),
        ("footnote", f"2 {note.strip()}"),
    ]
    assert layout.blocks[0].page_breaks and {d.reason for d in layout.dropped} == {
        "sidnummer",
        "fotnotsmarkör",
    }


def test_a_note_that_goes_on_over_the_page_break():
    first = [AtFoot("<super>1</super> Räknat på dem som har avslutat sin tid och som har lämnat"), BODY_TEXT]
    second = [page_break(), AtFoot("besked om vad de gör i dag."), Paragraph(paragraph(3), BODY)]
    source = read_pdf(pdf([*first, *second], foot="ånga kommun", bottom=100))
    assert [(b.hint, b.text, b.page) for b in clean(source).blocks] == [
        (None, f"Målet är att 25 % går vidare. {paragraph(2)}", 1),
        ("footnote", "1 Räknat på dem som har avslutat sin tid och som har lämnat", 1),
        ("footnote", "besked om vad de gör i dag.", 2),
        (None, paragraph(3), 2),
    ]


def test_small_text_below_the_next_page_is_no_note_when_the_note_has_ended():
    first = [AtFoot("<super>1</super> Räknat på dem som har svarat."), BODY_TEXT]
    second = [page_break(), AtFoot("www.anga.se och växeln"), Paragraph(paragraph(3), BODY)]
    source = read_pdf(pdf([*first, *second], bottom=100))
    assert [b.text for b in clean(source).blocks if b.hint == "footnote"] == [
        "1 Räknat på dem som har svarat."
    ]


def test_notes_stand_in_the_section_that_refers_to_them():
    parts = [
        AtFoot("1 Under 25 år.", "<super>2</super>Enligt SCB,<br/>tabell 4."),
        *section("1. Målgrupp", f"{paragraph(1)} Målgruppen är unga<super>1</super> i kommunen."),
        *section("2. Mål", "Andelen var 40 procent.<super>2</super> Den ska öka.", paragraph(2)),
    ]
    assert tree(read_pdf(pdf(parts))) == [
        (
            "Målgrupp",
            [
                ("paragraph", f"{paragraph(1)} Målgruppen är unga i kommunen."),
                ("footnote", "1 Under 25 år."),
            ],
        ),
        (
            "Mål",
            [
                ("paragraph", "Andelen var 40 procent. Den ska öka."),
                ("footnote", "2 Enligt SCB, tabell 4."),
                ("paragraph", paragraph(2)),
            ],
        ),
    ]


def test_a_note_of_a_table_comes_after_its_rows():
    rows = [["Spår", "Platser"], ["Kock", "8<super>1</super>"], ["Svets", "6"]]
    source = read_pdf(pdf([AtFoot("<super>1</super> Per termin."), ruled_table(rows, [120, 120])]))
    ((_, blocks),) = tree(source)
    assert blocks == [
        ("row", "Spår\tPlatser"),
        ("row", "Kock\t8"),
        ("row", "Svets\t6"),
        ("footnote", "1 Per termin."),
    ]


def test_a_raised_digit_without_a_note_is_no_part_of_the_number():
    source = read_pdf(
        pdf([Paragraph("År 2020<super>3</super> var lokalen 40 m<super>2</super> stor.", BODY)])
    )
    assert [line.text for line in source.lines] == ["År 2020³ var lokalen 40 m² stor."]


def test_small_numbered_lines_without_a_mark_above_are_text():
    parts = [Paragraph(paragraph(1), BODY), Spacer(1, 300), Paragraph("2 Enligt SCB.", NOTE)]
    assert {line.hint for line in read_pdf(pdf(parts)).lines} == {None}


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_with_notes():
    run = "<w:r><w:t>{}</w:t></w:r>"
    refer = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    typed = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = f"<w:tr>{cell.format(run.format('Kock'))}{cell.format(run.format('8') + refer.format(4))}</w:tr>"
    body = (
        f"<w:p>{run.format('Målet är 25 %')}{refer.format(2)}{run.format(' år 2020')}{typed}{run.format('.')}</w:p>"
        f"<w:tbl>{row}{row.replace(refer.format(4), '')}</w:tbl><w:p>{run.format('Sist.')}</w:p>"
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p>{run.format(t)}</w:p></w:footnote>'
        for n, t in ((2, "Av alla."), (4, "Per termin."), (9, "Ingen nämner den."))
    )
    return zip_of(
        {
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
            "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>".encode(),
        }
    )


def odt_with_notes():
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table")
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>{}</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = (
        f"<table:table-row>{cell.format('Kock')}{cell.format('8' + note.format(2, 'Per termin.'))}</table:table-row>"
        f"<table:table-row>{cell.format('Kock')}{cell.format('8')}</table:table-row>"
    )
    body = (
        f"<text:p>Målet är 25 %{note.format(1, 'Av alla.')} år 2020³.</text:p>"
        f"<table:table>{rows}</table:table><text:p>Sist.</text:p>"
    )
    body = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{body}</office:document-content>"
    return zip_of({"content.xml": content.encode()})


RTF = (
    rb"{\rtf1\ansi\ansicpg1252 \pard M\'e5let \'e4r 25 %{\super\chftn}{\footnote \pard{\super\chftn} Av alla.}"
    rb" \'e5r 2020{\super 3}.\par\trowd\pard\intbl Kock\cell 8{\footnote Per termin.}\cell\row"
    rb"\pard\intbl Kock\cell 8\cell\row\pard Sist.\par}"
)
HTML = """<main><p>Målet är 25 %<sup><a href="#fn1" id="ref1">1</a></sup> år 2020<sup>3</sup>.</p>
<table><tr><td>Kock</td><td>8<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></td></tr>
<tr><td>Kock</td><td>8</td></tr></table><p>Sist.</p>
<section><ol><li id="fn1"><p>Av alla. <a href="#ref1">↩</a></p></li></ol></section>
<p><a href="#_ftnref2" name="_ftn2">[2]</a> Per termin.</p></main>"""


@pytest.mark.parametrize(
    "source",
    [
        lambda: read_docx(docx_with_notes()),
        lambda: read_odt(odt_with_notes()),
        lambda: read_rtf(RTF),
        lambda: read_html(HTML.encode()),
    ],
    ids=["docx", "odt", "rtf", "html"],
)
def test_notes_of_other_formats(source):
    ((_, blocks),) = tree(source())
    assert [block for block in blocks if "Ingen nämner" not in block[1]] == [
        ("paragraph", "Målet är 25 % år 2020³."),
        ("footnote", "1 Av alla."),
        ("row", "Kock\t8"),
        ("row", "Kock\t8"),
        ("footnote", "2 Per termin."),
        ("paragraph", "Sist."),
    ]


def test_a_note_that_nothing_refers_to_is_kept():
    ((_, blocks),) = tree(read_docx(docx_with_notes()))
    assert blocks[-1] == ("footnote", "3 Ingen nämner den.")
