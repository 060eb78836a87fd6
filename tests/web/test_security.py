"""What a browser, or another site, must not be able to make the server do."""

import re
import stat

import pytest

from index.embedding import HashEmbedder
from web.app import create_app
from web.library import Library
from web.security import secret_of


@pytest.fixture
def app(library):
    """The application with a form of its own, so that the protection is tested and not one page."""
    made = create_app(library)
    made.add_url_rule("/prov", "show", lambda: made.jinja_env.globals["csrf_token"]())
    made.add_url_rule("/prov", "take", lambda: "mottaget", methods=["POST"])
    return made


def test_a_form_is_taken_with_its_token_and_refused_without(app):
    client = app.test_client()
    token = client.get("/prov").get_data(as_text=True)
    assert client.post("/prov", data={"csrf_token": token}).get_data(as_text=True) == "mottaget"
    for data in ({}, {"csrf_token": "gissat"}):
        refused = client.post("/prov", data=data)
        text = refused.get_data(as_text=True)
        assert refused.status_code == 400
        assert "Formuläret togs inte emot" in text and "Inget har ändrats" in text and "kakor" in text


def test_the_token_of_one_browser_is_of_no_use_to_another(app):
    token = app.test_client().get("/prov").get_data(as_text=True)
    other = app.test_client()
    other.get("/prov")
    assert other.post("/prov", data={"csrf_token": token}).status_code == 400


def test_forms_survive_a_restart_of_the_server(app, library):
    client = app.test_client()
    token = client.get("/prov").get_data(as_text=True)
    cookie = client.get_cookie("duasok")
    again = create_app(Library(library.home, HashEmbedder()))
    again.add_url_rule("/prov", "take", lambda: "mottaget", methods=["POST"])
    later = again.test_client()
    later.set_cookie("duasok", cookie.value)
    assert later.post("/prov", data={"csrf_token": token}).status_code == 200


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(app):
    header = app.test_client().get("/prov").headers["Set-Cookie"]
    assert "HttpOnly" in header and "SameSite=Lax" in header and re.match("duasok=", header)


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(library):
    assert secret_of(library.home) == secret_of(library.home) and len(secret_of(library.home)) == 32
    assert stat.S_IMODE(library.home.secret.stat().st_mode) == 0o600


def test_another_sites_name_for_this_computer_is_not_answered(client):
    for host in ("elak.example", "127.0.0.1.elak.example:8000", "[::1"):
        refused = client.get("/dokument", headers={"Host": host})
        assert refused.status_code == 400 and b"vara-overenskommelse" not in refused.data
    assert client.get("/dokument", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/dokument", headers={"Host": "[::1]:8000"}).status_code == 200
