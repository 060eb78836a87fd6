"""Reads candidates: each sentence with its heading and what stands before it, as features of its score."""

import math
from collections.abc import Sequence

from answer.candidates.evidence import Candidate
from answer.candidates.scored import Judged
from answer.question import Question
from reader.model import Reading, ReadingModel, reading_model
from reader.passages import joined

_SLOPE = 0.5  # of a span's logit, which is the sum of two, to a number in 0..1


class CandidateReader:
    """What the reading model thinks of candidates: `span` (the answer stands in it) and `relevance`, each 0..1."""

    def __init__(self, model: ReadingModel) -> None:
        self._model = model

    def judge(self, question: Question, candidates: Sequence[Candidate]) -> Sequence[Judged]:
        """The judgement of each candidate, in their order."""
        passages = [passage(c) for c in candidates]
        readings = self._model.read(
            question.corrected, [text for text, _ in passages], [limit for _, limit in passages]
        )
        return [_judged(reading, limit[0]) for reading, (_, limit) in zip(readings, passages, strict=True)]


def shipped_reader() -> CandidateReader | None:
    """The reader with the model that is there; None without any, and answers are chosen without reading."""
    model = reading_model()
    return None if model is None else CandidateReader(model)


def passage(candidate: Candidate) -> tuple[str, tuple[int, int]]:
    """The candidate with heading and lead-in, or the sentence before it; and the characters that are its own."""
    return joined(
        candidate.section.heading or "", candidate.lead_text or candidate.before_text, candidate.text
    )


def _judged(reading: Reading, own: int) -> Judged:
    """`own` is where the candidate's own words begin in what was read."""
    words = (reading.start - own, reading.end - own) if reading.span > 0 else None
    return Judged({"span": _share(_SLOPE * reading.span), "relevance": _share(reading.relevance)}, words)


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))
