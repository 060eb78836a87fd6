"""A picture of one page of an original, upright and level as its words' boxes are."""

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from domain.errors import UnreadableDocument, UsageError
from ingest.boxes import Box
from ingest.page_words import PageWords
from ingest.readers.skew import level

MOST_PIXELS = 2400  # of the longer side
FEWEST_PIXELS = 100
_FRAME = 2.0  # points between a quote's words and its frame


def page_picture(
    original: Path, page: int, words: PageWords | None, width: int, frames: Sequence[Box] = ()
) -> bytes:
    """A page of a PDF as PNG, `width` pixels wide unless it would become larger than is allowed.

    `words` says how the page lies; None shows it as its file has it. `frames` are drawn around boxes of that page.
    Raises UsageError for a page that is not there, UnreadableDocument when the file is no PDF that can be drawn.
    """
    try:
        document = pdfium.PdfDocument(original)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableDocument(f"{original.name} kan inte visas som bild.") from error
    try:
        if not 1 <= page <= len(document):
            raise UsageError(f"Sidan {page} finns inte. Dokumentet har {len(document)} sidor.")
        picture = _upright(document[page - 1], words, width)
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(f"Sidan {page} kan inte visas som bild.") from error
    finally:
        document.close()
    if words is not None:
        picture = _framed(picture, words, [box for box in frames if box.page == page])
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=False, compress_level=6)
    return buffer.getvalue()


def _upright(page: pdfium.PdfPage, words: PageWords | None, width: int) -> Image.Image:
    turn = (words.rotation - page.get_rotation()) % 360 if words is not None else 0
    sides = page.get_size()
    across, down = sides if turn % 180 == 0 else sides[::-1]
    wanted = min(max(width, FEWEST_PIXELS), MOST_PIXELS)
    scale = min(wanted / max(across, 1.0), MOST_PIXELS / max(down, 1.0))
    picture: Image.Image = page.render(scale=scale, rotation=turn, grayscale=False).to_pil().convert("RGB")
    return picture if words is None else level(picture, words.skew)


def _framed(picture: Image.Image, words: PageWords, frames: Sequence[Box]) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    across, down = picture.width / words.width, picture.height / words.height
    for box in frames:
        edges = (box.x0 - _FRAME, box.top - _FRAME, box.x1 + _FRAME, box.bottom + _FRAME)
        draw.rectangle(
            [edge * (down if at % 2 else across) for at, edge in enumerate(edges)],
            outline=(176, 0, 32),
            width=max(1, picture.width // 500),
        )
    return picture
