"""Draws pages in a process of its own, whose time and memory are bounded whatever a file makes its drawer do.

As in `ingest.worker`, what the limits of the operating system end is one drawing; the next one starts a new process.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from domain.errors import DuasokError, UnreadableDocument
from ingest.limits import limit_memory, limit_time
from ingest.page_words import PageWords
from ingest.pages.pictures import page_picture

Drawer = Callable[[Path, int, PageWords | None, int], bytes]  # see `ingest.pages.pictures.page_picture`

MOST_SECONDS = 20  # of computing for one page; an ordinary one takes a tenth of a second
MOST_WAITING = 120.0  # seconds by the clock, which runs on while a busy computer does something else
MOST_BYTES = 2_000_000_000  # of address space, on Linux
_GIVEN_UP = (
    "Sidan {page} kan inte visas som bild: den är skadad eller alltför krävande. Öppna originalet i stället."
)


class DrawingProcess:
    """A drawer to be called from any thread; pages are drawn one at a time."""

    def __init__(
        self,
        draw: Drawer = page_picture,
        seconds: int = MOST_SECONDS,
        waiting: float = MOST_WAITING,
        size: int = MOST_BYTES,
    ) -> None:
        self._draw = draw
        self._limits = seconds, size
        self._waiting = waiting
        self._process: Any = None
        self._pipe: Connection | None = None
        self._lock = Lock()

    def __call__(self, original: Path, page: int, words: PageWords | None, width: int) -> bytes:
        """The page as PNG. Raises as `page_picture`, and UnreadableDocument when a limit is reached."""
        with self._lock:
            pipe = self._pipe if self._process is not None and self._process.is_alive() else None
            pipe = pipe or self._start()
            try:
                pipe.send((original, page, words, width))
                result: bytes | DuasokError | None = pipe.recv() if pipe.poll(self._waiting) else None
            except (EOFError, OSError):  # the system has ended it
                result = None
            if result is None:
                self._end()
                raise UnreadableDocument(_GIVEN_UP.format(page=page))
        if isinstance(result, DuasokError):
            raise result
        return result

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._draw, *self._limits), daemon=True)
        self._process.start()
        other.close()
        return self._pipe

    def _end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process = self._pipe = None


def _serve(pipe: Connection, draw: Drawer, seconds: int, size: int) -> None:
    """Draws what it is told to until the other end is gone."""
    limit_memory(size)
    while True:
        try:
            asked = pipe.recv()
        except EOFError:
            return
        limit_time(seconds)
        try:
            pipe.send(draw(*asked))
        except DuasokError as error:
            pipe.send(error)
