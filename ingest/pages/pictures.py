"""A picture of one page of an original, upright and level as its words' boxes are."""

import io
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
from PIL import Image

from domain.errors import UnreadableDocument, UsageError
from ingest.page_words import PageWords
from ingest.readers.skew import level

MOST_PIXELS = 2400  # of the longer side
FEWEST_PIXELS = 100
_COLOURS = 64  # enough for text, stamps and logotypes; a scanned page of 900 pixels is 0.2 MB and not 1.0
_pdfium = Lock()  # PDFium may only be called by one thread at a time


def page_picture(original: Path, page: int, words: PageWords | None, width: int) -> bytes:
    """A page of a PDF as PNG, `width` pixels wide unless it would become larger than is allowed.

    `words` says how the page lies; None shows it as its file has it. Raises UsageError for a page that is not there,
    UnreadableDocument when the file is no PDF that can be drawn.
    """
    with _pdfium:
        picture = _drawn(original, page, words, width)
    buffer = io.BytesIO()
    picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _drawn(original: Path, page: int, words: PageWords | None, width: int) -> Image.Image:
    try:
        document = pdfium.PdfDocument(original)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableDocument(f"{original.name} kan inte visas som bild.") from error
    try:
        if not 1 <= page <= len(document):
            raise UsageError(f"Sidan {page} finns inte. Dokumentet har {len(document)} sidor.")
        return _upright(document[page - 1], words, width)
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(f"Sidan {page} kan inte visas som bild.") from error
    finally:
        document.close()


def _upright(page: pdfium.PdfPage, words: PageWords | None, width: int) -> Image.Image:
    turn = (words.rotation - page.get_rotation()) % 360 if words is not None else 0
    sides = page.get_size()
    across, down = sides if turn % 180 == 0 else sides[::-1]
    wanted = min(max(width, FEWEST_PIXELS), MOST_PIXELS)
    scale = min(wanted / max(across, 1.0), MOST_PIXELS / max(down, 1.0))
    picture: Image.Image = page.render(scale=scale, rotation=turn, grayscale=False).to_pil().convert("RGB")
    return picture if words is None else level(picture, words.skew)
