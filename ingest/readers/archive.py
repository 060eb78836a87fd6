"""Office files are zip archives of XML: their size is looked at before they are opened, entities are refused."""

import io
import re
import zipfile
from typing import Any

from lxml import etree

from domain.errors import UnreadableDocument

MOST_UNPACKED = 200_000_000  # bytes, all members together
MOST_PART = 100_000_000  # bytes, one XML part
MOST_MEMBERS = 5000
_MOST_RATIO = 200  # unpacked to packed, of a member that is large
_LARGE = 5_000_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, after a look at its directory. Raises UnreadableDocument when it is broken or a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(broken(name)) from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > _LARGE and member.file_size > _MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or swollen:
        raise UnreadableDocument(
            f"{name} packar upp till orimligt mycket ({unpacked // 1_000_000} MB) och läses inte. Spara den på nytt."
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise UnreadableDocument(locked(name))
    return archive


def locked(name: str) -> str:
    """What is said of a file that asks for a password."""
    return f"{name} är skyddad med lösenord. Spara en kopia utan lösenord och läs in den."


def broken(name: str) -> str:
    """What is said of an office file that cannot be taken apart."""
    return f"{name} är ingen hel fil. Hämta eller spara den på nytt från originalet."


def parse_part(archive: zipfile.ZipFile, part: str, name: str) -> Any:
    """The root element of one XML part, None when there is no such part. Raises UnreadableDocument."""
    try:
        info = archive.getinfo(part)
    except KeyError:
        return None
    if info.file_size > MOST_PART:
        raise UnreadableDocument(f"{name} är för stor för att läsas ({info.file_size // 1_000_000} MB text).")
    try:
        return parse_xml(archive.read(info), name)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableDocument(broken(name)) from error


def parse_xml(data: bytes, name: str) -> Any:
    """The root of an XML document that declares no types or entities. Raises UnreadableDocument."""
    if _DECLARES.search(data):
        raise UnreadableDocument(
            f"{name} innehåller egna XML-definitioner, som inte läses av säkerhetsskäl. Spara den på nytt i Word."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(broken(name)) from error
