"""BM25 over lists of terms. `bm25s` computes and keeps the scores; added here is the highest score that is possible."""

import logging
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it reports every index that it builds


class Bm25:
    """One field of texts. Score: sum over the query's terms of idf * tf / (tf + k1 * (1 - b + b * length / mean)).

    With idf = ln(1 + (n - df + 0.5) / (df + 0.5)): Lucene's form of Robertson's function (Kamphuis et al., ECIR 2020).
    """

    def __init__(self, engine: bm25s.BM25, size: int) -> None:
        self._engine = engine
        self._size = size
        scores = engine.scores if size else None
        self._frequencies = np.diff(scores["indptr"]) if scores else np.zeros(0, np.int64)

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]], k1: float, b: float) -> "Bm25":
        """Indexes texts given as lists of terms."""
        engine = bm25s.BM25(k1=k1, b=b, method="lucene")
        if any(texts):
            engine.index(list(texts), show_progress=False)
            return cls(engine, len(texts))
        engine.index([[""], *[[""] for _ in texts[1:]]], show_progress=False)
        return cls(engine, len(texts))

    def __len__(self) -> int:
        return self._size

    def scores(self, terms: Sequence[str]) -> Scores:
        """The score of every text, shape (n,); a term that is given twice counts twice."""
        known = [term for term in terms if term in self._engine.vocab_dict]
        if not known or not self._size:
            return np.zeros(self._size, np.float32)
        return np.asarray(self._engine.get_scores(known), np.float32)

    def ceiling(self, terms: Sequence[str]) -> float:
        """What a text could reach at most: the sum of the terms' idf. Terms that no text has count as the rarest."""
        ids = self._engine.vocab_dict
        counts = np.array([self._frequencies[ids[t]] if t in ids else 0 for t in terms], np.float64)
        return float(np.log1p((self._size - counts + 0.5) / (counts + 0.5)).sum())

    def save(self, folder: Path) -> None:
        """Writes into `folder`, which is made."""
        folder.mkdir(parents=True)
        self._engine.save(str(folder), show_progress=False)
        (folder / "size").write_text(str(self._size), encoding="ascii")

    @classmethod
    def load(cls, folder: Path) -> "Bm25":
        """Opens what `save` wrote; the arrays stay on disk and are mapped into memory."""
        engine = bm25s.BM25.load(str(folder), mmap=True, show_progress=False)
        return cls(engine, int((folder / "size").read_text(encoding="ascii")))
