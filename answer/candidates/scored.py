"""A scored candidate, the weights of `data/weights.toml`, and what a reader adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from answer.candidates.evidence import Candidate
from answer.matching.matcher import TermHit
from answer.matching.spans import Value
from answer.question import Question
from domain.reference import read_toml


@dataclass(frozen=True)
class Judged:
    """What a reader thinks of a candidate: its features, 0..1, and the characters of it that hold the answer."""

    features: Mapping[str, float]
    words: tuple[int, int] | None = None  # None where it sees no answer


class Reader(Protocol):
    """Judges candidates by reading question and text together."""

    def judge(self, question: Question, candidates: Sequence[Candidate]) -> Sequence[Judged]:
        """The judgement of every candidate, in their order."""
        ...


@dataclass(frozen=True)
class Scored:
    """A candidate with its features, their weighted sum and the value of the expected type that fits best."""

    candidate: Candidate
    score: float
    features: Mapping[str, float]
    value: Value | None
    hits: tuple[TermHit, ...]  # the question's words in the sentence itself
    confidence: float = 0.0  # that it answers; the decision sets it


@cache
def weights(table: str) -> dict[str, float]:
    """One table of `data/weights.toml`."""
    return {k: float(v) for k, v in read_toml("weights.toml", "answer")[table].items()}


def weighed(features: Mapping[str, float], table: str) -> float:
    """The sum of the features by the weights of a table; a feature that it does not hold counts nothing."""
    known = weights(table)
    return sum(known.get(name, 0.0) * value for name, value in features.items())
