"""Rich Text Format: letters, weight, tables, heads, and files that are no text."""

import pytest

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import Layout, clean
from ingest.readers.rtf import read_rtf


def layout_of(body: str) -> Layout:
    return clean(
        read_rtf(rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Arial;}}}}{body}}}".encode("ascii"))
    )


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def test_paragraphs_and_swedish_letters():
    layout = layout_of(r"\pard V\'e5rd och \'e4ldreomsorg\par Sj\u246?stad\par {\uc0\u8211}16\endash 24\par")
    assert texts(layout) == ["Vård och äldreomsorg", "Sjöstad", "–16–24"]


def test_bold_is_kept_for_whole_paragraphs_only():
    layout = layout_of(r"\pard\sa120{\b\fs26 1. Parter}\par\pard {\b Styrgrupp:} kommunchefen.\par")
    assert [(block.text, block.bold, block.size) for block in layout.blocks] == [
        ("1. Parter", True, 13.0),
        ("Styrgrupp: kommunchefen.", False, 12.0),
    ]


def test_underlined_is_set_off():
    layout = layout_of(r"\pard{\ul S\'e5 leds arbetet}\par\pard {\ul\ulnone Text} f\'f6r alla.\par")
    assert [(block.text, block.bold) for block in layout.blocks] == [
        ("Så leds arbetet", True),
        ("Text för alla.", False),
    ]


def test_outline_levels_are_headings():
    layout = layout_of(r"\pard\outlinelevel1 Styrgrupp\par\pard Text.\par")
    assert [(block.hint, block.level) for block in layout.blocks] == [("heading", 2), (None, None)]


def test_table_rows():
    rows = "".join(
        rf"\trowd\intbl {a}\cell\intbl {b}\cell\intbl {c}\cell\row "
        for a, b, c in (
            ("Sp\\'e5r", "Bransch", "Antal"),
            ("Kock", "Restaurang", "8"),
            ("Svets", "Industri", "6"),
        )
    )
    layout = layout_of(rf"\pard F\'f6re\par {rows}\pard Efter\par")
    assert texts(layout) == [
        "Före",
        "Spår\tBransch\tAntal",
        "Kock\tRestaurang\t8",
        "Svets\tIndustri\t6",
        "Efter",
    ]
    assert layout.blocks[2].columns == ("Spår", "Bransch", "Antal")


def test_what_is_no_text_is_left_out():
    body = (
        r"{\info{\title Hemligt}}{\*\generator Word}{\stylesheet{\s0 Normal;}}{\pict\pngblip 89504e47}"
        r"{\header Sj\'f6stads kommun\par}\pard Synligt{\v dolt}{\footnote Not till texten.}\par"
    )
    layout = layout_of(body)
    assert texts(layout) == ["Synligt", "1 Not till texten."]
    assert [(item.reason, item.text) for item in layout.dropped] == [("sidhuvud", "Sjöstads kommun")]


def test_list_text_and_fields():
    body = r"{\pntext 1.\tab}Kock\par{\field{\*\fldinst HYPERLINK \"x\"}{\fldrslt l\'e4nk}}\par"
    assert texts(layout_of(body)) == ["1. Kock", "länk"]


def test_unbalanced_and_empty_files():
    assert texts(clean(read_rtf(rb"{\rtf1 Text}}}}{{{"))) == ["Text"]
    with pytest.raises(UnreadableDocument, match="ingen text"):
        read_rtf(rb"{\rtf1{\info{\title a}}}", "avtal.rtf")


def test_braces_a_million_deep_end():
    assert texts(clean(read_rtf(rb"{\rtf1 " + b"{" * 1_000_000 + b" djupt" + b"}" * 1_000_000 + b"}"))) == [
        "djupt"
    ]
