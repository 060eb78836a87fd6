"""The JSON API: the same answers as the pages and the command line."""

from dataclasses import asdict, replace

from flask import Blueprint, Response, abort, current_app, jsonify, request

from answer.compare.answers import compare
from answer.contract import answer_json
from answer.profile import profile
from answer.results import find
from answer.service import ask
from answer.track_overview import track_entries
from answer.understanding.overrides import choices
from domain.artifact import read_one
from domain.contract import document_json
from domain.errors import UsageError
from domain.search import SearchMode
from web.about_pages import about_page
from web.facets import narrowing
from web.library import Library, links_of
from web.openapi import described
from web.searching import overrides, suggested
from web.tracks import chosen_tracks

MOST_RESULTS = 100
MODES: dict[str, SearchMode] = {"hybrid": "hybrid", "lexical": "lexical", "dense": "dense"}


def blueprint(library: Library) -> Blueprint:
    """All API addresses over one library."""
    api = Blueprint("api", __name__)

    @api.get("/fraga")
    def question() -> Response:
        changes = overrides(library.shelf(), request.args)
        answer = ask(request.args.get("q", ""), library.index(), request.args.get("efter"), changes)
        return jsonify(answer_json(answer))

    @api.get("/alternativ")
    def alternatives() -> Response:
        return jsonify(
            {name: [asdict(v) for v in values] for name, values in choices(library.index()).items()}
        )

    @api.get("/sok")
    def search() -> Response:
        mode = MODES.get(request.args.get("metod", "hybrid"))
        if mode is None:
            raise UsageError(f"Metoden finns inte. Välj bland {', '.join(MODES)}.")
        k = min(request.args.get("antal", 10, type=int), MOST_RESULTS)
        filters = narrowing(library.shelf(), request.args, request.path).filters
        read = request.args.get("las") == "1"
        results = find(request.args.get("q", ""), library.index(), k, mode, filters, read)
        return jsonify([asdict(r) for r in results])

    @api.get("/dokument")
    def documents() -> Response:
        shelf = library.shelf()
        first, number = (
            request.args.get("hoppa", 0, type=int),
            request.args.get("antal", MOST_RESULTS, type=int),
        )
        ids = list(shelf.cards)[max(first, 0) :][: min(max(number, 1), MOST_RESULTS)]
        found = (read_one(library.home, identifier) for identifier in ids)
        return jsonify([document_json(a, links_of(shelf, a.id)) for a in found if a is not None])

    @api.get("/dokument/<document_id>")
    def document(document_id: str) -> Response:
        agreement = read_one(library.home, document_id)
        if agreement is None:
            abort(404)
        return jsonify(document_json(agreement, links_of(library.shelf(), document_id)))

    @api.get("/forslag")
    def suggestions() -> Response:
        return jsonify(suggested(library.shelf()))

    @api.get("/jamfor")
    def comparison() -> Response:
        names, topics, facts = (request.args.getlist(name) for name in ("kommun", "amne", "uppgift"))
        return jsonify(answer_json(compare(names, topics, library.index(), facts)))

    @api.get("/kommun/<name>")
    def municipality(name: str) -> Response:
        told = profile(name, library.index())
        documents = [
            {"id": d.agreement.id, "file": d.agreement.file, "state": d.state} for d in told.documents
        ]
        return jsonify(asdict(replace(told, documents=())) | {"documents": documents})

    @api.get("/jobbspar")
    def tracks() -> Response:
        return jsonify([asdict(e) for e in track_entries(library.index(), chosen_tracks(request.args))])

    @api.get("/om")
    def corpus() -> Response:
        return jsonify(asdict(about_page(library)))

    @api.get("/openapi.json")
    def description() -> Response:
        return jsonify(described(current_app))

    return api
