"""What people come for, from beginning to end: by mouse, wide and narrow, by keyboard alone, without scripts."""

import shutil
import threading
from contextlib import nullcontext

import pytest
from waitress import create_server

from domain.home import Home
from index.embedding import HashEmbedder
from ingest.pipeline import read_with_words
from tests.conftest import SAMPLE
from web.app import create_app
from web.library import Library

pytestmark = pytest.mark.browser

QUESTION = "Vilka kommuner har jobbspår inom industri?"
MENU = "header nav a"
READING = 150  # seconds for a job of two small files on a busy machine


@pytest.fixture(params=["bred", "smal", "tangentbord", "utan-skript"])
def user(request, browser, tmp_path):
    from tests.web.person import WAYS, person

    with person(browser, WAYS[request.param], tmp_path) as somebody:
        yield somebody


@pytest.fixture
def own_address(library, tmp_path):
    """A server over a copy of the small library, for what changes it."""
    home = Home(tmp_path / "home")
    shutil.copytree(library.home.root, home.root)
    own = Library(home, HashEmbedder(), lambda: nullcontext(read_with_words))
    server = create_server(create_app(own), host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def asks(user, address, question):
    """From the start page; the words of the answer."""
    user.go(address)
    user.writes("#q", question)
    user.leaves_by(".box button", "Sök")
    return user.sees(".said").text


def on_one_line(text):
    return " ".join(text.split())


def test_first_visit_question_and_quote_in_its_place(user, address):
    assert "har jobbspår inom industri" in asks(user, address, QUESTION)
    quoted = user.sees(".quote blockquote a").text
    user.leaves_by(".quote blockquote a")
    mark = user.sees(".reader mark")
    assert on_one_line(mark.text) in on_one_line(quoted)
    top = user.browser.execute_script("return document.querySelector('#traff').getBoundingClientRect().top")
    assert 0 <= top <= user.browser.execute_script("return window.innerHeight")


def test_search_is_narrowed_and_read(user, address):
    user.go(address)
    user.writes("#q", "jobbspår")
    user.leaves_by(".box button", "Sök")
    before = len(user.all(".results > li"))
    user.presses(".filters summary", "Kommun")
    user.presses(".filters input[value='Vara']")
    user.leaves_by(".filters button", "Avgränsa")
    headings = user.all(".results h3")
    assert 0 < len(headings) < before and all(h.startswith("Vara:") for h in headings)
    assert "kommun=Vara" in user.browser.current_url and "Kommun: Vara" in user.sees(".chips").text
    found = user.sees(".found h4 a").text
    user.leaves_by(".found h4 a")
    assert found in user.sees(".reader article").text and "jobbspår" in user.sees("mark").text.lower()


def test_comparison_is_made_and_taken_home_as_a_workbook(user, address):
    from openpyxl import load_workbook

    user.go(address)
    user.leaves_by(MENU, "Jämför")
    for value in ("Gotland", "Vara", "antal-jobbspar", "diarienummer"):
        user.presses(f".compare input[value='{value}']")
    user.leaves_by(".compare button", "Jämför")
    assert user.all(".grid tbody th") == ["Gotland", "Vara"]
    assert "RS 2019/412" in user.sees(".grid").text and "inget sägs" in user.sees(".grid .saknas").text
    user.leaves_by(".views a", "kolumner")
    assert [h.split("\n")[0] for h in user.all(".grid tbody th")] == ["Diarienummer", "Antal jobbspår"]
    path = user.saves(".downloads a[href*='.xlsx']", "Jämförelse_ Gotland, Vara.xlsx")
    cells = {
        str(c) for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for c in row
    }
    assert {"Gotland", "Vara", "Antal jobbspår", "RS 2019/412", "inget sägs"} <= cells


def test_what_is_collected_is_taken_home_as_a_word_file(user, address):
    from docx import Document

    asks(user, address, QUESTION)
    quoted = on_one_line(user.sees(".quote blockquote a").text)
    for number, selector in enumerate((".quote .collect button", ".answer > .take-home button"), 1):
        user.presses(selector)
        user.sees("#utdrag-antal", f"({number})")
        assert user.sees(selector).text.startswith("Ta ur utdrag")
    user.leaves_by(MENU, "Utdrag")
    user.writes(".basket textarea", "Till mötet på Åland.")
    user.leaves_by(".basket [value=ned]")
    user.sees(".basket li:first-child h2", QUESTION)
    document = Document(user.saves(".downloads a", "Utdrag.docx"))
    words = on_one_line("\n".join(p.text for p in document.paragraphs))
    assert quoted in words and "Till mötet på Åland." in words
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == QUESTION and len(headings) == 2


def test_a_folder_with_a_broken_file_is_read_in_and_its_result_told(user, own_address, tmp_path):
    folder = tmp_path / "Avtal 2021"
    folder.mkdir()
    text = (SAMPLE / "vara-overenskommelse-2021.txt").read_text(encoding="utf-8")
    (folder / "mora.txt").write_text(text.replace("Vara", "Mora"), encoding="utf-8")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.7 trasig")
    user.go(own_address)
    user.leaves_by(MENU, "Läs in")
    user.browser.find_element("id", "mapp").send_keys(str(folder))
    user.leaves_by("form[enctype] button", "Läs in")

    def ended(browser):
        shown = browser.find_element("id", "jobb-lage").text
        if not user.way.scripts and not shown.startswith("Klart"):
            user.leaves_by("#jobb a", "Uppdatera sidan")
        return shown.startswith("Klart")

    user.waits(ended, READING)
    assert user.sees("#jobb-lage").text == "Klart: 1 läst och 1 kunde inte läsas."
    rows = {r.split()[1].split("/")[1]: r for r in user.all("#jobb tbody tr")}
    assert "Läst" in rows["mora.txt"] and "ingen hel PDF-fil" in rows["trasig.pdf"]
    user.leaves_by("#jobb a", "Sök och fråga")
    user.writes("#q", "Har Mora jobbspår inom industri?")
    user.leaves_by(".box button", "Sök")
    assert "Mora" in user.sees(".said").text


def test_a_track_is_corrected_the_answer_follows_and_it_is_taken_back(user, own_address):
    before = asks(user, own_address, QUESTION)
    assert "Vara" in before.partition("Inget belägg")[0]
    user.go(f"{own_address}/kommun/Vara")
    user.leaves_by("#tracks .correct-link")
    user.chooses("#f-status", "avslutat")
    user.writes("#av", "Anna Ek")
    user.leaves_by("button", "Spara rättelsen")
    assert "Rättat" in user.sees(".flash").text
    assert user.browser.current_url == f"{own_address}/kommun/Vara"
    document = user.browser.find_element("css selector", ".timeline a").get_attribute("href")
    assert "Vara" not in asks(user, own_address, QUESTION).partition("Inget belägg")[0]
    user.go(f"{document}/ratta#historik")
    user.leaves_by(".corrections a", "Ta tillbaka")
    user.writes("#skal", "fel")
    user.leaves_by("form.correct button", "Ta tillbaka")
    user.sees(".flash")
    assert asks(user, own_address, QUESTION) == before
