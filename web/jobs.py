"""Jobs: what is to be read, how far it has come, and what became of each file, kept in the home folder.

A job without files makes the index follow what people have corrected, removed or put back.

One job runs at a time, in a thread of its own; the others wait their turn. A job whose server has ended goes on when
the next one starts: what it had already read is not read again.
"""

import json
import logging
import re
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from domain.agreement import Agreement
from domain.errors import DuasokError
from domain.files import write_atomically
from domain.home import Home
from domain.plain import from_plain
from ingest.files import SourceFile
from ingest.lock import is_busy
from ingest.pipeline import Failure, Outcome
from web.library import Library

FileState = Literal["väntar", "läses", "läst", "oförändrad", "kunde inte läsas"]
JobState = Literal["väntar", "läser", "bygger index", "klar", "avbruten"]
STATES: dict[Outcome, FileState] = {"read": "läst", "unchanged": "oförändrad", "failed": "kunde inte läsas"}
ENDED: tuple[JobState, ...] = ("klar", "avbruten")
MOST_KEPT = 30  # jobs that have ended
BETWEEN_WRITES = 0.5  # seconds; a restart loses no more than that, and reads nothing twice
FEW = 50  # documents of which an index is made in a second or two
MOMENT = 20.0  # seconds that a page waits for it at most
PATIENCE = 24 * 3600.0  # seconds that a job waits for a reading on the command line to end
WAITING = "Väntar på att en annan inläsning ska bli klar."
PREPARING = "Förbereder läsningen."
RENEWING = "Läser om dokument som en tidigare version av Duasök har läst. Det kan ta en stund."
UNEXPECTED = "Något gick fel som ligger hos Duasök. Det som redan är läst finns kvar. Försök igen."
_ID = re.compile(r"[0-9a-f]{16}")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class JobFile:
    """One file of a job, at `path`; without one it is `document` that is read again from its copy."""

    name: str
    path: str = ""
    state: FileState = "väntar"
    reason: str = ""  # why it could not be read, and what to do
    document: str = ""  # id of the document that it has become

    @property
    def is_settled(self) -> bool:
        """Whether it is known what became of it."""
        return self.state not in ("väntar", "läses")


@dataclass(frozen=True)
class Job:
    """A job of reading in. Times are ISO dates and times; `indexed` is texts done and in all."""

    id: str
    title: str
    made: str
    files: tuple[JobFile, ...]
    uploaded: bool = False  # the files are copies of ours, thrown away when they have been read
    state: JobState = "väntar"
    message: str = ""
    indexed: tuple[int, int] = (0, 0)
    ended: str = ""

    @property
    def done(self) -> int:
        """How many files it is known of what became of them."""
        return sum(f.is_settled for f in self.files)

    def count(self, state: FileState) -> int:
        """How many files are in that state."""
        return sum(f.state == state for f in self.files)


def new_job(title: str, files: Iterable[JobFile], uploaded: bool = False, job_id: str = "") -> Job:
    """A job that waits its turn."""
    return Job(job_id or new_id(), title, now(), tuple(files), uploaded)


def new_id() -> str:
    """An id that no job has, and that nobody can guess."""
    return secrets.token_hex(8)


