import pytest

from answer.lists.track_words import empty_words, pattern
from answer.understanding.frame import frame_words
from domain.reference import read_toml

ENTRIES = read_toml("tracks.toml", "answer")


@pytest.mark.parametrize("name", sorted(ENTRIES.keys() - {"empty", "part"}))
def test_every_entry_is_a_pattern_that_needs_words(name):
    assert not pattern(name).search("")


def test_no_empty_word_stands_among_those_of_every_question():
    assert not empty_words() & frame_words(listing=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("elsewhere", "vilka spår drivs i grannkommunen"),
        ("elsewhere", "finns spår utanför den egna kommunen"),
        ("declines", "vilka har valt bort jobbspår"),
        ("declined", "spår inom industri är inte aktuella under perioden"),
        ("new_planned", "två nya jobbspår är under utveckling"),
        ("new_planned", "parterna planerar för fler lokala jobbspår"),
        ("not_all", "ytterligare tre spår"),
        ("track", "yrkesvägarna"),
    ],
)
def test_what_is_said_of_tracks_is_found(name, said):
    assert pattern(name).search(said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("elsewhere", "vilka kommuner har jobbspår"),
        ("declined", "spåret drivs av komvux"),
        ("new_planned", "det finns två jobbspår. planeringen är klar"),
        ("not_all", "i dag finns tre spår"),
    ],
)
def test_what_is_said_of_other_things_is_not(name, said):
    assert not pattern(name).search(said)
