"""Takes documents out of the corpus, and puts them back: what is taken out is kept aside for a while.

A document lies in one folder, so taking it out is moving that folder, with its original and its corrections.
"""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain.agreement import Agreement
from domain.artifact import named, read_all, read_artifact, read_one
from domain.errors import UsageError
from domain.home import Home
from ingest.lock import only_one

KEPT_DAYS = 30
_DAY = 24 * 3600


@dataclass(frozen=True)
class Removed:
    """A document that has been taken out and can be put back. `at` is an ISO date and time (UTC)."""

    id: str
    file: str
    title: str
    at: str


def remove(files: Sequence[str | Path], home: Home) -> list[str]:
    """Takes documents out, with what people have corrected in them, by file name, path or id; gives their names.

    They can be put back for `KEPT_DAYS` days. Raises UsageError, before anything is removed, when one is not there.
    """
    chosen: dict[str, Agreement] = {}
    for wanted in map(str, files):
        own = read_one(home, wanted)  # by id, for which the others need not be read
        chosen |= {a.id: a for a in ([own] if own is not None else named(wanted, read_all(home)))}
    with only_one(home):
        home.removed.mkdir(parents=True, exist_ok=True)
        _throw_away_old(home)
        for identifier in chosen:
            aside = home.removed / identifier
            shutil.rmtree(aside, ignore_errors=True)  # of an earlier removal of the same file
            os.replace(home.document(identifier), aside)
            os.utime(aside)
    return [a.file for a in chosen.values()]


def removed(home: Home) -> list[Removed]:
    """What can be put back, the latest first."""
    return sorted(_removed(home), key=lambda r: r.at, reverse=True)


def restore(document_id: str, home: Home) -> str:
    """Puts a document back as it was; gives its file. Raises UsageError when it cannot be put back."""
    found = removed_one(document_id, home)
    with only_one(home):
        if home.document(document_id).exists():
            raise UsageError(
                f"{found.file} är inläst på nytt sedan det togs bort, så det finns inget att återställa."
            )
        home.documents.mkdir(parents=True, exist_ok=True)
        os.replace(home.removed / document_id, home.document(document_id))
    return found.file


def throw_away(document_id: str, home: Home) -> str:
    """Removes for good what has been taken out; gives its file. Raises UsageError when it is not there."""
    found = removed_one(document_id, home)
    shutil.rmtree(home.removed / document_id)
    return found.file


def removed_one(document_id: str, home: Home) -> Removed:
    """What has been taken out, by the document's id. Raises UsageError when it is not there."""
    found = next((r for r in _removed(home) if r.id == document_id), None)
    if found is None:
        raise UsageError(f"Det borttagna dokumentet finns inte kvar: sådana sparas i {KEPT_DAYS} dagar.")
    return found


def _removed(home: Home) -> Iterator[Removed]:
    for path in home.removed.glob("*/agreement.json"):
        agreement = read_artifact(path)
        if agreement is not None:
            at = datetime.fromtimestamp(path.parent.stat().st_mtime, UTC).isoformat(timespec="seconds")
            yield Removed(path.parent.name, agreement.file, agreement.title, at)


def _throw_away_old(home: Home) -> None:
    for folder in home.removed.iterdir():
        if folder.stat().st_mtime < time.time() - KEPT_DAYS * _DAY:
            shutil.rmtree(folder, ignore_errors=True)
