"""The pages of the basket (Utdrag), and saving what a page shows as a file."""

import io
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from answer import basket as baskets
from answer.basket import Basket, Change, Item, change_basket, read_basket, report_on_basket, stands
from answer.export.report import Report, report_of
from answer.export.writers import WRITERS
from domain.agreement import Agreement
from domain.errors import HomeError, IndexMissing
from web.contexts.basket import BasketEntry, BasketPage
from web.document_pages import safe_name
from web.library import Library
from web.taking import part_of

COOKIE = "utdrag"  # the key of the session that holds the basket's id
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "md": "text/markdown",
    "json": "application/json",
}
LONGEST_NAME = 80  # characters of a file's name


def blueprint(library: Library) -> Blueprint:
    """The basket of each browser, over one library."""
    pages = Blueprint("basket", __name__)

    @pages.app_template_global()
    def collected() -> frozenset[str]:
        """What lies in this browser's basket, as words of `web.taking`; looked up once a request."""
        if "collected" not in g:
            try:
                g.collected = frozenset(i.what for i in mine(library).items)
            except HomeError:
                g.collected = frozenset()  # the page of the basket says what is wrong with it
        found: frozenset[str] = g.collected
        return found

    @pages.get("/utdrag")
    def show() -> str:
        return render_template("basket.html", page=basket_page(mine(library), documents(library)))

    @pages.post("/utdrag")
    def collect() -> AnyResponse:
        what, inside = request.form.get("vad", ""), request.form.get("gor") != "ta"
        if inside:
            part = part_of(what, library.index(), request.form.get("fraga"))
            made = changed(library, baskets.add(what, part))
        else:
            made = changed(library, baskets.remove_what(what))
        if request.accept_mimetypes.best == "application/json":
            return jsonify(inside=inside, size=len(made.items))
        return redirect(came_from(request.form.get("ankare", "")), 303)

    @pages.post("/utdrag/<item_id>")
    def arrange(item_id: str) -> AnyResponse:
        action = request.form.get("gor", "")
        own = request.form.get("anteckning", "")
        changes: dict[str, Change] = {
            "upp": baskets.move(item_id, -1),
            "ned": baskets.move(item_id, 1),
            "anteckna": baskets.note(item_id, own),
            "ta-bort": baskets.remove(item_id),
        }
        if action not in changes:
            abort(400)
        if action != "anteckna" and own.strip() != note_of(mine(library), item_id):
            changed(library, baskets.note(item_id, own))  # what was written is kept whatever is pressed
        changed(library, changes[action])
        if action == "ta-bort":
            flash("Borttaget ur utdraget.", "undo")
        return redirect(url_for("basket.show", _anchor=None if action == "ta-bort" else f"u{item_id}"), 303)

    @pages.post("/utdrag/allt")
    def arrange_all() -> AnyResponse:
        if request.form.get("gor") == "angra":
            baskets.undo(library.home, basket_id(library))
            flash("Ångrat.")
        else:
            changed(library, baskets.clear)
            flash("Utdraget är tömt.", "undo")
        return redirect(url_for("basket.show"), 303)

    @pages.get("/utdrag/utdrag.<file_format>")
    def download_basket(file_format: str) -> Response:
        return as_file(report_on_basket(mine(library)), file_format)

    @pages.get("/hamta/<kind>.<file_format>")
    def download(kind: str, file_format: str) -> Response:
        what = f"{kind}?{request.query_string.decode()}"
        return as_file(report_of(part_of(what, library.index())), file_format)

    return pages


def mine(library: Library) -> Basket:
    """The basket of the browser that asks."""
    return read_basket(library.home, session[COOKIE]) if COOKIE in session else Basket()


def basket_id(library: Library) -> str:
    """Of the browser that asks, which is given one when it has none."""
    if COOKIE not in session:
        session[COOKIE] = baskets.new_basket(library.home)
        session.permanent = True
    return str(session[COOKIE])


def changed(library: Library, change: Change) -> Basket:
    """The basket of the browser that asks, after the change."""
    made = change_basket(library.home, basket_id(library), change)
    session.modified = True  # the cookie is kept for as long again
    return made


def note_of(basket: Basket, item_id: str) -> str:
    """The user's own words beside an item."""
    return next((i.part.note for i in basket.items if i.id == item_id), "")


def documents(library: Library) -> Mapping[str, Agreement]:
    """All documents by id; none when nothing has been read in."""
    try:
        return library.shelf().agreements
    except IndexMissing:
        return {}


def basket_page(basket: Basket, agreements: Mapping[str, Agreement]) -> BasketPage:
    """Each item with whether its words still stand in the documents."""

    def is_whole(item: Item) -> bool:
        return all(stands(e, agreements.get(e.document_id)) for e in item.part.extracts)

    entries = tuple(BasketEntry(item, is_whole(item)) for item in basket.items)
    used = {e.document_id for item in basket.items for e in item.part.extracts}
    invented = any(agreements[i].invented for i in used if i in agreements)
    return BasketPage(entries, basket.before is not None, invented)


def came_from(anchor: str) -> str:
    """The page of ours that a form was sent from, at the place of the form; the basket when it is not known."""
    before = urlsplit(request.referrer or "")
    if before.netloc != request.host or not before.path.startswith("/"):
        return url_for("basket.show")
    mark = f"#{anchor}" if re.fullmatch(r"[\w-]+", anchor) else ""
    return f"/{before.path.lstrip('/')}{'?' + before.query if before.query else ''}{mark}"


def as_file(report: Report, file_format: str) -> Response:
    """The report to be saved under its title."""
    if file_format not in WRITERS:
        abort(404)
    name = safe_name(report.title.replace("/", " "))[:LONGEST_NAME].strip(" ._")
    return send_file(
        io.BytesIO(WRITERS[file_format](report)),
        mimetype=TYPES[file_format],
        as_attachment=True,
        download_name=f"{name}.{file_format}",
    )
