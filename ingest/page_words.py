"""The words of each page with their boxes: kept beside the artifact, so that a quote can be framed on its page.

Places are points (1/72 inch) from the upper left corner of the page, turned so that its text is upright and level.
The file is JSON lines, one a page, each a gzip member of its own: `{"page", "width", "height", "rotation", "skew",
"words": [...], "boxes": [x0, top, x1, bottom, ...]}`, boxes in tenths of a point, words in reading order.
"""

import gzip
import json
import tempfile
import weakref
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.files import write_atomically
from ingest.words import Word

_TENTHS = 10
_LEVEL = 6  # of gzip: 9 takes three times as long for a hundredth less
_IN_MEMORY = 300_000  # bytes, about 60 pages, before the file is one on disk: most documents are shorter
_PIECE = 65_536  # bytes


@dataclass(frozen=True)
class PageWords:
    """A page's words in reading order and their boxes (x0, top, x1, bottom), both of the same length.

    `rotation` is degrees clockwise by which the page of the file is turned, and `skew` degrees anti-clockwise by
    which its lines then rise: a picture of the page is turned back by both.
    """

    page: int
    width: float
    height: float
    rotation: int
    skew: float
    words: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]


class PackedPages:
    """A document's packed pages, in a temporary file that is gone when this object is. Bytes where it is pickled."""

    def __init__(self, packed: bytes = b"") -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)
        weakref.finalize(self, self._file.close)
        self.append(packed)

    def append(self, packed: bytes) -> None:
        """Adds a page at the end. Raises OSError when the disk is full."""
        self._file.write(packed)

    def __bool__(self) -> bool:
        return self._file.tell() > 0  # it stands at the end unless an iteration has been left

    def __iter__(self) -> Iterator[bytes]:
        """All bytes, in pieces."""
        self._file.seek(0)
        yield from iter(lambda: self._file.read(_PIECE), b"")

    def __reduce__(self) -> tuple[type["PackedPages"], tuple[bytes]]:
        return PackedPages, (b"".join(self),)


def pack_page(
    page: int, size: tuple[float, float], words: Iterable[Word], rotation: int = 0, skew: float = 0.0
) -> bytes:
    """One page as it is kept: about 4 kB for a page of running text."""
    kept = list(words)
    edges = (edge for word in kept for edge in (word.x0, word.top, word.x1, word.bottom))
    value = {
        "page": page,
        "width": round(size[0], 1),
        "height": round(size[1], 1),
        "rotation": rotation,
        "skew": round(skew, 2),
        "words": [word.text for word in kept],
        "boxes": [round(edge * _TENTHS) for edge in edges],
    }
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return gzip.compress(line.encode("utf-8"), _LEVEL, mtime=0)


def write_words(packed: PackedPages, path: Path) -> None:
    """Writes the packed pages; without any, an earlier file goes. A reader sees the old file or the new one."""
    if not packed:
        path.unlink(missing_ok=True)
        return
    write_atomically(path, packed)


def read_words(path: Path, pages: Collection[int]) -> dict[int, PageWords]:
    """Those of the pages, by number, that have words. Nothing for a document without the file."""
    if not path.exists():
        return {}
    found: dict[int, PageWords] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            number = int(line[len('{"page":') : line.index(",")])
            if number in pages:
                found[number] = _page(json.loads(line))
            if number >= max(pages, default=0):
                break
    return found


def _page(value: dict[str, object]) -> PageWords:
    edges: list[int] = value.pop("boxes")  # type: ignore[assignment]  # as `pack_page` wrote it
    points = [edge / _TENTHS for edge in edges]
    boxes = tuple(zip(points[::4], points[1::4], points[2::4], points[3::4], strict=True))
    words: list[str] = value.pop("words")  # type: ignore[assignment]
    return PageWords(words=tuple(words), boxes=boxes, **value)  # type: ignore[arg-type]
