"""Questions about something else than what their text tells. Invented text."""

import random

import pytest

from training.altered import altered

TEXT = "Bolaget Norrsken bildades 1998 i Umeå av Karin Berg. Bolaget Fjällvind bildades 2004 i Kiruna av Olle Ek."


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Vem bildade Norrsken?", {"Fjällvind", "Umeå", "Kiruna"}),
        ("Vad bildades av Karin Berg?", {"Olle Ek"}),
        ("Vad bildades 1998?", {"2004"}),
        ("Vad var störst före mötet?", {"efter"}),
    ],
)
def test_a_name_a_number_or_a_word_is_changed(question, wanted):
    made = {altered(question, TEXT, random.Random(seed)) for seed in range(40)} - {None}
    assert made
    for asked in made:
        assert asked != question
    assert any(word in asked for asked in made for word in wanted)
    assert not any("Bolaget" in asked for asked in made)  # a word that begins a sentence is no name


def test_what_has_nothing_to_change_is_left_alone():
    assert altered("Varför?", TEXT, random.Random(1)) is None
    assert altered("Vad bildades 3,5?", TEXT, random.Random(1)) is None  # no number of that length
