"""Windows, examples, vocabulary and the loop, on a network of a few thousand weights and invented text."""

import gzip
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from domain.errors import DuasokError
from index.unpack import tokenizer
from reader.model import Reading, ReadingModel
from reader.windows import covering, sentences
from tests.training.tiny import tiny_model
from training.evaluate import best_reading, f1, normalised, with_text_given
from training.examples import (
    BODIES,
    SQUAD_SV,
    Example,
    held_out_texts,
    own_questions,
    own_texts,
    squad_sv,
    swequad,
    text_id,
    training_examples,
)
from training.export import export, trained
from training.genre import genre_examples
from training.loop import Schedule, ordered_batches, train, weights_of
from training.network import from_packed
from training.prepare import OTHER, RELEVANT, UNKNOWN, Encoder, Recipe, records
from training.vocabulary import cut
from training.windows import around, elsewhere

CORPUS = Path(__file__).parents[2] / "corpus"
DATA = Path(__file__).parents[2] / "training/data"
TEXT = "Gruppen möts varje vecka. Socialchefen leder gruppen.\nKommunen betalar lokalen. Alla får kaffe."


def words(text: str) -> int:
    return len(text.split())


def test_sentences_are_split_at_full_stops_and_lines():
    assert [TEXT[s.start : s.end] for s in sentences(TEXT)] == [
        "Gruppen möts varje vecka.",
        "Socialchefen leder gruppen.",
        "Kommunen betalar lokalen.",
        "Alla får kaffe.",
    ]


@pytest.mark.parametrize("seed", range(20))
def test_a_window_holds_the_answer_and_keeps_to_its_limit(seed):
    start = TEXT.index("Socialchefen")
    window = around(TEXT, start, start + 12, 8, words, random.Random(seed))
    assert window.start <= start and start + 12 <= window.end
    assert words(TEXT[window.start : window.end]) <= 8


def test_covering_windows_leave_nothing_out_and_elsewhere_avoids_the_answer():
    windows = covering(TEXT, 7, words)
    covered = {i for w in windows for i in range(w.start, w.end)}
    assert all(i in covered for i, c in enumerate(TEXT) if not c.isspace())
    start = TEXT.index("kaffe")
    assert all(w.end <= start for w in elsewhere(windows, start, start + 5))
    assert elsewhere(windows, start, start + 5)


SLIPPED = {"text": "Åsa", "answer_start": 17}  # as translated sets have them: not just where the words stand


def _article(number):
    asked = (
        {"question": "Vem leder?", "answers": [{"text": "Åsa", "answer_start": 0}]},
        {"question": "Var?", "is_impossible": True, "answers": [], "plausible_answers": [SLIPPED]},
        {"question": "Fel plats?", "answers": [{"text": "Åsa", "answer_start": 4}]},
    )
    qas = [{"id": f"{number}-{n}", **qa} for n, qa in enumerate(asked)]
    return {"title": f"Artikel {number}", "paragraphs": [{"context": "Åsa leder, det gör Åsa.", "qas": qas}]}


def _public_sets(folder, translated):
    """SQuAD-sv with ten articles, and XQuAD with the numbers of those that it holds in English."""
    for name in ("squad_v2_sv", "xquad"):
        (folder / name).mkdir()
    everything = json.dumps({"data": [_article(n) for n in range(10)]})
    (folder / "squad_v2_sv/dev.json.gz").write_bytes(gzip.compress(everything.encode()))
    (folder / "xquad/en.json").write_text(json.dumps({"data": [_article(n) for n in translated]}))


def test_no_article_is_both_trained_on_and_measured(tmp_path):
    _public_sets(tmp_path, translated=())
    kept, measured = squad_sv(tmp_path, held_out=False), squad_sv(tmp_path, held_out=True)
    assert {e.group for e in kept}.isdisjoint({e.group for e in measured})
    assert Counter(e.answerable for e in measured) == {True: 2, False: 2}
    assert kept[0].answers == ("Åsa",) and kept[0].seeming is None
    assert not kept[1].answerable and kept[1].seeming == (19, 22)


