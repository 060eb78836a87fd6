"""Collecting, arranging and taking home, as a browser without scripts does it."""

import html
import io
import json
import re

import pypdf
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.web.forms import buttons_on, press

QUESTION = "Vilka kommuner har jobbspår inom industri?"
ASKED = "/sok?q=Vilka+kommuner+har+jobbspår+inom+industri%3F"


def text_of(response):
    return html.unescape(response.get_data(as_text=True))


def document_of(library, start):
    return next(a for a in library.index().agreements.values() if a.file.startswith(start))


@pytest.mark.parametrize(
    ("url", "label", "title"),
    [
        (ASKED, "Lägg i utdrag", "Vara: 7.1 Spår som pågår"),
        (ASKED, "Lägg hela svaret i utdrag", QUESTION),
        (ASKED, "Lägg träffarna i utdrag", f"Sökning: {QUESTION}"),
        ("/jamfor?kommun=Vara&kommun=Varberg", "Lägg jämförelsen i utdrag", "Jämförelse: Vara, Varberg"),
        ("/jobbspar?bransch=industri", "Lägg jobbspåren i utdrag", "Jobbspår"),
        ("/jobbspar?bransch=industri", "Lägg i utdrag", ": "),
        ("/kommun/Vara", "Lägg i utdrag", "Vara: "),
    ],
)
def test_every_page_has_something_to_collect_and_take_out_again(client, url, label, title):
    came_back = press(client, url, label)
    assert came_back.status_code == 200 and came_back.request.path == url.partition("?")[0]
    basket = text_of(client.get("/utdrag"))
    assert title in basket and "(1)" in basket
    press(client, url, "Ta ur utdrag")
    assert "Utdraget är tomt" in text_of(client.get("/utdrag"))


def test_a_section_and_a_marked_quote_are_collected_in_the_reader(client, library):
    agreement = document_of(library, "vara")
    section = next(s for s in agreement.sections if len(s.text) > 200)
    url = f"/dokument/{agreement.id}?avsnitt={section.id}&fran={section.body_start}&till={section.body_start + 40}"
    press(client, url, "Lägg citatet i utdrag")
    press(client, url, "Lägg avsnittet i utdrag", agreement.sections.index(section))
    basket = text_of(client.get("/utdrag"))
    assert basket.count(f"Vara: {section.label}</h2>") == 2
    assert section.text[section.body_start :].strip() in basket


def test_an_extract_carries_its_source_and_the_question_that_led_to_it(client, library):
    press(client, ASKED, "Lägg i utdrag")
    part = json.loads(client.get("/utdrag/utdrag.json").data)["parts"][0]
    (extract,) = part["extracts"]
    agreement = document_of(library, "vara")
    section = agreement.section(extract["section_id"])
    assert part["question"] == QUESTION
    assert extract["text"] in section.text and extract["heading"] == section.label
    assert (extract["document"], extract["municipalities"]) == (agreement.file, "Vara")
    assert extract["read"] == agreement.read_at[:10] and extract["topic"] == section.topic


def test_the_basket_is_ordered_noted_and_emptied_and_nothing_is_lost(client):
    for label in ("Lägg hela svaret i utdrag", "Lägg träffarna i utdrag"):
        press(client, ASKED, label)
    titles = lambda page: re.findall(r"<h2>\d+\. ([^<]+)</h2>", page)  # noqa: E731
    first, second = titles(text_of(client.get("/utdrag")))
    page = text_of(press(client, "/utdrag", "Flytta ned", anteckning="Visa ledningen <i maj>"))
    assert titles(page) == [second, first] and "Visa ledningen <i maj>" in page
    assert b"<i maj>" not in client.get("/utdrag").data
    page = text_of(press(client, "/utdrag", "Ta bort"))
    assert titles(page) == [first] and "Borttaget ur utdraget." in page
    assert "Ångra" in page


