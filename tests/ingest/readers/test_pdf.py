"""PDFs: reading order, headings, tables, running heads, and files that cannot be read."""

import gzip
import io
import json
from collections import Counter

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.platypus import Paragraph

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import Layout, clean
from ingest.readers import ocr
from ingest.readers import pdf as pdf_module
from ingest.readers.geometry import column_edges, page_lines
from ingest.readers.pdf import ranges, read_pdf
from ingest.readers.pdf_words import page_content
from ingest.words import PageContent, Word
from tests.ingest.readers.build import (
    BODY,
    JUSTIFIED,
    SENTENCES,
    TITLE,
    drawn,
    open_table,
    page_break,
    paragraph,
    pdf,
    ruled_table,
    scan,
    section,
    space,
    turned,
    wrapped,
)


def layout_of(data: bytes) -> Layout:
    return clean(read_pdf(data, "avtal.pdf"))


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


HEADINGS = ("Parter", "Bakgrund", "Syfte", "Mål", "Målgrupp", "Organisering", "Jobbspår", "Uppföljning")


def sections(style=BODY):
    parts = []
    for number, heading in enumerate(HEADINGS, start=1):
        parts += section(f"{number}. {heading}", paragraph(number), paragraph(number + 50), style=style)
    return parts


def expected() -> list[str]:
    whole = []
    for number, heading in enumerate(HEADINGS, start=1):
        whole += [f"{number}. {heading}", paragraph(number), paragraph(number + 50)]
    return whole


def test_paragraphs_headings_and_pages():
    layout = layout_of(pdf(sections()))
    assert texts(layout) == expected()
    assert all((block.size, block.bold) == (13.0, True) for block in layout.blocks[::3])
    assert layout.pages == 2 and {block.page for block in layout.blocks} == {1, 2}


@pytest.mark.parametrize("gutter", [12, 22, 40])
@pytest.mark.parametrize("style", [BODY, JUSTIFIED], ids=["ragged", "justified"])
def test_two_columns_are_read_one_after_the_other(gutter, style):
    title = "Överenskommelse om samverkan mellan Sjöstads kommun och Arbetsförmedlingen"
    data = pdf(
        sections(style), foot="{page} (3)", columns=2, gutter=gutter, opening=[Paragraph(title, TITLE)]
    )
    assert texts(layout_of(data)) == [title, *expected()]


def test_three_justified_columns():
    assert texts(layout_of(pdf(sections(JUSTIFIED), columns=3, gutter=16))) == expected()


def test_running_heads_and_page_numbers_go_and_the_first_head_stays():
    layout = layout_of(pdf(sections(), head="Sjöstads kommun, dnr KS 2021/14", foot="Sida {page} av 2"))
    assert texts(layout) == ["Sjöstads kommun, dnr KS 2021/14", *expected()]
    reasons = [(item.reason, item.text, item.page) for item in layout.dropped]
    assert ("sidhuvud", "Sjöstads kommun, dnr KS 2021/14", 2) in reasons
    assert ("sidnummer", "Sida 1 av 2", 1) in reasons and ("sidnummer", "Sida 2 av 2", 2) in reasons


@pytest.mark.parametrize(
    "foot", ["{page}", "- {page} -", "{page} (2)", "{page}(2)", "Sid {page}/2", "sida {page}"]
)
def test_page_numbers_in_many_forms(foot):
    assert texts(layout_of(pdf(sections(), foot=foot))) == expected()


def test_sentence_runs_over_the_page():
    text = " ".join(paragraph(seed, 8) for seed in range(9))
    layout = layout_of(pdf([Paragraph(text, BODY)], foot="{page}"))
    block = layout.blocks[0]
    assert texts(layout) == [text]
    assert [page for _, page in block.page_breaks] == [2] and block.page_at(len(text)) == 2


ROWS = [["Spår", "Bransch", "Start", "Platser"]] + [
    [f"{name} {n}", branch, f"våren 20{20 + n}", str(3 + n)]
    for n in range(9)
    for name, branch in (("Kock", "Restaurang"), ("Undersköterska", "Vård och omsorg"), ("Svets", "Industri"))
]


