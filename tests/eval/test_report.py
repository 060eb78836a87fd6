import json
from dataclasses import replace

import pytest

from domain.errors import UsageError
from eval.gold import load as load_questions
from eval.report import QuestionResult, Report, compare, load, save
from tests.conftest import ROOT


def _result(name, kind="value", score=1.0, **changes):
    values = {
        "id": name, "type": kind, "style": "natural", "question": f"Fråga {name}?", "score": score, "cited": score,
        "found": True, "confidence": 0.9, "seconds": 0.1, "why": "", "answer": "Svar.",
    }  # fmt: skip
    return QuestionResult(**(values | changes))


REPORT = Report(
    "frågor.jsonl",
    (
        _result("a", seconds=0.1),
        _result("b", score=0.0, seconds=0.3, why="inget av: 7", style="terse,synonym"),
        _result("c", "list", 0.5, cited=None, seconds=0.2, confidence=0.3),
    ),
)


def test_means_by_type_and_style():
    assert REPORT.mean() == 0.5
    assert REPORT.by_type() == {"list": (0.5, 1), "value": (0.5, 2)}
    assert REPORT.by_style() == {"natural": (0.75, 2), "synonym": (0.0, 1), "terse": (0.0, 1)}
    assert REPORT.cited == (0.5, 2)
    assert REPORT.times == (0.2, 0.3)


def test_the_text_says_what_was_missed_and_how_long_it_took():
    text = REPORT.as_text()
    assert "ALLA           0.500  3" in text
    assert "median 200 ms, 95:e percentilen 300 ms" in text
    assert "b value 0.00  Fråga b?\n      inget av: 7" in text
    assert "Fel som aldrig" not in text


def test_what_must_never_be_is_said_first():
    broken = replace(REPORT, results=(_result("a", problems=("citatet står inte så",)),))
    assert broken.problems == ("a: citatet står inte så",)
    assert "Fel som aldrig får finnas:\n  a: citatet står inte så" in broken.as_text()


def test_a_saved_report_comes_back_as_it_was(tmp_path):
    path = tmp_path / "baselines" / "x.json"
    save(REPORT, path)
    assert load(path) == REPORT
    assert json.loads(path.read_text(encoding="utf-8"))["types"]["list"] == {"score": 0.5, "questions": 1}


@pytest.mark.parametrize("content", ["", "[]", '{"results": [{}]}'])
def test_a_file_that_is_no_saved_report_is_refused(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="inget sparat resultat"):
        load(path)


def test_comparison_names_each_question_that_changed():
    now = Report("frågor.jsonl", (_result("a", score=0.0), _result("b", score=1.0), _result("d")))
    comparison = compare(now, REPORT, "förra.json")
    assert [(c.id, c.before, c.after) for c in comparison.worse] == [("a", 1.0, 0.0)]
    assert [(c.id, c.before, c.after) for c in comparison.better] == [("b", 0.0, 1.0)]
    assert (comparison.new, comparison.gone) == (1, 1)
    assert (comparison.before, comparison.after) == (0.5, 0.5)
    text = replace(now, comparison=comparison).as_text()
    assert "Mot förra.json: 0.500 -> 0.500\nSämre: 1\n  a 1.00 -> 0.00  Fråga a?\nBättre: 1" in text
    assert "Nya frågor: 1. Borttagna: 1." in text


def test_the_saved_baseline_belongs_to_the_gold_questions():
    baseline = load(ROOT / "eval" / "baselines" / "sample.json")
    asked = {(q.id, q.question) for q in load_questions(ROOT / "eval" / "gold" / "questions.jsonl")}
    assert {(r.id, r.question) for r in baseline.results} == asked
    assert baseline.problems == ()
