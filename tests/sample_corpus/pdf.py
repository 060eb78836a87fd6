"""Writes sample agreements as PDF: one column, two columns, and pictures of pages as a scanner gives them."""

import io
import random
from functools import partial
from html import escape
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from tests.sample_corpus.markup import Block, plain

VOWELS = "aeiouyåäöAEIOUYÅÄÖ"


def one_column(blocks: list[Block], path: Path, head: str, foot: str, font: str) -> None:
    """Headings by size, a running head and a foot on each page; `foot` may hold {page} and {pages}."""
    pages = 0
    for target in (io.BytesIO(), path):  # once to count the pages
        document = _document(target)
        frame = Frame(25 * mm, 25 * mm, A4[0] - 50 * mm, A4[1] - 55 * mm, id="text")
        drawing = partial(_decorate, head=head, foot=foot, font=font, pages=pages)
        document.addPageTemplates([PageTemplate("page", [frame], onPage=drawing)])
        document.build(_flow(blocks, _styles(font, 11, 15), A4[0] - 50 * mm))
        pages = document.page


def two_columns(blocks: list[Block], path: Path, head: str) -> None:
    """Titles across the first page, the rest in two narrow columns with words divided at line ends."""
    document = _document(path)
    width = (A4[0] - 44 * mm) / 2
    left, right = 18 * mm, 26 * mm + width
    tall = A4[1] - 45 * mm
    top = Frame(18 * mm, A4[1] - 62 * mm, A4[0] - 36 * mm, 40 * mm, id="top")
    first = [Frame(x, 20 * mm, width, tall - 40 * mm, id=f"a{x}") for x in (left, right)]
    later = [Frame(x, 20 * mm, width, tall, id=f"b{x}") for x in (left, right)]
    drawing = partial(_decorate, head=head, foot="{page} (2)", font="Helvetica", pages=2)
    document.addPageTemplates(
        [PageTemplate("first", [top, *first], onPage=drawing), PageTemplate("later", later, onPage=drawing)]
    )
    titles = [b for b in blocks if b.kind == "title"]
    rest = [b for b in blocks if b.kind != "title"]
    styles = _styles("Helvetica", 9.5, 12.5)
    flow = [NextPageTemplate("later"), *_flow(titles, styles, 0), FrameBreak()]
    document.build([*flow, *_flow([_divided(b, width - 12, 9.5) for b in rest], styles, width)])


def scan(blocks: list[Block], path: Path, seed: int) -> None:
    """Pictures of the pages at 200 dpi: tilted by up to a degree, grey, with specks; no text layer.

    The same seed gives the same pages.
    """
    buffer = io.BytesIO()
    document = _document(buffer)
    frame = Frame(25 * mm, 25 * mm, A4[0] - 50 * mm, A4[1] - 50 * mm)
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(_flow(blocks, _styles("Times-Roman", 12, 16), A4[0] - 50 * mm))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    random_numbers = np.random.default_rng(seed)
    tilt = random.Random(seed)
    with pypdfium2.PdfDocument(buffer.getvalue()) as pages:
        for page in pages:
            picture = page.render(scale=200 / 72, grayscale=True).to_pil().convert("L")
            picture = picture.rotate(
                tilt.uniform(-0.8, 0.8), fillcolor=255, resample=Image.Resampling.BICUBIC
            )
            picture = picture.filter(ImageFilter.GaussianBlur(0.5))
            noisy = np.asarray(picture, dtype=np.float32) * 0.94 + random_numbers.normal(
                4, 6, picture.size[::-1]
            )
            specks = random_numbers.random(noisy.shape) < 0.0002
            noisy[specks] = 60
            grey = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
            jpeg = io.BytesIO()
            grey.save(jpeg, "JPEG", quality=55)
            canvas.drawImage(ImageReader(jpeg), 0, 0, A4[0], A4[1])
            canvas.showPage()
    canvas.save()


def _document(target: Path | io.BytesIO) -> BaseDocTemplate:
    return BaseDocTemplate(str(target) if isinstance(target, Path) else target, pagesize=A4, invariant=1)


def _styles(font: str, size: float, leading: float) -> dict[str, ParagraphStyle]:
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[font]
    body = ParagraphStyle("body", fontName=font, fontSize=size, leading=leading, spaceAfter=leading * 0.5)
    styles = {"paragraph": body, "numbered": body}
    styles["title"] = ParagraphStyle(
        "title", body, fontName=bold, fontSize=size * 1.5, leading=size * 1.9, alignment=TA_CENTER
    )
    styles["item"] = ParagraphStyle("item", body, leftIndent=14, bulletIndent=4, spaceAfter=2)
    styles["cell"] = ParagraphStyle("cell", body, fontSize=size - 1, leading=leading - 2, spaceAfter=0)
    for level, factor in ((1, 1.35), (2, 1.12), (3, 1.0)):
        styles[f"heading{level}"] = ParagraphStyle(
            f"heading{level}",
            body,
            fontName=bold,
            fontSize=size * factor,
            leading=leading * factor,
            spaceBefore=leading * 0.6,
            keepWithNext=1,
        )
    return styles


def _flow(blocks: list[Block], styles: dict[str, ParagraphStyle], width: float) -> list[Flowable]:
    flow: list[Flowable] = []
    for block in blocks:
        if block.kind in ("page", "front"):
            flow.append(PageBreak())
        elif block.kind == "table":
            flow += [_table(block, styles["cell"], width), Spacer(1, 8)]
        elif block.kind == "heading":
            flow.append(Paragraph(escape(block.text), styles[f"heading{block.level}"]))
        else:
            bullet = "•" if block.kind == "item" else None
            flow.append(Paragraph(escape(plain(block.text)), styles[block.kind], bulletText=bullet))
    return flow


def _table(block: Block, style: ParagraphStyle, width: float) -> Table:
    rows = [[Paragraph(escape(cell), style) for cell in row] for row in block.rows]
    table = Table(rows, colWidths=[width / len(block.rows[0])] * len(block.rows[0]), repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table


def _decorate(canvas: Canvas, document: BaseDocTemplate, head: str, foot: str, font: str, pages: int) -> None:
    canvas.saveState()
    canvas.setFont(font, 8)
    canvas.drawString(25 * mm, A4[1] - 15 * mm, head)
    canvas.drawRightString(A4[0] - 25 * mm, 14 * mm, foot.format(page=document.page, pages=pages))
    canvas.restoreState()


def _divided(block: Block, width: float, size: float) -> Block:
    """The block with long words divided by hand at line ends, as a word processor's automatic hyphenation does."""
    if block.kind != "paragraph":
        return block
    lines, line = [], ""
    words = block.text.split(" ")
    while words:
        word = words.pop(0)
        trial = f"{line} {word}".strip()
        if _wide(trial, size) <= width:
            line = trial
            continue
        cut = _cut(word, line, width, size)
        if cut:
            lines.append(f"{line} {word[:cut]}-")
            words.insert(0, word[cut:])
        else:
            lines.append(line)
            words.insert(0, word)
        line = ""
    return Block("paragraph", "\n".join([*lines, line]))


def _wide(text: str, size: float) -> float:
    return float(stringWidth(text, "Helvetica", size))


def _cut(word: str, line: str, width: float, size: float) -> int | None:
    """The last place before a consonant between vowels where the word can be divided and fit, or None."""
    if len(word) < 9 or not word.isalpha() or not line:
        return None
    for i in range(len(word) - 3, 2, -1):
        between = word[i - 1] in VOWELS and word[i] not in VOWELS and word[i + 1] in VOWELS
        if between and _wide(f"{line} {word[:i]}-", size) <= width:
            return i
    return None
