"""One invented agreement in the odd ways that each format has of setting it: always the same tree and facts."""

import io

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import H, P, Span
from reportlab.platypus import Paragraph

from ingest.pipeline import read_document
from ingest.readers import ocr
from tests.ingest.readers.build import BODY, HEADING, pdf, scan

PARTIES = "Överenskommelsen gäller mellan Nora kommun och Arbetsförmedlingen."
TARGET = "Målgruppen är unga mellan 16 och 24 år som saknar fullföljd gymnasieutbildning."
GROUP = "Styrgruppen möts två gånger om året och leds av kommunchefen."
VALID = "Överenskommelsen gäller till och med den 31 december 2023."
PARTS = (
    ("1", "Parter", PARTIES),
    ("2", "Målgrupp", TARGET),
    ("3", "Organisation", GROUP),
    ("4", "Giltighet", VALID),
)
NUMBERED = [(f"{number}. {heading}", text) for number, heading, text in PARTS]


def rtf(paragraphs):
    body = "".join(paragraphs)
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in body)
    return rf"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Arial;}}}}{escaped}}}".encode("ascii")


def rtf_with_bold_numbered_lines():
    return rtf(rf"\pard{{\b {heading}}}\par\pard {text}\par" for heading, text in NUMBERED)


def rtf_with_line_breaks_for_paragraphs():
    return rtf(rf"{{\b\fs28 {heading}}}\line {text}\line\line " for heading, text in NUMBERED)


def rtf_with_deleted_and_hidden_words():
    return rtf(
        rf"\pard\outlinelevel0 {heading}\par\pard {{\v dolt}}{{\deleted struket }}{text}\par"
        for heading, text in NUMBERED
    )


def odt(fill):
    document = OpenDocumentText()
    bold = Style(name="Fet", family="text")
    bold.addElement(TextProperties(fontweight="bold", fontsize="14pt"))
    document.automaticstyles.addElement(bold)
    for heading, text in NUMBERED:
        fill(document, bold, heading, text)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def odt_with_bold_spans_for_headings():
    def fill(document, bold, heading, text):
        paragraph = P()
        paragraph.addElement(Span(stylename=bold, text=heading))
        document.text.addElement(paragraph)
        document.text.addElement(P(text=text))

    return odt(fill)


def odt_with_empty_headings_between():
    def fill(document, bold, heading, text):
        for one in ("", heading, " "):
            document.text.addElement(H(outlinelevel=1, text=one))
        document.text.addElement(P(text=text))

    return odt(fill)


def html(parts):
    return f"<html><head><meta charset=utf-8></head><body>{''.join(parts)}</body></html>".encode()


def html_with_strong_paragraphs_for_headings():
    return html(f"<p><strong>{heading}</strong></p><p>{text}</p>" for heading, text in NUMBERED)


def html_with_boxes_for_everything():
    return html(
        f"<div><div><h2><span>{heading}</span></h2></div><div>{text}</div></div>"
        for heading, text in NUMBERED
    )


def docx_with_bold_line_and_text_in_one_paragraph():
    document = docx.Document()
    for heading, text in NUMBERED:
        paragraph = document.add_paragraph()
        paragraph.add_run(heading).bold = True
        paragraph.add_run().add_break()
        paragraph.add_run(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def printed():
    return pdf(
        [part for heading, text in NUMBERED for part in (Paragraph(heading, HEADING), Paragraph(text, BODY))]
    )


def scan_askew_with_specks():
    return scan(printed(), skew=1.0, noise=0.6)


def scan_upside_down():
    return scan(printed(), turn=180)


CASES = {
    rtf_with_bold_numbered_lines: "rtf",
    rtf_with_line_breaks_for_paragraphs: "rtf",
    rtf_with_deleted_and_hidden_words: "rtf",
    odt_with_bold_spans_for_headings: "odt",
    odt_with_empty_headings_between: "odt",
    html_with_strong_paragraphs_for_headings: "html",
    html_with_boxes_for_everything: "html",
    docx_with_bold_line_and_text_in_one_paragraph: "docx",
    scan_askew_with_specks: "pdf",
    scan_upside_down: "pdf",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_the_same_tree_and_facts(make, tmp_path):
    if make.__name__.startswith("scan") and not ocr.has_ocr():
        pytest.skip("tesseract-ocr och tesseract-ocr-swe är inte installerade")
    path = tmp_path / f"avtal.{CASES[make]}"
    path.write_bytes(make())
    agreement = read_document(path, path.name)
    tree = [(s.level, s.number, s.heading, " ".join(s.text.split())) for s in agreement.sections if s.heading]
    assert [(level, number, heading) for level, number, heading, _ in tree] == [
        (1, n, h) for n, h, _ in PARTS
    ]
    assert all(text.endswith(wanted) for (*_, text), (*_, wanted) in zip(tree, PARTS, strict=True))
    assert [m.name for m in agreement.municipalities] == ["Nora"]
    assert agreement.dates("valid_to") == ("2023-12-31",)
