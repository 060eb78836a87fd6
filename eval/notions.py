"""How well list questions find what agreements call otherwise: `python -m eval.notions` prints precision and recall.

Each line of `gold/passages/notions.jsonl` has a notion, an everyday question for it, a sentence that says it and one
that comes near and does not; they were written before the notions' data. All sentences stand in one corpus, each as an
agreement of its own municipality. Lines of one half are for mending, those of the other (by a hash of the question)
are held out and never looked at: `-v` shows what goes wrong in the first half.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from answer.service import ask
from domain.home import Home
from domain.municipalities import MUNICIPALITIES
from index.embedding import load_embedder
from index.engine import Index
from index.generation import build, open_index
from ingest.pipeline import read_document

PAIRS = Path(__file__).parent / "gold" / "passages" / "notions.jsonl"
HALVES = ("mended on", "held out")
_AGREEMENT = (
    "Överenskommelse mellan {name} kommun och Arbetsförmedlingen\n\n## 1. Parter\n\n"
    "Parter är {name} kommun och Arbetsförmedlingen.\n\n## 2. Arbetet\n\n{sentence}\n"
)


@dataclass(frozen=True)
class Pair:
    """A question, the sentence that answers it and the one that only comes near."""

    notion: str
    question: str
    says: str
    near: str

    @property
    def half(self) -> str:
        return HALVES[sha256(self.question.encode()).digest()[0] % 2]


@dataclass(frozen=True)
class Told:
    """What a question found: whether the right sentence, whether the near one, and sentences of other notions."""

    pair: Pair
    right: bool
    near: bool
    others: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Against the one right sentence, 0..1."""
        return 2 * self.right / (1 + self.right + self.near + len(self.others))


def load(path: Path = PAIRS) -> list[Pair]:
    """All lines of the file, in its order."""
    return [Pair(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def sentences_of(pairs: Sequence[Pair]) -> dict[str, tuple[Pair, str]]:
    """Municipality to the pair and the sentence that stands in its agreement, all in turn."""
    told = [(pair, sentence) for pair in pairs for sentence in (pair.says, pair.near)]
    return dict(zip((m.name for m in MUNICIPALITIES), told, strict=False))


def corpus(sentences: dict[str, tuple[Pair, str]], folder: Path) -> Index:
    """The sentences read as agreements and indexed in `folder`."""
    home = Home(folder)
    embedder = load_embedder(home)
    agreements = []
    for name, (_, sentence) in sentences.items():
        path = folder / f"{name}.md"
        path.write_text(_AGREEMENT.format(name=name, sentence=sentence), encoding="utf-8")
        agreements.append(read_document(path, path.name))
    build(home, agreements, embedder)
    return open_index(home, embedder)


def told(pairs: Sequence[Pair], index: Index) -> Iterator[Told]:
    """Asks each question; sentences of the same notion as the question's are neither right nor wrong."""
    sentences = sentences_of(pairs)
    for pair in pairs:
        found = [sentences[m.municipality.name] for m in ask(pair.question, index).municipalities]
        others = tuple(sentence for other, sentence in found if other.notion != pair.notion)
        own = {sentence for _, sentence in found}
        yield Told(pair, pair.says in own, pair.near in own, others)


def report(found: Sequence[Told]) -> str:
    """One line for each half."""
    lines = []
    for half in HALVES:
        own = [f for f in found if f.pair.half == half]
        if not own:
            continue
        right, near = sum(f.right for f in own), sum(f.near for f in own)
        others = sum(len(f.others) for f in own)
        lines.append(
            f"{half:9} ({len(own)}): recall {right / len(own):.3f} near {near / len(own):.3f}"
            f" others {others / len(own):.2f} a question, mean F1 {sum(f.f1 for f in own) / len(own):.3f}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.notions", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="show what goes wrong in the first half")
    asked, pairs = parser.parse_args(arguments), load()
    with tempfile.TemporaryDirectory() as folder:
        found = list(told(pairs, corpus(sentences_of(pairs), Path(folder))))
    sys.stdout.write(f"{report(found)}\n")
    for f in found if asked.verbose else ():
        if f.f1 < 1 and f.pair.half == HALVES[0]:
            wrong = [f.pair.near] * f.near + list(f.others)
            said = "" if f.right else f" MISSING {f.pair.says}"
            sys.stdout.write(f"\n{f.pair.question}{said}\n" + "".join(f"   + {s}\n" for s in wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
