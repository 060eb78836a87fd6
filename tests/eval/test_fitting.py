"""The fitting of the decision to answer: what separates right from wrong counts; each set is judged by the others."""

import numpy as np
import pytest

from eval.fitting import RANKING, Case, cross_validated, fit, fit_ranking, main, report


def case(group: str, strength: float, right: bool, answerable: bool = True) -> Case:
    return Case(group, answerable, 1 if answerable else None, (strength,) * 4, right, strength)


CASES = [
    case(group, strength, strength > 0.5, strength != 0.1)
    for group in ("a", "b")
    for strength in (0.1, 0.2, 0.3, 0.7, 0.8, 0.9) * 3
]


def test_a_feature_that_tells_right_from_wrong_gets_weight_and_one_that_misleads_none() -> None:
    features = np.array([[1.0, 0.0], [0.9, 0.2], [0.1, 0.9], [0.0, 1.0]] * 5)
    good, bad, _ = fit(features, np.array([1.0, 1.0, 0.0, 0.0] * 5))
    assert good > 1
    assert bad == 0


def test_each_set_is_judged_by_weights_from_the_others() -> None:
    turned = [case("b", c.features[0], not c.right) for c in CASES if c.group == "a" and c.features]
    sure = cross_validated([*(c for c in CASES if c.group == "a"), *turned])
    strong = [s for s, c in zip(sure[:18], CASES, strict=False) if c.right]
    assert max(strong) <= 0.51  # what set b teaches says nothing good of strong features


def test_a_question_without_an_admissible_candidate_is_never_answered() -> None:
    nothing = Case("a", True, None, None, False, 0.0)
    assert cross_validated([*CASES, nothing])[-1] == 0.0


def test_the_report_tells_refusals_by_cause() -> None:
    text = report([*CASES, Case("a", True, 3, None, False, 0.0), Case("a", True, None, None, False, 0.0)])
    assert "1  ingen kandidat av rätt slag" in text
    assert "1  inte bland kandidaterna" in text
    assert "a: 17 frågor" in text


def test_an_argument_that_is_no_set_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fragor.jsonl"]) == 2
    assert "fragor.jsonl" in capsys.readouterr().err


def test_the_ranking_is_fitted_so_that_the_right_one_comes_first():
    span = RANKING.index("span")
    rows = np.zeros((2, len(RANKING)))
    rows[0, RANKING.index("own")], rows[1, span] = 1.0, 1.0
    cases = [Case("a", True, 2, None, False, 0.0, rows, np.array([0.0, 1.0]))] * 20
    fitted = fit_ranking(cases)
    assert rows[1] @ fitted > rows[0] @ fitted
    assert "Rätt mening först bland de lästa" in report([*CASES, *cases])
