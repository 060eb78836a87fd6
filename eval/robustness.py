"""How much worse the answers get when questions are written less well: `python -m eval.robustness HOME GOLD`.

Rule-made variants, and the same questions in English where they have been written, are answered and compared with the
questions as they were; those that got worse are listed.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.home import Home
from eval.gold import GoldQuestion, load
from eval.run import answered
from eval.variants import Rule, in_english, split_compound, synonym, typing_error, variants
from index.embedding import load_embedder
from index.engine import Index
from index.generation import open_index


@dataclass(frozen=True)
class Robustness:
    """Mean score of the variants of one rule, and of the same questions as they were."""

    rule: str
    questions: int
    original: float
    variant: float
    lost: tuple[tuple[str, str], ...]  # (id, question) of the variants that scored lower


def robustness(questions: Sequence[GoldQuestion], index: Index, seed: int = 1) -> tuple[Robustness, ...]:
    """One line for each rule."""
    rules: dict[str, Rule] = {
        "skrivfel": typing_error,
        "särskrivning": split_compound(index.analyser.splitter.split),
        "synonym": synonym,
    }
    original = {result.id: result.score for result in answered(questions, index)}
    changed = {name: variants(questions, rule, name, seed) for name, rule in rules.items()}
    changed["engelska"] = in_english(questions, "engelska")
    return tuple(_of(name, asked, original, index) for name, asked in changed.items())


def as_text(lines: Sequence[Robustness]) -> str:
    """A table for a person to read."""
    rows = [f"{'regel':14}{'frågor':>7}{'som de är':>11}{'ändrade':>9}"]
    rows += [f"{r.rule:14}{r.questions:7}{r.original:11.3f}{r.variant:9.3f}" for r in lines]
    return "\n".join([*rows, *(f"  {number} {text}" for r in lines for number, text in r.lost)])


def _of(name: str, changed: list[GoldQuestion], original: dict[str, float], index: Index) -> Robustness:
    results = answered(changed, index)
    before = [original[r.id.removesuffix(f"-{name}")] for r in results]
    count = max(1, len(results))
    lost = tuple((r.id, r.question) for r, was in zip(results, before, strict=True) if r.score < was)
    return Robustness(name, len(results), sum(before) / count, sum(r.score for r in results) / count, lost)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="eval.robustness", description=__doc__)
    parser.add_argument("home", type=Path, metavar="HEM")
    parser.add_argument("gold", type=Path, metavar="FRÅGOR.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    home = Home(given.home)
    index = open_index(home, load_embedder(home))
    sys.stdout.write(as_text(robustness(load(given.gold), index, given.seed)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
