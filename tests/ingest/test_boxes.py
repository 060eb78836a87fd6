"""Every span of the sample PDFs has boxes on its pages, and the words inside them are the span's words."""

import io
from dataclasses import fields, is_dataclass

import pytest
from PIL import Image

from domain.agreement import Span
from domain.errors import UnreadableDocument, UsageError
from ingest.page_words import read_words, write_words
from ingest.pages.boxes import boxes_of, letters, pages_of
from ingest.pages.pictures import MOST_PIXELS, page_picture
from ingest.pipeline import read_with_words
from ingest.readers.ocr import has_ocr
from tests.conftest import SAMPLE
from tests.ingest.readers.build import (
    BODY,
    Paragraph,
    drawn,
    paragraph,
    pdf,
    ruled_table,
    scan,
    section,
    turned,
)

SAMPLES = sorted(SAMPLE.glob("*.pdf"))


def spans_in(value):
    """All spans within a value made of dataclasses and tuples."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)


def read(folder, data, name="avtal.pdf"):
    """(the agreement, its words by page) of a file."""
    path = folder / name
    path.write_bytes(data)
    reading = read_with_words(path, name)
    kept = folder / "words.jsonl.gz"
    write_words(reading.words, kept)
    return reading.agreement, read_words(kept, range(1, 1000))


def words_inside(boxes, pages):
    inside = []
    for box in boxes:
        page = pages[box.page]
        for word, (x0, top, x1, bottom) in zip(page.words, page.boxes, strict=True):
            if box.x0 <= (x0 + x1) / 2 <= box.x1 and box.top <= (top + bottom) / 2 <= box.bottom:
                inside.append(word)
    return inside


def every_span(agreement):
    yield from spans_in(agreement.facts)
    for one in agreement.sections:
        yield from (Span(one.id, start, end) for start, end in one.sentences)


def assert_all_framed(agreement, pages):
    for span in every_span(agreement):
        boxes = boxes_of(agreement, span, pages)
        assert {box.page for box in boxes} <= set(pages_of(agreement, span))
        said = letters("".join(words_inside(boxes, pages)))
        assert sorted(said) == sorted(letters(agreement.quote(span))), agreement.quote(span)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_span_of_the_samples_is_framed(tmp_path, path):
    agreement, pages = read(tmp_path, path.read_bytes())
    if not pages and not has_ocr():
        pytest.skip("tesseract-ocr och tesseract-ocr-swe är inte installerade")
    assert len(pages) == agreement.pages
    assert_all_framed(agreement, pages)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("content", [False, True], ids=["page", "words"])
def test_turned_pages_are_framed_upright(tmp_path, quarters, content):
    data = turned(drawn([(60, 100, "Parterna är överens om målen."), (60, 300, "Sist.")]), quarters, content)
    agreement, pages = read(tmp_path, data)
    assert_all_framed(agreement, pages)
    (first, _) = boxes_of(agreement, Span("s00", 0, len(agreement.sections[0].text)), pages)
    picture = Image.open(io.BytesIO(page_picture(tmp_path / "avtal.pdf", 1, pages[1], 600)))
    scale = picture.width / pages[1].width
    inside = picture.convert("L").crop(
        [int(scale * edge) for edge in (first.x0, first.top, first.x1, first.bottom)]
    )
    assert inside.width > 5 * inside.height and inside.getextrema()[0] < 100
    assert first.top == pytest.approx(91, abs=4)


def test_words_that_stand_twice_are_told_apart_by_their_order(tmp_path):
    parts = [
        *section("1. Mål", paragraph(1)),
        *section("2. Mål", paragraph(1)),
        *section("3. Mål", paragraph(2)),
    ]
    agreement, pages = read(tmp_path, pdf(parts))
    one, other = (s for s in agreement.sections if s.number in ("1", "2"))
    tops = [boxes_of(agreement, Span(s.id, s.body_start, len(s.text)), pages)[0].top for s in (one, other)]
    assert tops[1] > tops[0] + 50


def test_a_sentence_over_a_page_break_has_boxes_on_both_pages(tmp_path):
    text = " ".join(paragraph(seed, 8) for seed in range(9))
    agreement, pages = read(tmp_path, pdf([Paragraph(text, BODY)], head="Sjöstad", foot="Sida {page}"))
    body = next(s for s in agreement.sections if "kvartal" in s.text)
    (block,) = (b for b in body.blocks if b.page_breaks)
    (at, page) = block.page_breaks[0]
    assert page == 2 and body.page_at(at - 1) == 1 and body.page_at(at) == 2
    assert {box.page for box in boxes_of(agreement, Span(body.id, at - 40, at + 40), pages)} == {1, 2}
    assert_all_framed(agreement, pages)


def test_cells_have_boxes_of_their_own(tmp_path):
    rows = [["Spår", "Start"], ["Kock", "Våren, när köket har byggts om och är klart"], ["Svets", "Hösten"]]
    agreement, pages = read(tmp_path, pdf([ruled_table(rows, [120, 120])]))
    (only,) = agreement.sections
    row = only.blocks[1]
    assert len(boxes_of(agreement, Span(only.id, row.start, row.end), pages)) >= 3
    assert_all_framed(agreement, pages)


@pytest.mark.ocr
@pytest.mark.skipif(not has_ocr(), reason="tesseract-ocr och tesseract-ocr-swe är inte installerade")
@pytest.mark.parametrize("how", [{"skew": 1.5}, {"turn": 90}], ids=str)
def test_scans_are_framed_as_they_are_shown(tmp_path, how):
    data = scan(pdf([*section("1. Parter", paragraph(1)), *section("2. Syfte", paragraph(2))]), **how)
    agreement, pages = read(tmp_path, data)
    assert_all_framed(agreement, pages)
    picture = Image.open(io.BytesIO(page_picture(tmp_path / "avtal.pdf", 1, pages[1], 800)))
    assert picture.width / picture.height == pytest.approx(pages[1].width / pages[1].height, rel=0.01)


def test_a_picture_has_bounds(tmp_path):
    agreement, pages = read(tmp_path, drawn([(60, 100, "Parterna är överens.")]))
    path = tmp_path / "avtal.pdf"
    picture = Image.open(io.BytesIO(page_picture(path, 1, pages[1], 100_000)))
    assert max(picture.size) <= MOST_PIXELS
    with pytest.raises(UsageError, match="Sidan 2 finns inte"):
        page_picture(path, 2, None, 600)
    (tmp_path / "text.txt").write_text("Ingen PDF", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="kan inte visas"):
        page_picture(tmp_path / "text.txt", 1, None, 600)


def test_formats_without_pages_have_no_boxes(tmp_path):
    agreement, pages = read(tmp_path, "Parterna är överens.".encode(), "avtal.txt")
    span = Span("s00", 0, 8)
    assert (pages, pages_of(agreement, span), boxes_of(agreement, span, pages)) == ({}, (), ())