def now() -> str:
    """The time on the user's clock."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


class Jobs:
    """All jobs of one library. Safe to use from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._running: Job | None = None
        self._written = 0.0
        self._thread: threading.Thread | None = None
        self._lock = threading.RLock()
        self._ended = threading.Condition(self._lock)

    def get(self, job_id: str) -> Job | None:
        """The job as it is now; None when there is none of that id."""
        with self._lock:
            if self._running is not None and self._running.id == job_id:
                return self._running
        path = self._path(job_id)
        return _read(path) if path is not None else None

    def all(self) -> tuple[Job, ...]:
        """The latest first."""
        ids = [path.stem for path in self._home.jobs.glob("*.json")]
        return tuple(sorted(filter(None, map(self.get, ids)), key=lambda j: (j.made, j.id), reverse=True))

    def start(self, job: Job) -> None:
        """Lets the job be carried out as soon as those before it have been."""
        self._home.jobs.mkdir(parents=True, exist_ok=True)
        for old in [j for j in self.all() if j.state in ENDED and j.id != job.id][MOST_KEPT:]:
            self._throw_away(old)
        self._write(job)
        self.resume()

    def follow(self, title: str) -> bool:
        """Makes answers and search follow what has been changed, and tells whether they already do.

        With few documents that takes a moment, which is waited for.
        """
        job = self.update(title)
        few = sum(1 for _ in self._home.documents.iterdir()) <= FEW
        return few and self.settled(job, MOMENT).state == "klar"

    def update(self, title: str) -> Job:
        """The job for that; one that has not begun is enough for all changes before it."""
        with self._lock:
            waiting = (j for j in self.all() if j.state == "väntar" and not j.files)
            job = next((j for j in waiting if j is not self._running), None) or new_job(title, ())
            self.start(job)
        return job

    def settled(self, job: Job, seconds: float) -> Job:
        """The job when it has ended, or as it is after that time."""
        with self._ended:
            self._ended.wait_for(lambda: (self.get(job.id) or job).state in ENDED, seconds)
        return self.get(job.id) or job

    def updating(self) -> Job | None:
        """The job that is carried out now when it makes answers and search follow changes."""
        running = self._running
        return running if running is not None and not running.files else None

    def retry(self, job: Job) -> None:
        """Carries a job that was broken off out again; what it has read is not read again."""
        self.start(replace(job, state="väntar", message="", ended=""))

    def resume(self) -> None:
        """Carries out the jobs that wait or were running when a server ended."""
        with self._lock:
            if self._thread is None and any(j.state not in ENDED for j in self.all()):
                self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._thread.start()

    @property
    def _home(self) -> Home:
        return self._library.home

    def _work(self) -> None:
        """Until no job is left. Another server of the same home folder has its turn before or after, not at once."""
        try:
            with FileLock(self._home.root / "jobs.lock"):
                while (job := self._next()) is not None:
                    with self._carried_out(job):
                        if job.files:
                            self._read_in(job)
                        self._change(state="bygger index", message="")
                        self._library.rebuild(lambda done, total: self._change(indexed=(done, total)))
        finally:
            with self._lock:
                self._thread = None

    def _next(self) -> Job | None:
        with self._lock:
            waiting = [j for j in reversed(self.all()) if j.state not in ENDED]
            if not waiting:
                self._thread = None
            return waiting[0] if waiting else None

    @contextmanager
    def _carried_out(self, job: Job) -> Iterator[None]:
        """The job's state follows what happens; whatever goes wrong, the job ends and says so."""
        with self._lock:
            message = WAITING if is_busy(self._home) else PREPARING
            self._running = replace(job, state="väntar", message=message, indexed=(0, 0))
        end: JobState = "avbruten"
        message = UNEXPECTED
        try:
            yield
            end, message = "klar", ""
        except DuasokError as error:
            message = str(error)
        finally:
            self._change(state=end, message=message, ended=now(), at_once=True)
            with self._lock:
                self._running = None
                self._ended.notify_all()
            if end == "klar" and job.uploaded:
                shutil.rmtree(self._home.uploads / job.id, ignore_errors=True)

    def _read_in(self, job: Job) -> None:
        left = [n for n, f in enumerate(job.files) if not f.is_settled]
        again = [n for n in left if not job.files[n].path]
        sources = {
            n: SourceFile(Path(f.path), f.name, job.uploaded) for n, f in enumerate(job.files) if f.path
        }
        numbers = {id(source): n for n, source in sources.items()}

        def settled(file: SourceFile | int, outcome: Outcome, result: Agreement | Failure) -> None:
            number = file if isinstance(file, int) else numbers[id(file)]
            self._settle(number, outcome, result)

        self._library.read_in([sources[n] for n in left if n in sources], self._reading, settled, PATIENCE)
        results = self._library.read_again((job.files[n].document for n in again), PATIENCE)
        for number in again:
            self._reading(job.files[number].name, number, len(job.files))
            result = next(results)
            self._settle(number, "failed" if isinstance(result, Failure) else "read", result)
        results.close()

    def _reading(self, name: str, done: int, total: int) -> None:
        """The next file that is not settled is being read; after the last of them, documents that are out of date."""
        with self._lock:
            assert self._running is not None
            at = next((n for n, f in enumerate(self._running.files) if not f.is_settled), None)
            if name and at is not None:
                self._change_file(at, state="läses")
            self._change(state="läser", message=RENEWING if name and at is None else "")

    def _settle(self, number: int, outcome: Outcome, result: Agreement | Failure) -> None:
        with self._lock:
            assert self._running is not None
            file = self._running.files[number]
            if isinstance(result, Failure):
                reason = (
                    result.reason.replace(Path(file.path).name, file.name) if file.path else result.reason
                )
                self._change_file(number, state=STATES[outcome], reason=reason)
            else:
                self._change_file(number, state=STATES[outcome], document=result.id)

    def _change_file(self, number: int, **changes: str) -> None:
        with self._lock:
            assert self._running is not None
            files = list(self._running.files)
            files[number] = replace(files[number], **changes)  # type: ignore[arg-type]  # fields of JobFile
            self._change(files=tuple(files))

    def _change(self, at_once: bool = False, **changes: object) -> None:
        """The running job becomes another; on disk a moment later, so that long jobs are not slowed down."""
        with self._lock:
            assert self._running is not None
            self._running = replace(self._running, **changes)  # type: ignore[arg-type]  # fields of Job
            if at_once or time.monotonic() - self._written > BETWEEN_WRITES:
                self._write(self._running)

    def _write(self, job: Job) -> None:
        with self._lock:
            write_atomically(self._home.jobs / f"{job.id}.json", json.dumps(asdict(job), ensure_ascii=False))
            self._written = time.monotonic()

    def _throw_away(self, job: Job) -> None:
        shutil.rmtree(self._home.uploads / job.id, ignore_errors=True)
        (self._home.jobs / f"{job.id}.json").unlink(missing_ok=True)

    def _path(self, job_id: str) -> Path | None:
        path = self._home.jobs / f"{job_id}.json"
        return path if _ID.fullmatch(job_id) and path.is_file() else None


def _read(path: Path) -> Job | None:
    """None when the file is damaged: a job only tells of reading, it is not what was read."""
    try:
        return from_plain(Job, json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError):
        log.warning("Filen %s är skadad och visas inte.", path)
        return None
