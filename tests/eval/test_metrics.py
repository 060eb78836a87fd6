import importlib.util
import random

import pytest

from eval.gold import Evidence, Expected, GoldQuestion, load
from eval.metrics import (
    calibration_error,
    cited,
    f1,
    normalised,
    occurs,
    reliability,
    score,
    squashed,
)
from tests.conftest import ROOT, SHARED

SCORER = SHARED / "eval" / "score.py"


def _answer(**values):
    return {"found": True, "text": "", "municipalities": [], "citations": [], "table": None} | values


def _gold(kind, evidence=(), **expect):
    return GoldQuestion("q", "Fråga?", kind, Expected(**expect), tuple(evidence))


def _named(*names):
    return [{"name": name, "citations": []} for name in names]


def test_a_list_is_scored_by_f1_over_municipalities():
    gold = _gold("list", municipalities=("Boden", "Luleå"))
    assert score(gold, _answer(municipalities=_named("Boden", "Luleå"))).value == 1.0
    half = score(gold, _answer(municipalities=_named("Boden", "Piteå")))
    assert half.value == 0.5
    assert half.why == "saknar luleå; för mycket piteå"


def test_municipalities_that_are_allowed_do_not_count():
    gold = _gold("list", municipalities=("Boden",), municipalities_ok=("Luleå",))
    assert score(gold, _answer(municipalities=_named("Boden", "Luleå"))).value == 1.0
    assert score(gold, _answer(municipalities=_named("Boden"))).value == 1.0


def test_what_is_not_in_the_corpus_must_be_refused():
    gold = _gold("unanswerable")
    assert score(gold, _answer(found=False)).value == 1.0
    assert score(gold, _answer()).value == 0.0
    assert score(_gold("value", answer_any=("7",)), _answer(found=False, text="7")).value == 0.0


def test_counts_and_yes_or_no_are_right_or_wrong():
    assert score(_gold("count", count=3), _answer(count=3)).value == 1.0
    assert score(_gold("count", count=3), _answer(count=None)).value == 0.0
    assert score(_gold("yesno", yesno=False), _answer(yesno=False)).value == 1.0
    assert score(_gold("yesno", yesno=False), _answer(yesno=None)).value == 0.0


def test_an_overlong_value_is_wrong():
    gold = _gold("value", answer_any=("80 %",))
    assert score(gold, _answer(text="80% " + "x" * 300)).value == 1.0
    assert score(gold, _answer(text="80% " + "x" * 400)).value == 0.0


def test_a_comparison_needs_its_municipalities_and_is_read_with_its_table():
    gold = _gold("compare", municipalities=("Boden", "Luleå"), answer_all=("60", "varje vecka"))
    table = {"columns": ["Kommun", "Mål"], "rows": [["Boden", "60 %"], ["Luleå", "40 %"]]}
    both = _named("Boden", "Luleå")
    assert score(gold, _answer(municipalities=_named("Boden"), table=table)).value == 0.0
    assert score(gold, _answer(municipalities=both, table=table)).value == 0.5
    assert score(gold, _answer(municipalities=both, table=table, text="Varje  vecka")).value == 1.0


def test_numbers_and_short_words_must_stand_alone():
    assert occurs("60", "mål: 60 %")
    assert not occurs("60", "160 personer")
    assert not occurs("60", "60,5 procent")
    assert not occurs("sex", "sextio")
    assert occurs("handläggar", "handläggargruppen")


@pytest.mark.parametrize(
    ("quote", "right"),
    [
        ("Gruppen möts varje måndag", 1.0),
        ("Gruppen möts varje mån-\ndag i Boden, säger avtalet", 1.0),
        ("möts varje måndag i Boden och i Luleå", 1.0),
        ("Gruppen", 1.0),
        ("Grupp", 0.0),
        ("Något helt annat om gruppens möten", 0.0),
    ],
)
def test_a_quote_counts_when_it_carries_the_gold_or_lies_in_it(quote, right):
    gold = _gold("value", [Evidence("a.txt", "Gruppen möts varje måndag i Boden.")])
    assert cited(gold, _answer(citations=[{"document": "mapp/a.txt", "quote": quote}])) == right
    assert cited(gold, _answer(citations=[{"document": "b.txt", "quote": quote}])) == 0.0


def test_quotes_of_municipalities_count_and_items_are_enough():
    gold = _gold("list", [Evidence("a.txt", "Följande spår finns här i kommunen:", ("Industrispåret",))])
    entry = {"name": "Boden", "citations": [{"document": "a.txt", "quote": "- Industrispåret (12 platser)"}]}
    assert cited(gold, _answer(municipalities=[entry])) == 1.0
    assert cited(_gold("list"), _answer()) is None


def test_reliability_bins_and_calibration():
    table = reliability([(0.05, 0.0), (0.9, 1.0), (1.0, 1.0), (0.95, 0.0)])
    assert [(b.low, b.answers) for b in table] == [(0.0, 1), (0.8, 3)]
    assert table[1].right == pytest.approx(2 / 3)
    assert calibration_error(table) == pytest.approx((0.05 + 3 * (0.95 - 2 / 3)) / 4)
    assert calibration_error(()) == 0.0


def test_texts_are_compared_without_regard_to_writing():
    assert normalised("  8–10\u00a0GÅNGER, 80%") == "8-10 gånger, 80 %"
    assert squashed("Vård- och\nomsorg (2)") == "vårdochomsorg2"
    assert f1(set(), set()) == 1.0


@pytest.fixture(scope="module")
def scorer():
    if not SCORER.exists():
        pytest.skip("kontraktets rättningsprogram finns inte på den här datorn (../shared/eval/score.py)")
    spec = importlib.util.spec_from_file_location("contract_score", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_measures_are_those_of_the_contracts_scorer(scorer):
    chance = random.Random(7)
    path = ROOT / "eval" / "gold" / "questions.jsonl"
    for gold, raw in zip(load(path), scorer.read_jsonl(path), strict=True):
        for _ in range(12):
            answer = _made_up(raw, chance)
            expected, _ = scorer.right(raw, answer)
            assert score(gold, answer).value == pytest.approx(expected), (gold.id, answer)
            assert cited(gold, answer) == scorer.cited(raw, answer), (gold.id, answer)


def _made_up(raw, chance):
    """An answer that is right, wrong or half right, by chance."""
    expect = raw["expect"]
    pool = [*expect["municipalities"], *expect.get("municipalities_ok", []), "Kalix", "Torsby"]
    words = [*expect["answer_any"], *expect["answer_all"], "sextio 160 8,15 procent", "Inget."]
    texts = chance.sample(words, chance.randint(0, len(words)))
    quotes = [e["quote"] for e in raw["evidence"]] or ["inget"]
    quote = chance.choice(quotes)
    cut = chance.randint(0, len(quote))
    files = [e["file"] for e in raw["evidence"]] or ["a.txt"]
    citation = {
        "document": chance.choice(files),
        "quote": chance.choice([quote, quote[:cut], quote[cut:] + " mer"]),
    }
    entries = [
        {"name": name, "citations": [citation] if chance.random() < 0.3 else []}
        for name in chance.sample(pool, chance.randint(0, len(pool)))
    ]
    return {
        "found": chance.random() < 0.8,
        "text": " ".join(texts) * chance.choice([1, 1, 1, 40]),
        "municipalities": entries,
        "count": chance.choice([expect.get("count"), 2, None]),
        "yesno": chance.choice([True, False, None]),
        "table": chance.choice([None, {"columns": ["x"], "rows": [texts]}]),
        "citations": [citation] if chance.random() < 0.5 else [],
    }
