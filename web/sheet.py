"""The original's page beside the text: its picture, kept on disk once made, and the quote's frames on it."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from domain.agreement import Agreement, Span
from domain.files import write_atomically
from domain.home import Home
from ingest.page_words import PageWords, read_words
from ingest.pages.boxes import Box, boxes_of, pages_of
from ingest.pages.drawing import Drawer
from web.contexts.reader import Frame, Sheet

WIDTHS = (900, 1800)  # pixels: beside the text, and alone
_MARGIN = 2.0  # points between a quote's words and its frame


def has_pictures(home: Home, document_id: str) -> bool:
    """Whether the original has pages that can be shown."""
    original = home.original(document_id)
    return original is not None and original.suffix == ".pdf"


def sheet_of(home: Home, agreement: Agreement, span: Span | None, wanted: int | None) -> Sheet | None:
    """The page that is wanted, else the quote's first one, else the first; None for a document without pages."""
    if not agreement.pages or not has_pictures(home, agreement.id):
        return None
    on = pages_of(agreement, span) if span is not None else ()
    number = min(max(wanted or next(iter(on), 1), 1), agreement.pages)
    words = read_words(home.words(agreement.id), {*on, number})
    boxes = boxes_of(agreement, span, words) if span is not None else ()
    page = words.get(number)
    return Sheet(
        page=number,
        pages=agreement.pages,
        width=page.width if page else None,
        height=page.height if page else None,
        frames=_frames(boxes, page),
        version=version_of(agreement),
        quoted=on,
    )


def _frames(boxes: Sequence[Box], page: PageWords | None) -> tuple[Frame, ...]:
    return tuple(
        Frame(
            round(box.x0 - _MARGIN, 1),
            round(box.top - _MARGIN, 1),
            round(box.x1 - box.x0 + 2 * _MARGIN, 1),
            round(box.bottom - box.top + 2 * _MARGIN, 1),
        )
        for box in boxes
        if page is not None and box.page == page.page
    )


def version_of(agreement: Agreement) -> str:
    """Changes when the document is read anew: how its pages are turned may then differ."""
    return hashlib.sha256(f"{agreement.sha256} {agreement.read_at}".encode()).hexdigest()[:12]


def picture_file(home: Home, agreement: Agreement, page: int, width: int, draw: Drawer) -> Path | None:
    """The PNG of one page, made when it is not there yet; None when the original has no pages to show.

    Raises UsageError for a page that is not there, UnreadableDocument when it cannot be drawn.
    """
    original = home.original(agreement.id)
    if original is None or not has_pictures(home, agreement.id):
        return None
    folder = home.pictures(agreement.id)
    path = folder / f"{version_of(agreement)}-{page}-{width}.png"
    if path.exists():
        return path
    words = read_words(home.words(agreement.id), {page}).get(page)
    picture = draw(original, page, words, width)
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        if not old.name.startswith(version_of(agreement)):
            old.unlink(missing_ok=True)
    write_atomically(path, picture)
    return path
