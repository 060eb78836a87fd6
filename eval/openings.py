"""How well parties, kind, annex, dates and headings are read in invented openings and endings of agreements.

`python -m eval.openings` prints the means of each aspect for both halves of `gold/passages/openings.toml` and of
`headings.toml`, which holds styles of headings; `-v` also what is wrong in the odd ones. Even ones are held out and
never looked at. Every text is written in its form (eval/forms.py) and read as a document of its own.
"""

import argparse
import re
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.agreement import Agreement
from eval import forms
from eval.metrics import f1, normalised, squashed
from ingest.pipeline import read_document

HERE = Path(__file__).parent / "gold" / "passages"
KINDS = ("openings", "headings")
HALVES = ("mended on", "held out")
_NUMBER = re.compile(
    r"((kapitel|punkt|steg|fas) )?(§ ?)?(\d+(\.\d+)*|[A-Z]|[IVX]+)[.):]? ?§?[ \t]+(- )?", re.IGNORECASE
)


@dataclass(frozen=True)
class Opening:
    """An invented text with its facts; a tuple of dates for the time it is valid holds all that are right."""

    number: int
    form: str
    text: str
    municipalities: tuple[str, ...] = ()
    kind: str = "överenskommelse"
    annex: str = ""
    signed: tuple[str, ...] = ()
    valid_from: tuple[str, ...] = ()
    valid_to: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    style: str = ""

    @property
    def half(self) -> str:
        return HALVES[self.number % 2 == 0]


@dataclass(frozen=True)
class Aspect:
    """The score (0-1) of one aspect of one text, with what was found and what was expected."""

    number: int
    name: str
    score: float
    got: tuple[str, ...]
    want: tuple[str, ...]


def load(kind: str) -> list[Opening]:
    """The texts of `openings` or `headings`."""
    with (HERE / f"{kind}.toml").open("rb") as file:
        rows = tomllib.load(file)["opening"]
    return [_opening(row) for row in rows]


def _opening(row: Mapping[str, Any]) -> Opening:
    facts: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Opening(**facts)


def read(opening: Opening) -> Agreement:
    """The text, written in its form and read as a document of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{opening.number:02d}.{forms.suffix(opening.form)}"
        forms.write(opening.text, opening.form, path)
        return read_document(path, path.name)


def compare(kind: str, opening: Opening, agreement: Agreement) -> list[Aspect]:
    """The aspects of an opening; of a style of headings, the headings alone."""
    found = _headings(opening, agreement)
    if kind == "headings":
        return found
    names = tuple(m.name for m in agreement.municipalities)
    return [
        _all(opening, "municipalities", names, opening.municipalities),
        _one(opening, "kind", (agreement.kind,), (opening.kind,)),
        _one(opening, "annex", (agreement.annex or "",), (opening.annex,)),
        _all(opening, "signed", agreement.dates("signed"), opening.signed),
        _one(opening, "valid_from", agreement.dates("valid_from"), opening.valid_from),
        _one(opening, "valid_to", agreement.dates("valid_to"), opening.valid_to),
        *found,
    ]


def _all(opening: Opening, name: str, got: Sequence[str], want: Sequence[str]) -> Aspect:
    return Aspect(opening.number, name, f1(set(got), set(want)), tuple(got), tuple(want))


def _one(opening: Opening, name: str, got: Sequence[str], want: Sequence[str]) -> Aspect:
    """Right when the first that was found is among those that are right, or none was and none should be."""
    right = (normalised(got[0]) if got else "") in [normalised(w) for w in want or [""]]
    return Aspect(opening.number, name, float(right), tuple(got), tuple(want))


def _headings(opening: Opening, agreement: Agreement) -> list[Aspect]:
    """Headings, where the text tells them; what stands before the first of them (titles) may be headings or not.

    A heading is the same with its number and without.
    """
    marked = opening.form not in ("txt", "raw-html")
    own = tuple(words for mark, words in forms.lines(opening.text) if marked and mark in ("#", "##"))
    want = opening.headings or own
    if not want:
        return []
    keys = {key: i for i, heading in enumerate(want) for key in _keys(heading)}
    front = squashed(opening.text.split(want[0])[0])
    found: list[tuple[str, int | None]] = []
    for heading in (s.heading for s in agreement.sections if s.heading):
        index = next((keys[key] for key in _keys(heading) if key in keys), None)
        if index is not None or found or squashed(heading) not in front:
            found.append((heading, index))
    hit = {index for _, index in found if index is not None}
    score = 2 * len(hit) / (len(want) + len(found))
    return [Aspect(opening.number, "headings", score, tuple(heading for heading, _ in found), want)]


def _keys(heading: str) -> tuple[str, str]:
    return squashed(heading), squashed(_NUMBER.sub("", heading))


def measures(found: Sequence[Aspect]) -> dict[str, float]:
    """Aspect to its mean (0-1)."""
    names = dict.fromkeys(aspect.name for aspect in found)
    return {name: _mean([a.score for a in found if a.name == name]) for name in names}


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)


def readings(kind: str, half: str) -> list[Aspect]:
    """All aspects of one half."""
    return [a for o in load(kind) if o.half == half for a in compare(kind, o, read(o))]


def main(arguments: Sequence[str]) -> None:
    """Prints the measures of both halves of both kinds."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.openings", description="How well openings are read."
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also what is wrong, but not in the held out"
    )
    options = parser.parse_args(arguments)
    for kind in KINDS:
        for half in HALVES:
            found = readings(kind, half)
            shown = " ".join(f"{name} {share:.3f}" for name, share in measures(found).items())
            sys.stdout.write(f"{kind} {half}: {shown}\n")
            if options.verbose and half == HALVES[0]:
                sys.stdout.writelines(f"  {_explained(a)}\n" for a in found if a.score < 1)


def _explained(aspect: Aspect) -> str:
    got, want = (", ".join(words) or "-" for words in (aspect.got, aspect.want))
    return f"{aspect.number} {aspect.name} {aspect.score:.2f}: got {got}; should be {want}"


if __name__ == "__main__":
    main(sys.argv[1:])
