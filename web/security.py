"""What keeps the pages safe: headers, the hosts that are answered, signed cookies, and a token in every form."""

import ipaddress
import os
import secrets
from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlsplit

from filelock import FileLock
from flask import Flask, Response, request
from flask_wtf.csrf import CSRFProtect

from domain.home import Home

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MOST_SENT = 1_000_000  # bytes of an ordinary form
REMEMBERED = timedelta(days=365)  # from when something last was put into the cookie


def protect(app: Flask, home: Home) -> None:
    """Headers on every answer, cookies signed with the home's secret, and a token asked of every form (Flask-WTF)."""
    app.config.update(
        SECRET_KEY=secret_of(home),
        SESSION_COOKIE_NAME="duasok",
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=REMEMBERED,
        SESSION_REFRESH_EACH_REQUEST=False,  # a cookie that is new each time would keep pictures out of the cache
        MAX_CONTENT_LENGTH=MOST_SENT,
        WTF_CSRF_TIME_LIMIT=None,  # a page may stand open all day; the token falls with the cookie
    )
    app.before_request(refuse_other_hosts)
    CSRFProtect(app)
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Every answer of the server carries the same safe headers."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def refuse_other_hosts() -> Response | None:
    """A page of another site that lets its own name point to this computer gets no answer (DNS rebinding)."""
    with suppress(ValueError):  # of a host that is no host
        if is_loopback(urlsplit(f"//{request.host}").hostname or ""):
            return None
    text = "Duasök svarar bara på datorns egna adresser, till exempel http://127.0.0.1:8000."
    return Response(text, 400, mimetype="text/plain")


def is_loopback(host: str) -> bool:
    """Whether that name or address always is this computer's own; other names can be pointed anywhere."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def secret_of(home: Home) -> bytes:
    """The key that cookies are signed with: made once, kept in the home folder, readable by its owner alone."""
    home.root.mkdir(parents=True, exist_ok=True)
    with FileLock(home.root / "secret.lock"):
        if not home.secret.exists():
            with os.fdopen(os.open(home.secret, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
        return home.secret.read_bytes()
