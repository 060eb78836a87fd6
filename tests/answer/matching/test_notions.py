"""Notions: what questions and agreements call the same thing, in words and patterns."""

import pytest

from answer.matching.notions import in_order, in_question, named_by, notions, parse


def test_patterns_are_groups_of_slots():
    assert parse("ta|skaffa körkort + =bil") == ((("ta", "skaffa"), ("körkort",)), (("=bil",),))
    assert parse("org.nr") == ((("org",), ("nr",)),)


@pytest.mark.parametrize("words", ["delar lokaler", "delade lokal"])
def test_a_phrase_names_its_notion_in_any_inflection(words):
    assert any("samlokalisering" in notion.names for notion in named_by(words))


def test_words_of_a_question_that_name_a_notion_together_need_not_be_neighbours():
    assert in_question("var sitter kommunen och af i samma stora hus".split()) == [(1, 2, 4, 5, 6, 8)]
    assert in_question(["var", "finns", "praktik"]) == []


def test_words_in_their_order_and_close_together():
    assert in_order([{0, 5}, {7}]) == (5, 7)
    assert in_order([{0}, {7}]) == ()


def test_every_pattern_of_the_data_can_be_read():
    for notion in notions():
        assert all(map(parse, (*notion.names, *notion.asked, *notion.said, *notion.hints)))
