"""Whether yes and no are told apart in invented sentences: `python -m eval.verdicts HEM` prints how often.

`gold/passages/verdicts.jsonl` holds questions as civil servants ask them, each with the sentence that decides it and
the verdict. Odd lines are for mending rules on, even ones are held out and never looked at: `-v` lists the odd ones
that are judged wrongly. A question is understood with the index of the home folder; any will do.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.understanding.refine import refined
from answer.understanding.understand import understand
from answer.yesno.polarity import denies
from domain.home import Home
from index.embedding import load_embedder
from index.engine import Index
from index.generation import open_index

PAIRS = Path(__file__).parent / "gold" / "passages" / "verdicts.jsonl"


@dataclass(frozen=True)
class Pair:
    """A question, the sentence that decides it, and whether it says yes."""

    question: str
    said: str
    yes: bool


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The pairs of the file, in order."""
    return [Pair(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def judged_rightly(pair: Pair, index: Index) -> bool:
    """Whether the sentence is taken to answer as the gold says."""
    return denies(refined(understand(pair.question, index)), pair.said) is not pair.yes


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Ends with 0."""
    parser = argparse.ArgumentParser(prog="eval.verdicts", description=__doc__)
    parser.add_argument("home", metavar="HEM", type=Path, help="hemmapp")
    parser.add_argument("-v", action="store_true", help="visa de udda rader som bedöms fel")
    given = parser.parse_args(arguments)
    home = Home(given.home)
    index = open_index(home, load_embedder(home))
    pairs = read_pairs()
    right = [judged_rightly(pair, index) for pair in pairs]
    for name, chosen in (("udda", right[::2]), ("jämna", right[1::2])):
        sys.stdout.write(f"{name:6}{sum(chosen):4} av {len(chosen):4}  {sum(chosen) / len(chosen):.3f}\n")
    if given.v:
        wrong = (p for p, ok in zip(pairs[::2], right[::2], strict=True) if not ok)
        sys.stdout.writelines(f"{'Ja' if p.yes else 'Nej':4}{p.question} | {p.said}\n" for p in wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
