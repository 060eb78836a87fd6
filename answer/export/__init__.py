"""Takes an answer, a comparison or sections out of Duasök as a file. One report, one writer per format."""

from pathlib import Path

from answer.export.report import part_on, report_of
from answer.export.writers import WRITERS
from domain.errors import UsageError
from index.engine import Index


def export(what: str, topics: tuple[str, ...], index: Index, file_format: str, target: Path) -> None:
    """Writes what the user named to `target`. Raises UsageError for what cannot be named or written."""
    if not target.parent.is_dir():
        raise UsageError(f"Mappen {target.parent} finns inte. Skapa den eller välj en annan.")
    content = WRITERS[file_format](report_of(part_on(what, topics, index)))
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UsageError(f"Filen {target} kan inte skrivas: {error.strerror}.") from error
