"""Scores every sentence in scope: what answers are made from. Exact, words and meaning apart, and both together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from domain.search import Filters
from index.catalogue import Catalogue
from index.contrast import Contrast
from index.dense import Embed, Vectors, VectorTable
from index.lexical import LexicalIndex, best

SENTENCE_LEXICAL_WEIGHT = 0.5
# Cosines of this model lie between these for texts without and with the same content; they are brought to 0..1.
_UNRELATED, _SAME = 0.75, 0.95


@dataclass(frozen=True)
class SentenceHit:
    """A sentence, list item or row: characters `start:end` of a section, and how well it fits the question.

    `lexical` is 0..1, the share of the best that the question's words allow; `dense` is the cosine; `score` is both
    together, 0..1, and comparable between questions.
    """

    document: str
    section: str
    start: int
    end: int
    lexical: float
    dense: float
    score: float


class SentenceScorer:
    """All sentences of a generation."""

    def __init__(
        self,
        catalogue: Catalogue,
        lexical: LexicalIndex,
        vectors: VectorTable,
        embed: Embed,
    ) -> None:
        self._catalogue = catalogue
        self._lexical = lexical
        self._vectors = vectors
        self._embed = embed
        self._ordinary = lru_cache(1)(self._mean_of)

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[SentenceHit]:
        """The `k` best sentences among those that the filters let through, best first, ties in the corpus's order."""
        places = self._catalogue.sentences
        mask = self._catalogue.mask(places, filters)
        rows = np.arange(len(places)) if mask is None else np.flatnonzero(mask)
        lexical = self._lexical.scores(query)[rows]
        dense = self._vectors.cosines(self._embed(query), None if mask is None else rows)
        scores = SENTENCE_LEXICAL_WEIGHT * lexical + (1 - SENTENCE_LEXICAL_WEIGHT) * scaled_cosine(dense)
        return [
            SentenceHit(
                *self._catalogue.place(places, int(rows[i])),
                float(lexical[i]),
                float(dense[i]),
                float(scores[i]),
            )
            for i in best(scores, k)
        ]

    def standing_out(self, query: str, ordinary: Sequence[str]) -> Vectors:
        """How far every sentence stands out in meaning, by what the query has and `ordinary` questions have not."""
        return self._contrast.standing_out(self._embed(query), self._ordinary(tuple(ordinary)))

    @cached_property
    def _contrast(self) -> Contrast:
        return Contrast(self._vectors.all())

    def _mean_of(self, queries: tuple[str, ...]) -> Vectors:
        return np.asarray(np.mean([self._embed(query) for query in queries], axis=0), np.float32)


def scaled_cosine(cosines: Vectors) -> Vectors:
    """Cosines on the scale of the lexical scores, 0..1."""
    return np.asarray(np.clip((cosines - _UNRELATED) / (_SAME - _UNRELATED), 0.0, 1.0), np.float32)