def test_clearing_is_undone(client):
    press(client, ASKED, "Lägg hela svaret i utdrag")
    button = buttons_on(client, "/utdrag", "Töm utdraget")[0]
    token = next(button.iterancestors("form")).fields["csrf_token"]
    cleared = text_of(
        client.post("/utdrag/allt", data={"csrf_token": token, "gor": "tom"}, follow_redirects=True)
    )
    assert "Utdraget är tömt." in cleared and "Ångra" in cleared
    back = client.post("/utdrag/allt", data={"csrf_token": token, "gor": "angra"}, follow_redirects=True)
    assert f"1. {QUESTION}" in text_of(back)


def test_each_browser_has_its_own_basket(client, library):
    from web.app import create_app

    press(client, ASKED, "Lägg hela svaret i utdrag")
    assert "Utdraget är tomt" in text_of(create_app(library).test_client().get("/utdrag"))


def test_the_script_is_told_what_has_become_of_the_basket(client):
    told = press(client, ASKED, "Lägg hela svaret i utdrag", headers={"Accept": "application/json"})
    assert told.get_json() == {"inside": True, "size": 1}


@pytest.mark.parametrize(
    "what",
    [
        "citat?dokument=finns-inte&avsnitt=s01&fran=0&till=9",
        "citat?dokument=../secret&avsnitt=s01&fran=0&till=9",
        "avsnitt?dokument=&avsnitt=",
        "fil?sokvag=/etc/passwd",
        "",
        "svar?q=",
    ],
)
def test_what_is_not_there_cannot_be_collected(client, what):
    button = buttons_on(client, ASKED, "Lägg hela svaret i utdrag")[0]
    token = next(button.iterancestors("form")).fields["csrf_token"]
    refused = client.post("/utdrag", data={"csrf_token": token, "vad": what, "gor": "lagg"})
    assert refused.status_code == 400 and "<h1>Något är fel ifyllt eller saknas</h1>" in text_of(refused)


def test_a_form_leads_back_to_our_own_pages_only(client):
    labels = ("Lägg hela svaret i utdrag", "Ta ur utdrag", "Lägg hela svaret i utdrag")
    for label, wrong in zip(labels, ("http://elak.example/sok", "//elak.example", ""), strict=True):
        answer = press(client, ASKED, label, follow=False, headers={"Referer": wrong})
        assert answer.status_code == 303 and answer.headers["Location"] == "/utdrag"
    evil = {"Referer": "http://localhost//elak.example/x"}
    assert (
        press(client, ASKED, "Ta ur", follow=False, headers=evil)
        .headers["Location"]
        .startswith("/elak.example/x")
    )


def words_in(file_format, content):
    if file_format == "docx":
        document = Document(io.BytesIO(content))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])
    if file_format == "pdf":
        return "\n".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages)
    if file_format == "xlsx":
        book = load_workbook(io.BytesIO(content))
        return "\n".join(str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row)
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("file_format", ["docx", "xlsx", "pdf", "csv", "md", "json"])
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/hamta/svar.{}?q=Vilka+kommuner+har+jobbspår+inom+industri%3F", "Livsmedelsindustri"),
        ("/hamta/sok.{}?q=jobbspår&kommun=Vara", "vara-overenskommelse-2021.txt"),
        ("/hamta/jamforelse.{}?kommun=Vara&kommun=Varberg", "Varberg"),
        ("/hamta/jobbspar.{}?bransch=industri", "Livsmedelsindustri"),
    ],
)
def test_pages_are_saved_in_one_click(client, file_format, address, words):
    response = client.get(address.format(file_format))
    assert response.status_code == 200
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment") and f".{file_format}" in disposition
    assert words in " ".join(words_in(file_format, response.data).split())


def test_the_links_of_a_page_lead_to_its_files(client):
    for url in (ASKED, "/jamfor?kommun=Vara&kommun=Varberg", "/jobbspar?bransch=industri"):
        links = re.findall(r'<a href="(/hamta/[^"]+)" download>', text_of(client.get(url)))
        assert len(links) >= 6
        assert all(client.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/utdrag/utdrag.docx", 400),
        ("/utdrag/utdrag.exe", 400),
        ("/hamta/svar.exe?q=mål", 404),
        ("/hamta/jobbspar.csv?bransch=rymdfart", 400),
        ("/hamta/sok.csv?q=", 400),
    ],
)
def test_files_that_cannot_be_made_are_explained(client, address, status):
    assert client.get(address).status_code == status
