"""The two corpora, each read and indexed once for the whole test session, with the embedding model that ships.

Vectors and the unpacked model are kept in pytest's cache folder between sessions; documents are always read anew.
The stages are imported when a corpus is first asked for, so that tests of one package load that package only.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from domain.agreement import Agreement
from domain.artifact import read_all
from domain.home import Home

if TYPE_CHECKING:
    from index.engine import Index
    from ingest.pipeline import IngestReport

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
# Reading takes most of the time of an answer: tests do without it, but for those that say so.
os.environ.setdefault("DUASOK_READER", "utan")
# How long an example takes depends on what else the computer does; times are measured in benchmarks.
settings.register_profile("duasok", deadline=None)
settings.load_profile("duasok")


@dataclass(frozen=True)
class Library:
    """A corpus that has been read: where it lies, what came of it, and its open index."""

    folder: Path
    report: "IngestReport"
    agreements: tuple[Agreement, ...]
    index: "Index"


@pytest.fixture(scope="session")
def embedder(pytestconfig):
    from index.embedding import load_embedder

    return load_embedder(Home(pytestconfig.cache.mkdir("duasok-model")))


@pytest.fixture(scope="session")
def sample(pytestconfig, embedder) -> Library:
    """The project's own sample agreements."""
    return _library(SAMPLE, pytestconfig.cache.mkdir("duasok-sample"), embedder)


@pytest.fixture(scope="session")
def shared(pytestconfig, embedder) -> Library:
    """The real agreements, which lie beside the project where it is developed."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("de riktiga överenskommelserna finns inte på den här datorn (../shared/corpus)")
    return _library(SHARED / "corpus", pytestconfig.cache.mkdir("duasok-shared"), embedder)


@pytest.fixture(scope="session")
def ocr() -> bool:
    """Whether scanned pages can be read here."""
    from ingest.readers.ocr import has_ocr

    return has_ocr()


def _library(folder: Path, root: Path, embedder) -> Library:
    from index.generation import build, open_index
    from ingest.pipeline import ingest

    home = Home(root)
    shutil.rmtree(home.documents, ignore_errors=True)  # the program may read them otherwise than last time
    report = ingest([folder], home)
    agreements = tuple(read_all(home))
    build(home, agreements, embedder)
    return Library(folder, report, agreements, open_index(home, embedder))