def test_ruled_table_over_a_page_break():
    before = [Paragraph(paragraph(seed, 8), BODY) for seed in range(5)]
    layout = layout_of(pdf([*before, ruled_table(ROWS, [110, 130, 110, 80]), Paragraph(SENTENCES[0], BODY)]))
    rows = [block for block in layout.blocks if block.hint == "row"]
    assert [row.text.split("\t") for row in rows] == ROWS
    assert {row.columns for row in rows} == {tuple(ROWS[0])} and {row.page for row in rows} == {1, 2}
    assert [item.reason for item in layout.dropped] == ["tabellhuvud"]
    assert layout.blocks[-1].text == SENTENCES[0]


def test_cells_of_several_lines_are_whole():
    rows = [["Grupp", "Uppgift"], ["Styrgrupp", SENTENCES[6]], ["Arbetsgrupp", SENTENCES[1]]]
    layout = layout_of(pdf([ruled_table(rows, [100, 150])]))
    assert [block.text.split("\t") for block in layout.blocks] == rows


def test_aligned_table_without_lines():
    rows = [
        ["Grupp", "Möten", "Ordförande"],
        ["Styrgrupp", "varje kvartal", "kommunchef"],
        ["Team", "dagligen", "-"],
    ]
    layout = layout_of(pdf([Paragraph(paragraph(1), BODY), open_table(rows, [150, 120, 120]), space(10)]))
    table = [block for block in layout.blocks if block.hint == "row"]
    assert [row.text.split("\t") for row in table] == rows and table[1].columns == tuple(rows[0])


def test_contents_with_pages_at_the_right_edge_is_no_table():
    words = [(60, 100 + 18 * n, f"{n + 1}. {HEADINGS[n]}") for n in range(6)]
    words += [(480, 100 + 18 * n, str(n + 2)) for n in range(6)]
    layout = layout_of(drawn([(60, 80, "Innehåll"), *words]))
    assert texts(layout)[1:] == [f"{n + 1}. {HEADINGS[n]}\t{n + 2}" for n in range(6)]
    assert all(block.hint is None for block in layout.blocks)


def test_signatures_side_by_side_are_read_party_by_party():
    left = ["För Sjöstads kommun", "Ort och datum", "Anna Ek, kommunchef"]
    right = ["För Arbetsförmedlingen", "Ort och datum", "Bo Alm, enhetschef"]
    words = [
        (60 + 260 * side, 400 + 25 * n, text)
        for side, half in enumerate((left, right))
        for n, text in enumerate(half)
    ]
    assert texts(layout_of(drawn(words))) == left + right


SIGNED = [
    "Underskrifter",
    "Sjöstad 2021-03-08",
    "",
    "Anna Ek, kommunchef",
    "Sjöstads kommun",
    "Bo Alm, enhetschef",
]


def _short_page(pitch: float) -> bytes:
    """One page: a title, running text to the left, signatures with another distance between lines to the right."""
    left = [line for n in range(4) for line in wrapped(paragraph(n, 2))]
    words = [(60, 100 + 13 * n, line) for n, line in enumerate(left)]
    words += [(310, 100 + pitch * n, line) for n, line in enumerate(SIGNED)]
    return drawn(
        [(60, 60, "Överenskommelse mellan Sjöstads kommun och Arbetsförmedlingen i Sjöstad"), *words]
    )


@pytest.mark.parametrize("pitch", [17, 22.5])
def test_signatures_beside_running_text_are_a_column_of_their_own(pitch):
    lines = [line.text for line in read_pdf(_short_page(pitch), "avtal.pdf").lines if line.text]
    assert lines[-5:] == [line for line in SIGNED if line]


@pytest.mark.parametrize("short", [False, True])
def test_a_column_of_short_lines_goes_on_from_the_page_before(short):
    left = [line for n in range(4) for line in wrapped(paragraph(n, 2))]
    words = [(60, 100 + 13 * n, line) for n, line in enumerate(left)]
    words += [
        (310, 100 + 26 * n, line)
        for n, line in enumerate(["Sjöstad 2021-03-08", "Anna Ek, kommunchef i kommunen"] * 2)
    ]
    content = page_content(pdfium.PdfDocument(drawn(words[: -2 if short else None]))[0])
    last = [line.text for line in page_lines(content, 2, known={310.0}) if line.text][-2:]
    assert last == ["Sjöstad 2021-03-08", "Anna Ek, kommunchef i kommunen"]
    assert column_edges(page_lines(content, 2, known={310.0})) == {310.0}
    assert not column_edges(page_lines(content, 2))


