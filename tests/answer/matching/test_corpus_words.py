"""Words of a corpus looked up: inflections and compounds meet, words that merely look alike do not."""

import pytest

from answer.matching.corpus_words import forms_of, same_things
from answer.matching.notions import notions
from answer.matching.word_forms import capitalised, derived, root, same, tokens
from answer.question import Term
from domain.reference import read_toml
from domain.text import fold
from domain.vocabulary import abbreviations, synonyms


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("praktik", "praktikplatser"),
        ("praktik", "arbetspraktik"),
        ("socialsekreterare", "socialsekreterarna"),
        ("vägledare", "yrkesvägledare"),
        ("folkhögskolan", "folkhögskola"),
        ("enkäter", "enkät"),
        ("kön", "könsuppdelat"),
    ],
)
def test_forms_of_one_word_meet(asked, written):
    assert same(asked, written) >= 0.85


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("mentor", "momenten"),
        ("vägledare", "vägledande"),
        ("af", "aftonen"),
        ("lärare", "läkare"),
        ("fack", "tack"),
        ("pappa", "papper"),
    ],
)
def test_other_words_do_not(asked, written):
    assert same(asked, written) == 0


def test_roots_keep_four_letters():
    assert (root("utbildningarna"), root("året"), root("spåren")) == ("utbildning", "året", "spår")


def test_genitives_of_abbreviations_are_cut():
    assert tokens("DUA:s enkäter") == ("dua", "enkäter")


def test_names_of_the_same_thing_are_worth_more_than_near_words():
    assert "facklig" in same_things("facket")
    worth = dict(forms_of(Term("mentor", ("handledare",))))
    assert worth["mentor"] == 1.0 and worth["handledare"] == 0.5 and worth["fadder"] == 0.95


@pytest.mark.parametrize(
    ("asked", "written", "meet"),
    [
        ("friskvård", "arbetsträning", False),
        ("friskvård", "hälsofrämjande", True),
        ("hälsokurs", "hälsoskolan", True),
        ("inte är överens", "oenighet", True),
        ("yrkeskunskaper prövade", "valideringen", True),
    ],
)
def test_other_names_are_of_the_thing_itself(asked, written, meet):
    assert any(same(form, written) for form, _ in forms_of(Term(asked))) is meet


def test_verbs_and_their_nouns_meet():
    assert "utbildning" in derived("utbildas") and "finansiering" in derived("finansieras")
    assert derived("kartläggningen") == ("kartlägga",) and derived("kommun") == ()


def test_a_member_is_of_its_kind_but_the_kind_is_no_mention_of_the_member():
    assert "if metall" in same_things("facket")
    assert "facket" not in same_things("if metall")


def test_names_that_only_their_capital_letter_tells_from_words():
    assert capitalised("Inom Kommunal och Handels finns fack") == ["fackförbund"]
    assert capitalised("Kommunal vuxenutbildning och kommunal handel") == []


def test_no_notion_stands_among_the_synonyms_too():
    known = read_toml("synonyms.toml")
    short = ([s, *long] for s, long in abbreviations().items())
    wide = {frozenset(map(fold, group)) for group in (*known["same"], *known["groups"])}
    own = {frozenset(notion.names) for notion in notions()[len(known["same"]) :]}
    assert own and not wide & own
    assert not wide & {frozenset(map(fold, group)) for group in short}


def test_synonyms_that_are_no_wider_are_the_same_thing():
    assert "skolledare" in same_things("rektor") and "skolledare" in synonyms("rektor")
