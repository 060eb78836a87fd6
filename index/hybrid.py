"""Ranking of passages by words and meaning together: a weighted sum of scores that mean the same for every question.

Lexical scores are shares of what the question's words allow at most, dense scores are cosines. So a question whose
words are all found is decided by words, and one whose words are nowhere by meaning, without a switch. Fusion by ranks,
or by scores stretched to 0..1 within each question, was measured too and is worse.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from domain.search import Filters, Hit
from index.bm25 import Scores
from index.catalogue import Catalogue, Places
from index.dense import NearestVectors, Vectors
from index.lexical import LexicalIndex, best

# Measured with `python -m eval.retrieval`; MRR@10 is flat around these.
SENTENCE_WEIGHT = 1.0  # the words of the passage's best sentence, beside those of the whole passage
LEXICAL_WEIGHT = 0.35  # words, beside the cosine


@dataclass(frozen=True)
class Parts:
    """The sentences of each passage: those numbered `first` to `last`, both included; shapes (passages,)."""

    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]

    @classmethod
    def of(cls, passages: Places, sentences: Places) -> "Parts":
        """Finds for each passage the sentences that it touches; both stand in the corpus's order."""
        reach = int(max(passages.ends.max(initial=0), sentences.ends.max(initial=0))) + 1
        starts = sentences.sections * reach + sentences.starts
        first = np.searchsorted(starts, passages.sections * reach + passages.starts, side="right") - 1
        last = np.searchsorted(starts, passages.sections * reach + passages.ends, side="left") - 1
        return cls(first, last)

    def best(self, scores: Scores) -> Scores:
        """The highest score among each passage's sentences."""
        if not len(self.first):
            return np.zeros(0, np.float32)
        bounds = np.column_stack((self.first, self.last + 1)).ravel()
        padded = np.append(scores, np.float32(-np.inf))  # the last passage ends where the sentences end
        return np.asarray(np.maximum.reduceat(padded, bounds)[::2], np.float32)


class PassageScorer:
    """Scores every passage: by words, by meaning, and by both."""

    def __init__(
        self,
        passages: LexicalIndex,
        sentences: LexicalIndex,
        parts: Parts,
        vectors: NearestVectors,
        embed: Callable[[str], Vectors],
    ) -> None:
        self._passages = passages
        self._sentences = sentences
        self._parts = parts
        self._vectors = vectors
        self._embed = embed

    def lexical(self, query: str) -> Scores:
        """Words of the passage and of its best sentence, 0..1, shape (passages,)."""
        whole, part = self._passages.scores(query), self._parts.best(self._sentences.scores(query))
        return np.asarray((whole + SENTENCE_WEIGHT * part) / (1 + SENTENCE_WEIGHT), np.float32)

    def dense(self, query: str) -> Scores:
        """Cosines of passages and query, shape (passages,)."""
        return self._vectors.cosines(self._embed(query))

    def hybrid(self, query: str) -> Scores:
        """Both together, shape (passages,)."""
        return np.asarray(LEXICAL_WEIGHT * self.lexical(query) + self.dense(query), np.float32)


class ScoreSearcher:
    """A searcher that ranks by a function which scores every passage; scores of 0 are no hits."""

    def __init__(self, catalogue: Catalogue, scores: Callable[[str], Scores]) -> None:
        self._catalogue = catalogue
        self._scores = scores

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:
        """See `domain.search.Searcher`."""
        places = self._catalogue.passages
        scores = self._scores(query)
        chosen = best(scores, k, self._catalogue.mask(places, filters))
        return [
            Hit(*self._catalogue.place(places, number), float(scores[number]))
            for number in chosen
            if scores[number] > 0
        ]
