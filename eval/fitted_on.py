"""The command of a module that fits weights: its arguments are sets, HOME=GOLD[,GOLD...], and what it makes is printed.

Each set is one home folder, which holds the index of its documents, with the gold files of questions about them.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from domain.home import Home
from eval.gold import GoldQuestion, load
from index.embedding import load_embedder
from index.engine import Index
from index.generation import open_index

Case = TypeVar("Case")


def run(
    program: str,
    about: str | None,
    collect: Callable[[str, Sequence[GoldQuestion], Index], Iterable[Case]],
    report: Callable[[Sequence[Case]], str],
    arguments: Sequence[str] | None = None,
) -> int:
    """Prints the report on the cases of all sets. Ends with 0, or with 2 when an argument is not HOME=GOLD."""
    parser = argparse.ArgumentParser(prog=program, description=about)
    parser.add_argument("sets", nargs="+", metavar="HEM=FACIT[,FACIT...]", help="hemmapp och dess frågefiler")
    cases: list[Case] = []
    for given in parser.parse_args(arguments).sets:
        folder, found, files = given.rpartition("=")
        if not found:
            sys.stderr.write(
                f"”{given}” går inte att läsa. Skriv hemmapp=frågefil, till exempel avtal=fragor.jsonl.\n"
            )
            return 2
        home = Home(Path(folder))
        index = open_index(home, load_embedder(home))
        for name in files.split(","):
            cases += collect(folder, load(Path(name)), index)
    sys.stdout.write(report(cases) + "\n")
    return 0
