"""Writes files atomically: a reader sees the old file or the new one, never a part."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_atomically(path: Path, content: str | bytes | Iterable[str | bytes]) -> None:
    """Puts the file in place when it is whole, in pieces too; text in UTF-8. Makes no folders. Raises OSError."""
    pieces = (content,) if isinstance(content, str | bytes) else content
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.writelines(piece.encode("utf-8") if isinstance(piece, str) else piece for piece in pieces)
    os.replace(temporary, path)
