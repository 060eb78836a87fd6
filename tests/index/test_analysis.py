"""The analyser: what meets what."""

import pytest

from index.analysis import Analyser, tokens
from index.compounds import Splitter

CORPUS = (
    "Jobbspår inom industri och vård. Kommunen har industrispår, vårdspår och ett spår för barnskötare. "
    "Ett jobb i skola eller arbete. Samverkan mellan kommunen och Arbetsförmedlingen. Arbetslöshet. Styrgruppens mål."
)


@pytest.fixture(scope="module")
def analyser():
    return Analyser(Splitter.trained([tokens(CORPUS)]))


def test_folds_case_and_stems(analyser):
    assert analyser.terms("KOMMUNERNAS") == analyser.terms("kommunerna")
    assert analyser.terms("arbetet") == analyser.terms("arbete")


def test_swedish_letters_are_letters_of_their_own(analyser):
    assert analyser.terms("mål") != analyser.terms("mal")
    assert analyser.terms("får") != analyser.terms("för")


def test_decomposed_letters_and_soft_hyphens_are_the_same(analyser):
    assert tokens("a\u030arsrapport sam\u00adverkan") == ["årsrapport", "samverkan"]


@pytest.mark.parametrize("text", ["SFI:s", "sfi", "SFI"])
def test_endings_of_abbreviations(text):
    assert tokens(text) == ["sfi"]


def test_colon_before_a_word_is_no_ending():
    assert tokens("Trepartssamtal:samtal AF:are 10:30") == ["trepartssamtal", "samtal", "af", "10", "30"]


def test_compound_has_the_terms_of_its_parts(analyser):
    assert set(analyser.terms("spår industri")) <= set(analyser.terms("industrispår"))


def test_split_compound_is_joined_in_questions(analyser):
    assert set(analyser.terms("jobbspår")) <= set(analyser.query_terms("jobb spår"))
    assert set(analyser.query_terms("mål vård")) == set(analyser.terms("mål vård"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("industrispår", ("industri", "spår")),
        ("arbetsspår", ("arbet", "spår")),
        ("skolspår", ("skol", "spår")),
        ("kommunen", ()),
        ("arbetslöshet", ()),
        ("spår", ()),
        ("industrispårsmål", ()),
        ("förskola", ()),
    ],
)
def test_splitter(analyser, word, parts):
    assert analyser.splitter.split(word) == parts


def test_grams_lie_within_words_and_know_their_ends(analyser):
    assert analyser.grams("spår") == ["<spå", "spår", "pår>"]
    assert analyser.grams("i") == ["<i>"]
    shared = set(analyser.grams("samvärkan")) & set(analyser.grams("samverkan"))
    assert shared == {"<sam", "samv", "rkan", "kan>"}


def test_words_point_into_the_text_as_it_is_written(analyser):
    text = "Sam\u00adverkan, SFI:s kommuner"
    words = analyser.words(text)
    assert [text[w.start : w.end] for w in words] == ["Sam\u00adverkan", "SFI:s", "kommuner"]
    assert words[2].stem == analyser.stem("kommun")
