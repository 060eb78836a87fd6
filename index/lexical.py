"""Ranking by words: BM25 over three fields (stems with compound parts, character 4-grams, the line of headings)."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from domain.search import Filters, Hit
from index.analysis import Analyser
from index.bm25 import Bm25, Scores
from index.catalogue import Catalogue, Mask
from index.passages import Unit

_FIELDS = ("stems", "grams", "headings")
_WEIGHTS = {"stems": 0.5, "grams": 0.5, "headings": 0.25}


class LexicalIndex:
    """The fields of one kind of units, ranked together: a weighted sum of their BM25 scores."""

    def __init__(self, analyser: Analyser, fields: dict[str, Bm25]) -> None:
        self._analyser = analyser
        self._fields = fields

    @classmethod
    def build(cls, analyser: Analyser, units: Sequence[Unit], k1: float, b: float) -> "LexicalIndex":
        """Indexes units; `k1` and `b` are those of BM25."""
        texts = {
            "stems": [analyser.terms(unit.text) for unit in units],
            "grams": [analyser.grams(unit.text) for unit in units],
            "headings": [analyser.terms(f"{unit.source} {unit.context}") for unit in units],
        }
        return cls(analyser, {name: Bm25.build(texts[name], k1, b) for name in _FIELDS})

    def scores(self, query: str) -> Scores:
        """How well each unit matches, shape (n,), each in 0..1: the share of what could be reached at most."""
        terms, grams = self._analyser.query_terms(query), self._analyser.grams(query)
        given = {"stems": terms, "grams": grams, "headings": terms}
        total = np.zeros(len(self._fields["stems"]), np.float32)
        highest = 0.0
        for name, field in self._fields.items():
            total += _WEIGHTS[name] * field.scores(given[name])
            highest += _WEIGHTS[name] * field.ceiling(given[name])
        return total / np.float32(highest) if highest else total

    def save(self, folder: Path) -> None:
        """Writes one folder for each field."""
        for name, field in self._fields.items():
            field.save(folder / name)

    @classmethod
    def load(cls, analyser: Analyser, folder: Path) -> "LexicalIndex":
        """Opens what `save` wrote."""
        return cls(analyser, {name: Bm25.load(folder / name) for name in _FIELDS})


class LexicalSearcher:
    """Passages by their words; those without any word or n-gram of the query are no hits."""

    def __init__(self, catalogue: Catalogue, index: LexicalIndex) -> None:
        self._catalogue = catalogue
        self._index = index

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:
        """See `domain.search.Searcher`."""
        places = self._catalogue.passages
        mask = self._catalogue.mask(places, filters)
        scores = self._index.scores(query)
        return [
            Hit(*self._catalogue.place(places, number), float(scores[number]))
            for number in best(scores, k, mask)
            if scores[number] > 0
        ]


def best(scores: Scores, k: int, mask: Mask | None = None) -> list[int]:
    """Numbers of the `k` highest scores that `mask` lets through, highest first, ties in order of number."""
    candidates = np.arange(len(scores)) if mask is None else np.flatnonzero(mask)
    if k < len(candidates):
        chosen = scores[candidates]
        threshold = np.partition(chosen, -k)[-k]
        candidates = candidates[chosen >= threshold]
    order = np.argsort(-scores[candidates], kind="stable")[:k]
    return [int(number) for number in candidates[order]]
