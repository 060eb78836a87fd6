"""Which files a path given by the user stands for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.errors import UsageError
from ingest.readers import SUFFIXES

SYSTEM_FILES = frozenset(["thumbs.db", "desktop.ini"])


@dataclass(frozen=True)
class SourceFile:
    """A file and its name in the corpus: relative to the folder that the user gave.

    The path of an uploaded file is made up, so its folder says nothing.
    """

    path: Path
    name: str
    uploaded: bool = False


def find_files(paths: Sequence[Path]) -> list[SourceFile]:
    """The files to read, in order, each once. Hidden files, system files and Word's lock files are passed over.

    Files of a kind that cannot be read are taken too: they are reported, and not passed over in silence.
    Raises UsageError when a path does not exist or there is nothing to read.
    """
    found: dict[Path, SourceFile] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise UsageError(f"{path} finns inte. Ange en fil eller en mapp som finns.")
        for source in _below(path) if path.is_dir() else [SourceFile(path, path.name)]:
            found.setdefault(source.path.resolve(), source)
    if not found:
        raise UsageError(f"Det finns inga dokument att läsa där. Filtyper som läses: {', '.join(SUFFIXES)}.")
    return list(found.values())


def _below(folder: Path) -> Iterator[SourceFile]:
    """Files in the folder and those below it; links to folders are not followed.

    A folder that may not be opened is given too: it is reported as what could not be read.
    """
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not is_system(f))
        for name in sorted(names):
            path = Path(parent) / name
            if not is_system(name) and path.is_file():
                yield SourceFile(path, path.relative_to(folder).as_posix())
    for error in closed:
        path = Path(error.filename)
        yield SourceFile(path, path.relative_to(folder).as_posix())


def is_system(name: str) -> bool:
    """Whether a file or folder of that name is passed over: hidden, a system's own, or a lock of Word's."""
    return name.startswith((".", "~$")) or name.lower() in SYSTEM_FILES or name == "__MACOSX"
