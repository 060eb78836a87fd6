"""Runs the reading model: question and passages in, the best span of each with its scores out. Needs no torch.

A model is a folder of two files: `reader.onnx` (8-bit weights) and `tokenizer.json`. `python -m training` makes one.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.errors import HomeError

MODEL_VARIABLE = "DUASOK_READER"  # another model's folder, or "utan" for none
WITHOUT = "utan"
NETWORK, TOKENIZER = "reader.onnx", "tokenizer.json"
LONGEST = 256  # pieces of question and passage together
MOST_QUESTION = 40  # pieces of a question
MOST_ANSWER = 40  # pieces of an answer
_THREADS = 1  # two take a third more of the processor, and no less time where others use it too
_KEPT = 2_000  # readings: a question that is asked again, sorted or narrowed, is not read again

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """The span of a passage that answers best, and what the model thinks of it. Scores are logits: higher is better.

    `span` is the score of the words less the score of "no answer here", so that 0 is the border. `relevance` says
    whether the passage is the right one to look in.
    """

    start: int  # characters of the passage
    end: int
    span: float
    relevance: float


class ReadingModel:
    """The model of a folder; loaded at its first use. May be called from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._loaded: tuple[Any, Any] | None = None
        self._known = lru_cache(_KEPT)(self._read)

    def read(
        self, question: str, passages: Sequence[str], within: Sequence[tuple[int, int]] | None = None
    ) -> list[Reading]:
        """The reading of each passage. `within` limits each passage's answer to some of its characters.

        Each is read by itself, as its numbers are scaled by all that is read at once: read together, the company that
        a passage was in changed its scores, and the shorter ones were filled up to the longest.
        """
        limits = within or [(0, len(p)) for p in passages]
        return [self._known(question, p, limit) for p, limit in zip(passages, limits, strict=True)]

    def length(self, text: str) -> int:
        """How many pieces the model sees a text as."""
        return len(self._parts()[1].encode(text, add_special_tokens=False).ids)

    def _read(self, question: str, passage: str, limit: tuple[int, int]) -> Reading:
        session, tokenizer = self._parts()
        asked = tokenizer.encode(question, add_special_tokens=False).ids[:MOST_QUESTION]
        read = tokenizer.encode(passage, add_special_tokens=False)
        first = len(asked) + 2
        room = LONGEST - first - 1
        begin, end = tokenizer.token_to_id("<s>"), tokenizer.token_to_id("</s>")
        ids = np.array([[begin, *asked, end, *read.ids[:room], end]], np.int64)
        spans, relevance = session.run(None, {"ids": ids, "present": np.ones(ids.shape, bool)})
        return _reading(spans[0], first, read.offsets[:room], limit, float(relevance[0]))

    def _parts(self) -> tuple[Any, Any]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.folder)
            return self._loaded


@cache
def reading_model() -> ReadingModel | None:
    """The model that is to be used: that of the environment variable, else the one that ships; None without any."""
    named = os.environ.get(MODEL_VARIABLE)
    if named == WITHOUT:
        return None
    folder = Path(named) if named else Path(__file__).parent / "shipped"
    if (folder / NETWORK).is_file():
        return ReadingModel(folder)
    if named:
        raise HomeError(
            f"Läsmodellen {folder} finns inte: där ska ligga {NETWORK} och {TOKENIZER}. Rätta miljövariabeln "
            f"{MODEL_VARIABLE}, eller ta bort den."
        )
    return None


def _load(folder: Path) -> tuple[Any, Any]:
    """The session and the tokenizer. The weights are mapped into memory, not read."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others may need the processor
    session = onnxruntime.InferenceSession(str(folder / NETWORK), options, providers=["CPUExecutionProvider"])
    return session, Tokenizer.from_file(str(folder / TOKENIZER))


def _reading(
    spans: Scores, first: int, offsets: Sequence[tuple[int, int]], limit: tuple[int, int], relevance: float
) -> Reading:
    """The best span whose pieces lie in `limit`; an empty one far below the border when none does."""
    inside = [i for i, (a, b) in enumerate(offsets) if b > limit[0] and a < limit[1] and b > a]
    if not inside:
        return Reading(limit[0], limit[0], -1e4, relevance)
    low, high = inside[0], inside[-1] + 1
    starts, ends = spans[first + low : first + high, 0], spans[first + low : first + high, 1]
    both = starts[:, None] + ends[None, :]
    both[~np.triu(np.tri(len(starts), k=MOST_ANSWER - 1, dtype=bool))] = -np.inf
    at = int(both.argmax())
    begin, last = divmod(at, len(starts))
    none = float(spans[0, 0] + spans[0, 1])
    score = float(both[begin, last]) - none
    return Reading(max(limit[0], offsets[low + begin][0]), offsets[low + last][1], score, relevance)
