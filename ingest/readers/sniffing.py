"""Which format a file is in: by its first bytes, then by its suffix."""

import io
import re
import zipfile
from enum import Enum
from pathlib import Path

from domain.errors import UnreadableDocument
from ingest.readers.archive import broken


class Format(Enum):
    """A format that is read, with the suffixes of its files."""

    TEXT = (".txt", ".md", ".markdown", ".text")
    PDF = (".pdf",)
    DOCX = (".docx",)
    ODT = (".odt",)
    RTF = (".rtf",)
    HTML = (".html", ".htm", ".xhtml")


_READ = "Duasök läser PDF, DOCX, ODT, RTF, HTML, Markdown och vanlig text."
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def format_of(data: bytes, path: Path) -> Format:
    """The file's format. Raises UnreadableDocument for one that is not read."""
    found = _by_content(data, path)
    if found is not None:
        return found
    for kind in Format:
        if path.suffix.lower() in kind.value:
            return _checked(kind, path)
    what = f"Filtypen {path.suffix}" if path.suffix else "En fil utan filändelse"
    raise UnreadableDocument(f"{what} kan inte läsas ({path.name}). {_READ}")


def _checked(kind: Format, path: Path) -> Format:
    """The format, when it is one that its content need not prove: a PDF without PDF's mark is broken."""
    if kind in (Format.TEXT, Format.HTML):
        return kind
    name = kind.name
    raise UnreadableDocument(f"{path.name} är ingen hel {name}-fil. Exportera den på nytt från originalet.")


def _by_content(data: bytes, path: Path) -> Format | None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if start.startswith(b"{\\rtf"):
        return Format.RTF
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, path)
    if data.startswith(_OLD_WORD):
        raise UnreadableDocument(
            f"{path.name} är i det gamla Word-formatet .doc. Spara den som .docx. {_READ}"
        )
    if data.startswith(_PICTURES):
        raise UnreadableDocument(f"{path.name} är en bild. Spara den som PDF, så läses den med OCR. {_READ}")
    if _HTML.search(data[:2048]) and path.suffix.lower() not in Format.TEXT.value:
        return Format.HTML
    return Format.HTML if start[:1] == b"<" and _HTML.match(start) else None


def _in_zip(data: bytes, path: Path) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(broken(path.name)) from error
    if "word/document.xml" in names:
        return Format.DOCX
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return Format.ODT
    raise UnreadableDocument(f"{path.name} är ett arkiv eller en filtyp som inte kan läsas. {_READ}")
