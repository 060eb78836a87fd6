"""The pages of documents: the list, the reader, the original's pages as pictures, the original itself."""

import re
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, send_file
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from domain.agreement import Agreement
from domain.artifact import read_one
from domain.cards import Card
from domain.errors import IndexMissing, UnreadableDocument
from domain.text import fold
from index.shelf import Shelf
from web.contexts.corpus import DocumentsPage
from web.facets import narrowing
from web.library import Library, links_of
from web.reader import reader_page, wanted
from web.sheet import WIDTHS, picture_file, version_of

ROWS = 100  # documents on one page of the list
A_YEAR = 31_536_000  # seconds
# What a browser may be told of a file; everything else, HTML above all, is only bytes to be saved.
SAFE_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}


def add_to(pages: Blueprint, library: Library) -> None:
    """Adds the addresses below /dokument."""

    @pages.get("/dokument")
    def documents() -> str:
        return render_template("documents.html", page=documents_page(library, request.args))

    @pages.get("/dokument/<document_id>")
    def document(document_id: str) -> str:
        agreement = known(library, document_id)
        page = reader_page(library, agreement, wanted(request.args, agreement))
        return render_template("document.html", page=page)

    @pages.get("/dokument/<document_id>/sida/<int:number>.png")
    def picture(document_id: str, number: int) -> Response:
        agreement = known(library, document_id)
        width = request.args.get("bredd", WIDTHS[0], type=int)
        if width not in WIDTHS or not 1 <= number <= (agreement.pages or 0):
            abort(404)
        try:
            file = picture_file(library.home, agreement, number, width, library.draw)
        except UnreadableDocument as error:
            return Response(render_template("undrawn.svg", said=str(error)), 422, mimetype="image/svg+xml")
        if file is None:
            abort(404)
        kept = A_YEAR if request.args.get("v") == version_of(agreement) else None
        return send_file(file, mimetype="image/png", max_age=kept)

    @pages.get("/dokument/<document_id>/original")
    def original(document_id: str) -> Response:
        agreement = known(library, document_id)
        stored = library.home.original(agreement.id)
        if stored is None:
            abort(404)
        kind = SAFE_TYPES.get(stored.suffix, "application/octet-stream")
        return send_file(stored, as_attachment=True, download_name=safe_name(agreement.file), mimetype=kind)


def known(library: Library, document_id: str) -> Agreement:
    """The document of that id, or a 404 page."""
    agreement = read_one(library.home, document_id)
    return agreement if agreement is not None else abort(404)


def any_invented(shelf: Shelf) -> bool:
    """Whether the sample corpus is loaded, so that the pages can say so."""
    return any(card.invented for card in shelf.cards.values())


def documents_page(library: Library, args: "MultiDict[str, str]") -> DocumentsPage:
    """The documents that the address chooses, `ROWS` at a time, in the order of their files."""
    try:
        shelf = library.shelf()
    except IndexMissing:
        return DocumentsPage((), 0, 0, "", (), (), 1, 1, "", False)
    chosen = narrowing(shelf, args, request.path)
    name = args.get("namn", "").strip()
    cards = [c for c in shelf.cards.values() if c.id in chosen.documents and _is_called(c, name)]
    pages = max(1, -(-len(cards) // ROWS))
    page = min(max(args.get("sida", 1, type=int), 1), pages)
    return DocumentsPage(
        rows=tuple((c, links_of(shelf, c.id)) for c in cards[(page - 1) * ROWS : page * ROWS]),
        total=len(cards),
        everything=len(shelf.cards),
        name=name,
        filters=chosen.groups,
        chips=chosen.chips,
        page=page,
        pages=pages,
        state=urlencode([(k, v) for k, v in args.items(multi=True) if k != "sida" and v]),
        invented=any_invented(shelf),
    )


def _is_called(card: Card, name: str) -> bool:
    return fold(name) in fold(f"{card.title} {card.file}")


def safe_name(file: str) -> str:
    """The name that a file is saved under: its own, without folders and what some system does not allow in names."""
    return re.sub(r'[\x00-\x1f\x7f<>:"|?*]+', "_", re.split(r"[\\/]", file)[-1]).strip(" .") or "dokument"
