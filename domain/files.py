"""Writes files atomically: a reader sees the old file or the new one, never a part."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Puts the file in place when it is whole; text in UTF-8. Makes no folders. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
    os.replace(temporary, path)
