"""Every letter that was read is accounted for: in a section, or left out for a reason."""

import pytest

from domain.contract import document_json
from ingest.pipeline import read_document
from ingest.readers import SUFFIXES, ocr, read_file
from tests.conftest import SAMPLE
from tests.ingest.readers.build import drawn, paragraph, pdf, scan, section

SAMPLES = sorted(path for path in SAMPLE.iterdir() if path.suffix in SUFFIXES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_shares_add_up_to_all_that_was_read(path):
    source, agreement = read_file(path), read_document(path, path.name)
    texts = [line.text for line in source.lines] + [left_out.text for left_out in source.dropped]
    read = sum(char.isalnum() for text in texts for char in text)
    assert sum(page.characters for page in agreement.coverage) == read > 0 or agreement.unreadable_pages
    assert {s.section for page in agreement.coverage for s in page.shares if s.section} <= {
        s.id for s in agreement.sections
    }


def test_each_page_says_where_its_characters_stand(tmp_path):
    parts = [
        *section("1. Parter", paragraph(1, 8)),
        *section("2. Syfte", *(paragraph(n, 8) for n in range(9))),
    ]
    path = tmp_path / "avtal.pdf"
    path.write_bytes(pdf(parts, foot="Sida {page} av 2"))
    agreement = read_document(path, "avtal.pdf")
    first, second = document_json(agreement)["coverage"]
    assert (first["page"], first["method"], second["page"]) == (1, "text", 2)
    assert len(first["sections"]) == 2 and list(second["sections"]) == [agreement.sections[-1].id]
    assert set(first["left_out"]) == {"sidnummer"}
    for page in (first, second):
        assert sum(page["sections"].values()) + sum(page["left_out"].values()) == pytest.approx(1, abs=0.001)


def test_a_page_that_waits_for_ocr_is_there_without_characters(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "has_ocr", lambda: False)
    path = tmp_path / "avtal.pdf"
    path.write_bytes(scan(drawn([(60, 100, "Parterna")]), dpi=72))
    (page,) = read_document(path, "avtal.pdf").coverage
    assert (page.page, page.method, page.characters) == (1, "kräver OCR", 0)
