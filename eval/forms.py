"""Writes an invented text as a file in one of the forms that agreements come in, for the evaluations of reading.

One block a line, told by its first character: `> title`, `# heading` (`##` below it), `- item`, `~ running head`,
`: left | right` what stands side by side, else a line of text. An empty line parts paragraphs; `**bold**` and
`__underlined__` stand within lines. The forms "txt" and "raw-html" are written as they stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from itertools import accumulate, dropwhile, groupby
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, XPreformatted

Line = tuple[str, str]  # the mark and the words after it
_MARKED = re.compile(r"(>|##?|-|~|:) (.*)|(:)()$")
_PIECES = re.compile(r"\*\*(.+?)\*\*|__([^_]+)__")
_TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]
_SUFFIXES = {"docx-bold": "docx", "pdf2": "pdf", "raw-html": "html"}


def suffix(form: str) -> str:
    """The ending of the file's name, without its dot."""
    return _SUFFIXES.get(form, form)


def write(text: str, form: str, path: Path) -> None:
    """Writes `text` to `path`; `form` is one of txt, md, html, raw-html, docx, docx-bold, pdf, pdf2."""
    writers: dict[str, Callable[[list[Line], Path], None]] = {
        "md": _markdown,
        "html": _html,
        "docx": partial(_docx, styles=True),
        "docx-bold": partial(_docx, styles=False),
        "pdf": partial(_pdf, columns=1),
        "pdf2": partial(_pdf, columns=2),
    }
    if form in writers:
        writers[form](lines(text), path)
    else:
        path.write_text(text, encoding="utf-8")


def lines(text: str) -> list[Line]:
    """Mark and words of every line; a line of text has the mark ""."""
    found = [(_MARKED.match(line), line) for line in text.strip("\n").split("\n")]
    return [(m[1] or m[3], m[2] or "") if m else ("", line) for m, line in found]


def _cells(words: str) -> list[str]:
    return [cell.strip() for cell in words.split("|")]


def _grouped(found: Iterable[Line]) -> Iterator[tuple[str, list[str]]]:
    """Lines of the same mark together; empty lines, which part them, are left out."""
    for (mark, empty), group in groupby(found, key=lambda line: (line[0], not line[1])):
        if mark or not empty:
            yield mark, [words for _, words in group]


def _pieces(words: str) -> Iterator[tuple[str, bool, bool]]:
    """(words, bold, underlined) of the pieces of a line."""
    at = 0
    for match in _PIECES.finditer(words):
        yield words[at : match.start()], False, False
        yield match[1] or match[2], bool(match[1]), bool(match[2])
        at = match.end()
    yield words[at:], False, False


def _tagged(words: str, bold: str = "b") -> str:
    """The line with tags for what is bold and underlined."""
    return "".join(
        f"<{bold}>{escape(part)}</{bold}>" if heavy else f"<u>{escape(part)}</u>" if under else escape(part)
        for part, heavy, under in _pieces(words)
        if part
    )


def _markdown(found: list[Line], path: Path) -> None:
    marks = {">": "# ", "#": "## ", "##": "### ", "-": "- ", "~": "", "": ""}
    out: list[str] = []
    for mark, group in groupby(found, key=lambda line: line[0]):
        rows = [words for _, words in group]
        if mark == ":":
            rows = [f"| {' | '.join(_cells(words))} |" for words in rows]
            out += [rows[0], "|---" * (rows[0].count("|") - 1) + "|", *rows[1:]]
        else:
            out += [marks[mark] + words for words in rows]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def _html(found: list[Line], path: Path) -> None:
    tags = {">": "h1", "#": "h2", "##": "h3", "~": "div"}
    out = [
        "<!DOCTYPE html><html lang='sv'><head><meta charset='utf-8'><title>Exempel</title></head><body><main>"
    ]
    for mark, group in _grouped(found):
        inner = [_tagged(words, "strong") for words in group]
        if mark == ":":
            cells = ["".join(f"<td>{_tagged(c)}</td>" for c in _cells(words)) for words in group]
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif mark == "-":
            out.append("<ul>" + "".join(f"<li>{words}</li>" for words in inner) + "</ul>")
        elif mark:
            out += [f"<{tags[mark]}>{words}</{tags[mark]}>" for words in inner]
        else:
            own = group[0].startswith("**") and group[0].endswith("**")
            out += [f"<p>{inner.pop(0)}</p>"] if own else []
            out.append(f"<p>{'<br>'.join(inner)}</p>" if inner else "")
    path.write_text("\n".join([*out, "</main></body></html>"]), encoding="utf-8")


