"""The index that the pages are made from: opened in the background, and again when a new generation is in use."""

import logging
import threading

from domain.errors import IndexMissing
from domain.families import Link
from domain.home import Home
from index.embedding import Embedder, load_embedder
from index.engine import Index
from index.generation import open_index, open_shelf
from index.rebuild import rebuild
from index.shelf import Shelf

log = logging.getLogger(__name__)


class Library:
    """Holds one open index for all requests. Safe to use from several threads."""

    def __init__(self, home: Home, embedder: Embedder | None = None) -> None:
        self.home = home
        self._embedder = embedder
        self._index: Index | None = None
        self._generation = ""
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._shelved = ""
        self._shelf_lock = threading.Lock()

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

    def shelf(self) -> Shelf:
        """The documents without the search, which does not wait for the index. Raises IndexMissing or IndexMismatch."""
        with self._shelf_lock:
            generation = self._current()
            if self._shelf is None or generation != self._shelved:
                self._shelf = open_shelf(self.home)
                self._shelved = generation
            return self._shelf

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


def links_of(shelf: Shelf, document_id: str) -> tuple[Link, ...]:
    """What one document is to others."""
    return shelf.families.links(document_id, lambda other: c.file if (c := shelf.cards.get(other)) else None)
