"""BM25 as served, against `rank-bm25` and against the formula."""

import math
import random

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from index.bm25 import Bm25

WORDS = [f"ord{n}" for n in range(60)]


@pytest.fixture(scope="module")
def texts():
    chance = random.Random(7)
    return [
        [chance.choice(WORDS[: chance.randint(5, 60)]) for _ in range(chance.randint(3, 40))]
        for _ in range(80)
    ]


class Reference(BM25Okapi):
    """rank-bm25 with Lucene's idf, which is never negative, in place of its own floor for frequent words."""

    def _calc_idf(self, nd):
        self.idf = {word: math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5)) for word, n in nd.items()}


@pytest.mark.parametrize(("k1", "b"), [(1.2, 0.75), (0.5, 0.4)])
def test_same_scores_as_rank_bm25(texts, k1, b):
    ours, theirs = Bm25.build(texts, k1, b), Reference(texts, k1=k1, b=b)
    for query in (["ord1"], ["ord3", "ord50", "ord59"], ["ord2", "ord2", "okänt"]):
        # rank-bm25 keeps the constant factor k1 + 1 of Robertson's formula; Lucene leaves it out.
        np.testing.assert_allclose(
            ours.scores(query) * (k1 + 1), theirs.get_scores(query), rtol=1e-4, atol=1e-5
        )


def test_no_score_reaches_the_ceiling(texts):
    index = Bm25.build(texts, 0.5, 0.4)
    query = ["ord1", "ord7", "okänt"]
    assert 0 < index.scores(query).max() < index.ceiling(query)


def test_unknown_terms_count_as_the_rarest(texts):
    index = Bm25.build(texts, 0.5, 0.4)
    assert index.ceiling(["okänt"]) > max(index.ceiling([word]) for text in texts for word in text)
    assert not index.scores(["okänt"]).any()


@pytest.mark.parametrize("empty", [[], [[]], [[], []]])
def test_nothing_to_index(empty, tmp_path):
    index = Bm25.build(empty, 0.5, 0.4)
    assert index.scores(["ord1"]).tolist() == [0.0] * len(empty)
    index.save(tmp_path / "tom")
    assert len(Bm25.load(tmp_path / "tom")) == len(empty)


def test_saved_and_opened(texts, tmp_path):
    index = Bm25.build(texts, 0.5, 0.4)
    index.save(tmp_path / "index")
    opened = Bm25.load(tmp_path / "index")
    query = ["ord1", "ord4"]
    np.testing.assert_array_equal(opened.scores(query), index.scores(query))
    assert opened.ceiling(query) == index.ceiling(query)
