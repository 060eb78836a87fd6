"""Writes sample agreements as DOCX (with styles, and by hand), ODT and RTF; the same source gives the same bytes."""

import io
import zipfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

from tests.sample_corpus.markup import Block, runs

EPOCH = (2024, 1, 1, 0, 0, 0)


def styled_docx(blocks: list[Block], path: Path, head: str) -> None:
    """Word's heading styles, list styles, a real table, a page head."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = head
    for block in blocks:
        if block.kind == "title":
            document.add_paragraph(block.text, style="Title" if block is blocks[0] else "Subtitle")
        elif block.kind == "heading":
            document.add_heading(block.text, level=block.level)
        elif block.kind == "table":
            _docx_table(document, block)
        else:
            names = {"item": "List Bullet", "numbered": "List Number"}
            document.add_paragraph(block.text, style=names.get(block.kind, "Normal"))
    _save(document, path)


def handmade_docx(blocks: list[Block], path: Path) -> None:
    """No styles at all: headings are bold lines with a number typed by hand, titles are centred."""
    document = docx.Document()
    for block in blocks:
        paragraph = document.add_paragraph()
        if block.kind == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for words, bold in runs(block.text):
            run = paragraph.add_run(words)
            run.bold = True if bold or block.kind in ("heading", "title") else None
            run.font.size = Pt(14 if block.kind == "title" else 11)
    _save(document, path)


def odt(blocks: list[Block], path: Path) -> None:
    """Headings with outline levels, paragraphs and tables."""
    document = OpenDocumentText()
    bold = odf_style.Style(name="Titel", family="paragraph")
    bold.addElement(odf_style.TextProperties(fontweight="bold", fontsize="16pt"))
    document.styles.addElement(bold)
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            document.text.addElement(odf_text.H(outlinelevel=block.level, text=block.text))
        elif block.kind == "table":
            document.text.addElement(_odt_table(block, f"Tabell{number}"))
        elif block.kind == "title":
            document.text.addElement(odf_text.P(stylename=bold, text=block.text))
        else:
            document.text.addElement(odf_text.P(text=block.text))
    buffer = io.BytesIO()
    document.write(buffer)
    path.write_bytes(_dated(buffer.getvalue()))


def rtf(blocks: list[Block], path: Path) -> None:
    """Rich Text with Windows-1252 escapes; headings are bold and larger."""
    lines = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\info{\author Exempel}}\f0\fs22"]
    for block in blocks:
        size = {"title": 32, "heading": 26}.get(block.kind, 22)
        weight = r"\b" if block.kind in ("title", "heading") else r"\b0"
        lines.append(rf"\pard\sa120{weight}\fs{size} {_escaped(block.text)}\par")
    path.write_bytes("\r\n".join([*lines, "}"]).encode("ascii"))


def _escaped(text: str) -> str:
    def one(character: str) -> str:
        if character in "\\{}":
            return "\\" + character
        if ord(character) < 128:
            return character
        return "".join(f"\\'{byte:02x}" for byte in character.encode("cp1252"))

    return "".join(one(c) for c in text)


def _docx_table(document: "docx.document.Document", block: Block) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, block.rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def _odt_table(block: Block, name: str) -> odf_table.Table:
    table = odf_table.Table(name=name)
    table.addElement(odf_table.TableColumn(numbercolumnsrepeated=len(block.rows[0])))
    header = odf_table.TableHeaderRows()
    for number, cells in enumerate(block.rows):
        row = odf_table.TableRow()
        for words in cells:
            cell = odf_table.TableCell(valuetype="string")
            cell.addElement(odf_text.P(text=words))
            row.addElement(cell)
        if number == 0:
            header.addElement(row)
            table.addElement(header)
        else:
            table.addElement(row)
    return table


def _save(document: "docx.document.Document", path: Path) -> None:
    properties = document.core_properties
    properties.author = "Exempel"
    properties.comments = "Exempel, påhittat innehåll"
    properties.title = ""
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_dated(buffer.getvalue()))


def _dated(data: bytes) -> bytes:
    """The same zip file with every member dated alike, so that making it again gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, EPOCH)
            info.compress_type = member.compress_type
            new.writestr(info, old.read(member.filename))
    return target.getvalue()
