"""Scans: letters, skew, turns, confidence. Needs Tesseract with Swedish data."""

import pytest
from rapidfuzz.distance import Levenshtein

from ingest.layout.cleaning import clean
from ingest.readers import ocr
from ingest.readers.legibility import is_legible
from ingest.readers.pdf import read_pdf
from ingest.readers.skew import skew
from tests.ingest.readers.build import drawn, paragraph, pdf, scan, section

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.skipif(not ocr.has_ocr(), reason="tesseract-ocr och tesseract-ocr-swe är inte installerade"),
]


def words(data: bytes) -> str:
    return " ".join(block.text for block in clean(read_pdf(data)).blocks)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf([*section("1. Parter", paragraph(1), paragraph(2)), *section("2. Målgrupp", paragraph(3))])


@pytest.mark.parametrize(
    "how", [{"skew": 1.2, "noise": 0.6}, {"skew": -2.0}, {"turn": 90}, {"turn": 180}], ids=str
)
def test_fewer_than_two_errors_in_a_hundred_letters(printed, how):
    wanted = words(printed)
    assert Levenshtein.distance(words(scan(printed, **how)), wanted) < 0.02 * len(wanted)


def test_confidence_and_method_are_kept(printed):
    (reading,) = read_pdf(scan(printed)).page_readings
    assert reading.method == "ocr" and reading.confidence is not None and reading.confidence > 0.8


def test_a_page_below_the_limit_is_unreadable(printed, monkeypatch):
    monkeypatch.setattr(ocr, "LOWEST_CONFIDENCE", 1.1)
    source = read_pdf(scan(printed))
    assert [reading.method for reading in source.page_readings] == ["oläsbar"]
    assert source.lines == () and source.warnings == ("Sidan 1 gick inte att läsa.",)


def test_two_columns_in_a_scan():
    parts = [*section("1. Parter", paragraph(1, 8)), *section("2. Syfte", paragraph(2, 8), paragraph(3, 8))]
    data = pdf(parts, columns=2)
    wanted = words(data)
    assert Levenshtein.distance(words(scan(data)), wanted) < 0.03 * len(wanted)


def test_signs_that_the_swedish_data_do_not_know():
    text = "Minst 65 % av deltagarna (13,6% av kvinnorna) ska ha fått arbete; kostnaden är 500 tkr/år."
    assert (
        words(scan(drawn([(60, 100 + 30 * n, text) for n in range(5)]), skew=0.7, noise=0.4)).count("%") == 10
    )


def test_skew_is_measured():
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(
        scan(drawn([(60, 80 + 14 * n, paragraph(n, 1)) for n in range(30)]), skew=1.7)
    )
    picture = document[0].render(scale=2).to_pil().convert("L")
    assert skew(picture) == pytest.approx(1.7, abs=0.15)


def test_rubbish_is_told_from_text():
    assert is_legible(paragraph(1))
    assert not is_legible("x%l kq§ ##r ,,t }{k wqrtpl zzk1l pp;q mnb:k ~~v k=l" * 3)
