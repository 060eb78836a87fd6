"""Readers: one module per format, each from a file's bytes to lines of text."""

import errno
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from domain.errors import UnreadableDocument
from ingest.lines import Line, Source
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
MOST_WORD = 5000  # characters between white space; more is data
LONGEST_WORD = (
    200  # characters; patterns for words take time as its square, and no word of a language is as long
)
_PARTS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_SYSTEM_SAYS = {
    errno.ENOENT: "den finns inte",
    errno.EACCES: "du har inte rätt att läsa den",
    errno.EPERM: "du har inte rätt att läsa den",
    errno.EISDIR: "det är en mapp som inte får läsas",
    errno.EIO: "disken kunde inte läsas",
}


def read_file(path: Path) -> Source:
    """The lines of the file. Raises UnreadableDocument with one Swedish sentence that says what is wrong."""
    data = _bytes(path)
    source = _READERS[format_of(data, path)](data, path.name)
    longest = max((len(word) for line in source.lines for word in line.text.split()), default=0)
    if longest > MOST_WORD:
        raise UnreadableDocument(
            f"{path.name} innehåller ett ord på {longest} tecken och är ingen text. Spara om den från originalet."
        )
    return source if longest <= LONGEST_WORD else replace(source, lines=tuple(map(_parted, source.lines)))


def _parted(line: Line) -> Line:
    """The line with a space within words that are too long (an address on the net, a row of dots): no text is lost."""
    return replace(line, text=_PARTS.sub(r"\g<0> ", line.text))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(
                f"{path.name} är större än {MOST_BYTES // 1_000_000} MB. Dela upp filen eller spara den mindre."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path.name} kunde inte öppnas: {_why(error)}. Kontrollera att filen finns och får läsas."
        ) from error
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(f"{path.name} är tom. Lägg in filen på nytt från originalet.")
    return data


def _why(error: OSError) -> str:
    """What the system said, in Swedish."""
    return _SYSTEM_SAYS.get(error.errno or 0, f"systemet svarade med fel {error.errno}")
