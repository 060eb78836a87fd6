"""The pairs of questions and sentences: whole, in two halves, and counted rightly."""

from eval.notions import HALVES, Pair, Told, load, report, sentences_of


def test_every_pair_has_two_sentences_of_its_own_and_both_halves_are_there():
    pairs = load()
    told = sentences_of(pairs)
    assert len(told) == 2 * len(pairs) == len({sentence for _, sentence in told.values()})
    assert {pair.half for pair in pairs} == {*HALVES}


def test_what_is_found_is_counted_by_half():
    first = next(pair for pair in load() if pair.half == HALVES[0])
    found = [Told(first, True, False, ("annat",)), Told(Pair("a", first.question, "b", "c"), False, True, ())]
    line = report(found)
    assert line.startswith("mended on (2): recall 0.500 near 0.500 others 0.50 a question, mean F1 0.333")
