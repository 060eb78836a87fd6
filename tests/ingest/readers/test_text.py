"""Text files: encodings, Markdown's marks, odd characters, form feeds."""

import pytest

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import clean
from ingest.readers import text as text_module
from ingest.readers.encoding import decode
from ingest.readers.text import read_text, source_of

SENTENCE = "Överenskommelsen gäller vård- och omsorgsspår för unga på landsbygden – även för äldre."


def lines(text: str) -> list[str]:
    return [line.text for line in source_of(text).lines if line.text]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_encodings(encoding, named):
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, named)


def test_dos_and_latin_1():
    plain = SENTENCE.replace("–", "-")
    assert decode(plain.encode("cp850"))[0] == plain
    assert decode(plain.encode("latin-1"))[0] == plain


def test_other_encodings_are_told():
    assert "äldre teckenkodning (Windows-1252)" in read_text(SENTENCE.encode("cp1252")).warnings[0]
    assert read_text(SENTENCE.encode()).warnings == ()


def test_text_that_was_encoded_twice_is_put_right():
    assert decode(SENTENCE.encode().decode("cp1252", errors="ignore").encode())[0].startswith("Ã") is False
    assert decode("vÃ¥rd fÃ¶r alla".encode())[0] == "vård för alla"


def test_a_broken_byte_in_utf_8_costs_one_character():
    data = (SENTENCE * 10).encode() + b"\xff" + SENTENCE.encode()
    assert decode(data)[0].count("Ö") == 11


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("ar\u00adbete", "arbete"),
        ("e\ufb00ekt och \ufb01ne\ufb03", "effekt och fineffi"),
        ("Va\u030ard o\u0308ver", "Vård över"),
        ("fo\u00a8r pa\u02da", "för på"),
        ("fo \u0308r", "för"),
        ("500\u00a0tkr\u202får", "500 tkr år"),
        ("noll\u200bbredd\ufeff", "nollbredd"),
        ("\uf0b7 Kock", "• Kock"),
        ("a\x00b\x07c", "abc"),
        ("½ av 5 m² är x₂", "½ av 5 m² är x₂"),
    ],
)
def test_characters(text, tidied):
    assert lines(text) == [tidied]


def test_marks_of_emphasis_go_and_whole_lines_are_bold():
    first, second, third = source_of("**Parter**\nEn **styrgrupp** bildas.\n__Mål__").lines
    assert (first.text, first.bold) == ("Parter", True)
    assert (second.text, second.bold) == ("En styrgrupp bildas.", False)
    assert (third.text, third.bold) == ("Mål", True)


def test_bold_over_two_lines():
    assert [(line.text, line.bold) for line in source_of("**om samverkan\nför fler i arbete**").lines] == [
        ("om samverkan", True),
        ("för fler i arbete", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "#klarframtid fokuserar på unga",
        "______________",
        "fil_med_streck",
        "**",
        "* Kock",
        "a ** b",
    ],
)
def test_signs_that_are_no_marks_stay(text):
    assert lines(text) == [text]


def test_headings_of_both_kinds():
    found = [
        (line.text, line.hint, line.level)
        for line in source_of("# Avtal\n\n## Parter ##\n\nSyfte\n=====").lines
    ]
    assert [line for line in found if line[0]] == [
        ("Avtal", "heading", 1),
        ("Parter", "heading", 2),
        ("Syfte", "heading", 1),
    ]


def test_pipe_table_with_its_ruler():
    layout = clean(source_of("| Spår | Start |\n|:---|---:|\n| Kock \\| bageri | 2021 |\n| Svets | |"))
    assert [(block.text, block.columns) for block in layout.blocks] == [
        ("Spår\tStart", ("Spår", "Start")),
        ("Kock | bageri\t2021", ("Spår", "Start")),
        ("Svets\t", ("Spår", "Start")),
    ]
    assert [item.reason for item in layout.dropped] == ["tabellinje"]


def test_a_table_without_outer_bars():
    layout = clean(source_of("Se nedan.\n\nSpår | Start\n--- | ---\nKock | 2021\nSvets |\n\nA | B är inget."))
    assert [(block.text, block.columns) for block in layout.blocks if block.columns] == [
        ("Spår\tStart", ("Spår", "Start")),
        ("Kock\t2021", ("Spår", "Start")),
        ("Svets\t", ("Spår", "Start")),
    ]


def test_links_and_escapes():
    assert lines(r"Se [avtalet](https://example.org/a) och 1\. punkten \*") == ["Se avtalet och 1. punkten *"]


def test_form_feeds_are_pages():
    source = source_of("Ett\fTvå\fTre\f\n")
    assert [(line.text, line.page) for line in source.lines] == [("Ett", 1), ("Två", 2), ("Tre", 3)]
    assert source.pages == 3


def test_indentation_is_kept_as_a_place():
    outer, inner = source_of("- Vård\n  - Hemtjänst").lines
    assert outer.left == 0 and inner.left == 12


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_line_ends(end):
    assert lines(f"Ett{end}Två") == ["Ett", "Två"]


def test_far_too_large(monkeypatch):
    monkeypatch.setattr(text_module, "MOST_CHARACTERS", 10)
    with pytest.raises(UnreadableDocument, match="för stor"):
        read_text(b"x" * 41)


def test_lost_accents_are_put_back_where_the_text_shows_the_fault():
    broken = (
        "O verenskommelse om samverkan fo r att minska ungdomsarbetslo sheten. Arbetsfo rmedlingen och kommunen "
        "tra ffas pa orten och fo ljer upp ma let fra n fo rra a ret. Ett stort och ra tt spa r fo r alla unga."
    )
    assert lines(broken) == [
        "Överenskommelse om samverkan för att minska ungdomsarbetslösheten. Arbetsförmedlingen och kommunen "
        "träffas på orten och följer upp målet från förra året. Ett stort och rätt spår för alla unga."
    ]


def test_text_without_the_fault_is_left_alone():
    text = "Sa kommunen: da o r det klart. Fo r en gång skull."
    assert lines(text) == [text]
