"""Reads candidates: each sentence with its heading and what stands before it, as features of its score."""

import math
from collections.abc import Mapping, Sequence

from answer.evidence import Candidate
from answer.question import Question
from reader.model import ReadingModel, reading_model
from reader.passages import joined

_SLOPE = 0.5  # of a span's logit, which is the sum of two, to a number in 0..1


class CandidateReader:
    """What the reading model thinks of candidates: `span` (the answer stands in it) and `relevance`, each 0..1."""

    def __init__(self, model: ReadingModel) -> None:
        self._model = model

    def features(self, question: Question, candidates: Sequence[Candidate]) -> Mapping[str, Sequence[float]]:
        """A value for each candidate, in their order."""
        passages = [passage(c) for c in candidates]
        readings = self._model.read(
            question.corrected, [text for text, _ in passages], [limit for _, limit in passages]
        )
        return {
            "span": [_share(_SLOPE * r.span) for r in readings],
            "relevance": [_share(r.relevance) for r in readings],
        }


def shipped_reader() -> CandidateReader | None:
    """The reader with the model that is there; None without any, and answers are chosen without reading."""
    model = reading_model()
    return None if model is None else CandidateReader(model)


def passage(candidate: Candidate) -> tuple[str, tuple[int, int]]:
    """The candidate with heading and lead-in, or the sentence before it; and the characters that are its own."""
    return joined(
        candidate.section.heading or "", candidate.lead_text or candidate.before_text, candidate.text
    )


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))
