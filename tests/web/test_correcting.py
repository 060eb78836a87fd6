"""Correcting where facts are shown, as a browser without scripts does it; the answer follows, and follows back."""

import html
import re
import shutil
import time

import pytest
from filelock import FileLock

from domain.artifact import read_all
from domain.home import Home
from index.embedding import HashEmbedder
from index.health import lags_behind
from ingest.corrections import SetField, author, correct
from ingest.removal import remove
from tests.web.forms import press
from web.app import create_app
from web.correcting import own_path
from web.jobs import Jobs
from web.library import Library

QUESTION = "Vilka kommuner har jobbspår inom industri?"


@pytest.fixture
def library(library, tmp_path) -> Library:
    """A copy of the small library, to be changed."""
    home = Home(tmp_path / "home")
    shutil.copytree(library.home.root, home.root)
    return Library(home, HashEmbedder())


@pytest.fixture
def client(library):
    return create_app(library).test_client()


@pytest.fixture
def vara(library):
    return next(a for a in read_all(library.home) if a.file.startswith("vara"))


def text_of(response):
    return html.unescape(response.get_data(as_text=True))


def link_of(client, url, words):
    """The address of the first correction on the page that follows those words."""
    page = text_of(client.get(url))
    return re.search(r'href="(/dokument/[^"]+/ratta[^"]*)"', page[page.index(words) :])[1]


def industries(client):
    return {
        m["name"] for m in client.get("/api/fraga", query_string={"q": QUESTION}).get_json()["municipalities"]
    }


def test_a_track_is_corrected_where_it_is_shown_and_the_answer_follows_there_and_back(client):
    before = industries(client)
    assert "Vara" in before
    link = link_of(client, "/kommun/Vara", "<strong>Livsmedelsindustri</strong>")
    shown = client.get(link, headers={"Referer": "http://localhost/kommun/Vara"})
    form = shown.headers["Location"]
    assert "Spår: Livsmedelsindustri" in text_of(client.get(form))
    page = press(
        client, form, "Spara rättelsen", **{"f-status": "avslutat", "av": "Anna Ek", "skal": "nedlagt 2022"}
    )
    assert page.request.path == "/kommun/Vara" and "Rättat: spår Livsmedelsindustri" in text_of(page)
    assert industries(client) == before - {"Vara"}
    document = form.partition("/ratta")[0]
    history = text_of(client.get(f"{document}/ratta"))
    assert (
        "läge: finns</del> → <ins>läge: avslutat" in history
        and "Anna Ek" in history
        and "nedlagt 2022" in history
    )
    undo = re.search(r'href="([^"]+/ta-tillbaka/1)"', history)[1]
    assert 'value="Anna Ek"' in text_of(client.get(undo))
    press(client, undo, "Ta tillbaka")
    assert industries(client) == before
    assert "Tillbakatagen" in text_of(client.get(f"{document}/ratta"))


def test_a_field_of_the_document_is_corrected_without_words_and_says_by_whom(client, vara):
    form = f"/dokument/{vara.id}/ratta/falt/valid_to"
    page = text_of(press(client, form, "Spara rättelsen", varde="31 december 2031", av="Bo"))
    assert "Gäller till</dt><dd>2031-12-31" in page
    press(client, f"/dokument/{vara.id}/ratta/falt/annex", "Spara rättelsen", varde="9", av="Bo")
    assert '9 <span class="corrected">rättat av Bo</span>' in text_of(client.get(f"/dokument/{vara.id}"))


def test_what_has_been_typed_is_kept_when_it_cannot_be_saved(client, vara):
    form = f"/dokument/{vara.id}/ratta/falt/valid_to"
    for typed, said in (
        ({"varde": "i höst", "av": "Bo"}, "”i höst” är inget datum"),
        ({"varde": "2031-12-31", "av": "  "}, "Ange vem som rättar"),
        ({"varde": "2031-12-31", "av": "Bo", "citat": "finns inte <här>"}, "står inte i dokumentet"),
    ):
        refused = press(client, form, "Spara rättelsen", **typed)
        assert refused.status_code == 400
        assert said in text_of(refused) and f'value="{typed["varde"]}"' in text_of(refused)
        assert b"<h\xc3\xa4r>" not in refused.data
    assert "Inget har rättats" in text_of(client.get(f"/dokument/{vara.id}/ratta"))


