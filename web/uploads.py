"""Takes uploaded files in: how many, how large, of what kinds, and under what names they are stored."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from werkzeug.datastructures import FileStorage

from domain.errors import UsageError
from domain.home import Home
from ingest.files import is_system
from ingest.readers import MOST_BYTES, SUFFIXES
from web.jobs import Job, JobFile, new_id, new_job

MOST_FILES = 500  # in one upload
MOST_UPLOADED = 1_000_000_000  # bytes of one upload
LONGEST_NAME = 200  # characters
NOTHING = "Välj minst en fil eller mapp, och tryck sedan på Läs in."


def uploaded(files: Sequence[FileStorage], home: Home) -> Job:
    """A job of the files, which are stored under made-up names. Raises UsageError when none can be taken.

    A file of a kind that is not read, or that is too large, is part of the job and says so; hidden files and those
    of the system are passed over.
    """
    wanted = [(f, name) for f in files if (name := shown_name(f.filename or "")) and not _is_hidden(name)]
    if not wanted:
        raise UsageError(NOTHING)
    if len(wanted) > MOST_FILES:
        raise UsageError(f"{len(wanted)} filer är för många på en gång. Ta högst {MOST_FILES} åt gången.")
    job_id = new_id()
    stored = [_store(f, name, home.uploads / job_id / str(n)) for n, (f, name) in enumerate(wanted)]
    title = wanted[0][1] if len(wanted) == 1 else f"{len(wanted)} filer"
    return new_job(title, stored, uploaded=True, job_id=job_id)


def shown_name(sent: str) -> str:
    """The name that the browser gave, with its folders, without what some system does not allow; "" for none."""
    plain = unicodedata.normalize("NFC", sent).replace("\\", "/")
    parts = [re.sub(r'[\x00-\x1f\x7f<>:"|?*]+', "_", part).strip() for part in PurePosixPath(plain).parts]
    return "/".join(p for p in parts if p not in ("", ".", "..", "/"))[-LONGEST_NAME:]


def stored_name(name: str) -> str:
    """A name made of small letters and digits, so that the document's address can be read; never the one sent."""
    stem = unicodedata.normalize("NFKD", PurePosixPath(name).stem.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:60] or "dokument"
    return slug + PurePosixPath(name).suffix.lower()


def _store(file: FileStorage, name: str, folder: Path) -> JobFile:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        kind = f"av slaget {suffix}" if suffix else "utan filändelse"
        reason = f"Filer {kind} läses inte. Spara om den som PDF eller Word (.docx) och läs in den igen."
        return JobFile(name, state="kunde inte läsas", reason=reason)
    folder.mkdir(parents=True)
    path = folder / stored_name(name)
    file.save(path)
    if path.stat().st_size > MOST_BYTES:
        path.unlink()
        reason = f"Filen är större än {MOST_BYTES // 1_000_000} MB. Dela upp den eller spara den mindre."
        return JobFile(name, state="kunde inte läsas", reason=reason)
    return JobFile(name, str(path))


def _is_hidden(name: str) -> bool:
    return any(is_system(part) for part in PurePosixPath(name).parts)
