"""What each part brings: `python -m eval.ablation HOME=GOLD ...` answers the gold questions without one part at a time.

Each argument is a home folder with the gold file for its documents; the questions of all are counted together. A part
is left out by opening the index with another one in its place: vectors that are all zero, an analyser without
n-grams or without words, documents whose facts are empty, no reading model. The last columns are the answer time of a
warm process.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from domain.agreement import Facts
from domain.artifact import read_all
from domain.home import Home
from eval.gold import TYPES, GoldQuestion, load
from eval.report import QuestionResult, Report
from eval.run import answered
from index.analysis import Analyser
from index.dense import Vectors
from index.embedding import Embedder, load_embedder
from index.engine import Index
from index.generation import build, open_index
from reader.model import MODEL_VARIABLE, WITHOUT, reading_model

Open = Callable[[Home, Embedder], AbstractContextManager[Index]]


class WithoutMeaning:
    """An embedder to which all questions are the same."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self.dimensions = embedder.dimensions

    def query(self, text: str) -> Vectors:
        """Zeros: no text is nearer than another."""
        return np.zeros(self.dimensions, np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As the embedder itself."""
        return self._embedder.passages(texts)


class WithoutGrams(Analyser):
    """Finds whole words and parts of compounds alone."""

    def grams(self, text: str) -> list[str]:
        """None."""
        return []


class WithoutWords(WithoutGrams):
    """Finds by meaning alone."""

    def query_terms(self, text: str) -> list[str]:
        """None."""
        return []


@dataclass(frozen=True)
class Arm:
    """One part left out."""

    name: str
    open: Open


def _as_it_is(home: Home, embedder: Embedder) -> AbstractContextManager[Index]:
    return nullcontext(open_index(home, embedder))


def _without_meaning(home: Home, embedder: Embedder) -> AbstractContextManager[Index]:
    return nullcontext(open_index(home, WithoutMeaning(embedder)))


def _without_grams(home: Home, embedder: Embedder) -> AbstractContextManager[Index]:
    return nullcontext(open_index(home, embedder, WithoutGrams))


def _without_words(home: Home, embedder: Embedder) -> AbstractContextManager[Index]:
    return nullcontext(open_index(home, embedder, WithoutWords))


@contextmanager
def _without_facts(home: Home, embedder: Embedder) -> Iterator[Index]:
    """The same documents with nothing known of them but their text and their municipalities; vectors are taken over."""
    with tempfile.TemporaryDirectory(prefix="duasok-ablation-") as folder:
        shutil.copytree(home.root, Path(folder) / "home", symlinks=True)
        bare = Home(Path(folder) / "home")
        build(bare, [replace(a, facts=Facts()) for a in read_all(home)], embedder)
        yield open_index(bare, embedder)


ARMS = (
    Arm("som det är", _as_it_is),
    Arm("utan betydelse", _without_meaning),
    Arm("utan ordindex", _without_words),
    Arm("utan n-gram", _without_grams),
    Arm("utan uppgifter", _without_facts),
)
NO_READER = "utan läsmodell"


def ablation(sets: Sequence[tuple[Home, Path]]) -> Iterator[tuple[str, Report]]:
    """The report of each arm over all sets; without the reading model only where there is one."""
    opened = [(home, load_embedder(home), load(gold)) for home, gold in sets]
    for arm in ARMS:
        yield arm.name, _report(arm, opened)
    if reading_model() is not None:
        with _without_reader():
            yield NO_READER, _report(Arm(NO_READER, _as_it_is), opened)


def as_text(reports: Sequence[tuple[str, Report]]) -> str:
    """A row for each arm: the share right by type and of all, the difference to the first, the answer time."""
    kinds = [kind for kind in TYPES if kind in reports[0][1].by_type()]
    whole = reports[0][1].mean()
    rows = [
        f"{'':16}"
        + "".join(f"{kind[:9]:>10}" for kind in kinds)
        + f"{'ALLA':>8}{'mot':>8}{'median':>9}{'95 %':>9}"
    ]
    for name, report in reports:
        middle, late = report.times
        values = "".join(f"{report.mean(kind):10.3f}" for kind in kinds)
        change = f"{report.mean() - whole:+8.3f}"
        rows.append(
            f"{name:16}{values}{report.mean():8.3f}{change}{1000 * middle:6.0f} ms{1000 * late:6.0f} ms"
        )
    return "\n".join(rows)


def _report(arm: Arm, sets: Sequence[tuple[Home, Embedder, Sequence[GoldQuestion]]]) -> Report:
    results: list[QuestionResult] = []
    for home, embedder, gold in sets:
        with arm.open(home, embedder) as index:
            results += answered(gold, index)
    return Report(arm.name, tuple(results))


@contextmanager
def _without_reader() -> Iterator[None]:
    before = os.environ.get(MODEL_VARIABLE)
    os.environ[MODEL_VARIABLE] = WITHOUT
    reading_model.cache_clear()
    try:
        yield
    finally:
        os.environ.pop(MODEL_VARIABLE) if before is None else os.environ.update({MODEL_VARIABLE: before})
        reading_model.cache_clear()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="eval.ablation", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="HEM=FRÅGOR.jsonl")
    given = parser.parse_args(arguments)
    sets = [(Home(Path(home)), Path(gold)) for home, _, gold in (each.partition("=") for each in given.sets)]
    sys.stdout.write(as_text(list(ablation(sets))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
