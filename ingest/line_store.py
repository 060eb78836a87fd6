"""Lines in little memory: those of a long document in a temporary file, read back where they are looked at."""

import marshal
import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import IO, overload

from ingest.lines import Line

_PLAIN = 2_560  # lines, about 60 pages, that are kept as they are: most documents are shorter
_CHUNK = 128  # lines, about three pages
_KEPT_OPEN = 2  # chunks: a loop looks at its neighbours, which may stand in the next
_values = attrgetter(*(field.name for field in fields(Line) if field.name != "words"))


class LineStore(Sequence[Line]):
    """A list of lines that takes no more memory for a long document than for a short one.

    The first `plain` lines are kept as they are, those after them in a temporary file, some hundred at a time. Lines
    are added at its end, and read in order or by index like those of any sequence; from one end to the other it is
    nearly as fast as a list, at random it is not. The `words` of lines in the file are not kept. Raises OSError when
    the disk is full.
    """

    def __init__(self, lines: Iterable[Line] = (), plain: int = _PLAIN) -> None:
        self._first: list[Line] = []
        self._plain = plain
        self._starts = [0]  # of the chunks in the file, and where the next one will begin
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
            self._put_away()

    def extend(self, lines: Iterable[Line]) -> None:
        """Adds the lines at the end."""
        for line in lines:
            self.append(line)

    def __len__(self) -> int:
        return len(self._first) + _CHUNK * (len(self._starts) - 1) + len(self._last)

    def __iter__(self) -> Iterator[Line]:
        yield from self._first
        for number in range(len(self._starts) - 1):
            yield from self._read(number)
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
        if number == len(self._starts) - 1:
            return self._last
        if number not in self._open:
            if len(self._open) == _KEPT_OPEN:
                del self._open[next(iter(self._open))]
            self._open[number] = self._read(number)
        return self._open[number]

    @cached_property
    def _file(self) -> IO[bytes]:
        """The file, which is gone when the store is."""
        file = tempfile.TemporaryFile()
        weakref.finalize(self, file.close)
        return file

    def _put_away(self) -> None:
        """Writes the last lines to the file."""
        packed = marshal.dumps(list(map(_values, self._last)))
        self._file.seek(0, os.SEEK_END)
        self._file.write(packed)
        self._starts.append(self._starts[-1] + len(packed))
        self._last = []

    def _read(self, number: int) -> list[Line]:
        """A chunk out of the file."""
        start, end = self._starts[number : number + 2]
        self._file.seek(start)
        return [Line(*values) for values in marshal.loads(self._file.read(end - start))]
