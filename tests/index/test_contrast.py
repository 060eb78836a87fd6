"""The discriminant: what tells sentences apart weighs, what all share does not."""

import numpy as np
import pytest

from index.contrast import Contrast


def test_a_direction_in_which_all_sentences_differ_counts_for_less():
    rng = np.random.default_rng(0)
    table = np.zeros((40, 3), np.float32)
    table[:, 0] = rng.normal(0, 1, 40)  # the genre's own variation
    table[7, 1] = 0.5  # one sentence of what is asked
    question = np.array([0.6, 0.6, 0.5], np.float32)
    ordinary = np.array([0.0, 0.0, 0.5], np.float32)
    assert (table @ question).argmax() != 7
    assert Contrast(table).standing_out(question, ordinary).argmax() == 7


def test_likeness_is_measured_by_the_corpus_spread():
    table = np.array([[0.8], [0.8], [0.8], [0.9]], np.float32)
    found = Contrast(table).standing_out(np.ones(1, np.float32), np.zeros(1, np.float32))
    assert found.argmax() == 3 and found[3] == pytest.approx(1.732, abs=0.001)


@pytest.mark.parametrize("rows", [1, 3])
def test_sentences_that_are_all_alike_do_not_stand_out(rows):
    table = np.ones((rows, 2), np.float32)
    found = Contrast(table).standing_out(np.ones(2, np.float32), np.zeros(2, np.float32))
    assert np.allclose(found, 0, atol=1e-3)