def test_numbers_far_from_their_words_stay_with_them():
    layout = layout_of(drawn([(60, 100, "1."), (95, 100, "Parter"), (60, 130, "2."), (95, 130, "Syfte")]))
    assert texts(layout) == ["1. Parter", "2. Syfte"]


def test_paragraphs_by_indentation_only():
    lines = [
        (60, "Parterna ska varje år lägga fast en plan för de insatser som ska genomföras, och planen ska"),
        (60, "antas av styrgruppen före utgången av januari. Den ska vara kort och tydlig och kunna läsas"),
        (60, "av alla."),
        (78, "Uppföljningen sker löpande. Den som är ansvarig för en insats lämnar en rapport till gruppen,"),
        (60, "som sammanställer resultaten."),
    ]
    layout = layout_of(drawn([(left, 100 + 14 * n, text) for n, (left, text) in enumerate(lines)]))
    assert [block.text.split()[0] for block in layout.blocks] == ["Parterna", "Uppföljningen"]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("content", [False, True], ids=["page", "words"])
def test_turned_pages(quarters, content):
    data = drawn([(60, 100, "Rad ett i avtalet"), (60, 114, "rad två i avtalet"), (60, 300, "Sist på sidan")])
    layout = layout_of(turned(data, quarters, content))
    assert texts(layout) == ["Rad ett i avtalet rad två i avtalet", "Sist på sidan"]


def test_text_on_its_end_in_the_margin_is_dropped():
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(80, 700, "Parterna är överens om följande.")
    canvas.rotate(90)
    canvas.drawString(100, -20, "Signaturreferens 8841")
    canvas.save()
    layout = layout_of(buffer.getvalue())
    assert texts(layout) == ["Parterna är överens om följande."]
    assert [(item.reason, item.text) for item in layout.dropped] == [("kanttext", "Signaturreferens 8841")]


def test_empty_page_is_no_scan():
    layout = read_pdf(
        pdf([Paragraph(SENTENCES[0], BODY), page_break(), page_break(), Paragraph(SENTENCES[1], BODY)])
    )
    assert [reading.method for reading in layout.page_readings] == ["text"] * 3 and not layout.warnings


def test_scan_without_ocr_is_kept_and_says_so(monkeypatch):
    monkeypatch.setattr(ocr, "has_ocr", lambda: False)
    source = read_pdf(scan(drawn([(60, 100, "Parterna är överens")]), dpi=72))
    assert [(reading.page, reading.method) for reading in source.page_readings] == [(1, "kräver OCR")]
    assert source.lines == () and "tesseract-ocr-swe" in source.warnings[0]


