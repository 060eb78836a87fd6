import json

import pytest

from domain.errors import UsageError
from eval.gold import TYPES, load
from tests.conftest import ROOT


def _file(tmp_path, *lines):
    path = tmp_path / "frågor.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_question_with_all_its_parts(tmp_path):
    line = {
        "id": "q1",
        "question": "Vilka kommuner har spår?",
        "type": "list",
        "expect": {"municipalities": ["Boden"], "municipalities_ok": ["Luleå"], "answer_any": ["spår"]},
        "evidence": [{"file": "a.txt", "quote": "Spår finns.", "items": ["Vård"], "line": 3}],
        "meta": {"style": "terse"},
        "unknown": 1,
    }
    (question,) = load(_file(tmp_path, json.dumps(line, ensure_ascii=False), ""))
    assert question.expect.municipalities == ("Boden",)
    assert question.expect.municipalities_ok == ("Luleå",)
    assert question.expect.yesno is None
    assert question.evidence[0].items == ("Vård",)
    assert question.style == "terse"


def test_a_question_without_id_is_known_by_its_text(tmp_path):
    (question,) = load(_file(tmp_path, '{"question": "Vad?", "type": "value"}'))
    assert question.id == "Vad?"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Rad 1 i frågor.jsonl är inte JSON"),
        ('{"type": "list"}', "saknar fältet question"),
        ("[]", "saknar fältet question"),
        ('{"question": "Vad?", "type": "quiz"}', "har typen quiz. Välj bland list"),
        ("", "innehåller inga frågor"),
    ],
)
def test_a_file_of_another_format_is_refused_in_swedish(tmp_path, line, said):
    with pytest.raises(UsageError, match=said):
        load(_file(tmp_path, line))


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        load(path)


def test_the_sample_gold_is_wide_enough():
    questions = load(ROOT / "eval" / "gold" / "questions.jsonl")
    number = {kind: sum(q.type == kind for q in questions) for kind in TYPES}
    least = {
        "list": 22,
        "value": 24,
        "count": 10,
        "yesno": 10,
        "describe": 8,
        "compare": 6,
        "unanswerable": 10,
    }
    assert {k: n for k, n in number.items() if n < least[k]} == {}
    assert len({q.id for q in questions}) == len(questions) >= 90
    assert {"natural", "terse", "synonym", "misspelt", "split", "joined", "english"} <= {
        style for q in questions for style in q.style.split(",")
    }
    assert all(q.evidence for q in questions if q.type != "unanswerable")
