"""The text of one column as lines: rows, aligned tables and tables of contents, extra spacing as blank lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median, mode

from ingest.lines import Line
from ingest.readers.grids import row_line
from ingest.words import Row, Word, is_bold, rows_of, size_of, text_of

_EVEN = 2.5  # points by which the ends of justified lines may differ
_RAGGED = 60.0  # points that a line lacks at most which the next one goes on with
_CARRIED_ON = 0.25  # share of the lines of running text that begin with a small letter, at least
_MARK = re.compile(
    r"^(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zåäöA-ZÅÄÖ][.)]|[ivxIVX]{1,4}[.)]|[-–—•*o·§]|§ ?\d+)$"
)
_PAGE_NUMBER = re.compile(r"^[.… ]*(\d{1,3})$")


def column_lines(words: Sequence[Word], page: int) -> list[Line]:
    """Rows as lines, aligned rows as table rows, extra spacing as blank lines."""
    rows = rows_of(words)
    edge = _justified_edge(rows)
    parts = [[row] if _fills(row, rows, edge) else _segments(row) for row in rows]
    lines: list[Line] = []
    index = 0
    while index < len(rows):
        end = _end_of_contents(parts, index)
        if end > index:
            lines.extend(_contents_line(segments, page) for segments in parts[index:end])
            index = end
            continue
        end = _end_of_aligned(parts, index)
        if end > index:
            lines.extend(_aligned_rows(parts[index:end], page))
            index = end
            continue
        lines.extend(_line(segment, page) for segment in parts[index])
        index += 1
    return _spaced(_edged(lines))


def _justified_edge(rows: Sequence[Row]) -> float | None:
    """Where the lines end when most of them end at the same place, as in justified text."""
    if len(rows) < 4:
        return None
    edge = mode(round(row[-1].x1) for row in rows)
    ending = [row for row in rows if abs(edge - row[-1].x1) < _EVEN]
    carried_on = sum(row[0].text[:1].islower() for row in ending)
    return edge if len(ending) >= 0.5 * len(rows) and carried_on >= _CARRIED_ON * len(ending) else None


def _fills(row: Row, rows: Sequence[Row], edge: float | None) -> bool:
    """Whether the row is a full line of justified text, however wide its spaces."""
    if edge is None or abs(edge - row[-1].x1) >= _EVEN:
        return False
    gaps = [b.x0 - a.x1 for a, b in zip(row, row[1:], strict=False)]
    return (
        bool(gaps) and max(gaps) < 2 * min(gaps) + 3 and row[0].x0 - min(other[0].x0 for other in rows) < 60
    )


def _edged(lines: Sequence[Line]) -> list[Line]:
    """The lines with the place where running text of their size ends; none where there are only lone lines."""
    edges: dict[int, float] = {}
    for size in {round(line.size or 0) for line in lines}:
        alike = [line for line in lines if round(line.size or 0) == size and line.hint is None]
        edge = max((line.right or 0.0 for line in alike), default=0.0)
        full = [line.right is not None and line.right > edge - _RAGGED for line in alike]
        if any(was_full and line.text[:1].islower() for was_full, line in zip(full, alike[1:], strict=False)):
            edges[size] = edge
    return [
        replace(line, edge=edges.get(round(line.size or 0))) if line.hint is None else line for line in lines
    ]


def _segments(row: Row) -> list[list[Word]]:
    """The row cut at wide gaps. A number or bullet stays with the words after it, a title with its page number."""
    segments: list[list[Word]] = [[row[0]]]
    for before, word in zip(row, row[1:], strict=False):
        gap = word.x0 - before.x1
        wide = gap > max(1.8 * before.size, 12.0)
        is_mark = len(segments[-1]) == 1 and bool(_MARK.match(segments[-1][0].text)) and gap < 80
        if wide and not is_mark:
            segments.append([word])
        else:
            segments[-1].append(word)
    return segments


def _end_of_aligned(parts: Sequence[list[list[Word]]], start: int) -> int:
    """Index after the aligned rows that begin at `start`; `start` when there are not two with two cells."""
    if len(parts[start]) < 2:
        return start
    starts = [segment[0].x0 for segment in parts[start]]
    end, full = start + 1, 1
    while end < len(parts):
        segments = parts[end]
        places = [segment[0].x0 for segment in segments]
        fits = all(any(abs(place - known) < 6 for known in starts) for place in places)
        if len(segments) >= 2 and sum(any(abs(p - k) < 6 for k in starts) for p in places) >= 2:
            full += 1
            starts.extend(p for p in places if all(abs(p - k) >= 6 for k in starts))
        elif not (fits and _close(parts[end - 1], segments) and _is_wrapped_cell(segments, starts)):
            break
        end += 1
    return end if full >= 2 else start


def _is_wrapped_cell(segments: Sequence[Sequence[Word]], starts: Sequence[float]) -> bool:
    """Whether a row of one segment goes on with a cell that is not the first."""
    return min(segment[0].x0 for segment in segments) > min(starts) + 6


def _close(above: Sequence[Sequence[Word]], below: Sequence[Sequence[Word]]) -> bool:
    """Whether two rows stand as near as lines of one paragraph."""
    return below[0][0].top - above[0][0].bottom < 0.6 * below[0][0].size


def _end_of_contents(parts: Sequence[list[list[Word]]], start: int) -> int:
    """Index after a table of contents, rows of a title and a page number that rises; `start` when there is none."""
    if start and len(parts[start - 1]) == 2 and not _page_number(parts[start - 1]):
        return start  # a row above names two columns
    end, last = start, 0
    while end < len(parts) and last <= (number := _page_number(parts[end])):
        if not number:
            break
        end, last = end + 1, number
    return end if end - start >= 3 else start


def _page_number(segments: Sequence[Sequence[Word]]) -> int:
    """The page that the row of a table of contents gives, 0 for other rows."""
    found = _PAGE_NUMBER.match(text_of(segments[-1])) if len(segments) == 2 else None
    return int(found.group(1)) if found and any(char.isalpha() for char in text_of(segments[0])) else 0


def _contents_line(segments: Sequence[Sequence[Word]], page: int) -> Line:
    """A title and its page with a tab between."""
    line = _line([word for segment in segments for word in segment], page)
    return replace(line, text=f"{text_of(segments[0])}\t{_page_number(segments)}")


def _aligned_rows(parts: Sequence[list[list[Word]]], page: int) -> list[Line]:
    """Rows of a table that is only aligned; a row without a first cell goes on with the one above."""
    starts: list[float] = []
    for segments in parts:
        for segment in segments:
            if all(abs(segment[0].x0 - known) >= 6 for known in starts):
                starts.append(segment[0].x0)
    starts.sort()
    rows: list[list[list[Word]]] = []
    for index, segments in enumerate(parts):
        cells: list[list[Word]] = [[] for _ in starts]
        for segment in segments:
            cells[min(range(len(starts)), key=lambda i: abs(starts[i] - segment[0].x0))].extend(segment)
        if rows and not cells[0] and _close(parts[index - 1], segments):
            for cell, more in zip(rows[-1], cells, strict=True):
                cell.extend(more)
        else:
            rows.append(cells)
    return [row_line(cells, page) for cells in rows]


def _line(words: Sequence[Word], page: int) -> Line:
    return Line(
        text_of(words),
        page,
        left=words[0].x0,
        right=words[-1].x1,
        first=words[0].x1 - words[0].x0,
        top=words[0].top,
        size=round(size_of(words), 1),
        bold=is_bold(words),
        lead=_lead(words),
        words=tuple(words),
    )


def _lead(words: Sequence[Word]) -> int:
    """Characters of the bold words that open the line, where those after them are not bold."""
    count = next((index for index, word in enumerate(words) if not word.bold), 0)
    return 0 if any(word.bold for word in words[count:]) else len(text_of(words[:count]))


def _spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines with a blank line wherever the distance is larger than between lines of one paragraph."""
    steps = [
        (below.top - above.top) / below.size
        for above, below in zip(lines, lines[1:], strict=False)
        if above.top is not None and below.top is not None and below.size and above.size == below.size
        and 0.8 * below.size < below.top - above.top < 2.5 * below.size
    ]  # fmt: skip
    usual = min(median(steps), _common(steps)) if steps else 1.25
    spaced: list[Line] = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        if above is not None and above.top is not None and line.top is not None and line.size and above.size:
            step = line.top - above.top
            if step > (usual + 0.3) * max(line.size, above.size) or step < -line.size:
                spaced.append(Line("", line.page))
        spaced.append(line)
    return spaced


def _common(steps: Sequence[float]) -> float:
    """The lower quartile: in a page of one-line paragraphs most steps are the wide ones."""
    ordered = sorted(steps)
    return ordered[len(ordered) // 4]
