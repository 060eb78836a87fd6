"""Lists over text: what decides a sentence, what denies, and which words of a question are looked for."""

from dataclasses import replace

import numpy as np
import pytest

from answer.corpus_words import Sentence
from answer.list_denial import denied
from answer.question import Question, Term
from answer.terms import terms_of
from answer.text_lists import Judged, carries, rule, standing_out
from tests.answer.small_corpus import gavle


def _sentence():
    agreement = gavle()
    section, start, end = next(agreement.walk())
    return Sentence(agreement, section, start, end, (), False, None, None, None)


def _judged(**features):
    return Judged(_sentence(), **features)


def test_where_the_words_are_the_questions_own_a_lesser_sentence_is_no_evidence():
    assert carries(_judged(own=0.9, coverage=0.9, relative=1.0))
    assert not carries(_judged(own=0.5, coverage=0.5, relative=0.5, meaning=4.0))


def test_where_all_say_it_in_other_words_the_meaning_decides():
    told = {"own": 0.28, "coverage": 0.28, "relative": 1.0}
    assert carries(_judged(**told, meaning=4.0))
    assert not carries(_judged(**told, meaning=1.0))
    assert not carries(_judged(own=0.05, coverage=0.28, relative=1.0, meaning=4.0)), "nothing stands in it"


def test_one_word_is_met_or_not_whatever_the_meaning():
    assert not carries(_judged(own=0.5, coverage=0.5, relative=1.0, meaning=5.0, single=True))


def test_likeness_is_measured_by_the_corpus_spread():
    found = standing_out(np.array([0.8, 0.8, 0.8, 0.9], np.float32))
    assert found.argmax() == 3 and found[3] == pytest.approx(1.732, abs=0.001)
    assert not standing_out(np.ones(3, np.float32)).any()


def test_every_feature_that_is_weighed_has_a_weight():
    assert {"own", "coverage", "relative", "meaning", "bias", "threshold"} == set(rule("paraphrase"))


def test_examples_and_alternatives_are_one_term():
    asked = [(w, ()) for w in "har hälsofolk att erbjuda typ kurator eller psykolog".split()]
    (health,) = [t for t in terms_of(asked, (), True, {"erbjuda": 0.5}) if t.word == "hälsofolk"]
    assert health.equals == ("kurator", "psykolog")


def test_a_known_phrase_of_asking_words_is_looked_for():
    asked = [(w, ()) for w in "papper på vad de har gjort".split()]
    assert [t.word for t in terms_of(asked, (), True)] == ["papper på"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("vilka avtal säger vad som ska ske om parterna inte är överens", False),
        ("vilka avtal säger att oenighet inte får förekomma", True),
    ],
)
def test_what_is_to_happen_is_told_without_a_denial(asked, expected):
    text = "Oenighet löses i styrgruppen."
    section = replace(gavle().sections[0], text=text)
    sentence = Sentence(gavle(), section, 0, len(text), (), False, None, None, None)
    question = Question(text="", corrected=asked, kind="list", terms=(Term("oenighet"),))
    assert denied(question, sentence) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Andelen kvinnor ska inte understiga 45 procent.", False),
        ("Inga kvinnor har anmält sig.", True),
        ("Mål för kvinnor har parterna valt att inte sätta upp.", True),
    ],
)
def test_a_bound_denies_nothing(text, expected):
    agreement = gavle()
    section = replace(agreement.sections[0], text=text)
    sentence = Sentence(agreement, section, 0, len(text), (), False, None, None, None)
    question = Question(
        text="", corrected="vilka har bestämt andelen kvinnor", kind="list", terms=(Term("kvinnor"),)
    )
    assert denied(question, sentence) is expected
