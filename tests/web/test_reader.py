"""The reader: the original's page as a picture with its frames, hits to step between, facts with their words."""

import html
import io
import os
import re
import shutil
from dataclasses import replace

import pytest
from PIL import Image
from werkzeug.datastructures import MultiDict

from domain.agreement import PageCoverage, PageReading, Share, Span
from domain.artifact import read_all
from domain.errors import UnreadableDocument, UsageError
from ingest.pages.drawing import DrawingProcess
from ingest.pages.pictures import page_picture
from tests.factory import make_agreement
from web.contexts.reader import Place
from web.document_pages import safe_name
from web.hits import hits_of
from web.reader import reader_page, wanted
from web.reading import reading_bar
from web.sheet import picture_file


@pytest.fixture
def scanned(library):
    """The sample agreement that is a PDF."""
    return next(a for a in read_all(library.home) if a.file.endswith(".pdf"))


@pytest.fixture
def written(library):
    """A sample agreement without pages."""
    return next(a for a in read_all(library.home) if a.file.endswith(".txt"))


def text_of(client, path, **query):
    response = client.get(path, query_string=query or None)
    assert response.status_code == 200
    return html.unescape(response.get_data(as_text=True))


def last_paragraph(agreement):
    """A place on the document's last page."""
    section = next(s for s in reversed(agreement.sections) if len(s.text) > s.body_start + 40)
    return {"avsnitt": section.id, "fran": section.body_start, "till": section.body_start + 40}


def test_the_page_of_the_quote_is_shown_with_a_frame_on_its_words(client, library, scanned):
    at = last_paragraph(scanned)
    page = reader_page(library, scanned, wanted(MultiDict(at), scanned))
    assert page.sheet.page == scanned.section(at["avsnitt"]).page_at(at["fran"]) == page.sheet.quoted[0] > 1
    assert page.sheet.frames
    for frame in page.sheet.frames:
        assert 0 < frame.x < frame.x + frame.width < page.sheet.width
        assert 0 < frame.y < frame.y + frame.height < page.sheet.height
    text = text_of(client, f"/dokument/{scanned.id}", **at)
    assert text.count("<rect x=") >= len(page.sheet.frames) and "med citatet inramat" in text


def test_the_pages_can_be_leafed_through_and_the_quote_found_again(client, scanned):
    at = last_paragraph(scanned)
    text = text_of(client, f"/dokument/{scanned.id}", **at, sida=1)
    assert f"Sida 1 av {scanned.pages}" in text and "Till sidan med citatet" in text
    assert "med citatet inramat" not in text and 'class="original shown"' in text
    assert re.search(rf'href="[^"]*avsnitt={at["avsnitt"]}[^"]*&sida=2#', text)
    beyond = text_of(client, f"/dokument/{scanned.id}", sida=99)
    assert f"Sida {scanned.pages} av {scanned.pages}" in beyond


def test_a_document_without_pages_has_no_picture(client, written):
    text = text_of(client, f"/dokument/{written.id}")
    assert "with-original" not in text and "<img" not in text
    assert client.get(f"/dokument/{written.id}/sida/1.png").status_code == 404


def test_a_picture_is_made_once_and_may_be_kept(client, library, scanned):
    text = text_of(client, f"/dokument/{scanned.id}")
    address = re.search(r'<img src="([^"]+)"', text)[1]
    response = client.get(address)
    assert response.status_code == 200 and response.mimetype == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.cache_control.max_age > 1_000_000
    assert Image.open(io.BytesIO(response.data)).width == 900
    made = picture_file(library.home, scanned, 1, 900, page_picture)
    before = made.stat().st_mtime_ns
    assert client.get(address).data == response.data and made.stat().st_mtime_ns == before


@pytest.mark.parametrize("path", ["sida/0.png", "sida/99.png", "sida/1.png?bredd=1000000", "sida/x.png"])
def test_there_are_no_other_pictures(client, scanned, path):
    assert client.get(f"/dokument/{scanned.id}/{path}").status_code == 404


def test_pictures_of_an_earlier_reading_go(library, scanned):
    first = picture_file(library.home, scanned, 1, 900, page_picture)
    later = picture_file(
        library.home, replace(scanned, read_at="2030-01-01T00:00:00+00:00"), 1, 900, page_picture
    )
    assert later.exists() and not first.exists() and first != later


def test_hits_are_stepped_through_in_the_documents_order(client, library, written):
    index = library.index()
    seen, place = [], hits_of("deltagare", written, None, index).next
    while place is not None:
        seen.append(place)
        hits = hits_of("deltagare", written, place, index)
        assert (hits.number, hits.previous) == (len(seen), seen[-2] if len(seen) > 1 else None)
        place = hits.next
    assert len(seen) == hits.total > 1
    assert [p.section for p in seen] == sorted(p.section for p in seen)
    for hit in seen:
        assert "deltag" in written.quote(Span(hit.section, hit.start, hit.end)).lower()
    text = text_of(
        client,
        f"/dokument/{written.id}",
        q="deltagare",
        avsnitt=seen[0].section,
        fran=seen[0].start,
        till=seen[0].end,
    )
    assert f"Träff 1 av {len(seen)}" in text and "Nästa träff" in text and "Föregående träff" not in text


