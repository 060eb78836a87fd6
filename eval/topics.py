"""How well sections get their topics by their text, and the means that ingest judges by.

Sections whose headings the vocabulary knows are judged as if it did not, each document in turn left out. With the
heading hidden (what is hard), and with it (what is easy): the silent ones lie between.

    python -m eval.topics FOLDER... [--save]
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from domain.home import Home, default_home
from domain.topics import topic_of_heading
from index.embedding import Vectors, load_embedder
from ingest.files import find_files
from ingest.pipeline import read_document
from ingest.structure.silent_topics import MEANS, TopicMeans, body_opening, opening

MARGINS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)


@dataclass(frozen=True)
class Known:
    """A section whose topic the vocabulary knows."""

    document: str
    topic: str
    opening: str
    body: str  # the opening without the heading; the whole of it when nothing stands below


@dataclass(frozen=True)
class Row:
    """Of all sections, those judged at that margin or more: how many of them rightly, and how many of all."""

    margin: float
    precision: float
    recall: float


def known_sections(paths: Sequence[Path]) -> list[Known]:
    """All sections below those paths that have a topic by their own heading."""
    found = []
    for source in find_files(paths):
        for section in read_document(source.path, source.name).sections:
            topic = topic_of_heading(section.heading) if section.heading else None
            if topic is not None and section.topic != "innehall":
                whole = opening(section)
                found.append(Known(str(source.path), topic, whole, body_opening(section) or whole))
    return found


def left_out(sections: Sequence[Known], judged: Vectors, learnt: Vectors) -> list[Row]:
    """Each document's sections judged by the means of all others; `judged` and `learnt` are vectors of the sections."""
    documents, topics = np.array([s.document for s in sections]), np.array([s.topic for s in sections])
    right, margins = np.zeros(len(sections), bool), np.zeros(len(sections))
    for document in sorted(set(documents)):
        mine = documents == document
        means = TopicMeans.of("", list(topics[~mine]), learnt[~mine])
        slugs, margins[mine] = means.best(judged[mine])
        right[mine] = np.array(slugs) == topics[mine]
    taken = [(margin, right[margins >= margin]) for margin in MARGINS]
    return [Row(margin, float(of.mean()) if len(of) else 1.0, of.sum() / len(right)) for margin, of in taken]


def main() -> int:
    """Prints both tables; with --save writes the means."""
    parser = argparse.ArgumentParser(prog="eval.topics")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    embedder = load_embedder(Home(default_home()))
    sections = known_sections(args.paths)
    whole = embedder.passages([s.opening for s in sections])
    for name, judged in (("with", whole), ("without", embedder.passages([s.body for s in sections]))):
        sys.stdout.write(f"{len(sections)} sections, {name} their headings\nmargin precision recall\n")
        for row in left_out(sections, judged, whole):
            sys.stdout.write(f"{row.margin:6.2f} {row.precision:9.3f} {row.recall:6.3f}\n")
    if args.save:
        TopicMeans.of(embedder.name, [s.topic for s in sections], whole).save(MEANS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