def test_what_is_trained_on_in_another_language_is_not_measured_on(tmp_path):
    _public_sets(tmp_path, translated=range(10))
    assert len(squad_sv(tmp_path, held_out=False)) == 16
    assert squad_sv(tmp_path, held_out=True) == []


def test_our_questions_on_public_texts_are_found_by_the_hash_of_the_text(tmp_path):
    (tmp_path / "swequad_mc").mkdir()
    right = {"type": "Correct answer", "text": "Åsa", "start": 0, "end": 3}
    entry = {"question": "Vem leder?", "context": "Åsa leder. Bo skriver.", "choices": [right]}
    (tmp_path / "swequad_mc/training.json").write_text(json.dumps({"data": [entry]}))
    more = tmp_path / "more.jsonl"
    lines = [{"q": "Vem skriver?", "a": "Bo"}, {"q": "Vem sover?", "a": None}]
    more.write_text("\n".join(json.dumps({"id": text_id(entry["context"]), **line}) for line in lines))
    public = swequad(tmp_path, "training")
    assert [(e.answers, e.source) for e in own_questions(more, public, "x")] == [(("Bo",), "x"), ((), "x")]
    more.write_text(json.dumps({"id": "en annan text", **lines[0]}))
    with pytest.raises(DuasokError, match="saknas"):
        own_questions(more, public, "x")


def test_our_own_texts_hold_their_answers_and_stand_in_groups_of_alike():
    examples = own_texts(DATA / "public_bodies.jsonl", BODIES)
    texts = Counter(group for group, _ in {(e.group, e.text) for e in examples})
    assert len(examples) > 2000 and set(texts.values()) == {4}
    assert 0.05 < sum(not e.answerable for e in examples) / len(examples) < 0.2
    assert all(e.answers[0] == e.answers[0].strip() != "" for e in examples if e.answerable)


def test_texts_held_out_are_none_of_those_that_train():
    trained = {e.text for e in own_texts(DATA / "public_bodies.jsonl", BODIES)}
    held_out = held_out_texts()
    assert len({e.text for e in held_out}) == 32 and trained.isdisjoint(e.text for e in held_out)


def test_the_right_place_is_taken_where_the_words_of_an_answer_stand_twice(tmp_path):
    asked = [{"q": "När slutar det?", "a": "i maj", "start": 20}, {"q": "Vem söker?", "a": None}]
    entry = {"group": "g", "text": "Det börjar i maj och slutar i maj.", "questions": asked}
    (tmp_path / "t.jsonl").write_text(json.dumps(entry))
    found = [(e.start, e.answers) for e in own_texts(tmp_path / "t.jsonl", "x")]
    assert found == [(28, ("i maj",)), (-1, ())]


def test_missing_data_are_told_in_swedish(tmp_path):
    with pytest.raises(DuasokError, match="--benchmarks"):
        training_examples(tmp_path / "finns-inte")


def test_invented_examples_hold_their_answers():
    examples = genre_examples(["Parterna samverkar om lokaler."], 120, random.Random(3))
    assert len(examples) == 120
    for example in examples:
        assert example.answers[0].strip() == example.answers[0] != ""
        assert not set("<>{}") & set(example.text + example.question)


def test_a_cut_vocabulary_keeps_letters_and_the_pieces_used_most():
    model = tiny_model()
    small = cut(model, Counter({4: 9, 5: 1}), size=len(model.pieces) - 7)
    kept = [p for p, _ in small.pieces]
    assert kept[:5] == ["<s>", "<pad>", "</s>", "<unk>", "▁vem"] and "▁leder" not in kept
    assert small.tensors["embeddings.word_embeddings.weight"].shape[0] == len(kept) == small.vocabulary
    assert "[UNK]" not in tokenizer(small).encode("vem leder").tokens


def test_records_mark_the_pieces_of_the_answer():
    pieces = tokenizer(tiny_model())
    text = "gruppen möts varje vecka"
    record = Encoder(pieces).record("vem leder", text, text.index("varje"), len(text), RELEVANT)
    assert pieces.decode(list(record.ids[record.first : record.last + 1])) == "varje vecka"
    none = Encoder(pieces).record("vem leder", text, -1, -1, OTHER)
    assert (none.first, none.last) == (0, 0)


