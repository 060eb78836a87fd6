"""Makes the Flask application: pages, JSON API, safe headers, readable errors."""

from collections.abc import Sequence
from pathlib import Path

from flask import Flask, Response, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from domain.errors import DuasokError, IndexMissing
from web import api, basket, correcting, intake, pages, texts
from web.correcting import own_path
from web.jobs import Jobs
from web.library import Library
from web.security import protect


def create_app(library: Library, jobs: Jobs | None = None, folders: Sequence[Path] = ()) -> Flask:
    """The application over one library. Each call makes a new one; nothing is kept in the module.

    `folders` are those of the server that may be read in from a page.
    """
    app = Flask(__name__)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.json.sort_keys = False  # type: ignore[attr-defined]  # of Flask's default provider
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(texts.FILTERS)
    app.jinja_env.globals.update(texts.GLOBALS)
    app.register_blueprint(pages.blueprint(library))
    jobs = jobs or Jobs(library)
    app.jinja_env.globals["updating"] = jobs.updating
    app.register_blueprint(correcting.blueprint(library, jobs))
    app.register_blueprint(basket.blueprint(library))
    app.register_blueprint(intake.blueprint(library, jobs, folders))
    app.register_blueprint(api.blueprint(library), url_prefix="/api")
    app.register_error_handler(DuasokError, show_error)
    app.register_error_handler(CSRFError, show_unknown_form)
    app.register_error_handler(HTTPException, show_http_error)
    protect(app, library.home)
    return app


def show_error(error: DuasokError) -> tuple[str | Response, int]:
    """One of our own errors, as a page or as JSON."""
    status = 503 if isinstance(error, IndexMissing) else 400 if error.exit_code == 2 else 500
    return explain(texts.ERROR_TITLES.get(status, texts.ERROR_TITLES[500]), str(error), status)


def show_unknown_form(error: CSRFError) -> tuple[str | Response, int]:
    """A form without the token that this browser was given; nothing has been changed."""
    return explain(texts.UNKNOWN_FORM_TITLE, texts.UNKNOWN_FORM, 400)


def show_http_error(error: HTTPException) -> tuple[str | Response, int] | AnyResponse:
    """What Flask or the user's address got wrong; redirects pass through."""
    status = error.code or 500
    if status < 400:
        return error.get_response()
    title = texts.ERROR_TITLES.get(status, texts.ERROR_TITLES[500])
    return explain(title, texts.ERROR_TEXTS.get(status, texts.ERROR_TEXTS[500]), status)


def explain(title: str, message: str, status: int) -> tuple[str | Response, int]:
    """The same message to a person and to a program."""
    if request.path.startswith("/api/"):
        return jsonify({"error": message}), status
    back = own_path(request.referrer)
    return render_template("error.html", title=title, message=message, back=back), status
