"""What a passage has of its sentences."""

import numpy as np

from domain.search import Filters
from index.catalogue import Catalogue
from index.hybrid import Parts


def test_parts_lie_within_their_passage(home):
    catalogue = Catalogue(home.generations / home.current.read_text() / "catalogue.sqlite")
    parts = Parts.of(catalogue.passages, catalogue.sentences)
    for number in range(len(catalogue.passages)):
        document, section, start, end = catalogue.place(catalogue.passages, number)
        rows, begins = parts.rows(np.array([number]))
        assert begins.tolist() == [0] and len(rows)
        for row in rows.tolist():
            place = catalogue.place(catalogue.sentences, row)
            assert place[:2] == (document, section)
            assert place[2] < end and place[3] > start
    catalogue.close()


def test_rows_of_several_passages_follow_each_other():
    parts = Parts(np.array([0, 2, 3]), np.array([2, 4, 3]))  # passages overlap, and one has a single sentence
    rows, begins = parts.rows(np.array([0, 2, 1]))
    assert rows.tolist() == [0, 1, 2, 3, 2, 3, 4]
    assert begins.tolist() == [0, 3, 4]


def test_a_passage_counts_by_its_best_sentence(index):
    hits = index.searcher("lexical").search("Vårdbiträde", 10, Filters(documents=("a",)))
    text = index.agreements["a"].section(hits[0].section).text
    assert "Vårdbiträde" in text[hits[0].start : hits[0].end]
