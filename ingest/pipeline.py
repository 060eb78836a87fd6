"""From files to artifacts: finds the files, reads what is new, and writes one artifact beside a copy of each original.

This is the one place where an unexpected error is caught: a document that fails is reported and harms no other.
"""

import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from domain.agreement import Agreement
from domain.artifact import read_artifact, write_artifact
from domain.correction_log import corrected
from domain.errors import HomeError, UnreadableDocument
from domain.home import Home
from ingest.code_version import reading_code
from ingest.coverage import coverage_of
from ingest.facts import find_facts
from ingest.facts.identity import identify
from ingest.files import SourceFile, find_files
from ingest.layout.cleaning import clean
from ingest.lock import WAIT, only_one
from ingest.page_words import PackedPages, write_words
from ingest.readers import read_file
from ingest.readers.ocr import has_ocr
from ingest.structure.assembler import assemble
from ingest.structure.recognizer import recognize
from ingest.structure.silent_topics import Judge, with_judged_topics

Progress = Callable[[str, int, int], None]
Reader = Callable[[Path, str], "Reading"]
Outcome = Literal["read", "unchanged", "failed"]
Settled = Callable[[SourceFile, Outcome, "Agreement | Failure"], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """A document that has been read, and the words of its pages with their places (see `ingest.page_words`)."""

    agreement: Agreement
    words: PackedPages = field(default_factory=PackedPages)


@dataclass(frozen=True)
class Failure:
    """A file that could not be read. The artifact of an earlier reading is still there."""

    file: str
    reason: str  # a Swedish sentence


@dataclass(frozen=True)
class _Kept:
    """A document of an earlier reading; `agreement` is None when another format version wrote it."""

    id: str
    file: str
    sha256: str  # of the original
    agreement: Agreement | None


@dataclass(frozen=True)
class IngestReport:
    """What became of each file. The agreements are as people have corrected them.

    `outdated` are ids of the other documents that an earlier version of the program has read, left as it read them.
    """

    read: tuple[Agreement, ...]
    unchanged: tuple[Agreement, ...]
    failed: tuple[Failure, ...]
    outdated: tuple[str, ...] = ()


def read_document(path: Path, file: str) -> Agreement:
    """Reads one file; nothing is written. `file` is its name in the corpus. Raises UnreadableDocument."""
    return read_with_words(path, file).agreement


def read_with_words(path: Path, file: str) -> Reading:
    """As `read_document`, with the words of its pages."""
    source = read_file(path)
    layout = clean(source)
    source = replace(source, lines=())  # a long document's lines are not kept in memory beside its sections
    sections = assemble(recognize(layout))
    layout = replace(layout, blocks=())
    facts = find_facts(sections, layout.dropped)
    identity = identify(sections, facts, file, layout.dropped)
    agreement = Agreement(
        id=document_id(path),
        file=file,
        sha256=_sha256(path),
        title=identity.title,
        kind=identity.kind,
        annex=identity.annex,
        municipalities=identity.municipalities,
        af_office=identity.af_office,
        diary_number=identity.diary_number,
        sections=sections,
        facts=facts,
        pages=layout.pages,
        page_readings=source.page_readings,
        dropped=layout.dropped,
        coverage=coverage_of(sections, layout.dropped, source.page_readings),
        warnings=source.warnings,
        invented=identity.invented,
        read_at=datetime.now(UTC).isoformat(timespec="seconds"),
        read_by=reading_code(),
    )
    return Reading(agreement, source.words)


def with_topics(read_one: Reader, judge: Judge | None) -> Reader:
    """A reader that also has `judge` say what sections are about whose headings the vocabulary does not know.

    Where it can say, the facts are sought again: goals, target groups and follow-up are found by their sections' topic.
    """

    def read(path: Path, file: str) -> Reading:
        reading = read_one(path, file)
        before = reading.agreement
        sections = with_judged_topics(before.sections, judge)
        if sections == before.sections:
            return reading
        facts = find_facts(sections, before.dropped)
        identity = identify(sections, facts, file, before.dropped)
        found = {field.name: getattr(identity, field.name) for field in fields(identity)}
        return replace(reading, agreement=replace(before, sections=sections, facts=facts, **found))

    return read


def document_id(path: Path) -> str:
    """Safe in an address, stable for a place on disk, and different for files of one name in different folders."""
    plain = unicodedata.normalize("NFKD", path.stem.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "dokument"
    return f"{slug}-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]}"


def ingest(
    paths: Sequence[Path],
    home: Home,
    progress: Progress = lambda file, done, total: None,
    read_one: Reader = read_with_words,
    renew: bool = False,
) -> IngestReport:
    """Reads files and folders (with all below them) into the home folder; unchanged files are not read again.

    With `renew`, all other documents that an earlier version of the program has read are read anew from their copies;
    without, those alone that this one cannot open. `progress` is told (file, files done, files in all). Raises
    UsageError when a path does not exist or nothing is there to read.
    """
    files = find_files(paths) if paths or not renew else []
    return ingest_files(files, home, progress, read_one, renew=renew)


def ingest_files(
    files: Sequence[SourceFile],
    home: Home,
    progress: Progress,
    read_one: Reader,
    settled: Settled = lambda file, outcome, result: None,
    wait: float = WAIT,
    renew: bool = False,
) -> IngestReport:
    """As `ingest`, of those files. `settled` is told what became of each of them as soon as it is known.

    Raises HomeError when another reading does not end within `wait` seconds.
    """
    results: dict[Outcome, list[Agreement | Failure]] = {"read": [], "unchanged": [], "failed": []}
    with only_one(home, wait):
        known = _known(home)
        for done, source in enumerate(files):
            progress(source.name, done, len(files))
            outcome, result = _ingest_one(source, known, home, read_one)
            results[outcome].append(result)
            settled(source, outcome, result)
        outdated = [k for k in known.values() if not (k.agreement and _is_up_to_date(k.agreement))]
        again = [k for k in outdated if renew or k.agreement is None]
        for kept in again:
            progress(kept.file, len(files), len(files))
            result = read_again(kept.id, home, read_one)
            results["failed" if isinstance(result, Failure) else "read"].append(result)
    progress("", len(files), len(files))
    read, unchanged = (
        tuple(corrected(home, r) for r in results[outcome] if isinstance(r, Agreement))
        for outcome in ("read", "unchanged")
    )
    failed = tuple(r for r in results["failed"] if isinstance(r, Failure))
    return IngestReport(read, unchanged, failed, tuple(k.id for k in outdated if k not in again))


def read_again(identifier: str, home: Home, read_one: Reader) -> Agreement | Failure:
    """Reads a document anew from its copy, whether it has changed or not; the caller holds the lock."""
    path = home.artifact(identifier)
    original = home.original(identifier) if path.is_file() else None
    if original is None:
        return Failure(identifier, "Dokumentet finns inte längre. Läs in filen igen.")
    result = read_safely(original, _file_of(path), read_one)
    if isinstance(result, Failure):
        return result
    agreement = replace(result.agreement, id=identifier)
    _write_results(replace(result, agreement=agreement), home)
    return agreement


def _ingest_one(
    source: SourceFile, known: dict[str, _Kept], home: Home, read_one: Reader
) -> tuple[Outcome, Agreement | Failure]:
    """Reads one file when it is new or changed, and makes it known."""
    same = _same(source, known)
    if same and same.agreement and _is_up_to_date(same.agreement):
        return "unchanged", same.agreement
    file = same.file if same else _free_name(source, known)
    result = read_safely(source.path, file, read_one)
    if isinstance(result, Failure):
        return "failed", result
    agreement = replace(result.agreement, id=same.id) if same else result.agreement
    _write(replace(result, agreement=agreement), source.path, home)
    known[agreement.id] = _Kept(agreement.id, file, agreement.sha256, agreement)
    return "read", agreement


def _known(home: Home) -> dict[str, _Kept]:
    """All documents of earlier readings, by id."""
    found: dict[str, _Kept] = {}
    for path in sorted(home.documents.glob("*/agreement.json")):
        agreement, name = read_artifact(path), path.parent.name
        original = home.original(name)
        if agreement is not None:
            found[name] = _Kept(name, agreement.file, agreement.sha256, agreement)
        elif original is not None:
            found[name] = _Kept(name, _file_of(path), _sha256(original), None)
    return found


def _file_of(artifact: Path) -> str:
    """The document's name in the corpus, whatever version wrote the artifact."""
    return str(json.loads(artifact.read_text(encoding="utf-8")).get("file") or artifact.parent.name)


def _same(source: SourceFile, known: Mapping[str, _Kept]) -> _Kept | None:
    """The document of an earlier reading whose original is the same to the byte, here or moved from elsewhere."""
    try:
        sha256 = _sha256(source.path)
    except OSError:
        return None  # reading it will say what is wrong
    here = known.get(document_id(source.path))
    if here is not None:
        return here if here.sha256 == sha256 else None
    named = (k for k in known.values() if Path(k.file).name == Path(source.name).name)
    return next((k for k in named if k.sha256 == sha256), None)


def _is_up_to_date(agreement: Agreement) -> bool:
    """Whether this code has read the document, and no page waits for a Tesseract that is there now."""
    return not is_outdated(agreement.read_by, {p.method for p in agreement.page_readings})


def is_outdated(read_by: str, methods: Collection[str]) -> bool:
    """Whether reading anew may give more: other code has read it, or pages wait for a Tesseract that is there now."""
    return read_by != reading_code() or ("kräver OCR" in methods and has_ocr())


def _free_name(source: SourceFile, known: Mapping[str, _Kept]) -> str:
    """The file's name in the corpus; with its folder before it when a file from another folder has the name."""
    own = document_id(source.path)
    taken = {a.file for a in known.values() if a.id != own}
    if own in known:
        return known[own].file
    plain = Path(source.name)
    candidates = [source.name] + ([] if source.uploaded else [f"{source.path.parent.name}/{plain.name}"])
    candidates += [f"{plain.stem} ({n}){plain.suffix}" for n in range(2, len(taken) + 3)]
    return next(name for name in candidates if name not in taken)


def read_safely(path: Path, file: str, read_one: Reader) -> Reading | Failure:
    """The document, or why it could not be read: the one place where an unexpected error is caught."""
    try:
        return read_one(path, file)
    except UnreadableDocument as error:
        return Failure(file, str(error))
    except HomeError:
        raise  # the language model is missing: no fault of the document's
    except MemoryError:
        return Failure(
            file, f"{file} kräver för mycket minne för att läsas. Dela upp filen eller spara om den."
        )
    except Exception as error:  # noqa: BLE001  # the per-document boundary: one bad file must not stop the others
        log.exception("Oväntat fel vid läsning av %s", file)
        return Failure(
            file, f"Ett oväntat fel uppstod när filen lästes ({type(error).__name__}). Övriga filer är lästa."
        )


def _write(reading: Reading, original: Path, home: Home) -> None:
    """The copy first, the artifact last: an artifact always has its original and its words beside it."""
    folder = home.document(reading.agreement.id)
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
    os.close(handle)
    shutil.copyfile(original, temporary)
    os.replace(temporary, folder / f"original{original.suffix.lower()}")
    _write_results(reading, home)


def _write_results(reading: Reading, home: Home) -> None:
    write_words(reading.words, home.words(reading.agreement.id))
    write_artifact(reading.agreement, home.artifact(reading.agreement.id))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
