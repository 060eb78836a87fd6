"""Lines in little memory: those of a long document packed, and unpacked where they are looked at."""

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import overload

from ingest.lines import Line

_PLAIN = (
    12_800  # lines, about 300 pages, that are kept as they are: packing costs a third of the reading's time
)
_CHUNK = 128  # lines, about three pages
_FAST = 1  # of zlib: 6 takes four times as long for a tenth less
_KEPT_OPEN = 2  # chunks: a loop looks at its neighbours, which may stand in the next
_values = attrgetter(*(field.name for field in fields(Line) if field.name != "words"))


class LineStore(Sequence[Line]):
    """A list of lines that in a long document takes a fraction of the memory that objects take.

    The first `plain` lines are kept as they are, those after them packed some hundred at a time. Lines are added at
    its end, and read in order or by index like those of any sequence; from one end to the other it is as fast as
    that, among packed lines at random it is not. The `words` of packed lines are not kept.
    """

    def __init__(self, lines: Iterable[Line] = (), plain: int = _PLAIN) -> None:
        self._first: list[Line] = []
        self._plain = plain
        self._packed: list[bytes] = []
        self._last: list[Line] = []  # fewer than a chunk
        self._open: dict[int, list[Line]] = {}  # the chunks that were looked at last, by number
        self.extend(lines)

    def append(self, line: Line) -> None:
        """Adds the line at the end."""
        if len(self._first) < self._plain:
            self._first.append(line)
            return
        self._last.append(line)
        if len(self._last) == _CHUNK:
            self._packed.append(zlib.compress(marshal.dumps(list(map(_values, self._last))), _FAST))
            self._last = []

    def extend(self, lines: Iterable[Line]) -> None:
        """Adds the lines at the end."""
        for line in lines:
            self.append(line)

    def __len__(self) -> int:
        return len(self._first) + _CHUNK * len(self._packed) + len(self._last)

    def __iter__(self) -> Iterator[Line]:
        yield from self._first
        for packed in self._packed:
            yield from _unpacked(packed)
        yield from self._last

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(f"{index} of {len(self)} lines")
        if at < len(self._first):
            return self._first[at]
        number, place = divmod(at - len(self._first), _CHUNK)
        return self._chunk(number)[place]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence)
            and len(self) == len(other)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def _chunk(self, number: int) -> list[Line]:
        if number == len(self._packed):
            return self._last
        if number not in self._open:
            if len(self._open) == _KEPT_OPEN:
                del self._open[next(iter(self._open))]
            self._open[number] = list(_unpacked(self._packed[number]))
        return self._open[number]


def _unpacked(packed: bytes) -> Iterator[Line]:
    return (Line(*values) for values in marshal.loads(zlib.decompress(packed)))
