import random

import pytest

from domain.municipalities import find_municipalities
from eval.gold import GoldQuestion, load
from eval.variants import split_compound, synonym, typing_error, variants
from index.compounds import Splitter
from tests.conftest import ROOT

QUESTIONS = load(ROOT / "eval" / "gold" / "questions.jsonl")
SPLIT = Splitter(dict.fromkeys(["jobb", "spår", "spåret", "extra", "tjänster", "vara", "berg"], 3)).split


def test_the_same_seed_gives_the_same_variants():
    assert variants(QUESTIONS, typing_error, "skrivfel", 3) == variants(
        QUESTIONS, typing_error, "skrivfel", 3
    )
    assert variants(QUESTIONS, typing_error, "skrivfel", 3) != variants(
        QUESTIONS, typing_error, "skrivfel", 4
    )


def test_a_variant_does_not_depend_on_the_other_questions():
    alone = variants(QUESTIONS[5:6], typing_error, "skrivfel")
    assert alone[0] in variants(QUESTIONS, typing_error, "skrivfel")


def test_a_typing_error_changes_one_word_a_little():
    for original in QUESTIONS:
        for changed in variants([original], typing_error, "skrivfel"):
            before, after = original.question.split(), changed.question.split()
            assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
            assert abs(len(changed.question) - len(original.question)) <= 1
            assert changed.expect == original.expect
            assert (changed.id, changed.style) == (f"{original.id}-skrivfel", "skrivfel")


@pytest.mark.parametrize("seed", range(20))
def test_a_typing_error_leaves_short_words_and_numbers(seed):
    assert typing_error("hur ofta 2020-06-23 ses vi", random.Random(seed)) is None


def test_a_compound_is_written_as_two_words():
    rule = split_compound(SPLIT)
    assert rule("Vilka jobbspår finns?", random.Random(1)) == "Vilka jobb spår finns?"
    assert rule("Vilka Extratjänster finns?", random.Random(1)) == "Vilka Extra tjänster finns?"
    assert rule("Vilka finns?", random.Random(1)) is None


def test_names_of_municipalities_are_not_split():
    text = "Vad gäller i Varberg?"
    assert find_municipalities(text)
    assert split_compound(lambda word: (word[:3], word[3:]))("i Varberg", random.Random(1)) is None


def test_a_word_is_exchanged_for_its_synonym():
    changed = synonym("Vilka nämner facket?", random.Random(1))
    assert changed is not None
    assert changed != "Vilka nämner facket?"
    assert synonym("Xyzzy?", random.Random(1)) is None


def test_what_is_asked_by_hur_is_left_alone():
    assert synonym("Hur gamla?", random.Random(1)) is None


def test_a_question_that_a_rule_cannot_change_is_left_out():
    assert variants([GoldQuestion("q", "Hur då?", "value")], typing_error, "skrivfel") == []


def test_inflected_words_keep_their_form():
    assert synonym("Facket?", random.Random(1)) is not None
    assert synonym("Lokala?", random.Random(1)) is None
