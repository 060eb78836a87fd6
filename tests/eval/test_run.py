"""A run over a small corpus, and what it makes of answers that are not as they must be."""

import json
from dataclasses import replace

import pytest

from answer.service import ask
from domain.answer import Citation, Coverage
from domain.home import Home
from eval.gold import Expected, GoldQuestion
from eval.integrity import problems, verbatim
from eval.robustness import as_text, robustness
from eval.run import answered, run
from eval.variants import in_english
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement

QUESTIONS = (
    GoldQuestion("a", "Vilka kommuner nämner facket?", "list", Expected(municipalities=("Boden",))),
    GoldQuestion(
        "b", "Hur ofta träffas styrgruppen i Luleå?", "value", Expected(answer_any=("varje kvartal",))
    ),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    sections = {
        "Parter": ["Bodens kommun och Arbetsförmedlingen."],
        "Samråd": ["Facket får ett samråd varje termin."],
    }
    other = {
        "Parter": ["Luleå kommun."],
        "Organisation": ["Styrgruppen träffas varje kvartal och leds av chefen."],
    }
    agreements = [make_agreement("a.txt", ["Boden"], sections), make_agreement("b.txt", ["Luleå"], other)]
    build(home, agreements, HashEmbedder())
    return open_index(home, HashEmbedder())


def test_a_run_scores_saves_and_compares(index, tmp_path):
    path, saved = tmp_path / "frågor.jsonl", tmp_path / "förra.json"
    lines = [
        {
            "id": q.id,
            "question": q.question,
            "type": q.type,
            "expect": {"municipalities": q.expect.municipalities, "answer_any": q.expect.answer_any},
        }
        for q in QUESTIONS
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    first = run(path, index, save=saved)
    assert [r.id for r in first.results] == ["a", "b"]
    assert all(r.seconds > 0 for r in first.results)
    assert first.problems == ()
    again = run(path, index, baseline=saved)
    assert again.comparison is not None
    assert (again.comparison.better, again.comparison.worse) == ((), ())


def test_variants_are_set_against_the_same_questions(index):
    lines = robustness(QUESTIONS, index)
    assert [line.rule for line in lines] == ["skrivfel", "särskrivning", "synonym", "engelska"]
    assert (lines[0].questions, lines[-1].questions) == (2, 0)
    assert "skrivfel" in as_text(lines)


def test_questions_written_in_english_keep_their_key():
    (asked,) = in_english([replace(QUESTIONS[0], id="g002")], "engelska")
    assert asked.id == "g002-engelska"
    assert asked.question.startswith("Where are there job tracks")
    assert asked.expect == QUESTIONS[0].expect


def test_the_answers_of_the_program_are_sound(index):
    assert all(result.problems == () for result in answered(QUESTIONS, index))


def _citation(index, quote="Facket får ett samråd varje termin."):
    agreement = index.agreements["a"]
    section = agreement.sections[1]
    start = section.text.find(quote)
    return Citation("a.txt", "a", section.id, "Samråd", None, start, start + len(quote), quote)


def test_a_quote_must_stand_where_it_says(index):
    right = _citation(index)
    assert verbatim(right, index)
    for wrong in (
        replace(right, start=right.start + 1),
        replace(right, quote="Facket får ett samråd varje vecka."),
        replace(right, section_id="s99"),
        replace(right, document_id="x"),
        replace(right, document="b.txt"),
        replace(right, quote="", end=right.start),
    ):
        assert not verbatim(wrong, index)


def test_what_is_wrong_with_an_answer_is_said(index):
    answer = ask("Vilka kommuner nämner facket?", index)
    broken = replace(answer, citations=(replace(_citation(index), quote="Något annat."),))
    assert "citatet ”Något annat.” står inte så i a.txt" in problems(broken, index)


def test_a_list_must_decide_every_municipality_once(index):
    answer = replace(ask("Vilka kommuner nämner facket?", index), coverage=Coverage(2, 2, 0))
    assert answer.found
    assert problems(answer, index) == []
    left_out = replace(answer, without_evidence=())
    assert any("är bedömda av 2" in p for p in problems(left_out, index))
    twice = replace(answer, without_evidence=(*answer.without_evidence, *answer.municipalities))
    assert "en kommun är bedömd två gånger" in problems(twice, index)
    bare = replace(answer, municipalities=tuple(replace(m, citations=()) for m in answer.municipalities))
    assert "Boden saknar citat" in problems(bare, index)
