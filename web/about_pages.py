"""The pages about Duasök itself: help, what is in the corpus, accessibility, the API."""

from collections import Counter
from collections.abc import Iterable

from flask import Blueprint, current_app, render_template

from answer.wording import sort_swedish
from domain.cards import Card
from domain.errors import IndexMissing
from domain.municipalities import COUNTIES, MUNICIPALITIES
from ingest.pipeline import is_outdated
from web.contexts.corpus import AboutPage, ApiPage, Numbered
from web.document_pages import any_invented
from web.examples import examples
from web.library import Library
from web.openapi import OPERATIONS, readable, routes
from web.reading import SAID


def add_to(pages: Blueprint, library: Library) -> None:
    """Adds /hjalp, /om, /tillganglighet and /api."""

    @pages.get("/hjalp")
    def help_page() -> str:
        try:
            offered = examples(library.shelf())
        except IndexMissing:
            offered = ()
        return render_template("help.html", examples=offered)

    @pages.get("/om")
    def about() -> str:
        return render_template("about.html", page=about_page(library))

    @pages.get("/tillganglighet")
    def accessibility() -> str:
        return render_template("accessibility.html")

    @pages.get("/api")
    def api_page() -> str:
        return render_template("api.html", page=operations_page(library))


def operations_page(library: Library) -> ApiPage:
    """Every address, and for those that hold a name one that can be followed."""
    rules = routes(current_app)
    operations = tuple((readable(r), tuple(sorted(r.arguments)), OPERATIONS[r.endpoint]) for r in rules)
    try:
        party = next((c for c in library.shelf().cards.values() if c.municipalities), None)
    except IndexMissing:
        party = None
    if party is None:
        return ApiPage(operations, {})
    values = {"document_id": party.id, "name": party.municipalities[0].name}
    held = {readable(r): {name: values[name] for name in r.arguments} for r in rules if r.arguments}
    return ApiPage(operations, {path: path.format(**names) for path, names in held.items()})


def about_page(library: Library) -> AboutPage:
    """Everything from the cards: nothing is read for it."""
    try:
        shelf = library.shelf()
    except IndexMissing:
        return AboutPage(0, 0, len(MUNICIPALITIES), (), (), (), (), (), (), None, 0, False)
    cards = list(shelf.cards.values())
    parties = {m for c in cards for m in c.municipalities}
    counties = Counter(m.county_code for m in parties)
    return AboutPage(
        documents=len(cards),
        municipalities=len(parties),
        all_municipalities=len(MUNICIPALITIES),
        counties=tuple(
            Numbered(c.name, counties[c.code], len(c.municipalities), f"/dokument?lan={c.code}")
            for c in COUNTIES
        ),
        kinds=_numbered("slag", [c.kind for c in cards]),
        years=_numbered("ar", [str(c.year) for c in cards if c.year]),
        methods=_methods(cards),
        unread=tuple(c for c in cards if c.unreadable),
        warned=_warned(cards),
        read_at=max((c.read_at for c in cards), default=None),
        outdated=sum(is_outdated(c.read_by, c.read) for c in cards),
        invented=any_invented(shelf),
    )


def _warned(cards: Iterable[Card]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """Each remark with the readable documents that it is about, the commonest first."""
    remarks = Counter(w for c in cards if not c.unreadable for w in c.warnings)
    return tuple(
        (r, tuple(c for c in cards if not c.unreadable and r in c.warnings)) for r, _ in remarks.most_common()
    )


def _numbered(name: str, values: Iterable[str]) -> tuple[Numbered, ...]:
    counts = Counter(values)
    return tuple(Numbered(v, counts[v], None, f"/dokument?{name}={v}") for v in sort_swedish(counts))


def _methods(cards: Iterable[Card]) -> tuple[Numbered, ...]:
    counts = Counter(method for card in cards for method in card.read)
    return tuple(
        Numbered(said, counts[method], None, f"/dokument?last={method}")
        for method, (_, said) in SAID.items()
        if counts[method]
    )
