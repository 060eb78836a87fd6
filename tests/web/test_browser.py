"""The main path as a person walks it, in real Chromium: by mouse, by keyboard alone, without scripts, on a phone."""

import pytest

pytestmark = pytest.mark.browser

QUESTION = "Vilka kommuner har jobbspår inom industri?"
PATIENCE = 30  # seconds; a busy machine is slow, and only a page that never comes is an error


def first(browser, selector):
    """The first element that the selector finds, as soon as the page has it."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, PATIENCE).until(lambda b: b.find_elements("css selector", selector))[0]


def test_from_the_first_visit_to_the_quote_in_its_place(browser, address):
    browser.get(address)
    assert browser.title == "Sök och fråga – Duasök"
    box = browser.find_element("id", "q")
    box.send_keys(QUESTION)
    box.submit()
    assert "har jobbspår inom industri" in first(browser, ".said").text
    link = first(browser, ".quote blockquote a")
    quoted = link.text
    link.click()
    mark = first(browser, ".reader mark")
    assert mark.text.split() == quoted.split()[: len(mark.text.split())]
    top = browser.execute_script("return document.querySelector('#traff').getBoundingClientRect().top")
    assert 0 <= top <= browser.execute_script("return window.innerHeight")


def test_search_is_narrowed_by_a_click(browser, address):
    browser.get(f"{address}/sok?q=jobbspår")
    before = len(browser.find_elements("css selector", ".results > li"))
    browser.find_element("css selector", ".filters summary").click()
    browser.find_element("css selector", ".filters input[value='Vara']").click()
    browser.find_element("css selector", ".filters button").click()
    first(browser, ".filters input[value='Vara'][checked]")
    headings = [h.text for h in browser.find_elements("css selector", ".results h3")]
    assert 0 < len(headings) <= before
    assert all(h.startswith("Vara:") for h in headings)
    assert "kommun=Vara" in browser.current_url


def test_by_keyboard_alone(browser, address):
    from selenium.webdriver import ActionChains, Keys

    browser.get(address)
    keys = ActionChains(browser)
    keys.send_keys(Keys.TAB).perform()
    assert browser.switch_to.active_element.text == "Hoppa till innehållet"
    for _ in range(8):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        if browser.switch_to.active_element.get_attribute("id") == "q":
            break
    ActionChains(browser).send_keys(QUESTION, Keys.ENTER).perform()
    assert first(browser, ".answer")
    for _ in range(20):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        active = browser.switch_to.active_element
        if "fran=" in (active.get_attribute("href") or ""):
            break
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert first(browser, ".reader mark")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sok?q=Vilka+kommuner+har+jobbspår+inom+industri%3F",
        "/dokument",
        "/jamfor?kommun=Vara&kommun=Varberg",
        "/jobbspar",
        "/kommun/Vara",
        "/utdrag",
        "/sok?q=styrgrupp&ar=2021",
        "DOCUMENT",
    ],
)
def test_no_page_is_wider_than_the_window(browser, address, library, path, width):
    if path == "DOCUMENT":
        path = f"/dokument/{next(c.id for c in library.shelf().cards.values() if c.pages)}?sida=1"
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        browser.get(address + path)
        widths = browser.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert widths[0] <= widths[1]


def test_nothing_is_asked_of_any_other_host(browser, address):
    browser.get(f"{address}/sok?q=mål")
    loaded = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert loaded and all(name.startswith(address) for name in loaded)


def test_collected_things_are_taken_home_as_a_word_file(browser, address, tmp_path):
    from docx import Document
    from selenium.webdriver.support.ui import WebDriverWait

    browser.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    wait = WebDriverWait(browser, PATIENCE)
    browser.get(f"{address}/sok?q={QUESTION}")
    quoted = first(browser, ".quote blockquote a").text
    for number, selector in enumerate((".quote .collect button", ".answer > .take-home button"), 1):
        browser.find_element("css selector", selector).click()
        wait.until(lambda b, n=number: b.find_element("id", "utdrag-antal").text == f"({n})")
        assert browser.find_element("css selector", selector).text.startswith("Ta ur utdrag")
    assert "Det rymmer nu 2." in browser.find_element("id", "sagt").get_attribute("textContent")
    browser.get(f"{address}/utdrag")
    browser.find_element("css selector", ".basket textarea").send_keys("Till mötet på Åland.")
    browser.find_element("css selector", ".basket [value=ned]").click()
    wait.until(lambda b: QUESTION in b.find_element("css selector", ".basket h2").text)
    browser.find_element("css selector", ".downloads a").click()
    wait.until(lambda _: (tmp_path / "Utdrag.docx").exists())
    document = Document(tmp_path / "Utdrag.docx")
    words = " ".join("\n".join(p.text for p in document.paragraphs).split())
    assert " ".join(quoted.split()) in words and "Till mötet på Åland." in words
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == QUESTION and len(headings) == 2


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


def test_a_quote_is_copied_with_its_source(browser, address):
    browser.get(f"{address}/sok?q={QUESTION}")
    browser.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    quote = first(browser, "figure.quote")
    words = quote.find_element("css selector", "blockquote").text
    first(browser, "figure.quote button[type=button]").click()
    assert first(browser, "#sagt").get_attribute("textContent") == "Kopierat"
    copied = browser.execute_script("return window.copied")
    assert copied.startswith(f"”{words}” (") and "/dokument/" in copied and "Kopiera" not in copied
