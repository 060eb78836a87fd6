"""One at a time reads documents in or takes them out: the command line and the web share the lock."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from domain.errors import HomeError
from domain.home import Home

WAIT = 5.0  # seconds for another's reading to end


def is_busy(home: Home) -> bool:
    """Whether somebody is reading in or taking out just now."""
    lock = FileLock(home.root / "ingest.lock", timeout=0)
    try:
        with lock:
            return False
    except Timeout:
        return True


@contextmanager
def only_one(home: Home, wait: float = WAIT) -> Iterator[None]:
    """Held while documents are read in or taken out. Raises HomeError when another still does after `wait` seconds."""
    home.root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home.root / "ingest.lock", timeout=wait):
            yield
    except Timeout as error:
        raise HomeError(
            "En annan inläsning pågår, på webben eller på kommandoraden. Vänta tills den är klar och försök igen."
        ) from error
