"""Writes an Agreement as JSON and reads it: as it was read (`read_artifact`) or as people have corrected it.

Only the pipeline, which decides what must be read anew, and the log of corrections want the first.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from domain.agreement import FORMAT_VERSION, Agreement
from domain.correction_log import corrected
from domain.errors import UsageError
from domain.files import write_atomically
from domain.home import Home
from domain.plain import from_plain


def _by_name(value: Any) -> dict[str, Any]:
    """The fields of a dataclass, one level of them: the whole as dictionaries would be larger than the document."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


_JSON = json.JSONEncoder(ensure_ascii=False, indent=1, default=_by_name)


def write_artifact(agreement: Agreement, path: Path) -> None:
    """Writes atomically: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, _JSON.iterencode(agreement))


def read_artifact(path: Path) -> Agreement | None:
    """The agreement as it was read; None when another format version wrote it and it must be read anew."""
    value = json.loads(path.read_text(encoding="utf-8"))
    if value.get("format_version") != FORMAT_VERSION:
        return None
    return from_plain(Agreement, value)


def read_one(home: Home, document_id: str) -> Agreement | None:
    """The corrected agreement of that id; None when there is none, whatever the id is made of."""
    path = home.artifact(document_id)
    inside = path.parent.parent == home.documents and document_id not in ("", ".", "..")
    found = read_artifact(path) if inside and path.is_file() else None
    return None if found is None else corrected(home, found)


def read_all(home: Home) -> Iterator[Agreement]:
    """Every agreement, corrected, in the order of file names; those of another format version are left out."""
    found = (read_artifact(path) for path in home.documents.glob("*/agreement.json"))
    yield from sorted((corrected(home, a) for a in found if a is not None), key=lambda a: a.file)


def named(wanted: str, agreements: Iterable[Agreement]) -> list[Agreement]:
    """The documents of that file name, path or id: those that fit it exactly, else those of that last name.

    Raises UsageError when there is none.
    """
    known = list(agreements)
    exact = [a for a in known if wanted in (a.file, a.id)]
    found = exact or [a for a in known if Path(a.file).name == Path(wanted).name]
    if not found:
        raise UsageError(f"Dokumentet {wanted} finns inte. Se vilka som finns med: duasok documents")
    return found
