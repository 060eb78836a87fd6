"""A person at a real Chromium: the same steps by mouse, by keyboard alone, or without scripts, in any width."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

PATIENCE = 30  # seconds; a busy machine is slow, and only a page that never comes is an error
ROUNDS = 4  # of Tab: what is far away is gone to in one go, and gone to again where the count was off
HEIGHT = 800  # pixels
LEFT = (  # what the driver says of an element whose page has been left; now and then it does not know the name
    "stale element reference",
    "does not belong to the document",
)

# How many steps of Tab lead from what has the focus to the element; negative ones are backwards.
STEPS = """
const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
const focusable = [...document.querySelectorAll(kinds)]
  .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }));
const here = focusable.indexOf(document.activeElement);
return focusable.indexOf(arguments[0]) - here;
"""


@dataclass(frozen=True)
class Way:
    """How somebody uses the pages."""

    width: int = 1440
    keyboard: bool = False
    scripts: bool = True


WAYS = {
    "bred": Way(1440),
    "smal": Way(360),
    "tangentbord": Way(1440, keyboard=True),
    "utan-skript": Way(360, scripts=False),
}


@dataclass(frozen=True)
class Person:
    """What a person does; every page that comes is looked at: nothing of it is wider than the window."""

    browser: Chrome
    way: Way
    folder: Path  # where files are saved

    def go(self, address: str) -> None:
        """Types an address."""
        self.browser.get(address)
        self.look()

    def look(self) -> None:
        """The page has a title and fits into the window."""
        widths = self.browser.execute_script(
            "return [document.documentElement.scrollWidth, window.innerWidth]"
        )
        assert self.browser.title and widths[0] <= widths[1], self.browser.current_url

    def sees(self, selector: str, words: str = "") -> WebElement:
        """The first shown element with those words, as soon as the page has it."""

        def found(browser: Chrome) -> WebElement | bool:
            shown = (e for e in browser.find_elements("css selector", selector) if e.is_displayed())
            return next((e for e in shown if words in e.text), False)

        return self.waits(found)

    def all(self, selector: str) -> list[str]:
        """The words of all such elements."""
        return [e.text for e in self.browser.find_elements("css selector", selector)]

    def waits(self, until: Callable, patience: float = PATIENCE) -> WebElement:
        """What the page gives as soon as it gives something; asked again where another page came meanwhile."""

        def now(browser: Chrome) -> object:
            try:
                return until(browser)
            except WebDriverException as error:
                if not any(said in str(error.msg) for said in LEFT):
                    raise
                return False

        return WebDriverWait(self.browser, patience, 0.1).until(now)

    def presses(self, selector: str, words: str = "") -> None:
        """A link, a button, a box to tick, something to open."""
        element = self.sees(selector, words)
        if not self.way.keyboard:
            self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
            return
        ticked = element.get_attribute("type") == "checkbox"
        self.reaches(element)
        ActionChains(self.browser, duration=0).send_keys(Keys.SPACE if ticked else Keys.ENTER).perform()

    def leaves_by(self, selector: str, words: str = "") -> None:
        """Presses what leads to another page, and waits for it."""
        before = self.browser.find_element("css selector", "html")
        self.presses(selector, words)
        self.waits(lambda browser: browser.find_element("css selector", "html") != before)
        self.sees("main")
        self.look()

    def writes(self, selector: str, text: str) -> None:
        """Into a field, in place of what is there."""
        element = self.sees(selector)
        if not self.way.keyboard:
            element.clear()
            element.send_keys(text)
            return
        self.reaches(element)
        keys = (
            ActionChains(self.browser, duration=0).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL)
        )
        keys.send_keys(text).perform()

    def chooses(self, selector: str, label: str) -> None:
        """One of the alternatives of a list."""
        element = self.sees(selector)
        if not self.way.keyboard:
            Select(element).select_by_visible_text(label)
            return
        self.reaches(element)
        ActionChains(self.browser, duration=0).send_keys(label).perform()
        assert Select(element).first_selected_option.text == label

    def reaches(self, element: WebElement) -> None:
        """With Tab alone; what has the focus is seen to have it."""
        for _ in range(ROUNDS):
            if (away := self.browser.execute_script(STEPS, element)) == 0:
                break
            step = ActionChains(self.browser, duration=0)
            if away < 0:
                step.key_down(Keys.SHIFT)
            step.send_keys(Keys.TAB * abs(away))
            if away < 0:
                step.key_up(Keys.SHIFT)
            step.perform()
        assert self.browser.switch_to.active_element == element, element.text
        style = "return getComputedStyle(arguments[0]).outlineStyle"
        assert self.browser.execute_script(style, element) in ("solid", "auto")

    def saves(self, selector: str, name: str) -> Path:
        """Presses a link to a file and waits until it is there."""
        path = self.folder / name
        self.presses(selector)
        self.waits(lambda _: path.exists())
        return path


@contextmanager
def person(browser: Chrome, way: Way, folder: Path) -> Iterator[Person]:
    """With an empty memory, in a window of that width; the browser is as before afterwards."""
    browser.delete_all_cookies()
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    metrics = {"width": way.width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not way.scripts})
    try:
        yield Person(browser, way, folder)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
