"""The retrieval benchmark: its measures, its passages, and a run over a set made here."""

import gzip
import json

import numpy as np
import pytest

from eval.retrieval import cut, load_untrained, main, measure


def test_measures():
    measures = measure(np.array([1, 2, 5, 11]))
    assert (measures.recall_1, measures.recall_5, measures.recall_10) == (0.25, 0.75, 0.75)
    assert measures.mrr_10 == pytest.approx((1 + 1 / 2 + 1 / 5) / 4)
    assert measures.ndcg_10 == pytest.approx((1 + 1 / np.log2(3) + 1 / np.log2(6)) / 4)


@pytest.mark.parametrize(
    ("words", "sizes"),
    [(5, [5]), (120, [120]), (121, [120, 21]), (220, [120, 120]), (230, [120, 120, 30])],
)
def test_passages_of_120_words_overlap_by_20(words, sizes):
    text = " ".join(f"ord{n}" for n in range(words))
    passages = cut(text)
    assert [len(passage.split()) for passage in passages] == sizes
    for earlier, later in zip(passages, passages[1:], strict=False):
        assert earlier.split()[100:] == later.split()[: len(earlier.split()) - 100]


@pytest.fixture
def sets(tmp_path):
    texts = {
        "När sammanträder rådet?": "Rådet sammanträder varje torsdag. Det leds av ordföranden.",
        "Vad kostar biljetten?": "En biljett kostar tjugo kronor. Barn åker gratis.",
    }
    (tmp_path / "swequad_mc").mkdir()
    (tmp_path / "squad_v2_sv").mkdir()
    entries = [{"context": text, "question": question} for question, text in texts.items()]
    for part, data in (("training", entries), ("dev", []), ("test", [])):
        (tmp_path / "swequad_mc" / f"{part}.json").write_text(json.dumps({"data": data}), encoding="utf-8")
    paragraphs = [
        {
            "context": text,
            "qas": [
                {"question": question, "answers": [{"text": text[:4]}], "is_impossible": False},
                {"question": "Vem?", "answers": [], "is_impossible": True},
            ],
        }
        for question, text in texts.items()
    ]
    for number, qa in enumerate(qa for paragraph in paragraphs for qa in paragraph["qas"]):
        qa["id"] = str(number)
        for answer in qa["answers"]:
            answer["answer_start"] = 0
    articles = [{"title": f"Artikel {n}", "paragraphs": [p]} for n, p in enumerate(paragraphs)]
    with gzip.open(tmp_path / "squad_v2_sv" / "dev.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"data": articles}, file)
    (tmp_path / "xquad").mkdir()
    (tmp_path / "xquad" / "en.json").write_text(json.dumps({"data": []}), encoding="utf-8")
    return tmp_path


def test_prints_a_table_of_sets_and_arms(sets, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("DUASOK_MODEL", "hash")
    arguments = [str(sets), "--home", str(tmp_path / "home"), "--cache", str(tmp_path / "vectors")]
    assert main(arguments) == 0
    first = capsys.readouterr().out
    assert "| SweQUAD-MC | lexical | 1.000 |" in first
    assert "| SQuAD-sv | hybrid | 1.000 |" in first
    assert main(arguments) == 0  # with the vectors that were kept
    assert capsys.readouterr().out == first


def test_what_has_been_trained_on_is_not_asked_of_the_reading_model(sets, monkeypatch):
    assert [(s.name, len(s.texts), len(s.questions)) for s in load_untrained(sets)] == [
        ("SweQUAD-MC dev+test", 2, 0),
        ("SQuAD-sv, held out", 2, 0),
    ]
    monkeypatch.setattr("training.examples.HELD_OUT", 1.0)
    *_, held_out = load_untrained(sets)
    assert {held_out.texts[right][:5] for _, right in held_out.questions} == {"Rådet", "En bi"}


def test_missing_sets_are_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DUASOK_MODEL", "hash")
    assert main([str(tmp_path)]) == 2
    assert "training.json" in capsys.readouterr().err