def _docx(found: list[Line], path: Path, *, styles: bool) -> None:
    """With Word's own styles, or with bold lines and larger letters set by hand."""
    document = docx.Document()
    names = {">": "Title", "#": "Heading 1", "##": "Heading 2", "-": "List Bullet"} if styles else {}
    for mark, group in _grouped(found):
        if mark == ":":
            _docx_rows(document, [_cells(words) for words in group])
        elif mark == "~":
            document.sections[0].header.paragraphs[0].text = group[0]
        else:
            for words in group:
                paragraph = document.add_paragraph(style=names.get(mark))
                _run(paragraph, words, heavy=not styles and mark in (">", "#", "##"))
                if mark == ">" and not styles:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    paragraph.runs[0].font.size = Pt(14)
    document.save(str(path))


def _docx_rows(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            _run(cell.paragraphs[0], words, heavy=False)


def _run(paragraph: Any, words: str, *, heavy: bool) -> None:
    for part, bold, under in _pieces(words):
        if part:
            run = paragraph.add_run(part)
            run.bold = True if bold or heavy else None
            run.underline = under or None


def _pdf(found: list[Line], path: Path, *, columns: int) -> None:
    """Headings by size and weight; titles across the page, the rest in one column or two of equal height."""
    size = 11 if columns == 1 else 9.5
    width = (A4[0] - 44 * mm) / columns - 4 * mm * (columns - 1)
    head = next((words for mark, words in found if mark == "~"), "")
    body = [line for line in found if line[0] not in (">", "~")]
    titles = _flow([line for line in found if line[0] == ">"], size, width)
    whole = [*titles, _halves(_flow(body, size, width), width)] if columns == 2 else _flow(found, size, width)

    def decorate(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(22 * mm, A4[1] - 12 * mm, head)

    margins = {name: 22 * mm for name in ("leftMargin", "rightMargin", "topMargin", "bottomMargin")}
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1, **margins).build(whole, decorate, decorate)


def _halves(flow: list[Flowable], width: float) -> Table:
    """Two columns of about equal height; no heading stands last in the first."""
    flow = list(dropwhile(lambda block: isinstance(block, Spacer), flow))
    heights = list(accumulate(block.wrap(width, A4[1])[1] for block in flow))
    cut = next(i for i, height in enumerate(heights) if height >= heights[-1] / 2) + 1
    while getattr(flow[cut - 1], "style", None) and "Bold" in flow[cut - 1].style.fontName:
        cut -= 1
    right = list(dropwhile(lambda block: isinstance(block, Spacer), flow[cut:]))
    return Table([[flow[:cut], right]], colWidths=[width + 8 * mm] * 2, style=_TOP)


def _flow(found: list[Line], size: float, width: float) -> list[Flowable]:
    text = ParagraphStyle("text", fontName="Helvetica", fontSize=size, leading=size * 1.3)
    bold = {"fontName": "Helvetica-Bold", "spaceBefore": size, "spaceAfter": size * 0.4}
    styles = {
        ">": ParagraphStyle("title", text, fontSize=size * 1.6, leading=size * 2, **bold),
        "#": ParagraphStyle("heading", text, fontSize=size * 1.25, leading=size * 1.6, **bold),
        "##": ParagraphStyle("sub", text, fontSize=size * 1.1, leading=size * 1.5, **bold),
        "-": ParagraphStyle("item", text, leftIndent=12),
    }
    out: list[Flowable] = []
    for mark, group in groupby(found, key=lambda line: line[0]):
        rows = [words for _, words in group]
        if mark == ":":
            cells = [[Paragraph(_tagged(c), text) for c in _cells(words)] for words in rows]
            most = max(map(len, cells))
            out.append(Table(cells, colWidths=[width / most] * most, style=_TOP))
        elif mark != "~":
            out += [
                _line(words, styles.get(mark, text), bullet="•" if mark == "-" else None) for words in rows
            ]
    return out


def _line(words: str, style: ParagraphStyle, bullet: str | None) -> Flowable:
    if not words:
        return Spacer(1, style.leading)
    if "   " in words:
        return XPreformatted(escape(words), style)
    return Paragraph(_tagged(words), style, bulletText=bullet)
