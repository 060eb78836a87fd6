"""Reads documents in a process of its own, whose time and memory are bounded whatever a file makes its reader do.

The readers bound what they can see (pages, nesting, unpacked sizes, letters on a page). What they cannot see happens
inside libraries, on a single call that no check interrupts; there the operating system's limits on the process hold,
and a process that is ended harms neither the other files nor the index. The next document starts a new one.
"""

import multiprocessing
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from domain.errors import UnreadableDocument
from ingest.limits import limit_memory, limit_time
from ingest.pipeline import Failure, Reader, Reading, read_safely, read_with_words

# Of the reader's own computing; not on Windows. Tesseract's is no part of it, but half a second a scanned page is, so
# that it is more than `pdf.MOST_SECONDS` and `pdf.MOST_SCANNED` pages take together.
MOST_SECONDS = 600
MOST_WAITING = 7200.0  # seconds from the start of a document to its end, OCR and all
MOST_BYTES = (
    4_000_000_000  # of the reader's address space, of which it uses about 1 GB from the start; on Linux
)
_TOO_LONG = (
    "{name} tog för lång tid att läsa (mer än {seconds:.0f} sekunder). Dela upp filen eller spara om den."
)
_ENDED = (
    "{name} fick läsningen att avbrytas: filen är skadad eller kräver mer än {gigabytes:.0f} GB minne. "
    "Spara om den från originalet."
)


class ReadingProcess:
    """A reader for the pipeline, used with `with`: gives a Reading or raises UnreadableDocument."""

    def __init__(
        self,
        read_one: Reader = read_with_words,
        seconds: int = MOST_SECONDS,
        waiting: float = MOST_WAITING,
        size: int = MOST_BYTES,
    ) -> None:
        self._read_one = read_one
        self.seconds, self.waiting, self.size = seconds, waiting, size
        self._process: Any = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def __call__(self, path: Path, file: str) -> Reading:
        pipe = self._pipe if self._process is not None and self._process.is_alive() else None
        pipe = pipe or self._start()
        pipe.send((path, file))
        if not pipe.poll(self.waiting):
            self._end()
            raise UnreadableDocument(_TOO_LONG.format(name=path.name, seconds=self.waiting))
        try:
            result: Reading | Failure = pipe.recv()
        except (EOFError, ConnectionResetError) as error:
            raise UnreadableDocument(self._why_it_ended(path.name)) from error
        if isinstance(result, Failure):
            raise UnreadableDocument(result.reason)
        return result

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._read_one, self.seconds, self.size))
        self._process.start()
        other.close()
        return self._pipe

    def _why_it_ended(self, name: str) -> str:
        self._process.join()
        is_late = sys.platform != "win32" and self._process.exitcode == -signal.SIGXCPU
        self._end()
        if is_late:
            return _TOO_LONG.format(name=name, seconds=self.seconds)
        return _ENDED.format(name=name, gigabytes=self.size / 1e9)

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _serve(pipe: Connection, read_one: Reader, seconds: int, size: int) -> None:
    """Reads what it is told to until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command line is told, and ends this process
    limit_memory(size)
    while True:
        try:
            path, file = pipe.recv()
        except EOFError:
            return
        limit_time(seconds)
        pipe.send(read_safely(path, file, read_one))
