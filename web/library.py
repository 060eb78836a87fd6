"""The index that the pages are made from: opened in the background, and again when a new generation is in use."""

import logging
import threading

from domain.artifact import read_one
from domain.errors import IndexMissing
from domain.families import Link
from domain.home import Home
from index.embedding import Embedder, load_embedder
from index.engine import Index
from index.generation import families_of, open_index
from index.rebuild import rebuild

log = logging.getLogger(__name__)


class Library:
    """Holds one open index for all requests. Safe to use from several threads."""

    def __init__(self, home: Home, embedder: Embedder | None = None) -> None:
        self.home = home
        self._embedder = embedder
        self._index: Index | None = None
        self._generation = ""
        self._lock = threading.Lock()

    def open_in_background(self) -> None:
        """Loads the model while the first page is already being shown; a failure is shown by the page that needs it."""
        threading.Thread(target=self._warm_up, name="library", daemon=True).start()

    def index(self) -> Index:
        """The index in use. Waits while it is being opened. Raises IndexMissing or IndexMismatch."""
        with self._lock:
            generation = self._current()
            if self._index is None or generation != self._generation:
                self._embedder = self._embedder or load_embedder(self.home)
                self._index = open_index(self.home, self._embedder)
                self._generation = generation
            return self._index

    def rebuild(self) -> None:
        """Makes the index anew from all documents as they stand; the next page is made from it. Raises HomeError."""
        self._embedder = self._embedder or load_embedder(self.home)
        rebuild(self.home, self._embedder)

    def _current(self) -> str:
        try:
            return self.home.current.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise IndexMissing("Inga dokument är inlästa. Läs in några med: duasok ingest MAPP") from error

    def _warm_up(self) -> None:
        try:
            self.index().search("överenskommelse", k=1)
        except IndexMissing:
            log.info("Inga dokument är inlästa ännu.")


def links_of(home: Home, document_id: str) -> tuple[Link, ...]:
    """What one document is to others, without opening the index."""

    def name(other: str) -> str | None:
        agreement = read_one(home, other)
        return agreement.file if agreement is not None else None

    return families_of(home).links(document_id, name)
