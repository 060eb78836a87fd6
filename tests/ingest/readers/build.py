"""Files for the readers' tests, built by code: PDFs, scans, Word and OpenDocument files, zip bombs."""

import io
import random
import textwrap
import zipfile
from collections.abc import Iterable, Sequence

from PIL import Image, ImageFilter
from pypdf import PdfWriter
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

SENTENCES = (
    "Kommunen och Arbetsförmedlingen möts varje kvartal för att se över hur de gemensamma spåren fungerar.",
    "En handläggare från vardera parten följer deltagaren från första samtalet till dess att målet är nått.",
    "Arbetsgivaren deltar när innehållet bestäms och ställer handledare till förfogande under hela perioden.",
    "Den som saknar gymnasieutbildning erbjuds vägledning och studier på deltid vid sidan av praktiken.",
    "Resultaten redovisas uppdelade på kön och ålder så att skillnader mellan grupper blir synliga.",
    "Vuxenutbildningen svarar för språkstöd på arbetsplatsen två förmiddagar i veckan.",
    "Styrgruppen fattar beslut om nya insatser och om vilka av dem som ska avslutas.",
    "Ingen deltagare ska behöva vänta längre än tre veckor på en plats som passar.",
    "Näringslivskontoret håller kontakten med företagen och förmedlar deras behov av personal.",
    "Försörjningsstödet betalas ut som tidigare medan deltagaren provar på ett yrke.",
    "Lokalerna vid torget delas av båda parter och är öppna för besök utan tidsbokning.",
    "Varje höst görs en enkät bland deltagarna, och svaren ligger till grund för nästa års plan.",
    "Unga under tjugofem år kontaktas inom fem arbetsdagar efter att de har lämnat skolan.",
    "Ett spår består av introduktion, yrkeskurs och praktik, och det avslutas med en anställningsintervju.",
    "Kostnaden för arbetskläder och verktyg bärs av kommunen enligt en särskild överenskommelse.",
    "Parterna är överens om att dela uppgifter endast när den enskilde har lämnat sitt samtycke.",
)


def paragraph(seed: int, sentences: int = 5) -> str:
    """Running text that differs from seed to seed."""
    return " ".join(random.Random(seed).sample(SENTENCES, sentences))


def wrapped(text: str, width: int = 44) -> list[str]:
    """The text in lines of at most `width` characters."""
    return textwrap.wrap(text, width)


BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=13.5, spaceAfter=6)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
HEADING = ParagraphStyle(
    "heading", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=12, spaceAfter=4
)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=18, leading=23, spaceAfter=14)


def pdf(
    flowables: Iterable[Flowable],
    head: str = "",
    foot: str = "",
    columns: int = 1,
    gutter: float = 22,
    opening: Sequence[Flowable] = (),
    bottom: float = 55,
) -> bytes:
    """A PDF with a running head and foot ("{page}" is the page's number); `opening` is set over all columns.

    `bottom` is where the text ends, in points from the page's lower edge.
    """
    buffer = io.BytesIO()
    width, height = A4
    document = BaseDocTemplate(buffer, pagesize=A4, title="prov")

    def decorate(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, height - 36, head.format(page=canvas.getPageNumber()))
        canvas.drawCentredString(width / 2, 30, foot.format(page=canvas.getPageNumber()))

    taken = 0.0
    for flowable in opening:
        taken += flowable.wrap(width - 120, height)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
    own = (width - 120 - gutter * (columns - 1)) / columns

    def frames(top: float) -> list[Frame]:
        return [
            Frame(60 + i * (own + gutter), bottom, own, top - bottom, leftPadding=0, rightPadding=0)
            for i in range(columns)
        ]

    first = [Frame(60, height - 60 - taken - 12, width - 120, taken + 12, leftPadding=0, rightPadding=0)]
    start = [*(first if opening else []), *frames(height - 60 - (taken + 12 if opening else 0))]
    document.addPageTemplates(
        [
            PageTemplate("first", start, onPage=decorate, autoNextPageTemplate="later"),
            PageTemplate("later", frames(height - 60), onPage=decorate),
        ]
    )
    document.build([*opening, *flowables])
    return buffer.getvalue()


def section(heading: str, *texts: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """A heading and its paragraphs."""
    return [Paragraph(heading, HEADING), *(Paragraph(text, style) for text in texts)]


def ruled_table(rows: Sequence[Sequence[str]], widths: Sequence[float] | None = None) -> Table:
    """A table with lines around every cell; its first row is repeated on every page."""
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    return Table(cells, colWidths=widths, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])


def open_table(rows: Sequence[Sequence[str]], widths: Sequence[float] | None = None) -> Table:
    """A table that is only aligned."""
    return Table([list(row) for row in rows], colWidths=widths, hAlign="LEFT")


def page_break() -> Flowable:
    """Begins a new page."""
    return PageBreak()


def space(points: float) -> Flowable:
    """Empty space."""
    return Spacer(1, points)


def drawn(*pages: Sequence[tuple[float, float, str]], size: float = 11) -> bytes:
    """A PDF of words at places: (left, height from above, text)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for words in pages:
        canvas.setFont("Helvetica", size)
        for left, top, text in words:
            canvas.drawString(left, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def turned(source: bytes, quarters: int, content: bool = False) -> bytes:
    """The PDF with its pages turned in the viewer, or with the words on them lying on their side."""
    writer = PdfWriter(clone_from=io.BytesIO(source))
    for page in writer.pages:
        page.rotate(90 * quarters)
        if content:
            page.transfer_rotation_to_content()
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def scan(source: bytes, dpi: int = 200, skew: float = 0.0, noise: float = 0.0, turn: int = 0) -> bytes:
    """The pages of a PDF as a scanner would give them: pictures only, askew, with specks."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(source)
    pictures = []
    for page in document:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        if skew:
            picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        if noise:
            specks = Image.effect_noise(picture.size, 60 * noise)
            picture = Image.blend(picture, specks, 0.25).filter(ImageFilter.GaussianBlur(0.5))
        pictures.append(picture.rotate(turn, expand=True) if turn else picture)
    document.close()
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip archive with those members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
