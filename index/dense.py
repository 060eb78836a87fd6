"""Vectors on disk: FAISS for the nearest passages, a mapped table for the cosine of every sentence. Both exact."""

from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from domain.search import Filters, Hit
from index.catalogue import Catalogue

Vectors = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

_ROWS = 65_536  # sentences that are converted to float32 at a time


class NearestVectors:
    """Exact inner-product search (FAISS IndexFlatIP) over normalised vectors."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        self._vectors: Vectors = index.reconstruct_n(0, index.ntotal).reshape(index.ntotal, index.d)

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

    def cosines(self, query: Vectors) -> Vectors:
        """Cosines of the query (shape (dimensions,)) with every vector, shape (n,)."""
        return np.asarray(self.all() @ query, np.float32)

    def all(self) -> Vectors:
        """The vectors themselves, shape (n, dimensions)."""
        return self._vectors

    def save(self, path: Path) -> None:
        """Writes one file."""
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> "NearestVectors":
        """Opens what `save` wrote."""
        return cls(faiss.read_index(str(path)))


class VectorTable:
    """Vectors in float16 on disk, for scoring every one of a selection."""

    def __init__(self, table: npt.NDArray[np.float16]) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def cosines(self, query: Vectors, rows: npt.NDArray[np.int64] | None = None) -> Vectors:
        """Cosines of the query (shape (dimensions,)) with the vectors of `rows`, or with all."""
        size = len(self) if rows is None else len(rows)
        cosines = np.empty(size, np.float32)
        for first in range(0, size, _ROWS):
            chosen = slice(first, first + _ROWS)
            part = self._table[chosen] if rows is None else self._table[rows[chosen]]
            cosines[chosen] = part.astype(np.float32) @ query
        return cosines

    def all(self) -> Vectors:
        """The vectors themselves, shape (n, dimensions)."""
        return np.asarray(self._table, np.float32)

    @staticmethod
    def save(vectors: Vectors, path: Path) -> None:
        """Writes one file."""
        np.save(path, vectors.astype(np.float16))

    @classmethod
    def load(cls, path: Path) -> "VectorTable":
        """Maps what `save` wrote into memory."""
        return cls(np.load(path, mmap_mode="r"))


class DenseSearcher:
    """Passages by meaning: cosine of their vectors with the query's."""

    def __init__(
        self, catalogue: Catalogue, vectors: NearestVectors, embed: Callable[[str], Vectors]
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embed = embed

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:
        """See `domain.search.Searcher`."""
        places = self._catalogue.passages
        mask = self._catalogue.mask(places, filters)
        numbers, cosines = self._vectors.nearest(self._embed(query), k, mask)
        pairs = sorted(
            zip(numbers.tolist(), cosines.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0])
        )
        return [Hit(*self._catalogue.place(places, number), cosine) for number, cosine in pairs]
