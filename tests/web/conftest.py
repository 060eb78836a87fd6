"""A small library that needs no model, a client for its pages, and a real server with a real browser."""

import shutil
import threading
from pathlib import Path

import pytest
from waitress import create_server

from domain.artifact import read_all
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build
from ingest.pipeline import ingest
from tests.conftest import SAMPLE
from web.app import create_app
from web.library import Library

FILES = (
    "vara-overenskommelse-2021.txt",
    "gotland-overenskommelse-2019.txt",
    "varberg-overenskommelse-2022.pdf",
)


@pytest.fixture(scope="session")
def library(tmp_path_factory) -> Library:
    home = Home(tmp_path_factory.mktemp("web-home"))
    ingest([SAMPLE / name for name in FILES], home)
    build(home, list(read_all(home)), HashEmbedder())
    return Library(home, HashEmbedder())


@pytest.fixture
def client(library):
    return create_app(library).test_client()


@pytest.fixture
def empty_client(tmp_path):
    return create_app(Library(Home(tmp_path), HashEmbedder())).test_client()


@pytest.fixture(scope="session")
def address(library) -> str:
    """A server on this computer, on a port that the system chooses."""
    server = create_server(create_app(library), host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """Headless Chromium with a fresh profile. Skipped where Debian's chromium and chromium-driver are missing."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("Chromium och ChromeDriver saknas (Debian: chromium chromium-driver)")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
        "--disable-component-update", "--no-first-run", "--disable-dev-shm-usage", "--window-size=1280,900",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):  # fmt: skip
        options.add_argument(flag)
    session = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(Path(driver))))
    yield session
    session.quit()
