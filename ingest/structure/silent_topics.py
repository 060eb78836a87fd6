"""The topic of sections whose headings the vocabulary does not know, by what their text is like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from domain.agreement import Section
from ingest.structure.assembler import Nesting

Vectors = npt.NDArray[np.float32]
Judge = Callable[[Sequence[str]], Sequence[str | None]]  # openings of sections -> topics, None where unsure

MEANS = Path(__file__).parents[1] / "data" / "topic_means.npz"  # `python -m eval.topics --save` makes it
OPENING_WORDS = 70
# How much nearer the best topic must be than the next. Fitted with `eval.topics`, each document in turn left out and
# its headings hidden, so that what is accepted is right in at least nine of ten; that is also the confidence told.
MARGIN = 0.15
CONFIDENCE = 0.9


class Embedder(Protocol):
    """What makes vectors: normalised, shape (n, dimensions). `name` is the model's."""

    @property
    def name(self) -> str: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...


@dataclass(frozen=True)
class TopicMeans:
    """Nearest mean per topic (Rocchio): directions, shape (topics, dimensions), from the mean of all topics' texts."""

    model: str
    slugs: tuple[str, ...]
    centre: Vectors
    directions: Vectors

    @classmethod
    def of(cls, model: str, topics: Sequence[str], vectors: Vectors) -> "TopicMeans":
        """From the vectors of sections and the topic of each."""
        slugs = tuple(sorted(set(topics)))
        centre = vectors.mean(axis=0)
        rows = np.array(topics)
        means = np.stack([vectors[rows == slug].mean(axis=0) for slug in slugs]) - centre
        return cls(model, slugs, centre, _normalised(means))

    def best(self, vectors: Vectors) -> tuple[list[str], Vectors]:
        """The nearest topic of each vector, and by how much of the cosine it is nearer than the next."""
        cosines = _normalised(vectors - self.centre) @ self.directions.T
        first_two = np.sort(cosines, axis=1)[:, -2:]
        return [self.slugs[n] for n in cosines.argmax(axis=1)], first_two[:, 1] - first_two[:, 0]

    def save(self, path: Path) -> None:
        """Writes one file, in half precision."""
        np.savez_compressed(
            path,
            model=np.array(self.model),
            slugs=np.array(self.slugs),
            centre=self.centre.astype(np.float16),
            directions=self.directions.astype(np.float16),
        )

    @classmethod
    def load(cls, path: Path) -> "TopicMeans":
        """Reads what `save` wrote."""
        with np.load(path) as file:
            vectors = (file["centre"].astype(np.float32), file["directions"].astype(np.float32))
            return cls(str(file["model"]), tuple(map(str, file["slugs"])), *vectors)


@cache
def shipped_means() -> TopicMeans:
    """Those of the model that comes with the program."""
    return TopicMeans.load(MEANS)


def topic_judge(embedder: Embedder, means: TopicMeans | None = None) -> Judge | None:
    """Judges by the means (those shipped without); None when they were made with another model: nothing is guessed."""
    known = means or shipped_means()
    if known.model != embedder.name:
        return None

    def judge(openings: Sequence[str]) -> list[str | None]:
        slugs, margins = known.best(embedder.passages(openings))
        return [slug if margin >= MARGIN else None for slug, margin in zip(slugs, margins, strict=True)]

    return judge


def with_judged_topics(sections: Sequence[Section], judge: Judge | None) -> tuple[Section, ...]:
    """The sections, those without topic given the one that the judge is sure of, else that of the section above."""
    headed = [s for s in sections if s.heading is not None]
    silent = [s for s in headed if s.topic is None and not _is_title(s, headed)]
    if judge is None or not silent:
        return tuple(sections)
    judged = dict(zip((s.id for s in silent), judge([opening(s) for s in silent]), strict=True))
    filled: list[Section] = []
    nesting = Nesting()
    for section in sections:
        if section.id in judged:
            section = _filled(section, judged[section.id], nesting.parent_of(section))
        filled.append(section)
        nesting.add(section)
    return tuple(filled)


def _is_title(section: Section, headed: Sequence[Section]) -> bool:
    """Is it the document's title, which all other sections stand below? How it begins says nothing of them."""
    return section is headed[0] and len(headed) > 1 and all(s.level > section.level for s in headed[1:])


def _filled(section: Section, judged: str | None, parent: Section | None) -> Section:
    if judged is not None:
        return replace(section, topic=judged, topic_confidence=CONFIDENCE)
    if parent is not None and parent.topic is not None:
        return replace(section, topic=parent.topic, topic_confidence=parent.topic_confidence)
    return section


def opening(section: Section) -> str:
    """The heading and how the text below it begins: what a section is judged by."""
    return f"{section.heading}: {body_opening(section)}"


def body_opening(section: Section) -> str:
    """The first words below the heading; empty when subsections follow at once."""
    return " ".join(section.text[section.body_start :].split()[:OPENING_WORDS])


def _normalised(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)
