"""Estimates what the signs of a track in running text weigh: `python -m eval.track_weights [FOLDER=TRUTH ...]`.

Each phrase of the odd lines of `gold/passages/told.jsonl`, and of the documents of each folder, is an example: right
when its name is that of a track in the gold. A logistic regression with L2 gives the weights (Newton's method). Printed
are the table `sentence` for `ingest/data/track_evidence.toml`, and how well examples are told apart in passages that
the weights have not seen (five folds). Where a list or a heading already has the track, a phrase in a document says
nothing, nor does one that a sign of the table `certain` decides.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from domain.agreement import Section
from eval.told import key, load
from ingest.facts.mending import mended
from ingest.facts.tracks.document_tracks import listed_tracks, own_sections
from ingest.facts.tracks.sentences import scored_mentions
from ingest.facts.tracks.terms import with_own_terms
from ingest.facts.tracks.words import evidence
from ingest.pipeline import read_document

TELLING = 0.45  # a phrase is taken from this probability on
L2 = 3.0
ROUNDS = 12  # of Newton's method; it has settled by then
FOLDS = 5
DECIMALS = 2

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A phrase: the signs that hold, whether it is a track, and its group for cross-validation."""

    signs: frozenset[str]
    right: bool
    group: int


def examples(
    sections: Sequence[Section], names: Collection[str], group: int, *, document: bool
) -> Iterator[Example]:
    """The phrases of one document whose tracks, also those that have ended, have these keys."""
    sections, _ = with_own_terms(sections)
    listed = listed_tracks(sections)
    known = {key(track.name) for track in listed} if document else set()
    for scored in scored_mentions(sections, own_sections(listed)):
        name = key(scored.mention.name.text)
        decided = scored.signs & evidence("certain").keys()
        if not decided and (name not in known or name not in names):
            yield Example(scored.signs, name in names, group)


def of_passages() -> Iterator[Example]:
    """The phrases of the passages that rules may be mended on."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stycke.md"
        for told in load():
            if told.half == "mended on":
                path.write_text(told.text, encoding="utf-8")
                names = told.tracks.keys() | told.ended
                yield from examples(_sections(path), names, told.number, document=False)


def of_documents(folder: Path, truth: Path) -> Iterator[Example]:
    """The phrases of the documents of a folder, by the tracks of its truth file."""
    entries = json.loads(truth.read_text(encoding="utf-8"))
    for entry in entries if isinstance(entries, list) else entries.values():
        names = {key(track["name"]) for track in entry.get("tracks") or []}
        sections = _sections(folder / Path(entry["file"]).name)
        yield from examples(sections, names, 0, document=True)


def _sections(path: Path) -> list[Section]:
    """The sections of a file as facts are looked for in them."""
    return [mended(s) for s in read_document(path, path.name).sections if s.topic != "innehall"]


def fit(signs: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression, the bias last, L2 on all but the bias."""
    inputs = np.column_stack([signs, np.ones(len(signs))])
    kept = np.append(np.full(signs.shape[1], L2), 0.0)
    guess = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-inputs @ guess))
        slope = inputs.T @ (share - right) + kept * guess
        curve = (inputs * (share * (1 - share))[:, None]).T @ inputs + np.diag(kept + 1e-9)
        guess -= np.linalg.solve(curve, slope)
    return guess


def matrix(found: Sequence[Example], names: Sequence[str]) -> tuple[Floats, Floats]:
    """One row for each example and one column for each sign; and which are right."""
    rows = np.array([[float(name in e.signs) for name in names] for e in found]).reshape(-1, len(names))
    return rows, np.array([float(e.right) for e in found])


def table(found: Sequence[Example]) -> str:
    """The table of the data file: a phrase is a track where its signs' weights reach `needed`."""
    names = sorted({sign for e in found for sign in e.signs})
    *weights, bias = fit(*matrix(found, names))
    needed = float(np.log(TELLING / (1 - TELLING))) - bias
    lines = [f'"{name}" = {round(weight, DECIMALS)}' for name, weight in zip(names, weights, strict=True)]
    return "\n".join(["[sentence]", f"needed = {round(needed, DECIMALS)}", *lines])


def unseen(found: Sequence[Example]) -> str:
    """Precision and recall over the passages' phrases, each judged by weights of the other folds."""
    names = sorted({sign for e in found for sign in e.signs})
    signs, right = matrix(found, names)
    told = np.array([e.group > 0 for e in found])
    fold = np.array([e.group // 2 % FOLDS for e in found])
    score = np.zeros(len(found))
    for number in range(FOLDS):
        own = told & (fold == number)
        weight = fit(signs[~own], right[~own])
        score[own] = signs[own] @ weight[:-1] + weight[-1]
    lines = []
    for telling in (0.3, 0.4, TELLING, 0.6):
        taken = told & (score > np.log(telling / (1 - telling)))
        hits = float((right * taken).sum())
        precision, recall = hits / max(1, taken.sum()), hits / max(1.0, float(right[told].sum()))
        lines.append(f"# from {telling}: precision {precision:.3f} recall {recall:.3f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Ends with 0, or with 2 when an argument is not FOLDER=TRUTH."""
    parser = argparse.ArgumentParser(prog="python -m eval.track_weights", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="MAPP=FACIT", help="mapp med avtal, och dess facit")
    found = list(of_passages())
    for given in parser.parse_args(arguments).sets:
        folder, named, truth = given.rpartition("=")
        if not named:
            sys.stderr.write(
                f"”{given}” går inte att läsa. Skriv mapp=facit, till exempel corpus=documents.json.\n"
            )
            return 2
        found += of_documents(Path(folder), Path(truth))
    sys.stdout.write(f"{unseen(found)}\n{table(found)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
