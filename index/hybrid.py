"""Ranks passages by words, by meaning, and by both: a weighted sum of scores that mean the same for every question.

Lexical scores are shares of what the question's words allow at most, dense scores are cosines. So a question whose
words are all found is decided by words, and one whose words are nowhere by meaning, without a switch. A passage counts
by itself and by its best sentence. MRR@10 (`python -m eval.retrieval`), SweQUAD-MC and SQuAD-sv:

    words                       0.870  0.853      with the best sentence   0.884  0.858
    meaning                     0.738  0.790      with the best sentence   0.826  0.838
    both, weights as below      0.875  0.887      with the best sentence   0.889  0.901

With each arm stretched to 0..1 within a question in place of these scales, both lose 0.002 to 0.03.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from domain.search import Filters, Hit, SearchMode
from index.bm25 import Scores
from index.catalogue import Catalogue, Mask, Places
from index.dense import Embed, NearestVectors, Vectors, VectorTable
from index.lexical import LexicalIndex, best

LEXICAL_WEIGHT = 0.25  # words, beside the cosine; the measures are flat from 0.2 to 0.35
SENTENCE_WEIGHT = 1.0  # the best sentence, beside the whole passage; flat from 0.7 to 1.5
_POOL = 1000  # passages that each arm proposes: with no more than these, every passage is scored

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Parts:
    """The sentences of each passage: those numbered `first` to `last`, both included; shapes (passages,)."""

    first: Numbers
    last: Numbers

    @classmethod
    def of(cls, passages: Places, sentences: Places) -> "Parts":
        """Finds for each passage the sentences that it touches; both stand in the corpus's order."""
        reach = int(max(passages.ends.max(initial=0), sentences.ends.max(initial=0))) + 1
        starts = sentences.sections * reach + sentences.starts
        first = np.searchsorted(starts, passages.sections * reach + passages.starts, side="right") - 1
        last = np.searchsorted(starts, passages.sections * reach + passages.ends, side="left") - 1
        return cls(first, last)

    def rows(self, passages: Numbers) -> tuple[Numbers, Numbers]:
        """The sentences of those passages one after the other, and where in that array each passage's begin."""
        first, sizes = self.first[passages], self.last[passages] - self.first[passages] + 1
        begins = np.cumsum(sizes) - sizes
        return np.arange(sizes.sum()) + np.repeat(first - begins, sizes), begins


class PassageRanker:
    """Ranks the passages of one corpus."""

    def __init__(
        self,
        lexical: tuple[LexicalIndex, LexicalIndex],
        vectors: tuple[NearestVectors, VectorTable],
        parts: Parts,
        embed: Embed,
    ) -> None:
        """`lexical` and `vectors` are those of passages and those of sentences."""
        self._words, self._sentence_words = lexical
        self._vectors, self._sentence_vectors = vectors
        self._parts = parts
        self._embed = embed

    def rank(self, query: str, k: int, mask: Mask | None, mode: SearchMode) -> tuple[Numbers, Scores]:
        """Numbers and scores of the `k` best passages that `mask` lets through, best first; ties in order of number."""
        if not len(self._vectors):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        pool = max(k, _POOL)
        vector = None if mode == "lexical" else self._embed(query)
        words = None if mode == "dense" else self._words.scores(query)
        proposed: list[Numbers] = []
        if words is not None:
            proposed.append(np.array([n for n in best(words, pool, mask) if words[n] > 0], np.int64))
        if vector is not None:
            proposed.append(self._vectors.nearest(vector, pool, mask)[0])
        passages = np.unique(np.concatenate(proposed))
        scores = np.zeros(len(passages), np.float32)
        if words is not None:
            weight = np.float32(LEXICAL_WEIGHT if mode == "hybrid" else 1.0)
            scores += weight * self._with_best(passages, words[passages], self._sentence_words.scores(query))
        if vector is not None:
            scores += self._meaning(passages, vector)
        order = best(scores, k)
        return passages[order], scores[order]

    def _meaning(self, passages: Numbers, vector: Vectors) -> Scores:
        rows, begins = self._parts.rows(passages)
        of_parts = np.maximum.reduceat(self._sentence_vectors.cosines(vector, rows), begins)
        return _together(self._vectors.cosines(vector, passages), of_parts)

    def _with_best(self, passages: Numbers, whole: Scores, of_sentences: Scores) -> Scores:
        if not len(passages):
            return whole
        rows, begins = self._parts.rows(passages)
        return _together(whole, np.maximum.reduceat(of_sentences[rows], begins))


class PassageSearcher:
    """The ranker as a `domain.search.Searcher` of one mode."""

    def __init__(self, catalogue: Catalogue, ranker: PassageRanker, mode: SearchMode) -> None:
        self._catalogue = catalogue
        self._ranker = ranker
        self._mode = mode

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:
        """See `domain.search.Searcher`. Passages without any of the query's words are no hits of the lexical mode."""
        places = self._catalogue.passages
        numbers, scores = self._ranker.rank(query, k, self._catalogue.mask(places, filters), self._mode)
        return [
            Hit(*self._catalogue.place(places, number), score)
            for number, score in zip(numbers.tolist(), scores.tolist(), strict=True)
        ]


def _together(whole: Scores, part: Scores) -> Scores:
    return cast(Scores, (whole + np.float32(SENTENCE_WEIGHT) * part) / np.float32(1 + SENTENCE_WEIGHT))
