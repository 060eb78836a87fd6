"""Lists over text: what decides a sentence, what denies, and which words of a question are looked for."""

from dataclasses import replace

import pytest

from answer.lists.findings import WEAK
from answer.lists.list_denial import denied
from answer.lists.text_lists import FEATURES, Judged, carries, possible, rule, sureness
from answer.matching.corpus_words import Sentence
from answer.question import Question, Term
from answer.service import ask
from answer.understanding.terms import terms_of
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle
from tests.factory import make_agreement


def _sentence():
    agreement = gavle()
    section, start, end = next(agreement.walk())
    return Sentence(agreement, section, start, end, (), False, None, None, None)


def _judged(**features):
    return Judged(_sentence(), **features)


def test_where_the_words_are_the_questions_own_a_lesser_sentence_is_no_evidence():
    assert carries(_judged(own=0.95, coverage=0.95, best=0.95))
    assert not carries(_judged(own=0.5, coverage=0.5, best=0.95, meaning=5.0, nearest=1.0))


def test_where_all_say_it_in_other_words_the_meaning_decides():
    told = {"own": 0.2, "coverage": 0.2, "best": 0.4}
    assert carries(_judged(**told, meaning=5.0, nearest=1.0))
    assert not carries(_judged(**told, meaning=0.0, nearest=0.0))


def test_one_word_is_met_or_not_whatever_the_meaning():
    assert not carries(_judged(own=0.5, coverage=0.5, best=0.5, meaning=5.0, nearest=1.0, single=True))


@pytest.mark.parametrize(("own", "expected"), [(0.0, False), (0.4, True)])
def test_a_sentence_without_the_words_is_no_evidence_when_it_denies_anything(own, expected):
    text = "Resorna ersätts av kommunen, som inte tar ut någon avgift."
    section = replace(gavle().sections[0], text=text)
    sentence = Sentence(gavle(), section, 0, len(text), (), False, None, None, None)
    question = Question(
        text="", corrected="vilka hjälper till med busskort", kind="list", terms=(Term("busskort"),)
    )
    assert possible(question, Judged(sentence, own, own, 0.5)) is expected


def test_a_heading_is_evidence_when_it_says_it_all():
    heading = replace(_sentence(), is_heading=True)
    question = Question(text="", corrected="vilka har resor", kind="list", terms=(Term("resor"),))
    assert possible(question, Judged(heading, 0.95, 0.95, 0.95))
    assert not possible(question, Judged(heading, 0.5, 0.5, 0.95))


def test_every_feature_that_is_weighed_has_a_weight():
    assert {*FEATURES, "bias", "threshold", "least", "looked_at"} == set(rule("paraphrase"))


def test_examples_and_alternatives_are_one_term():
    asked = [(w, ()) for w in "har hälsofolk att erbjuda typ kurator eller psykolog".split()]
    (health,) = [t for t in terms_of(asked, (), True, {"erbjuda": 0.5}) if t.word == "hälsofolk"]
    assert health.equals == ("kurator", "psykolog")


def test_a_known_phrase_of_asking_words_is_looked_for():
    asked = [(w, ()) for w in "var sitter de under samma tak".split()]
    assert [t.word for t in terms_of(asked, (), True)] == ["sitter", "under samma tak"]


def test_words_apart_that_name_a_notion_are_one_term_in_the_search_of_the_text():
    asked = [(w, ()) for w in "var får man hjälp med sitt körkort".split()]
    assert [t.word for t in terms_of(asked, (), True)] == ["hjälp", "körkort"]
    assert [t.word for t in terms_of(asked, (), True, apart=True)] == ["hjälp körkort"]


def test_evidence_by_likeness_alone_is_weak():
    assert sureness(_judged(own=0.0, coverage=0.0, best=0.4, meaning=6.0, nearest=1.0)) < WEAK
    assert sureness(_judged(own=0.95, coverage=0.95, best=0.95)) == 0.95


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


@pytest.fixture(scope="module")
def denying(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    said = {
        "Arboga": "Något spår mot vård och omsorg ingår inte i modellen.",
        "Borlänge": "Kommunen driver jobbspåret Vård.",
        "Eslöv": "Parterna träffas varje vecka.",
        "Falun": "Jobbspår i vården har vi valt att avstå från.",
    }
    agreements = [make_agreement(f"{name}.txt", [name], {"Jobbspår": [line]}) for name, line in said.items()]
    build(home, agreements, HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    "question",
    [
        "Vilka skriver att de inte har något vårdspår?",
        "Vilka talar om att de inte har något spår mot vården?",
    ],
)
def test_who_says_that_something_is_not_there_is_told_by_those_words(denying, question):
    answer = ask(question, denying)
    assert [m.municipality.name for m in answer.municipalities] == ["Arboga", "Falun"]
    assert "skriver att det inte är så" in answer.understood
    assert "har jobbspår inom" not in answer.text
