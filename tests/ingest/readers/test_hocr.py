"""What is made of Tesseract's words, without Tesseract: bullets that were read as something else."""

import pytest

from ingest.readers.hocr import tidied
from ingest.words import Word, rows_of, text_of


def rows(*lines: str, left: float = 80.0) -> list[str]:
    """The texts of rows of which each begins at the same place."""
    words: list[Word] = []
    for number, line in enumerate(lines):
        x0 = left
        for text in line.split():
            words.append(Word(text, x0, x0 + 6.0 * len(text), 100.0 + 15 * number, 111.0 + 15 * number, 11.0))
            x0 += 6.0 * (len(text) + 1)
    return [text_of(row) for row in rows_of(tidied(tuple(words)))]


@pytest.mark.parametrize("sign", ["«", "e", "o", "*", "°", "&", "»", "©"])
def test_a_sign_before_a_row_is_a_bullet(sign):
    assert rows(f"{sign} Korta tiden till arbete") == ["• Korta tiden till arbete"]


def test_a_sign_that_has_run_into_its_word():
    assert rows("«Ingen ska lämnas utan stöd") == ["• Ingen ska lämnas utan stöd"]


def test_a_letter_or_nought_is_a_bullet_only_where_others_have_theirs():
    assert rows("• Industri", "0 Vård och omsorg", "sÖka antalet", "Ö Lokalvård") == [
        "• Industri",
        "• Vård och omsorg",
        "• Öka antalet",
        "• Lokalvård",
    ]
    assert rows("Antal deltagare", "0 Kvinnor", "eHälsa", "0 till 3 år") == [
        "Antal deltagare",
        "0 Kvinnor",
        "eHälsa",
        "0 till 3 år",
    ]


def test_a_sign_before_a_figure_may_be_that_of_a_section():
    assert rows("& 3 Målgrupp", "s 4 Jobbspår") == ["& 3 Målgrupp", "s 4 Jobbspår"]


def test_a_bulleted_word_keeps_its_place():
    bullet, word = tidied((Word("«Ingen", 80.0, 116.0, 100.0, 111.0, 11.0),))
    assert (bullet.text, bullet.x0, bullet.x1) == ("•", 80.0, 86.0)
    assert (word.text, word.x0, word.x1) == ("Ingen", 86.0, 116.0)
