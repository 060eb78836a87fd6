"""Pictures of every page for review: `python -m tests.web.screenshots FOLDER`, light and dark, wide and narrow.

Without `--home` the sample agreements are read with the embedder that needs no model.
"""

import argparse
import base64
import tempfile
import threading
from pathlib import Path

from selenium import webdriver
from waitress import create_server

from domain.home import Home
from index.embedding import load_embedder
from tests.web.every_page import every_page
from tests.web.page_times import prepared
from tests.web.test_accessibility import in_colours
from web.app import create_app
from web.library import Library

WIDTHS = {"bred": 1440, "smal": 360}
HEIGHT, TALLEST = 900, 2400  # pixels


def take(library: Library, folder: Path, only: str = "") -> int:
    """Writes NAME-SCHEME-WIDTH.png for each page; with `only`, of pages whose name begins so. Returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    server = create_server(create_app(library), host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    browser = _browser()
    taken = 0
    try:
        for name, path in every_page(library.shelf()).items():
            if not name.startswith(only):
                continue
            for width_name, width in WIDTHS.items():
                for scheme, said in (("light", "ljus"), ("dark", "mork")):
                    _one(browser, f"http://127.0.0.1:{server.effective_port}{path}", width, scheme)
                    picture = browser.execute_cdp_cmd(
                        "Page.captureScreenshot", {"captureBeyondViewport": False}
                    )
                    data = base64.b64decode(picture["data"])
                    (folder / f"{name}-{said}-{width_name}.png").write_bytes(data)
                    taken += 1
    finally:
        browser.quit()
        server.close()
    return taken


def _one(browser: webdriver.Chrome, address: str, width: int, scheme: str) -> None:
    metrics = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    in_colours(browser, scheme)
    browser.get(address)
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
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.web.screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, help="hemmapp att visa")
    parser.add_argument("--only", default="", help="bara sidor vars namn börjar så")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(args.home or Path(temporary))
        library = Library(home, load_embedder(home)) if args.home else prepared(0, home)
        print(f"{take(library, args.folder, args.only)} bilder i {args.folder}")


if __name__ == "__main__":
    main()
