"""The index that the pages are made from: opened in the background, and again when there is a new generation.

No page waits for a new generation: the one before it is used until the new one has been opened and warmed up.
"""

import gc
import logging
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager

from answer.service import ask
from domain.agreement import Agreement
from domain.errors import HomeError, IndexMissing
from domain.families import Link
from domain.home import Home
from index.embedding import Embedder, load_embedder
from index.engine import Index
from index.generation import Progress as IndexProgress
from index.generation import open_index, open_shelf
from index.rebuild import rebuild
from index.shelf import Shelf
from ingest.files import SourceFile
from ingest.lock import only_one
from ingest.pages.drawing import Drawer, DrawingProcess
from ingest.pipeline import Failure, Progress, Reader, Settled, ingest_files, read_again, with_topics
from ingest.structure.silent_topics import topic_judge
from ingest.worker import ReadingProcess

Reading = Callable[[], AbstractContextManager[Reader]]
_FIRST = ("Vilka kommuner har jobbspår?", "Hur ofta träffas styrgruppen?")  # looked up in all texts; read
log = logging.getLogger(__name__)


class Library:
    """Holds one open index for all requests. Safe to use from several threads."""

    def __init__(
        self, home: Home, embedder: Embedder | None = None, reading: Reading = ReadingProcess
    ) -> None:
        """`reading` gives the reader of documents, for as long as files are read."""
        self.home = home
        self._reading = reading
        self.draw: Drawer = DrawingProcess()
        self._embedder = embedder
        self._index: Index | None = None
        self._opening = threading.Lock()
        self._shelf: Shelf | None = None
        self._shelved = ""
        self._shelf_lock = threading.Lock()

    def open_in_background(self) -> None:
        """Loads the model while the first page is already being shown; a failure is shown by the page that needs it."""
        threading.Thread(target=self._warm_up, name="library", daemon=True).start()

    def index(self) -> Index:
        """The index in use. Waits while the first one is being opened. Raises IndexMissing or IndexMismatch."""
        generation, index = self._current(), self._index
        if index is None:
            return self._opened()
        if index.name != generation and not self._opening.locked():
            self.open_in_background()
        return index

    def shelf(self) -> Shelf:
        """The documents without the search, which does not wait for the index. Raises IndexMissing or IndexMismatch."""
        generation, index = self._current(), self._index
        if index is not None:
            self.index()
            return index.shelf
        with self._shelf_lock:
            if self._shelf is None or generation != self._shelved:
                self._shelf = open_shelf(self.home)
                self._shelved = generation
            return self._shelf

    def rebuild(self, progress: IndexProgress | None = None) -> None:
        """Makes the index anew from all documents as they stand; the next page is made from it. Raises HomeError."""
        rebuild(self.home, self._model(), progress)
        self.warm_up()

    def read_in(self, files: Sequence[SourceFile], progress: Progress, settled: Settled, wait: float) -> None:
        """Reads files as the command line does; the index must then be built anew. Raises HomeError."""
        with self._reading() as read_one:
            ingest_files(files, self.home, progress, self._judged(read_one), settled, wait)

    def read_again(self, documents: Iterable[str], wait: float) -> Generator[Agreement | Failure, None, None]:
        """Reads documents anew from their copies; the index must then be built anew. Raises HomeError."""
        with self._reading() as read_one, only_one(self.home, wait):
            judged = self._judged(read_one)
            yield from (read_again(document, self.home, judged) for document in documents)

    def _judged(self, read_one: Reader) -> Reader:
        return with_topics(read_one, topic_judge(self._model()))

    def _model(self) -> Embedder:
        self._embedder = self._embedder or load_embedder(self.home)
        return self._embedder

    def _current(self) -> str:
        try:
            return self.home.current.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise IndexMissing("Inga dokument är inlästa. Läs in några med: duasok ingest MAPP") from error

    def warm_up(self) -> None:
        """Opens the generation in use and reads what its first questions would else wait for. Raises as `index`."""
        with self._opening:
            if self._index is not None and self._index.name == self._current():
                return
            index = open_index(self.home, self._model())
            index.search("överenskommelse", k=1)
            for question in _FIRST:
                ask(question, index)
            self._index, self._shelf = index, None
        # The documents stay: with a thousand of them, each full collection would look through them for half a second.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _opened(self) -> Index:
        self.warm_up()
        assert self._index is not None
        return self._index

    def _warm_up(self) -> None:
        try:
            self.warm_up()
        except HomeError as error:
            log.info("%s", error)


def links_of(shelf: Shelf, document_id: str) -> tuple[Link, ...]:
    """What one document is to others."""
    return shelf.families.links(document_id, lambda other: c.file if (c := shelf.cards.get(other)) else None)
