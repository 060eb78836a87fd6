"""Readers: one module per format, each from a file's bytes to lines of text."""

from pathlib import Path

from domain.errors import UnreadableDocument
from ingest.lines import Source
from ingest.readers.text import read_text

SUFFIXES: tuple[str, ...] = (".txt", ".md")


def read_file(path: Path) -> Source:
    """The lines of the file. Raises UnreadableDocument with one Swedish sentence that says what is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"Filen {path.name} kunde inte öppnas: {error.strerror}.") from error
    if not data.strip():
        raise UnreadableDocument(f"Filen {path.name} är tom.")
    return read_text(data)
