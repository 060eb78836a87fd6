"""Ranking by words: BM25 over stems with compound parts and over character 4-grams, of the text and of its headings."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.analysis import Analyser
from index.bm25 import Bm25, Scores
from index.catalogue import Mask
from index.passages import Unit

# Field and its weight. Stems find what is meant, n-grams what is written otherwise (compounds, endings, typing errors).
_WEIGHTS = {"stems": 0.7, "grams": 0.3, "heading-stems": 0.4, "heading-grams": 0.2}


class LexicalIndex:
    """The fields of one kind of units, ranked together: a weighted sum of their BM25 scores."""

    def __init__(self, analyser: Analyser, fields: dict[str, Bm25]) -> None:
        self._analyser = analyser
        self._fields = fields

    @classmethod
    def build(cls, analyser: Analyser, units: Sequence[Unit], k1: float, b: float) -> "LexicalIndex":
        """Indexes units; `k1` and `b` are those of BM25."""
        texts = [analyser.analyse(unit.text) for unit in units]
        once = {heading: analyser.analyse(heading) for heading in {_heading(unit) for unit in units}}
        headings = [once[_heading(unit)] for unit in units]
        fields = {
            "stems": [terms for terms, _ in texts],
            "grams": [grams for _, grams in texts],
            "heading-stems": [terms for terms, _ in headings],
            "heading-grams": [grams for _, grams in headings],
        }
        return cls(analyser, {name: Bm25.build(fields[name], k1, b) for name in _WEIGHTS})

    def scores(self, query: str) -> Scores:
        """How well each unit matches, shape (n,), each in 0..1: the share of what its own text could reach at most.

        Words in the headings above come on top; the sum stays within 1.
        """
        given = {"stems": self._analyser.query_terms(query), "grams": self._analyser.grams(query)}
        total = np.zeros(len(self._fields["stems"]), np.float32)
        highest = 0.0
        for name, field in self._fields.items():
            terms = given[name.removeprefix("heading-")]
            total += np.float32(_WEIGHTS[name]) * field.scores(terms)
            if name in given:
                highest += _WEIGHTS[name] * field.ceiling(terms)
        return np.minimum(total / np.float32(highest), np.float32(1.0)) if highest else total

    def save(self, folder: Path) -> None:
        """Writes one folder for each field."""
        for name, field in self._fields.items():
            field.save(folder / name)

    @classmethod
    def load(cls, analyser: Analyser, folder: Path) -> "LexicalIndex":
        """Opens what `save` wrote."""
        return cls(analyser, {name: Bm25.load(folder / name) for name in _WEIGHTS})


def _heading(unit: Unit) -> str:
    return f"{unit.source} {unit.context}"


def best(scores: Scores, k: int, mask: Mask | None = None) -> list[int]:
    """Numbers of the `k` highest scores that `mask` lets through, highest first, ties in order of number."""
    candidates = np.arange(len(scores)) if mask is None else np.flatnonzero(mask)
    if k < len(candidates):
        chosen = scores[candidates]
        threshold = np.partition(chosen, -k)[-k]
        candidates = candidates[chosen >= threshold]
    order = np.argsort(-scores[candidates], kind="stable")[:k]
    return [int(number) for number in candidates[order]]
