"""Invented passages about tracks and about signatures, half of them held out, and how well they are read.

`python -m eval.passages` prints for both halves what is found and right; `-v` also what is missed and what is too much.
Their texts, with what a reader should find, are in `gold/passages`; each is read as a whole document of its own.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.agreement import Agreement
from ingest.pipeline import read_document

_BODY = "1. Parter\n\nParter är kommunen och Arbetsförmedlingen. De träffas varje månad och följer upp vad som gjorts."
_CLOSE = re.compile(r"[-•*|]\s|\w\)\s|[^\t|]*\t")  # what stands close to the line above: items and rows
HERE = Path(__file__).parent / "gold" / "passages"


@dataclass(frozen=True)
class Expected:
    """A track or a date that should be found: each field is a set of answers that are all right, or empty."""

    name: frozenset[str]
    industries: frozenset[str] = frozenset()
    status: str = ""
    place: str = ""


@dataclass(frozen=True)
class Passage:
    """One passage: odd numbers are for mending rules on, even ones are held out."""

    number: int
    municipalities: tuple[str, ...]
    expected: tuple[Expected, ...]
    text: str
    own_lines: bool  # every line a paragraph, as in a word processor; else as the text stands

    @property
    def half(self) -> str:
        return "held out" if self.number % 2 == 0 else "mended on"

    @property
    def document(self) -> str:
        """The passage as an agreement: a title above it; each line a paragraph, but items and rows stay together."""
        parties = ", ".join(f"{name} kommun" for name in self.municipalities)
        title = f"Överenskommelse mellan {parties} och Arbetsförmedlingen"
        lines = self.text.splitlines() if self.own_lines else [self.text]
        above = [title] if self.own_lines else [title, "", _BODY, ""]
        return "\n".join([*above, *(line if _CLOSE.match(line) else f"\n{line}" for line in lines), ""])


@dataclass(frozen=True)
class Reading:
    """What was found in a passage: pairs of the expected and the found, what is missing, and what is too much."""

    passage: Passage
    pairs: tuple[tuple[Expected, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def load(kind: str) -> list[Passage]:
    """The passages of `tracks` or `signed`."""
    text = (HERE / f"{kind}.txt").read_text(encoding="utf-8")
    return [
        _passage(part, own_lines=kind == "tracks") for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]
    ]


def _passage(part: str, *, own_lines: bool) -> Passage:
    head, *lines = part.strip().splitlines()
    number, parties = head.split("|")
    expected = [_expected(line[2:]) for line in lines if line.startswith("+ ")]
    municipalities = tuple(name.strip() for name in parties.split(","))
    return Passage(int(number), municipalities, tuple(expected), "\n".join(lines[len(expected) :]), own_lines)


def _expected(line: str) -> Expected:
    name, industries, status, place = ([f.strip() for f in line.split("|")] + [""] * 3)[:4]
    return Expected(
        frozenset(map(name_key, name.split("/"))),
        frozenset(filter(None, industries.split("/"))),
        status,
        place,
    )


def name_key(name: str) -> str:
    """A name as the scorer of the contract compares it: without "spår" before it, letters and digits only."""
    return re.sub(r"^(jobb)?spår(et)?\s+|[^0-9a-zåäöéü ]", "", name.lower()).strip()


def read(passage: Passage) -> Agreement:
    """The passage, read as a document of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{passage.number}.txt"
        path.write_text(passage.document, encoding="utf-8")
        return read_document(path, path.name)


def compare(passage: Passage, found: Sequence[tuple[str, ...]]) -> Reading:
    """Pairs what was expected with what was found: (name, industries joined by ",", status, place), or a date alone."""
    left = list(found)
    pairs, missing = [], []
    for want in passage.expected:
        match = next((f for f in left if name_key(f[0]) in want.name), None)
        if match is None:
            missing.append(min(want.name))
        else:
            left.remove(match)
            pairs.append((want, match))
    return Reading(passage, tuple(pairs), tuple(missing), tuple(f[0] for f in left))


def tracks_in(agreement: Agreement) -> list[tuple[str, ...]]:
    """(name, industries joined by ",", status, place) of every track."""
    return [(t.name, ",".join(t.industries), t.status, t.place or "") for t in agreement.facts.tracks]


def signed_in(agreement: Agreement) -> list[tuple[str, ...]]:
    """Every date of signing, once, each as a tuple of one."""
    return [(date,) for date in dict.fromkeys(agreement.dates("signed"))]


def readings(kind: str) -> list[Reading]:
    """All passages of a kind, read and compared."""
    inside = tracks_in if kind == "tracks" else signed_in
    return [compare(passage, inside(read(passage))) for passage in load(kind)]


def measures(found: Sequence[Reading]) -> dict[str, float]:
    """Shares 0-1: precision and recall over all, F1 as a mean over passages, industries and status among the found."""
    pairs = [pair for reading in found for pair in reading.pairs]
    missing, extra = sum(len(r.missing) for r in found), sum(len(r.extra) for r in found)
    with_industry = [(want, got) for want, got in pairs if want.industries]
    return {
        "precision": _share(len(pairs), len(pairs) + extra),
        "recall": _share(len(pairs), len(pairs) + missing),
        "F1": sum(map(_f1, found)) / len(found),
        "industry": _share(sum(_industry_right(w, g) for w, g in with_industry), len(with_industry)),
        "status": _share(sum(w.status == g[2] for w, g in with_industry), len(with_industry)),
        "place": _share(sum(w.place in ("", g[3]) for w, g in with_industry), len(with_industry)),
    }


def _industry_right(want: Expected, got: tuple[str, ...]) -> bool:
    return bool(want.industries & set(got[1].split(",")))


def _f1(reading: Reading) -> float:
    wanted, got = len(reading.passage.expected), len(reading.pairs) + len(reading.extra)
    return 2 * len(reading.pairs) / (wanted + got) if wanted + got else 1.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _explained(reading: Reading) -> str | None:
    wrong = [
        f"{got} should be {'/'.join(sorted(want.industries))} {want.status} {want.place}"
        for want, got in reading.pairs
        if want.industries and not (_industry_right(want, got) and want.status == got[2])
    ]
    if not (reading.missing or reading.extra or wrong):
        return None
    return f"{reading.passage.number}: missing {list(reading.missing)} extra {list(reading.extra)} {'; '.join(wrong)}"


def main(arguments: Sequence[str]) -> None:
    """Prints the measures of both halves of both kinds."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.passages", description="How well passages are read."
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also what is missed, but not of the held out"
    )
    parser.add_argument("--all", action="store_true", help="with -v: of the held out too, when all is mended")
    options = parser.parse_args(arguments)
    for kind in ("tracks", "signed"):
        found = readings(kind)
        for half in ("mended on", "held out"):
            part = [r for r in found if r.passage.half == half]
            shown = " ".join(f"{name} {share:.3f}" for name, share in measures(part).items())
            sys.stdout.write(f"{kind} {half} ({len(part)}): {shown}\n")
            if options.verbose and (half == "mended on" or options.all):
                sys.stdout.writelines(f"  {line}\n" for r in part if (line := _explained(r)))


if __name__ == "__main__":
    main(sys.argv[1:])
