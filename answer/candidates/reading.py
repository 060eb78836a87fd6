"""Reads candidates: each sentence with its heading and what stands before it, as features of its score."""

import math
from collections.abc import Sequence

from answer.candidates.evidence import Candidate
from answer.candidates.scored import Judged
from answer.candidates.tables import in_row, is_row, row_words
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
        read = zip(candidates, readings, passages, strict=True)
        return [_judged(candidate, reading, limit[0]) for candidate, reading, (_, limit) in read]


def shipped_reader() -> CandidateReader | None:
    """The reader with the model that is there; None without any, and answers are chosen without reading."""
    model = reading_model()
    return None if model is None else CandidateReader(model)


def passage(candidate: Candidate) -> tuple[str, tuple[int, int]]:
    """The candidate with heading and lead-in, or the sentence before it; and the characters that are its own.

    A row is read in words, as its cells alone do not say what they are.
    """
    own = row_words(candidate) if is_row(candidate) else candidate.text
    return joined(candidate.section.heading or "", candidate.lead_text or candidate.before_text, own)


def _judged(candidate: Candidate, reading: Reading, own: int) -> Judged:
    """`own` is where the candidate's own words begin in what was read."""
    words = (reading.start - own, reading.end - own) if reading.span > 0 else None
    if words is not None and is_row(candidate):
        words = in_row(candidate, *words)
    return Judged({"span": _share(_SLOPE * reading.span), "relevance": _share(reading.relevance)}, words)


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))
