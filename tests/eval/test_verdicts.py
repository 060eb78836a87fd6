from eval.verdicts import read_pairs


def test_every_pair_is_whole_and_stands_once():
    pairs = read_pairs()
    assert len({(p.question, p.said) for p in pairs}) == len(pairs) >= 180
    assert all(p.question.endswith("?") and p.said for p in pairs)
    assert 0.3 < sum(p.yes for p in pairs) / len(pairs) < 0.7
