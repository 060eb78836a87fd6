"""Readers: one module per format, each from a file's bytes to lines of text."""

from collections.abc import Callable
from pathlib import Path

from domain.errors import UnreadableDocument
from ingest.lines import Source
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.odt import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.rtf import read_rtf
from ingest.readers.sniffing import Format, format_of
from ingest.readers.text import read_text

SUFFIXES: tuple[str, ...] = tuple(suffix for kind in Format for suffix in kind.value)
_READERS: dict[Format, Callable[[bytes, str], Source]] = {
    Format.TEXT: read_text,
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
    Format.RTF: read_rtf,
    Format.HTML: read_html,
}
MOST_BYTES = 200_000_000


def read_file(path: Path) -> Source:
    """The lines of the file. Raises UnreadableDocument with one Swedish sentence that says what is wrong."""
    data = _bytes(path)
    return _READERS[format_of(data, path)](data, path.name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(
                f"{path.name} är större än {MOST_BYTES // 1_000_000} MB. Dela upp filen eller spara den mindre."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path.name} kunde inte öppnas ({error.strerror}). Kontrollera att filen finns och får läsas."
        ) from error
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(f"{path.name} är tom. Lägg in filen på nytt från originalet.")
    return data