def test_scanned_pages_past_the_limit_say_so_and_do_not_wait_for_ocr(monkeypatch):
    content = PageContent((), (), 595, 842, has_image=True)
    monkeypatch.setattr(ocr, "has_ocr", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", lambda picture, dpi: ocr.ScannedPage(content, 1.0))
    monkeypatch.setattr(pdf_module, "MOST_SCANNED", 1)
    pages = [part for n in range(3) for part in (Paragraph(SENTENCES[n], BODY), page_break())]
    source = read_pdf(scan(pdf(pages[:-1]), dpi=72))
    assert [reading.method for reading in source.page_readings] == ["ocr", "ej läst", "ej läst"]
    (warning,) = source.warnings
    assert warning.startswith("Sidorna 2–3 har skannats in och lästes inte: högst") and warning.endswith(".")


def test_a_rubbish_text_layer_over_a_scan_is_no_text(monkeypatch):
    rubbish = "x%l kq§ ##r ,,t }{k wqrtpl zzk1l pp;q mnb:k ~~v k=l"
    layer = PdfReader(io.BytesIO(drawn([(60, 100 + 20 * n, rubbish) for n in range(8)])))
    writer = PdfWriter(clone_from=io.BytesIO(scan(drawn([(60, 100, "Parterna är överens")]), dpi=72)))
    writer.pages[0].merge_page(layer.pages[0])
    buffer = io.BytesIO()
    writer.write(buffer)
    monkeypatch.setattr(ocr, "has_ocr", lambda: False)
    source = read_pdf(buffer.getvalue())
    assert [reading.method for reading in source.page_readings] == ["kräver OCR"] and source.lines == ()
    word = Word("Parterna", 60, 110, 100, 112, 11)
    content = PageContent((word,), (), 595, 842, has_image=True)
    monkeypatch.setattr(ocr, "has_ocr", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", lambda picture, dpi: ocr.ScannedPage(content, 0.9))
    assert [line.text for line in read_pdf(buffer.getvalue()).lines] == ["Parterna"]


# --- files that cannot be read -----------------------------------------------------------------------------------


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn([(60, 100, "Hemligt")]))))
    writer.encrypt("lösen", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def without_pages() -> bytes:
    buffer = io.BytesIO()
    PdfWriter().write(buffer)
    return buffer.getvalue()


LOOP = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>> endobj
3 0 obj <</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>> endobj
trailer <</Root 1 0 R>>
%%EOF"""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (encrypted(), "lösenord"),
        (without_pages(), "inga sidor"),
        (b"%PDF-1.7\nskr\xe4p", "ingen hel PDF-fil"),
        (drawn([(60, 100, "Text")])[:300], "ingen hel PDF-fil"),
    ],
    ids=["encrypted", "no pages", "rubbish", "truncated"],
)
def test_unreadable_files_say_what_to_do(data, says):
    with pytest.raises(UnreadableDocument, match=says):
        read_pdf(data, "avtal.pdf")


def test_a_tree_of_pages_that_loops_ends():
    try:
        source = read_pdf(LOOP, "avtal.pdf")
    except UnreadableDocument as error:
        assert str(error).startswith("avtal.pdf")
    else:
        assert not any(line.text for line in source.lines)


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)
    with pytest.raises(UnreadableDocument, match="har 3 sidor, men högst 2"):
        read_pdf(drawn([], [], []), "avtal.pdf")


def test_too_slow(monkeypatch):
    monkeypatch.setattr(pdf_module, "MOST_SECONDS", -1.0)
    with pytest.raises(UnreadableDocument, match="för lång tid"):
        read_pdf(drawn([(60, 100, "Text")]), "avtal.pdf")


def test_encrypted_without_password_is_read():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn([(60, 100, "Öppet för alla")]))))
    writer.encrypt("", owner_password="ägare", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert texts(layout_of(buffer.getvalue())) == ["Öppet för alla"]


def test_ranges_of_pages():
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


@pytest.mark.parametrize("columns", [1, 2])
def test_every_character_on_a_page_is_in_a_line(columns):
    import pypdfium2 as pdfium

    table = ruled_table(ROWS[:6], [60, 60, 60, 40])
    data = pdf([*sections(), table, open_table(ROWS[:3])], head="Sjöstad", foot="{page}", columns=columns)
    document = pdfium.PdfDocument(data)
    before = Counter("".join(word.text for page in document for word in page_content(page).words))
    after = Counter("".join("".join(line.text.split()) for line in read_pdf(data).lines))
    document.close()
    lost, added = before - after, after - before
    assert set(lost) <= {"-"} and not added


def test_words_of_the_other_reader_have_places(monkeypatch):
    text = "Parterna möts varje kvartal i kommunhuset och går igenom läget."
    monkeypatch.setattr("ingest.readers.pdf._is_good", lambda content, text: False)
    source = read_pdf(drawn([(60, 100, text), (60, 120, "Det antecknas av samordnaren.")]))
    assert [r.method for r in source.page_readings] == ["annan läsare"]
    (page,) = [json.loads(gzip.decompress(packed)) for packed in source.words]
    assert " ".join(page["words"]) == f"{text} Det antecknas av samordnaren."
    assert page["boxes"][0] == 600 and len(page["boxes"]) == 4 * len(page["words"])
