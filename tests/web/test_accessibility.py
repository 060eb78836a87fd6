"""axe-core on every page, in light and dark: nothing that breaks WCAG 2.1 A or AA."""

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from index.embedding import HashEmbedder
from tests.web.every_page import exhibits, shown, visit

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe/axe.min.js").read_text(encoding="utf-8")
RUN = """
const [rules, done] = arguments;
document.querySelectorAll("details").forEach((d) => { d.open = true; });
axe.run(document, { runOnly: rules })
  .then(done, (e) => done({ failed: String(e) }));
"""


WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
ONLY_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# A window of 1,280 pixels enlarged to 200 % is 640 wide to the page, to 400 % 320. The widest comes last, for axe.
WIDTHS = (320, 360, 640, 1440)
# Elements that stick out of the window where nothing scrolls them into it, and the page itself when it is too wide.
TOO_WIDE = """
const width = document.documentElement.clientWidth;
const scrolled = (e) => e.closest(".scroll, .pinned, .pick, .outline, .suggestions, svg, .hidden, .skip, pre");
const out = [...document.querySelectorAll("main *, header *, footer *")]
  .filter((e) => e.checkVisibility() && !scrolled(e) && e.getBoundingClientRect().right > width + 1)
  .map((e) => e.outerHTML.slice(0, 120));
return document.documentElement.scrollWidth > width ? ["page", ...out] : out;
"""
MOVING = "return document.getAnimations().filter((a) => a.playState === 'running').length"


def in_colours(browser, scheme):
    """The browser as somebody has it who wants light or dark pages, and less motion."""
    wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    features = [{"name": name, "value": value} for name, value in wanted.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def violations(browser, rules=WCAG):
    """What axe finds on the page that is open, a line for each element."""
    browser.set_script_timeout(120)
    if not browser.execute_script("return 'axe' in window"):
        browser.execute_script(AXE)
    found = browser.execute_async_script(RUN, rules)
    assert "failed" not in found and found["passes"], found.get("failed")
    return [
        f"{v['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


@pytest.fixture(scope="module")
def every(library, tmp_path_factory):
    """All exhibits, each with the address of a server that shows it."""
    with ExitStack() as stack:
        made = exhibits(library, HashEmbedder(), tmp_path_factory.mktemp("exhibits"))
        yield [(stack.enter_context(shown(exhibit)), exhibit) for exhibit in made]


@pytest.fixture(scope="module")
def findings(browser, every):
    """What is wrong with each page, by what is held true of all; each is opened once and looked at in every way."""
    found = {kind: {} for kind in ("light", "dark", "moving", *WIDTHS)}
    try:
        for address, exhibit in every:
            browser.delete_all_cookies()
            for name in exhibit.visits:
                in_colours(browser, "light")
                visit(browser, address, exhibit, name)
                for kind, broken in looked_at(browser):
                    if broken:
                        found[kind][name] = broken
    finally:
        browser.delete_all_cookies()
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    return found


def looked_at(browser):
    """The page that is open, in every way; dark pages differ from light ones in their colours alone."""
    yield "moving", browser.execute_script(MOVING)
    for width in WIDTHS:
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        yield width, browser.execute_script(TOO_WIDE)
    yield "light", violations(browser)
    in_colours(browser, "dark")
    yield "dark", violations(browser, ONLY_COLOURS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_wcag(findings, scheme):
    assert findings[scheme] == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_a_page_lies_outside_the_window(findings, width):
    assert findings[width] == {}


def test_nothing_moves_for_those_who_have_asked_for_less_motion(findings):
    assert findings["moving"] == {}


def test_axe_would_find_what_is_wrong(browser, address):
    browser.get(address)
    browser.execute_script("document.querySelector('label[for=q]').remove()")
    assert any(line.startswith("label") for line in violations(browser))


def test_every_page_has_its_language_title_and_heading(every):
    titles = set()
    for _, exhibit in every:
        client = exhibit.app.test_client()
        if exhibit.cookie:
            client.set_cookie(*exhibit.cookie)
        for name, wanted in exhibit.visits.items():
            if not wanted.path:
                continue
            text = client.get(wanted.path, follow_redirects=True).get_data(as_text=True)
            assert '<html lang="sv">' in text and len(re.findall(r"<h1[ >]", text)) == 1, name
            titles.add(re.search(r"<title>(.+?) – Duasök</title>", text)[1])
    assert len(titles) > 25
