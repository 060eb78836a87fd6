"""Vectors on disk: FAISS for the nearest passages, a mapped table for the cosine of every sentence. Both exact."""

from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

Vectors = npt.NDArray[np.float32]
Embed = Callable[[str], Vectors]  # a question to its vector, shape (dimensions,)
Mask = npt.NDArray[np.bool_]

# One vector against a table waits for memory, not for the processor: with two threads the nearest of 49,000 passages
# took 14 ms (18 of processor time), with one 3. Other libraries' threads, as those that embed, are left as they are.
threadpool_limits(1, user_api="blas")


class NearestVectors:
    """Exact inner-product search (FAISS IndexFlatIP) over normalised vectors."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "NearestVectors":
        """Indexes vectors of shape (n, dimensions), float32, normalised."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, query: Vectors, k: int, mask: Mask | None) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Numbers and cosines of the `k` nearest among those that `mask` lets through, best first."""
        allowed = len(self) if mask is None else int(mask.sum())
        if not allowed:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        parameters = None
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")  # must live as long as the search
            parameters = faiss.SearchParameters()
            parameters.sel = faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))
        scores, ids = self._index.search(query[None, :], min(k, allowed), params=parameters)
        return ids[0], scores[0]

    def cosines(self, query: Vectors, numbers: npt.NDArray[np.int64]) -> Vectors:
        """Cosines of the query (shape (dimensions,)) with those vectors, shape (len(numbers),)."""
        return np.asarray(self._index.reconstruct_batch(numbers) @ query, np.float32)

    def all(self) -> Vectors:
        """The vectors themselves, shape (n, dimensions)."""
        return np.asarray(self._index.reconstruct_n(0, len(self)), np.float32).reshape(len(self), -1)

    def save(self, path: Path) -> None:
        """Writes one file."""
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> "NearestVectors":
        """Opens what `save` wrote."""
        return cls(faiss.read_index(str(path)))


class VectorTable:
    """Vectors mapped from disk, for scoring every one of a selection."""

    def __init__(self, table: Vectors) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def cosines(self, query: Vectors, rows: npt.NDArray[np.int64] | None = None) -> Vectors:
        """Cosines of the query (shape (dimensions,)) with the vectors of `rows`, or with all."""
        return np.asarray((self._table if rows is None else self._table[rows]) @ query, np.float32)

    def all(self) -> Vectors:
        """The vectors themselves, shape (n, dimensions)."""
        return self._table

    @staticmethod
    def save(vectors: Vectors, path: Path) -> None:
        """Writes one file."""
        np.save(path, np.asarray(vectors, np.float32))

    @classmethod
    def load(cls, path: Path) -> "VectorTable":
        """Maps what `save` wrote into memory."""
        return cls(np.load(path, mmap_mode="r"))
