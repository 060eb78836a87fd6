"""Pictures of every page for review: `python -m tests.web.screenshots FOLDER`, light and dark, wide and narrow.

Without `--home` the sample agreements are read with the embedder that needs no model.
"""

import argparse
import base64
import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from selenium import webdriver

from domain.home import Home
from index.embedding import Embedder, HashEmbedder, load_embedder
from tests.web.every_page import Exhibit, exhibits, shown, visit
from tests.web.page_times import prepared
from tests.web.test_accessibility import in_colours
from web.library import Library

LOOKS = (
    ("ljus-bred", 1440, "light"),
    ("mork-bred", 1440, "dark"),
    ("ljus-smal", 360, "light"),
    ("mork-smal", 360, "dark"),
)
HEIGHT, TALLEST = 900, 2400  # pixels


def take(library: Library, embedder: Embedder, folder: Path, only: Sequence[str] = ()) -> int:
    """Writes NAME-SCHEME-WIDTH.png for each page; with `only`, of pages whose names begin so. Returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    browser = _browser()
    taken = 0
    with ExitStack() as stack:
        stack.callback(browser.quit)
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for exhibit in exhibits(library, embedder, work):
            address = stack.enter_context(shown(exhibit))
            browser.delete_all_cookies()
            for kind, width, scheme in LOOKS:
                for name in exhibit.visits:
                    if name.startswith(tuple(only) or ""):
                        _one(browser, address, exhibit, name, width, scheme)
                        (folder / f"{name}-{kind}.png").write_bytes(_picture(browser))
                        taken += 1
    return taken


def _picture(browser: webdriver.Chrome) -> bytes:
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": False})
    return base64.b64decode(picture["data"])


def _one(
    browser: webdriver.Chrome, address: str, exhibit: Exhibit, name: str, width: int, scheme: str
) -> None:
    metrics = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    in_colours(browser, scheme)
    visit(browser, address, exhibit, name)
    height = browser.execute_script("return document.documentElement.scrollHeight")
    metrics["height"] = min(max(height, HEIGHT), TALLEST)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def _browser() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars",
        "--disable-dev-shm-usage", "--no-first-run", f"--user-data-dir={tempfile.mkdtemp()}",
    ):  # fmt: skip
        options.add_argument(flag)
    options.binary_location = "/usr/bin/chromium"
    swedish = {
        **os.environ,
        "LANGUAGE": "sv",
    }  # the words of the browser itself, on buttons that choose files
    return webdriver.Chrome(
        options=options, service=webdriver.ChromeService("/usr/bin/chromedriver", env=swedish)
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.web.screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, help="hemmapp att visa")
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="NAMN", help="bara sidor vars namn börjar så"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(args.home or Path(temporary))
        embedder = load_embedder(home) if args.home else HashEmbedder()
        library = Library(home, embedder) if args.home else prepared(0, home)
        print(f"{take(library, embedder, args.folder, args.only)} bilder i {args.folder}")


if __name__ == "__main__":
    main()
