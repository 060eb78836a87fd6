"""Writes and reads an Agreement as JSON. The types are the schema: dataclasses to objects, tuples to lists."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from domain.agreement import FORMAT_VERSION, Agreement
from domain.home import Home

T = TypeVar("T")


def from_plain(kind: type[T], value: Any) -> T:
    """Builds a value of `kind` (dataclass, tuple, union with None, literal, plain) from what JSON gives.

    Raises KeyError or TypeError when the value does not have the shape.
    """
    return _build(kind, value)  # type: ignore[no-any-return]  # the shape is what `kind` says


def _build(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        return _build(next(a for a in get_args(kind) if a is not NoneType), value)
    if origin is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return tuple(_build(inner[0], v) for v in value)
        return tuple(_build(k, v) for k, v in zip(inner, value, strict=True))
    if origin is Literal:
        return value
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _build(hint, value[name]) for name, hint in _fields(kind) if name in value})
    if kind is float:
        return float(value)
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """Names and types of a dataclass's fields; looking them up is most of the work, so they are kept."""
    hints = get_type_hints(kind)
    return tuple((f.name, hints[f.name]) for f in fields(kind))


def write_artifact(agreement: Agreement, path: Path) -> None:
    """Writes atomically: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(agreement), ensure_ascii=False, indent=1)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)


def read_artifact(path: Path) -> Agreement | None:
    """The agreement, or None when the artifact was written in another format version and must be read anew."""
    value = json.loads(path.read_text(encoding="utf-8"))
    if value.get("format_version") != FORMAT_VERSION:
        return None
    return from_plain(Agreement, value)


def read_one(home: Home, document_id: str) -> Agreement | None:
    """The agreement of that id; None when there is none, whatever the id is made of."""
    path = home.artifact(document_id)
    inside = path.parent.parent == home.documents and document_id not in ("", ".", "..")
    return read_artifact(path) if inside and path.is_file() else None


def read_all(home: Home) -> Iterator[Agreement]:
    """Every agreement of the home folder in the order of file names; those of another format version are left out."""
    found = (read_artifact(path) for path in home.documents.glob("*/agreement.json"))
    yield from sorted((a for a in found if a is not None), key=lambda a: a.file)
