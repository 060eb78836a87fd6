"""Mending the spelling of questions, and leaving right words alone."""

import pytest

from answer.understanding.spelling import Speller, WordCounts, plain


class _Cut:
    """A stemmer that is enough here: common endings cut off."""

    def stem(self, token: str) -> str:
        for ending in ("erna", "arna", "orna", "en", "et", "er", "ar", "na", "n", "s"):
            if token.endswith(ending) and len(token) > len(ending) + 3:
                return token[: -len(ending)]
        return token


WORDS = {
    "handläggargruppen": 4, "styrgruppen": 6, "jobbspår": 20, "målgrupp": 8, "läkare": 2, "extratjänst": 3,
    "trepartssamtal": 5, "fältgruppen": 2, "socialsekreterare": 3, "pandemin": 2, "samverkan": 30,
    "industri": 5, "spår": 9, "parterna": 12,
}  # fmt: skip


@pytest.fixture(scope="module")
def speller():
    return Speller(WordCounts(WORDS, ["kommunen", "norrköping", "nyköping"], _Cut()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("handläggarguppen", "handläggargruppen"),
        ("trepartsamtal", "trepartssamtal"),
        ("jobspår", "jobbspår"),
        ("norköping", "norrköping"),
        ("malgrupp", "målgrupp"),
        ("socialsekretrare", "socialsekreterare"),
        ("samvrekan", "samverkan"),
        ("parternna", "parterna"),
        ("industrisppr", "industrispår"),
        ("erbjudr", "erbjuder"),  # a common word that the corpus does not hold
    ],
)
def test_misspelt_words_are_mended(speller, typed, meant):
    assert speller.mend(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "basar",
        "lärare",
        "målgruppen",
        "styrgrupp",
        "styrgruppens",
        "folkhögskolekurs",
        "åtta",
        "industrimål",
        "samverkar",
        "spår",
    ],
)
def test_right_words_are_left_alone(speller, word):
    assert speller.mend(word) is None


def test_split_compounds_are_joined(speller):
    assert speller.join("fält", "gruppen") == "fältgruppen"
    assert speller.join("extra", "tjänster") == "extratjänster"
    assert speller.join("alla", "kommuner") is None


def test_plain_letters():
    assert plain("målgrupp på hammarö") == "malgrupp pa hammaro"


def test_a_split_compound_of_which_only_an_inflected_form_is_there_is_joined():
    speller = Speller(WordCounts({"uppsägningstiden": 3}, [], _Cut()))
    assert speller.join("uppsägnings", "tid") == "uppsägningstid"


def test_what_is_typed_or_said_in_haste_is_read_as_it_is_written(speller):
    assert speller.mend("mkt") == "mycket"
    assert speller.mend("stålar") == "pengar"
