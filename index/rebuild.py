"""Builds the index anew from all documents as they stand, one builder at a time, so that the latest state wins."""

from filelock import FileLock, Timeout

from domain.artifact import read_all
from domain.errors import HomeError
from domain.home import Home
from index.embedding import Embedder
from index.generation import Progress, build

WAIT = 60.0  # seconds for another's building; the first of a large corpus takes longer


def rebuild(home: Home, embedder: Embedder, progress: Progress | None = None, wait: float = WAIT) -> int:
    """Reads all documents and builds; gives how many there are. Vectors of unchanged texts are used again.

    Raises HomeError when somebody else is still building after `wait` seconds.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home.root / "index.lock", timeout=wait):
            agreements = list(read_all(home))
            build(home, agreements, embedder, progress)
            return len(agreements)
    except Timeout as error:
        raise HomeError(
            "Indexet byggs just nu av någon annan. Det som har sparats finns kvar och syns i svaren efter nästa "
            "`duasok ingest`."
        ) from error
