"""axe-core on every page, in light and dark: nothing that breaks WCAG 2.1 A or AA."""

from pathlib import Path

import pytest

from tests.web.every_page import every_page

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe/axe.min.js").read_text(encoding="utf-8")
RUN = """
const done = arguments[0];
document.querySelectorAll("details").forEach((d) => { d.open = true; });
axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })
  .then(done, (e) => done({ failed: String(e) }));
"""


def in_colours(browser, scheme):
    """The browser as somebody has it who wants light or dark pages."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def violations(browser):
    """What axe finds on the page that is open, a line for each element."""
    browser.set_script_timeout(120)
    browser.execute_script(AXE)
    found = browser.execute_async_script(RUN)
    assert "failed" not in found and found["passes"], found.get("failed")
    return [
        f"{v['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_wcag(browser, address, library, scheme):
    in_colours(browser, scheme)
    try:
        found = {}
        for name, path in every_page(library.shelf()).items():
            browser.get(address + path)
            if broken := violations(browser):
                found[name] = broken
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == {}


def test_axe_would_find_what_is_wrong(browser, address):
    browser.get(address)
    browser.execute_script("document.querySelector('label[for=q]').remove()")
    assert any(line.startswith("label") for line in violations(browser))


def test_every_page_has_its_language_title_and_heading(client, library):
    import re

    titles = set()
    for path in every_page(library.shelf()).values():
        text = client.get(path).get_data(as_text=True)
        assert '<html lang="sv">' in text and len(re.findall(r"<h1[ >]", text)) == 1, path
        titles.add(re.search(r"<title>(.+?) – Duasök</title>", text)[1])
    assert len(titles) > 12
