"""Weights of signs are found from examples, and written as a table that the reader takes."""

import tomllib

from eval.track_weights import Example, examples, main, table, unseen
from tests.ingest.facts.making import make_document

FOUND = [
    Example(frozenset(signs), right, group)
    for group in range(1, 40, 2)
    for signs, right in (({"joined", "chapter"}, True), ({"chapter"}, False), ({"need_clause"}, False))
]


def test_a_sign_of_right_ones_weighs_more_and_the_sum_reaches_what_is_needed():
    weights = tomllib.loads(table(FOUND))["sentence"]
    assert weights["joined"] > 0 > weights["need_clause"]
    assert weights["joined"] + weights["chapter"] > weights["needed"] > weights["chapter"]


def test_the_folds_are_judged_by_weights_of_the_others():
    assert "precision 1.000 recall 1.000" in unseen(FOUND)


def test_phrases_are_right_where_the_gold_names_them():
    sections = make_document(("Läget", ["Ett spår för svetsare pågår, och behovet av kockar är stort."]))
    found = list(examples(sections, {"svetsare"}, 3, document=False))
    assert [e.right for e in found] == [True, False]


def test_a_set_without_its_truth_is_refused(capsys, monkeypatch):
    monkeypatch.setattr("eval.track_weights.of_passages", lambda: iter(()))
    assert main(["corpus"]) == 2
    assert "mapp=facit" in capsys.readouterr().err
