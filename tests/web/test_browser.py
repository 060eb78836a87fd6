"""What the scripts of the pages do in real Chromium, and what the browser is asked to load."""

import gzip
from pathlib import Path

import pytest

import web

pytestmark = pytest.mark.browser

QUESTION = "Vilka kommuner har jobbspår inom industri?"
STATIC = Path(web.__file__).parent / "static"
MOST_SCRIPT = 60_000  # bytes, compressed
PATIENCE = 30  # seconds; a busy machine is slow, and only a page that never comes is an error


def first(browser, selector):
    """The first element that the selector finds, as soon as the page has it."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, PATIENCE).until(lambda b: b.find_elements("css selector", selector))[0]


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(browser, address):
    from selenium.webdriver import ActionChains, Keys

    browser.get(address)
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert browser.switch_to.active_element.text == "Hoppa till innehållet"
    ActionChains(browser).send_keys(Keys.ENTER, Keys.TAB).perform()
    assert browser.switch_to.active_element.get_attribute("id") == "q"


def test_the_first_page_is_usable_with_one_page_one_stylesheet_and_two_scripts(browser, address):
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.clearBrowserCache", {})
    for path in ("", "/sok?q=mål"):
        browser.get(address + path)
        loaded = browser.execute_script(
            "return performance.getEntriesByType('resource').map(e => [e.initiatorType, e.name])"
        )
        assert all(name.startswith(address) for _, name in loaded)
        used = [name for kind, name in loaded if not name.endswith(".svg")]
        assert sorted(n.rpartition(".")[2] for n in used) == ["css", "js", "js"], loaded


def test_all_scripts_together_weigh_little():
    packed = {p.name: len(gzip.compress(p.read_bytes())) for p in STATIC.rglob("*.js")}
    assert packed and sum(packed.values()) < MOST_SCRIPT, packed


def test_suggestions_are_chosen_by_keyboard_and_earlier_questions_come_back(browser, address):
    from selenium.webdriver import Keys

    browser.get(address)
    box = first(browser, "#q[role=combobox]")
    box.send_keys("mål i Gotl")
    option = first(browser, "[role=option]")
    assert "Gotland" in option.text and box.get_attribute("aria-expanded") == "true"
    box.send_keys(Keys.ARROW_DOWN)
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.send_keys(Keys.ENTER)
    assert box.get_attribute("value") == "mål i Gotland" and box.get_attribute("aria-expanded") == "false"
    box.send_keys(Keys.ENTER)
    first(browser, ".columns")
    browser.get(address)
    box = first(browser, "#q[role=combobox]")
    box.send_keys("gotl")
    assert "mål i Gotland" in first(browser, "[role=option]").text
    box.send_keys(Keys.ESCAPE)
    assert not browser.find_element("css selector", "[role=listbox]").is_displayed()


def test_names_of_several_words_and_industries_are_suggested(browser, address):
    browser.get(address)
    browser.execute_script("localStorage.clear()")  # earlier questions come before what the corpus suggests
    box = first(browser, "#q[role=combobox]")
    for typed, said, whole in (
        ("mål och giltighet och r", "giltighet och revidering", "mål och giltighet och revidering"),
        ("jobbspår inom ind", "industri bransch", "jobbspår inom industri"),
    ):
        box.clear()
        box.send_keys(typed)
        option = first(browser, "[role=option]")
        assert said in " ".join(option.text.split()) and option.get_attribute("data-value") == whole


def copied(browser, place):
    """What the button there puts into the clipboard; the button says that it has."""
    browser.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    first(browser, f"{place} > button[type=button]").click()
    assert first(browser, "#sagt").get_attribute("textContent") == "Kopierat"
    return browser.execute_script("return window.copied")


def test_a_quote_is_copied_with_its_source(browser, address):
    browser.get(f"{address}/sok?q={QUESTION}")
    words = first(browser, "figure.quote blockquote").text
    text = copied(browser, "figure.quote figcaption")
    assert text.startswith(f"”{words}” (") and "/dokument/" in text and "Kopiera" not in text
    browser.get(first(browser, "figure.quote blockquote a").get_attribute("href"))
    in_document = copied(browser, "[data-words]")
    assert in_document.partition("\n")[0] == text.partition("\n")[0]


def test_a_hit_is_copied_with_its_source(browser, address):
    browser.get(f"{address}/sok?q=praktik")
    words = first(browser, ".found .snippet").get_attribute("textContent").strip()
    text = copied(browser, ".found .source-line")
    heading = first(browser, ".found h4 a").text
    assert text.startswith(f"”{words}” (") and heading in text and "/dokument/" in text


def test_files_and_folders_are_dropped_where_they_go(browser, address, tmp_path):
    folder = tmp_path / "Avtal 2022"
    (folder / "Bilagor").mkdir(parents=True)
    for name in ("avtal.txt", "Bilagor/bilaga.txt"):
        (folder / name).write_text("Överenskommelse", encoding="utf-8")

    def drop(selector, path):
        """What the two fields hold when it has been dropped there on a new page, and what the page says."""
        browser.get(f"{address}/las-in")
        place = "const r = document.querySelector(arguments[0]).getBoundingClientRect(); return [r.x + 9, r.y + 9]"
        x, y = browser.execute_script(place, selector)
        for kind in ("dragEnter", "dragOver", "drop"):
            data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
            browser.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})
        held = "return [...document.querySelectorAll('.drop')].map(i => [...i.files].map(f => f.name).sort())"
        assert browser.current_url == f"{address}/las-in"
        return [*browser.execute_script(held), first(browser, "#sagt").get_attribute("textContent")]

    both = ["avtal.txt", "bilaga.txt"]
    assert drop("#filer", folder / "avtal.txt") == [["avtal.txt"], [], ""]
    assert drop("#mapp", folder) == [[], both, ""]
    assert drop("#mapp", folder / "avtal.txt") == [["avtal.txt"], [], ""]
    assert drop("#filer", folder) == [[], [], "Mappar drar du till rutan för en hel mapp."]
    assert drop("h1", folder / "avtal.txt") == [[], [], ""]


@pytest.mark.parametrize(
    "path", ["/jobbspar", "/jamfor?kommun=Vara&kommun=Gotland&kommun=Varberg", "/sok?q=mål"]
)
def test_paper_has_all_of_a_table_and_nothing_to_press(browser, address, path):
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.get(address + path)
        first(browser, "main")
        seen = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).length"
        assert browser.execute_script(seen, "button, nav, .below") == 0
        cut = "return [...document.querySelectorAll('.scroll')].map((e) => getComputedStyle(e).overflow)"
        assert set(browser.execute_script(cut)) <= {"visible"}
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
