"""What changes the corpus, as a person does it in real Chromium, on a copy that the other tests do not see."""

import shutil
import threading
from contextlib import nullcontext

import pytest
from waitress import create_server

from domain.home import Home
from index.embedding import HashEmbedder
from ingest.pipeline import read_with_words
from tests.conftest import SAMPLE
from tests.web.test_browser import PATIENCE, QUESTION, first
from web.app import create_app
from web.library import Library

pytestmark = pytest.mark.browser


@pytest.fixture
def address(library, tmp_path):
    """A server over a copy of the small library."""
    home = Home(tmp_path / "home")
    shutil.copytree(library.home.root, home.root)
    own = Library(home, HashEmbedder(), lambda: nullcontext(read_with_words))
    server = create_server(create_app(own), host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def waited(browser, found):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 5 * PATIENCE).until(found)


def test_a_folder_with_a_broken_file_is_uploaded_and_its_result_shown(browser, address, tmp_path):
    folder = tmp_path / "Avtal 2021"
    folder.mkdir()
    text = (SAMPLE / "vara-overenskommelse-2021.txt").read_text(encoding="utf-8")
    (folder / "mora.txt").write_text(text.replace("Vara", "Mora"), encoding="utf-8")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.7 trasig")
    browser.get(f"{address}/las-in")
    browser.find_element("id", "mapp").send_keys(str(folder))
    browser.find_element("css selector", "form[enctype] button").click()
    assert first(browser, "#jobb progress")
    waited(browser, lambda b: b.find_element("id", "jobb-lage").text.startswith("Klart"))
    assert browser.find_element("id", "jobb-lage").text == "Klart: 1 läst och 1 kunde inte läsas."
    rows = {
        r.text.split()[1].split("/")[1]: r.text
        for r in browser.find_elements("css selector", "#jobb tbody tr")
    }
    assert "Läst" in rows["mora.txt"] and "ingen hel PDF-fil" in rows["trasig.pdf"]
    browser.get(f"{address}/sok?q=Har Mora jobbspår inom industri?")
    assert "Mora" in first(browser, ".said").text


def test_a_track_is_corrected_and_taken_back_by_keyboard_and_the_answer_follows(browser, address):
    from selenium.webdriver import Keys
    from selenium.webdriver.support.ui import Select

    def answer():
        browser.get(f"{address}/sok?q={QUESTION}")
        return first(browser, ".said").text

    before = answer()
    assert "Vara" in before.partition("Inget belägg")[0]
    browser.get(f"{address}/kommun/Vara")
    first(browser, "#tracks .correct-link").send_keys(Keys.ENTER)
    Select(first(browser, "#f-status")).select_by_visible_text("avslutat")
    browser.find_element("id", "av").send_keys("Anna Ek", Keys.ENTER)
    assert "Rättat" in waited(browser, lambda b: b.find_elements("css selector", ".flash"))[0].text
    assert browser.current_url == f"{address}/kommun/Vara"
    document = browser.find_element("css selector", ".timeline a").get_attribute("href")
    assert "Vara" not in answer().partition("Inget belägg")[0]
    browser.get(f"{document}/ratta#historik")
    link = next(a for a in browser.find_elements("css selector", ".corrections a") if "Ta tillbaka" in a.text)
    link.send_keys(Keys.ENTER)
    first(browser, "#skal").send_keys("fel", Keys.ENTER)
    waited(browser, lambda b: b.find_elements("css selector", ".flash"))
    assert answer() == before


@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_of_these_is_wider_than_the_window(browser, address, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        browser.get(f"{address}/kommun/Vara")
        document = browser.find_element("css selector", ".timeline a").get_attribute("href")
        form = browser.find_element("css selector", "#tracks .correct-link").get_attribute("href")
        for page in (f"{address}/las-in", f"{document}/ratta", form, f"{document}/ratta/ny/tracks"):
            browser.get(page)
            widths = browser.execute_script(
                "return [document.documentElement.scrollWidth, window.innerWidth]"
            )
            assert widths[0] <= widths[1], page
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