def test_a_fact_is_added_by_its_words_and_removed_again(client, vara):
    form = f"/dokument/{vara.id}/ratta/ny/tracks"
    section = next(s for s in vara.sections if "Teamet" in s.text)
    quote = section.text[section.text.index("Teamet") :].split(".")[0]
    values = {"f-name": "Gruvdrift", "f-industries": "Industri", "f-status": "finns", "av": "Bo"}
    refused = press(client, form, "Lägg till", **values)
    assert refused.status_code == 400 and "Citera de ord i dokumentet" in text_of(refused)
    page = text_of(press(client, form, "Lägg till", **values, citat=quote))
    assert "namn: Gruvdrift" in page and quote in page
    assert "Gruvdrift" in text_of(client.get("/kommun/Vara"))
    press(client, link_of(client, f"/dokument/{vara.id}/ratta", "namn: Gruvdrift"), "Ta bort uppgiften")
    assert "Gruvdrift" not in text_of(client.get("/kommun/Vara"))


def test_the_topic_of_a_section_is_corrected(client, library, vara):
    section = next(s for s in vara.sections if s.topic == "mal")
    form = link_of(client, f"/dokument/{vara.id}/ratta", f"<dt>{section.label}</dt>")
    page = text_of(press(client, form, "Spara rättelsen", varde="Uppföljning", av="Bo"))
    assert f"ämne för {section.label}" in page
    assert (
        next(a for a in read_all(library.home) if a.id == vara.id).section(section.id).topic == "uppfoljning"
    )
    press(client, f"/dokument/{vara.id}/ratta/ta-tillbaka/1", "Ta tillbaka", av="Bo")
    assert next(a for a in read_all(library.home) if a.id == vara.id).section(section.id).topic == "mal"


def test_with_many_documents_no_page_waits_for_the_index(library, vara, monkeypatch):
    monkeypatch.setattr("web.jobs.FEW", 0)
    jobs = Jobs(library)
    client = create_app(library, jobs).test_client()
    before, used = industries(client), library.index().name
    form = link_of(client, f"/dokument/{vara.id}/ratta", "namn: Livsmedelsindustri")
    with FileLock(library.home.root / "index.lock"):  # somebody else's building takes its time
        page = text_of(press(client, form, "Spara rättelsen", av="Bo", **{"f-status": "avslutat"}))
        assert "Det är sparat. Svar, sökning och jämförelser följer om en stund" in page
        assert industries(client) == before and library.index().name == used
        while jobs.updating() is None:
            time.sleep(0.01)
        page = text_of(client.get("/"))
        assert "Ändringar är sparade och kommer snart med" in page
        job = jobs.get(re.search(r"/las-in/jobb/([0-9a-f]{16})", page)[1])
        assert job.title == f"Rättelse i {vara.file}"
        assert jobs.update("En till").id == jobs.update("Ännu en").id != job.id  # one is enough for both
    assert all(jobs.settled(j, 60).state == "klar" for j in jobs.all())
    assert industries(client) == before - {"Vara"}
    page = text_of(client.get(f"/las-in/jobb/{job.id}"))
    assert "Klart: svar och sökning följer ändringen." in page and "kommer snart med" not in page


def test_a_change_that_the_index_lacks_is_seen(library, vara):
    assert not lags_behind(library.home)
    correct(library.home, vara.id, [SetField("annex", "9", None, None)], author("Bo"))
    assert lags_behind(library.home)
    library.rebuild()
    assert not lags_behind(library.home)
    remove([vara.id], library.home)
    assert lags_behind(library.home) and not lags_behind(Home(library.home.root / "tom"))


def test_nothing_changed_is_said(client, vara):
    form = link_of(client, f"/dokument/{vara.id}/ratta", "namn: Livsmedelsindustri")
    assert "Inget är ändrat" in text_of(press(client, form, "Spara rättelsen", av="Bo"))


def test_the_reader_leads_to_the_corrections(client, vara):
    page = text_of(client.get(f"/dokument/{vara.id}"))
    assert f'href="/dokument/{vara.id}/ratta"' in page
    links = re.findall(rf'href="(/dokument/{vara.id}/ratta/uppgift\?[^"]+)"', page)
    facts = [client.get(link).headers["Location"] for link in links]
    assert len(facts) > 10 and all("/ratta/uppgift/" in f for f in facts)


@pytest.mark.parametrize(
    "path",
    [
        "finns-inte/ratta",
        "{}/ratta/falt/format_version",
        "{}/ratta/uppgift/spår-ffff",
        "{}/ratta/ny/parties_",
        "{}/ratta/ta-tillbaka/1",
    ],
)
def test_what_is_not_there_cannot_be_corrected(client, vara, path):
    assert client.get(f"/dokument/{path.format(vara.id)}").status_code == 404


def test_a_correction_leads_back_to_our_own_pages_only(client):
    with client.application.test_request_context("/", base_url="http://localhost"):
        assert own_path("http://localhost/kommun/Vara?x=1") == "/kommun/Vara?x=1"
        for wrong in ("http://elak.example/x", "//elak.example", "/\\elak.example", "javascript:x", None, ""):
            assert own_path(wrong) is None
