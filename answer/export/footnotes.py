"""Footnotes and a table of contents in DOCX, which python-docx does not write (ECMA-376-1, 17.11 and 17.16.5.68)."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for number, (kind, mark) in enumerate(
        (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), -1
    )
)
CONTENTS_LEVELS = 2


class Footnotes:
    """The footnotes of one document: made with the document, written when all have been added."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(0)
        reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        self._text, self._reference = text.style_id, reference.style_id

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A mark at the end of the paragraph, and the text below the page."""
        number = str(len(self._root) - 1)
        if paragraph._p.xpath("./w:r[last()]/w:footnoteReference"):
            self._run(paragraph, ", ")
        run = self._run(paragraph)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), number)
        run._r.append(reference)
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self._text}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._reference}"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
        )
        note.findall(".//" + qn("w:t"))[0].text = f" {text}"
        self._root.append(note)

    def write(self) -> None:
        """Puts the footnotes into the document's package."""
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        self._document.part.relate_to(
            Part(PackURI("/word/footnotes.xml"), _CONTENT, blob, package), _RELATION
        )

    def _run(self, paragraph: Paragraph, text: str = "") -> Run:
        run = paragraph.add_run(text)
        run._r.style = self._reference
        return run


def add_contents(document: Document, at: Paragraph, headings: Sequence[tuple[Paragraph, int]]) -> None:
    """A table of contents before `at`: a field that Word can renew, filled with links to the headings as they are.

    Without page numbers, which only a program that lays pages out knows.
    """
    styles = {}
    for level in range(1, CONTENTS_LEVELS + 1):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)
        styles[level] = style.style_id
    shown = [(paragraph, level) for paragraph, level in headings if level <= CONTENTS_LEVELS]
    for number, (heading, level) in enumerate(shown):
        name = f"_Toc{number + 1:06}"
        _bookmark(heading, name, number)
        entry = at.insert_paragraph_before()
        entry._p.style = styles[level]
        if number == 0:
            _field_start(entry)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        entry._p.append(link)
        link.append(entry.add_run(heading.text)._r)
        if number == len(shown) - 1:
            _field_char(entry, "end")


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    for tag, place in (
        ("w:bookmarkStart", 1 if paragraph._p.pPr is not None else 0),
        ("w:bookmarkEnd", len(paragraph._p) + 1),
    ):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.insert(place, mark)


def _field_start(paragraph: Paragraph) -> None:
    _field_char(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f' TOC \\o "1-{CONTENTS_LEVELS}" \\n \\h '
    paragraph.add_run()._r.append(instruction)
    _field_char(paragraph, "separate")


def _field_char(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
