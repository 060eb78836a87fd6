"""Swedish pieces of answers."""

import pytest

from answer.wording import (
    capital,
    counted,
    decimal,
    genitive,
    join_names,
    number_word,
    sentence,
    sort_swedish,
)


def test_swedish_order_puts_a_ring_first_of_the_last_three():
    names = ["Örebro", "Ängelholm", "Åmål", "Malmö", "Aneby"]
    assert sort_swedish(names) == ["Aneby", "Malmö", "Åmål", "Ängelholm", "Örebro"]


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ((), ""),
        (("Ale",), "Ale"),
        (("Ale", "Eda"), "Ale och Eda"),
        (("Ale", "Eda", "Kil"), "Ale, Eda och Kil"),
    ],
)
def test_names_in_a_row(names, joined):
    assert join_names(names) == joined


def test_numbers_are_words_up_to_twelve():
    assert (number_word(1), number_word(1, neuter=True), number_word(12)) == ("en", "ett", "tolv")
    assert (number_word(13), number_word(23000)) == ("13", "23 000")


def test_counted_nouns():
    assert counted(1, "kommun", "kommuner") == "en kommun"
    assert counted(5, "kommun", "kommuner") == "fem kommuner"
    assert counted(0, "spår", "spår") == "inga spår"
    assert counted(1, "spår", "spår", neuter=True) == "ett spår"


def test_decimals_and_capitals():
    assert (decimal(13.6), decimal(80.0), decimal(23000.0)) == ("13,6", "80", "23 000")
    assert capital("åtta AF-kontor") == "Åtta AF-kontor"
    assert (genitive("Borås"), genitive("Nässjö")) == ("Borås", "Nässjös")
    assert sentence(" fem  kommuner ") == "Fem kommuner."