def test_a_place_that_is_no_hit_is_one_while_it_is_shown(library, written):
    section = written.sections[-1]
    own = Place(section.id, 0, 3)
    hits = hits_of("deltagare", written, own, library.index())
    assert hits.total == hits_of("deltagare", written, None, library.index()).total + 1


def test_a_search_without_hits_in_the_document_shows_no_steps(client, written):
    assert "Träff" not in text_of(client, f"/dokument/{written.id}", q="xyzzy")


@pytest.mark.parametrize(
    "query",
    [{"avsnitt": "s99", "fran": 1, "till": 2}, {"avsnitt": "s01", "fran": -5, "till": 10**9}, {"fran": "x"}],
)
def test_a_place_that_is_not_there_marks_nothing(client, written, query):
    assert 'id="traff"' not in text_of(client, f"/dokument/{written.id}", **query)


def test_every_fact_leads_to_its_words(client, written):
    text = text_of(client, f"/dokument/{written.id}")
    facts = text[text.index('class="fact-list"') : text.index("</details>", text.index('class="fact-list"'))]
    links = [link for link in re.findall(r'href="([^"]+)"', facts) if "/ratta/" not in link]
    assert len(links) >= len(written.facts.tracks) + len(written.facts.goals) + len(written.facts.parties)
    for link in links:
        assert 'id="traff"' in text_of(client, link)


def test_the_original_has_a_safe_type_and_name(client, library):
    for agreement in read_all(library.home):
        response = client.get(f"/dokument/{agreement.id}/original")
        assert response.mimetype in ("application/pdf", "application/octet-stream")
        assert f"filename={agreement.file}" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("mapp/avtal.pdf", "avtal.pdf"),
        ("..\\..\\avtal.txt", "avtal.txt"),
        ('a"b<c>\n.pdf', "a_b_c_.pdf"),
        ("Överenskommelse Åre.docx", "Överenskommelse Åre.docx"),
        ("mapp/", "dokument"),
    ],
)
def test_names_of_saved_files_are_harmless(file, name):
    assert safe_name(file) == name


def test_the_bar_says_what_was_read_how():
    readings = (PageReading(1, "text"), PageReading(2, "ocr", 0.93), PageReading(3, "oläsbar"))
    coverage = (
        PageCoverage(1, "text", None, (Share("s00", None, 90), Share(None, "sidhuvud", 10))),
        PageCoverage(2, "ocr", 0.93, (Share("s00", None, 100),)),
        PageCoverage(3, "oläsbar", None, ()),
    )
    bar = reading_bar(
        make_agreement("a.pdf", ["Vara"], {"Mål": ["Text."]}, page_readings=readings, coverage=coverage)
    )
    assert [p.kind for p in bar.parts] == ["text", "ocr", "unread"]
    assert bar.parts[0].left_out == 0.1 and sum(p.width for p in bar.parts) == pytest.approx(100, abs=0.01)
    assert bar.parts[1].text == "Sida 2: textigenkänd, säkerhet 93 %"
    assert bar.sentences == (
        "Tre sidor: en läst som text, en textigenkänd och en oläsbar.",
        "Textigenkänningens säkerhet är 93 %.",
        "Utelämnat ur texten: sidhuvud (5 %).",
    )


def test_a_document_without_pages_has_one_part(library, written):
    (part,) = reading_bar(written).parts
    assert part.text.startswith("Hela dokumentet: läst som text") and part.width == 100


def stuck(original, page, words, width):
    """A drawer as a hostile file makes it: it eats memory, falls over or never ends."""
    if page == 1:
        os.abort()
    while True:
        if page == 2:
            bytearray(50_000_000_000)


def test_a_page_that_cannot_be_drawn_says_so_and_the_server_goes_on(client, library, scanned, monkeypatch):
    hostile = DrawingProcess(stuck, seconds=1, waiting=60)
    monkeypatch.setattr(library, "draw", hostile)
    shutil.rmtree(library.home.pictures(scanned.id), ignore_errors=True)
    address = f"/dokument/{scanned.id}/sida/1.png"
    refused = client.get(address)
    assert refused.status_code == 422 and refused.mimetype == "image/svg+xml"
    assert "kan inte visas som" in refused.get_data(as_text=True)
    for page in (2, 3):
        with pytest.raises(UnreadableDocument, match="Öppna originalet"):
            hostile(library.home.original(scanned.id), page, None, 900)
    monkeypatch.setattr(library, "draw", DrawingProcess())
    assert client.get(address).mimetype == "image/png"
    with pytest.raises(UsageError):
        library.draw(library.home.original(scanned.id), 999, None, 900)
