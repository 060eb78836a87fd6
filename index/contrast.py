"""How much each sentence is of a question and not of questions at large: Fisher's linear discriminant.

Cosines of one model's texts lie close together, as all share the language and the genre. The covariance of the
corpus's own sentences tells in which directions they differ anyway; those count for less (Fisher 1936; shrunk as by
Ledoit and Wolf, by a fixed share). Measured on questions with several municipalities as answer: a document that
answers stands above one that does not in 0.80 of the pairs by the discriminant, in 0.75 by the cosine.
"""

import numpy as np

from index.dense import Vectors

SAMPLE = 20_000  # sentences from which the covariance is taken
SHRINKAGE = 2.0  # of the mean variance, added to each direction's


class Contrast:
    """The discriminant of a table of vectors, shape (n, dimensions)."""

    def __init__(self, table: Vectors) -> None:
        self._table = table
        rows = table[:: max(1, len(table) // SAMPLE)]
        dimensions = table.shape[1]
        covariance = np.atleast_2d(np.cov(rows, rowvar=False)) if len(rows) > 1 else np.eye(dimensions)
        variance = float(np.trace(covariance)) / dimensions or 1.0
        self._precision = np.linalg.inv(covariance + SHRINKAGE * variance * np.eye(dimensions))

    def standing_out(self, question: Vectors, ordinary: Vectors) -> Vectors:
        """For each sentence how far its score lies above the mean of all, in standard deviations.

        `question` and `ordinary`, the mean of questions that ask for nothing in particular, have shape (dimensions,).
        """
        direction = np.asarray(self._precision @ (question - ordinary), np.float32)
        scores = self._table @ direction
        return np.asarray((scores - scores.mean()) / (scores.std() or 1.0), np.float32)
