"""The invented passages hold their answers, and are asked of as the program reads agreements."""

import random

import pytest

from training.agreements import HELD_OUT, PASSAGES, Passage, asked_of, held_out_questions, passages
from training.examples import Example

TEXT = (
    "Två grupper finns:\n- Styrgruppen möts varje vår.\n- Teamet möts varje vecka.\nBudgeten beslutas i mars."
)


def _passage(question, answer):
    start = TEXT.index(answer) if answer else -1
    example = Example(
        question, TEXT, start, start + len(answer or "") if answer else -1, "agreements", "Mora"
    )
    return Passage("Grupper", TEXT, (example,))


def _asked(question, answer, seed=1):
    return list(asked_of(_passage(question, answer), len, random.Random(seed)))


@pytest.mark.parametrize(("path", "least"), [(PASSAGES, 700), (HELD_OUT, 40)])
def test_every_answer_stands_in_its_passage(path, least):
    found = passages(path)
    assert len(found) >= least
    for example in (e for p in found for e in p.questions):
        if example.answerable:
            words = example.text[example.start : example.end]
            assert words.strip() == words and words


def test_passages_held_out_are_none_of_those_that_train():
    trained = {p.text for p in passages()}
    assert trained.isdisjoint(e.text for e in held_out_questions())


def test_a_third_at_most_of_the_questions_has_no_answer_but_many_do_not():
    answerable = [e.answerable for p in passages() for e in p.questions]
    assert 0.15 < 1 - sum(answerable) / len(answerable) < 0.4


def test_an_entry_is_read_with_its_heading_and_lead_in():
    first, *_ = _asked("Hur ofta ses teamet?", "varje vecka")
    assert first.text == "Grupper\nTvå grupper finns:\n- Teamet möts varje vecka."
    assert first.text[first.start : first.end] == "varje vecka"


@pytest.mark.parametrize("seed", range(5))
def test_sentences_beside_the_answer_do_not_answer(seed):
    _, *beside = [
        a for a in _asked("Hur ofta ses teamet?", "varje vecka", seed) if a.text.startswith("Grupper")
    ]
    assert beside and all((a.start, a.end) == (-1, -1) for a in beside)
    assert not any("Budgeten" in a.text for a in beside), "the answer is read before it"


def test_a_question_without_answer_finds_none():
    assert {(a.start, a.end) for a in _asked("Vem leder teamet?", None)} == {(-1, -1)}
