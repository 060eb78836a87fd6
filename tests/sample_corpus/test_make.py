"""The sample agreements are what their sources say, are marked as invented, and are our own words."""

import re

import pypdf
import pytest

from ingest.layout.cleaning import clean
from ingest.readers import read_file
from tests.conftest import SAMPLE, SHARED
from tests.sample_corpus.make import make
from tests.sample_corpus.markup import SOURCES, Block, plain, read, runs

MADE = sorted(p.stem for p in SOURCES.glob("*.txt"))
SCAN = "motala-overenskommelse-2017.pdf"
LONGEST_COMMON = (
    11  # words in a row that an example may share with a real agreement: the genre's fixed phrases
)


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    make(folder)
    return folder


def test_every_source_has_its_document(remade):
    assert sorted(p.stem for p in remade.iterdir()) == MADE
    assert set(MADE) <= {p.stem for p in SAMPLE.iterdir()}


def test_remaking_gives_the_documents_that_are_there(remade):
    for path in sorted(remade.iterdir()):
        if path.name != SCAN:
            assert read_file(path).lines == read_file(SAMPLE / path.name).lines, path.name


def test_the_scan_has_pictures_and_no_text(remade):
    for path in (SAMPLE / SCAN, remade / SCAN):
        pages = pypdf.PdfReader(path).pages
        assert len(pages) == 2
        assert all(page.extract_text().strip() == "" and len(page.images) == 1 for page in pages)


@pytest.mark.parametrize("path", sorted(p for p in SAMPLE.iterdir() if p.suffix), ids=lambda p: p.name)
def test_every_document_says_that_it_is_invented(path):
    if path.name == SCAN:
        assert any("påhittat innehåll" in b.text for b in read(path.stem))
    else:
        assert any("påhittat innehåll" in line.text for line in read_file(path).lines)


def test_no_sentence_of_a_real_agreement_is_in_the_examples():
    if not (SHARED / "corpus").is_dir():
        pytest.skip("de riktiga överenskommelserna finns inte på den här datorn (../shared/corpus)")
    real = {
        run for p in (SHARED / "corpus").glob("*.txt") for run in _word_runs(p.read_text(encoding="utf-8"))
    }
    for path in (p for p in SAMPLE.iterdir() if p.suffix):
        text = _source(path)
        assert not real.intersection(_word_runs(text)), path.name


@pytest.mark.parametrize(
    "path", sorted(p for p in SAMPLE.glob("*.pdf") if p.name != SCAN), ids=lambda p: p.name
)
def test_clean_pdf_text_is_the_source_text_to_the_character(path):
    """But for white space, the bullets that are printed, and the running head, which is kept once, above all."""
    source = [cell for b in read(path.stem) for row in b.rows or ((plain(b.text),),) for cell in row]
    layout = clean(read_file(path))
    got = _packed(block.text.removeprefix("•") for block in layout.blocks)
    head = _packed(d.text for d in layout.dropped if d.reason == "sidhuvud" and d.page == 2)
    assert got == head + _packed(source)


def _packed(texts):
    return "".join("".join(text.split()) for text in texts)


def test_sources_are_told_apart_by_their_first_characters():
    blocks = read("trelleborg-overenskommelse-2021")
    assert blocks[0] == Block("title", "Överenskommelse om fördjupad samverkan")
    assert [b.level for b in blocks if b.text in ("Syfte och mål", "Mätbara mål")] == [1, 2]
    (table,) = [b for b in blocks if b.kind == "table"]
    assert table.rows[0] == ("Jobbspår", "Arbetsgivare", "Platser", "Längd", "Läge")
    assert len(table.rows) == 5
    assert runs("**Styrgrupp:** kommunchefen") == [("Styrgrupp:", True), (" kommunchefen", False)]


def _word_runs(text):
    words = re.findall(r"\w+", text.lower())
    size = LONGEST_COMMON + 1
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def _source(path):
    if path.name == SCAN:
        return "\n".join(b.text for b in read(path.stem))
    return "\n".join(line.text for line in read_file(path).lines)
