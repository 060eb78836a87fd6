"""Texts to vectors. Everything that makes vectors satisfies `Embedder`; the model is loaded at its first use."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt

from domain.errors import HomeError
from domain.home import Home
from domain.text import fold
from index.unpack import FOLDER, packed_file, unpack

Vectors = npt.NDArray[np.float32]

MODEL_VARIABLE = "DUASOK_MODEL"  # name or folder of another sentence-transformers model; "hash" for the fake
_BATCH = 32
_NOT_THERE = (
    "Språkmodellen {model} finns inte på den här datorn. Ange en mapp med en modell i miljövariabeln {variable}, "
    "eller ta bort variabeln för att använda den som följer med."
)


class Embedder(Protocol):
    """Makes normalised vectors, so that the inner product is the cosine."""

    @property
    def name(self) -> str:
        """Names the model, in the index too: an index is only used with the model it was made with."""
        ...

    @property
    def dimensions(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape (len(texts), dimensions)."""
        ...

    def query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimensions,)."""
        ...


class SentenceTransformerEmbedder:
    """Any sentence-transformers model in a folder or, when it lies in the local cache, by name.

    Prompts are those that the model's own configuration declares ("query", "document"); E5 models that declare none
    get the prefixes that they were trained with.
    """

    def __init__(self, model: str | Path, name: str | None = None, packed: Path | None = None) -> None:
        """`packed`: a file that is unpacked to the folder `model` at the first use, when that does not exist."""
        self.name = name or Path(model).name
        self._path = model
        self._packed = packed
        self._model: Any = None
        self._lock = Lock()
        self._dimensions: int | None = None

    @property
    def dimensions(self) -> int:
        if self._dimensions is None:
            configuration = Path(self._path) / "config.json"
            if configuration.exists():
                self._dimensions = json.loads(configuration.read_text(encoding="utf-8")).get("hidden_size")
            if self._dimensions is None:
                self._dimensions = int(self._loaded().get_embedding_dimension())
        return self._dimensions

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return self._encode(list(texts), "document")

    def query(self, text: str) -> Vectors:
        return np.asarray(self._encode([text], "query")[0], np.float32)

    def _encode(self, texts: list[str], prompt: str) -> Vectors:
        model = self._loaded()
        encode = model.encode_query if prompt == "query" else model.encode_document
        # Two threads wait for each other over one short text: 59 ms of processor time, one takes 31.
        with self._lock, _threads(1 if prompt == "query" else None):
            vectors = encode(
                texts,
                batch_size=_BATCH,
                show_progress_bar=False,
                normalize_embeddings=True,
                convert_to_numpy=True,
            )
        return np.asarray(vectors, np.float32)

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                if self._packed is not None:
                    unpack(self._packed, Path(self._path))
                self._model = _load(str(self._path))
        return self._model


@contextmanager
def _threads(number: int | None) -> Iterator[None]:
    """Lets the model's library use that many threads meanwhile; None for as many as it likes."""
    import torch

    usual = torch.get_num_threads()
    torch.set_num_threads(number or usual)
    try:
        yield
    finally:
        torch.set_num_threads(usual)


def _load(model: str) -> Any:
    """The model, from the local disk only. Raises HomeError when it is not there."""
    if Path(model).is_absolute() and not Path(model).is_dir():
        raise HomeError(_NOT_THERE.format(model=model, variable=MODEL_VARIABLE))
    for flag in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        os.environ.setdefault(flag, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # one short text at a time gains nothing from it
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from sentence_transformers import SentenceTransformer

    try:
        loaded = SentenceTransformer(model, device="cpu")
    except (OSError, ValueError) as error:
        raise HomeError(_NOT_THERE.format(model=model, variable=MODEL_VARIABLE)) from error
    if "e5" in model.lower() and not any(loaded.prompts.get(kind) for kind in ("query", "document")):
        loaded.prompts = {"query": "query: ", "document": "passage: "}
    return loaded


class HashEmbedder:
    """A deterministic stand-in that needs no model: words and their trigrams hashed into a few hundred dimensions.

    It knows spelling and nothing of meaning; tests use it, and whoever has no room for a model.
    """

    name = "hash"

    def __init__(self, dimensions: int = 256) -> None:
        self.dimensions = dimensions

    def passages(self, texts: Sequence[str]) -> Vectors:
        return (
            np.stack([self.query(t) for t in texts]) if texts else np.zeros((0, self.dimensions), np.float32)
        )

    def query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimensions, np.float32)
        for word in re.findall(r"[^\W_]+", fold(text)):
            marked = f"<{word}>"
            for feature in (marked, *(marked[i : i + 3] for i in range(len(marked) - 2))):
                code = crc32(feature.encode("utf-8"))
                vector[code % self.dimensions] += 1.0 if code & 0x10000 else -1.0
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector


def load_embedder(home: Home, name: str | None = None) -> Embedder:
    """The embedder by name or folder; without `name` that of `DUASOK_MODEL`, else the one that ships with Duasök.

    Returns at once: nothing is loaded or unpacked before the first text.
    """
    wanted = name or os.environ.get(MODEL_VARIABLE) or FOLDER
    if wanted == HashEmbedder.name:
        return HashEmbedder()
    if wanted == FOLDER:
        return SentenceTransformerEmbedder(home.models / FOLDER, FOLDER, packed_file())
    return SentenceTransformerEmbedder(wanted, wanted)
