import re

import pytest

from domain.numbers import find_quantities
from domain.track_nouns import first_parts, nouns, track_pattern


def test_each_noun_stands_once_and_in_four_forms():
    for listed in (first_parts(shown=True), nouns(shown=True)):
        assert len(set(listed)) == len(listed)
    assert all(form == form.lower() and form.isalpha() for noun in nouns(shown=True) for form in noun)


def test_words_that_need_a_document_to_show_their_meaning_are_added():
    assert set(first_parts()) < set(first_parts(shown=True))
    assert set(nouns()) < set(nouns(shown=True))


@pytest.mark.parametrize("word", ["yrkesväg", "jobblinjen", "branschpaket", "yrkesbanorna", "arbetskedjor"])
def test_a_municipalitys_own_word_is_a_track_in_every_form(word):
    assert re.fullmatch(track_pattern(), word)


@pytest.mark.parametrize(
    "word", ["yrkesvägledare", "yrkesprogram", "arbetsplats", "startpaket", "vägar", "jobbspår"]
)
def test_other_words_are_none(word):
    assert not re.fullmatch(track_pattern(), word)


def test_they_are_counted_as_tracks():
    quantities = find_quantities("kommunen har tre jobbvägar och två yrkesbanor")
    assert [(q.low, q.unit) for q in quantities] == [(3, "jobbspår"), (2, "jobbspår")]
