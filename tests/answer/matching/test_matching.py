import pytest

from answer.matching.matcher import Matcher, likeness, same_word
from answer.question import Term
from index.analysis import Analyser


def found(word, text, *alternatives):
    hits = Matcher((Term(word, alternatives),), Analyser()).hits(text)
    return [text[h.start : h.end] for h in hits]


@pytest.mark.parametrize(
    ("word", "text", "hit"),
    [
        ("spår", "Det finns tre industrispår.", "industrispår"),
        ("handläggargrupp", "Handläggargruppen möts ofta.", "Handläggargruppen"),
        ("ungdomsarbetslöshet", "Arbetslösheten har ökat.", "Arbetslösheten"),
        ("praktik", "Praktikstart bestäms senare.", "Praktikstart"),
    ],
)
def test_inflection_and_compounds(word, text, hit):
    assert found(word, text) == [hit]


def test_synonyms_and_phrases():
    assert found("möts", "Gruppen träffas ofta.", "träffas") == ["träffas"]
    assert found("lots", "Vi bygger en väg in nu.", "en väg in") == ["en väg in"]
    assert found("lots", "Vi bygger en ny väg.", "en väg in") == []


def test_other_words_are_not_found():
    assert found("arbetslöshet", "Arbetsmarknaden är god.") == []
    assert found("rektor", "Direktören leder mötet.") == []


def test_likeness_of_short_words_is_exact():
    assert likeness("sfi", "sfi") == 1.0
    assert likeness("af", "afton") == 0.0


def test_names_of_groups():
    assert same_word("styrgrupp", "Styrgruppen")
    assert not same_word("styrgrupp", "arbetsgrupp")
