"""How well tracks are found in 1,955 invented passages: `python -m eval.told` prints precision, recall and F1.

`gold/passages/told.jsonl` was written by people who had not seen the rules, in as many hands as they could. Odd lines
are for mending rules on, even ones are held out and never looked at: `-v 30` shows what is missed in the first thirty
of the odd ones that are not read rightly. Each passage is read as a whole document of its own; names count as equal
when they are so without their words for track, and tracks that have ended are left out.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.agreement import Track
from domain.text import fold
from ingest.pipeline import read_document

PASSAGES = Path(__file__).parent / "gold" / "passages" / "told.jsonl"
_OPENING = (
    "Överenskommelse mellan Arboga kommun och Arbetsförmedlingen\n\n## 1. Parter\n\n"
    "Parter är Arboga kommun och Arbetsförmedlingen. De träffas varje månad och följer upp vad som gjorts.\n\n"
)
_CLOSE = re.compile(r"[-•] |\d[.)] |\w\) |[^\t]*\t")  # what stands close to the line above: items and rows
_LABEL = re.compile(r"^(?:jobb)?spår(?:et)?\s+|[^0-9a-zåäöéü ]")


@dataclass(frozen=True)
class Told:
    """A passage with the tracks that it tells of: name -> industries and status; of those that have ended the names."""

    number: int
    text: str
    tracks: dict[str, tuple[frozenset[str], str]]
    ended: frozenset[str] = frozenset()

    @property
    def half(self) -> str:
        return "mended on" if self.number % 2 else "held out"


@dataclass(frozen=True)
class Found:
    """What was read of a passage: the keys that were missed, and those that are too many."""

    told: Told
    right: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    industries: int  # of the right ones: those whose industries are right too
    statuses: int


def key(name: str) -> str:
    """What is the same for one track with and without its word for track, as the scorer of documents has it."""
    return _LABEL.sub("", " ".join(fold(name).split())).strip()


def load(path: Path = PASSAGES) -> list[Told]:
    """All passages of the file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_told(number, json.loads(line)) for number, line in enumerate(lines, 1)]


def _told(number: int, entry: dict[str, Any]) -> Told:
    tracks = {
        key(t["name"]): (frozenset(t["industries"]), t["status"])
        for t in entry["tracks"]
        if t["status"] != "avslutat"
    }
    ended = frozenset(key(t["name"]) for t in entry["tracks"] if t["status"] == "avslutat")
    return Told(number, _document(entry), tracks, ended)


def _document(entry: dict[str, Any]) -> str:
    """The passage as an agreement in Markdown; every line a paragraph, but items and rows stay together."""
    outer, heading = entry.get("outer"), entry.get("heading")
    above = f"## {outer}\n\n" if outer else ""
    above += f"{'###' if outer else '##'} {heading}\n\n" if heading else ""
    lines = (f"{line}\n" if _CLOSE.match(line) else f"\n{line}\n" for line in entry["text"].split("\n"))
    return f"{_OPENING}{above}{''.join(lines)}"


def read(passages: Iterable[Told]) -> Iterator[Found]:
    """Reads each as a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stycke.md"
        for told in passages:
            path.write_text(told.text, encoding="utf-8")
            yield compared(told, read_document(path, path.name).facts.tracks)


def compared(told: Told, tracks: Sequence[Track]) -> Found:
    """What was told against what was found."""
    found = {key(t.name): t for t in tracks if t.status != "avslutat"}
    both = told.tracks.keys() & found.keys()
    return Found(
        told,
        len(both),
        tuple(sorted(told.tracks.keys() - found.keys())),
        tuple(sorted(found.keys() - told.tracks.keys())),
        sum(told.tracks[k][0] == set(found[k].industries) for k in both),
        sum(told.tracks[k][1] == found[k].status for k in both),
    )


def report(found: Sequence[Found]) -> str:
    """One line for each half."""
    lines = []
    for half in ("mended on", "held out"):
        own = [f for f in found if f.told.half == half]
        sums = Counter[str]()
        for f in own:
            sums.update(right=f.right, missing=len(f.missing), extra=len(f.extra))
            sums.update(industries=f.industries, statuses=f.statuses)
        right = sums["right"]
        precision, recall = right / max(1, right + sums["extra"]), right / max(1, right + sums["missing"])
        f1 = 2 * right / max(1, 2 * right + sums["extra"] + sums["missing"])
        rest = f"industries {sums['industries'] / max(1, right):.3f} status {sums['statuses'] / max(1, right):.3f}"
        lines.append(
            f"{half:9} ({len(own)}): precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} {rest}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Reads, prints the figures and, with -v, what is wrong in the half that rules may be mended on."""
    parser = argparse.ArgumentParser(prog="python -m eval.told", description=__doc__)
    parser.add_argument(
        "-v", "--verbose", type=int, default=0, metavar="N", help="show N of the passages read wrongly"
    )
    asked = parser.parse_args(arguments)
    found = list(read(load()))
    sys.stdout.write(f"{report(found)}\n")
    wrong = [f for f in found if f.told.half == "mended on" and (f.missing or f.extra)]
    for f in wrong[: asked.verbose]:
        said = f"missing {', '.join(f.missing) or '-'}; extra {', '.join(f.extra) or '-'}"
        sys.stdout.write(f"\n{f.told.number}: {said}\n{f.told.text.removeprefix(_OPENING)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