def test_batches_hold_everything_once_in_an_order_that_the_seed_gives():
    pieces = Encoder(tokenizer(tiny_model()))
    records = [pieces.record("vem", "möts " * (n % 7 + 1), -1, -1, OTHER) for n in range(50)]
    batches = ordered_batches(records, 4, seed=1)
    assert sorted(i for b in batches for i in b) == list(range(50))
    assert batches == ordered_batches(records, 4, seed=1) != ordered_batches(records, 4, seed=2)


def test_what_seems_to_answer_is_read_where_the_question_has_no_answer():
    pieces = tokenizer(tiny_model())
    text = "gruppen möts varje vecka. " * 40 + "socialchefen leder gruppen. " + "kommunen möts. " * 40
    start = text.index("socialchefen")
    seems = Example("vem leder?", text, -1, -1, SQUAD_SV, "1", seeming=(start, start + 12))
    for seed in range(5):
        read = records(
            [seems], CORPUS, Encoder(pieces), Recipe(unanswerable=1.0, genre=0, agreements=0.0), seed
        )
        assert ["socialchefen leder" in pieces.decode(list(r.ids)) for r in read] == [True]
        assert [(r.first, r.last, r.relevance) for r in read] == [(0, 0, UNKNOWN)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_training_learns_resumes_and_makes_a_model_that_reads(tmp_path):
    model = tiny_model()
    encoder = Encoder(tokenizer(model))
    text = "gruppen möts varje vecka. socialchefen leder gruppen."
    start = text.index("socialchefen")
    record = encoder.record("vem leder gruppen?", text, start, start + 12, RELEVANT)
    silent = "gruppen möts varje vecka. kommunen möts gruppen."  # as long, so that a batch holds both
    other = encoder.record("vem leder gruppen?", silent, -1, -1, OTHER)
    read = [record, other] * 400
    schedule = Schedule(rate=2e-2, head_rate=2e-2, batch=4, warm_up=0.3)
    torch.manual_seed(1)
    assert train(from_packed(model), read[:40], tmp_path, schedule).step == 10
    assert train(from_packed(model), read, tmp_path, schedule).step == 200
    curve = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [c["step"] for c in curve] == list(range(1, 201))
    assert sum(c["span"] for c in curve[-5:]) < sum(c["span"] for c in curve[:5]) / 2
    folder = export(trained(model, weights_of(tmp_path)), model, tmp_path / "model", read[:8])
    reading = ReadingModel(folder).read("vem leder gruppen?", [text, silent])
    assert 0 <= reading[0].start < reading[0].end <= len(text)
    assert reading[0].span > reading[1].span + 3


def test_the_overlap_of_words_is_counted_as_squad_does():
    assert normalised("  En gång, i månaden! ") == "en gång i månaden"
    assert f1("en gång i månaden", "En gång") == pytest.approx(2 * 2 / 6)
    assert f1("aldrig", "en gång") == 0.0


def test_the_window_that_answers_is_chosen_by_its_words_and_its_relevance():
    class Model:
        def read(self, question, passages):
            return [Reading(0, 4, 3.0, -6.0) if "Fel" in p else Reading(0, 4, 2.0, 2.0) for p in passages]

        def length(self, text):
            return 60 * words(text)

    text = "Fel svar.\nRätt svar."
    example = Example("Vad?", text, text.index("Rätt"), text.index("Rätt") + 4, "x", "x")
    assert best_reading(Model(), example)[0] == "Rätt"  # type: ignore[arg-type]


def test_silence_is_right_for_a_question_without_answer():
    class Silent:
        def read(self, question, passages):
            return [Reading(0, 12, -1.0, 0.0) for _ in passages]

        def length(self, text):
            return words(text)

    example = Example("Vem?", "Socialchefen leder.", 0, 12, "x", "x")
    none = replace(example, start=-1, end=-1)
    reached = with_text_given(Silent(), [example, none], threshold=0.0)  # type: ignore[arg-type]
    assert (reached.exact, reached.unanswerable) == (0.0, 1.0)
    assert with_text_given(Silent(), [example]).exact == 1.0  # type: ignore[arg-type]
