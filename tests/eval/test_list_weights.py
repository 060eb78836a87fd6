"""Fitting the decision of list questions: the sentence that answers is found without being told."""

import numpy as np

from answer.lists.text_lists import FEATURES, rule
from eval.gold import Expected, GoldQuestion
from eval.list_weights import Case, Document, best_threshold, f1, fit, left_out, report


def _row(own: float, meaning: float) -> list[float]:
    told = {"own": own, "coverage": own, "relative": own, "lack": 1 - own}
    told |= {"meaning": meaning, "nearest": meaning / 5}
    return [told[name] for name in FEATURES]


def _case(group: str, spread: float) -> Case:
    """Boden answers by one of two sentences, Mora by none of its two, and Åre may be named or not."""
    right = np.array([_row(0.1, 0.0), _row(0.6 + spread, 4.0)])
    wrong = np.array([_row(0.2 + spread, 1.0), _row(0.0, 2.0)])
    documents = (
        Document(frozenset({"Boden"}), True, right),
        Document(frozenset({"Mora"}), False, wrong),
        Document(frozenset({"Åre"}), None, right),
        Document(frozenset({"Ale"}), False, np.zeros((0, len(FEATURES)))),
    )
    expected = Expected(municipalities=("Boden",), municipalities_ok=("Åre",))
    return Case(group, GoldQuestion("a", "Vilka?", "list", expected), documents)


_CASES = [_case(group, spread) for group in "abc" for spread in (0.0, 0.05, 0.1)]


def test_documents_with_evidence_are_told_from_those_without():
    weights = fit(_CASES)
    assert [f1(case, weights, best_threshold(_CASES, weights)) for case in _CASES] == [1.0] * len(_CASES)


def test_each_set_is_decided_by_the_others():
    assert left_out(_CASES) == {group: [1.0] * 3 for group in "abc"}


def test_the_report_is_the_table_of_the_data_file():
    printed = {line.split(" = ")[0] for line in report(_CASES).splitlines() if " = " in line}
    assert printed == rule("paraphrase").keys() - {"least", "looked_at"}
