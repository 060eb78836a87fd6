"""The pages: each takes its state from the address and makes one context."""

from flask import Blueprint, render_template, request

from answer.profile import profile
from domain.errors import IndexMissing
from web import about_pages, compare_pages, document_pages
from web.contexts.corpus import MunicipalityPage
from web.contexts.searching import StartPage
from web.document_pages import any_invented
from web.examples import examples
from web.library import Library
from web.searching import search_page
from web.tracks import tracks_page


def blueprint(library: Library) -> Blueprint:
    """All pages over one library."""
    pages = Blueprint("pages", __name__)

    @pages.get("/")
    def start() -> str:
        return render_template("start.html", page=start_page(library))

    @pages.get("/sok")
    def search() -> str:
        return render_template("search.html", page=search_page(library, request.args))

    @pages.get("/kommun/<name>")
    def municipality(name: str) -> str:
        told = profile(name, library.index())
        page = MunicipalityPage(told, any(d.agreement.invented for d in told.documents))
        return render_template("municipality.html", page=page)

    @pages.get("/jobbspar")
    def tracks() -> str:
        return render_template("tracks.html", page=tracks_page(library.index(), request.args))

    document_pages.add_to(pages, library)
    compare_pages.add_to(pages, library)
    about_pages.add_to(pages, library)
    return pages


def start_page(library: Library) -> StartPage:
    """Examples are made from the corpus at hand, so that each of them has an answer; doubles count once."""
    try:
        shelf = library.shelf()
    except IndexMissing:
        return StartPage((), 0, 0, False)
    cards = [card for card in shelf.cards.values() if card.id not in shelf.families.doubles]
    return StartPage(
        examples=examples(shelf),
        documents=len(cards),
        municipalities=len({m.code for card in cards for m in card.municipalities}),
        invented=any_invented(shelf),
    )
