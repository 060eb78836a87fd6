"""Which reading code this is: a document that other code has read is read again by the next ingest."""

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_READING = ("ingest", "domain")  # packages whose sources and data decide what a document is taken to say


@cache
def reading_code() -> str:
    """A hash of everything of ours that reading depends on; the same on every computer. About 5 ms, once a process.

    A hash rather than a number that is raised by hand: a changed word list or rule can then never be forgotten.
    """
    digest = hashlib.sha256()
    for package in _READING:
        files = (path for path in (_ROOT / package).rglob("*") if path.is_file())
        for path in sorted(f for f in files if "__pycache__" not in f.parts):
            digest.update(path.relative_to(_ROOT).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
