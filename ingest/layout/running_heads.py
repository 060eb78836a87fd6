"""Running heads and feet: the few lines that a document repeats on every page, and that interrupt its text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from domain.agreement import DroppedText
from domain.dates import MONTH_NAME
from ingest.layout.page_marks import cut_page_mark, is_page_mark
from ingest.line_store import LineStore
from ingest.lines import Line

_DIGITS = re.compile(r"\d+")
_DATE_OR_NUMBER = re.compile(
    rf"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{{1,2}} (?:{MONTH_NAME}) (?:19|20)\d\d\b"
    r"|\b(?:dnr|diarienr|diarienummer)\b",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_LONGEST = 120  # characters of a running head's line
_MOST_LINES = 4  # of a running head in text without pages
_MOST_EDGE_LINES = 5  # at a page's upper or lower edge
_SAME_HEIGHT = 8.0  # points
_FEWEST_CHARACTERS_APART = 400  # on average, between two occurrences in text without pages


def drop_running_heads(lines: Sequence[Line]) -> tuple[LineStore, list[DroppedText]]:
    """(lines without running heads, what was dropped). The first occurrence stays when it says something of its own."""
    pages = {line.page for line in lines if line.text}
    if len(pages) > 1 and None not in pages:
        return _drop_by_page(lines, len(pages))
    return _drop_by_repetition(lines)


def _key(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def _loose_key(text: str) -> str:
    return _DIGITS.sub("#", _key(text))


# --- pages known -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near its page's upper ("sidhuvud") or lower edge ("sidfot")."""

    index: int  # among all lines
    side: str
    line: Line


def _drop_by_page(lines: Sequence[Line], pages: int) -> tuple[LineStore, list[DroppedText]]:
    edges = _edges(lines)
    heads = _outermost(edges, _repeated(edges, pages))
    offsets = _offsets(edge.line for edge in edges)
    sides = {edge.index: edge.side for edge in edges}
    kept = LineStore()
    dropped: list[DroppedText] = []
    seen: set[str] = set()
    for index, line in enumerate(lines):
        side = sides.get(index)
        if side is None:
            kept.append(line)
        elif is_page_mark(line.text) and (index in heads or _fits_page(line, offsets)):
            dropped.append(DroppedText("sidnummer", line.text, line.page))
        elif index in heads and not (side == "sidhuvud" and _is_content_once(line.text, seen)):
            dropped.append(DroppedText(side, line.text, line.page))
        elif index in heads:
            kept.extend(_without_mark(line, dropped))
        else:
            kept.append(line)
    return kept, dropped


def _edges(lines: Iterable[Line]) -> list[_Edge]:
    """The lines near an edge, page by page and from the upper edge to the lower."""
    edges: list[_Edge] = []
    filled = ((index, line) for index, line in enumerate(lines) if line.text)
    for _, page in groupby(filled, key=lambda pair: pair[1].page):
        ordered = sorted(page, key=lambda pair: (pair[0] if pair[1].top is None else pair[1].top, pair[0]))
        half = len(ordered) // 2
        upper = min(_MOST_EDGE_LINES, half or 1)
        lower = max(upper, half, len(ordered) - _MOST_EDGE_LINES)
        edges.extend(_Edge(index, "sidhuvud", line) for index, line in ordered[:upper])
        edges.extend(_Edge(index, "sidfot", line) for index, line in ordered[lower:])
    return [edge for edge in edges if edge.line.hint not in ("row", "footnote")]


def _repeated(edges: Iterable[_Edge], pages: int) -> set[int]:
    """Edge lines that come at the same place on several of the document's pages, alike but for digits."""
    groups: dict[tuple[str, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.line.text) <= _LONGEST:
            groups[edge.side, _loose_key(edge.line.text)].append(edge)
    found: set[int] = set()
    for (_, key), group in groups.items():
        same = _at_most_usual_height(group)
        on_pages = len({edge.line.page for edge in same})
        if on_pages >= max(2, min(3, pages)) and on_pages >= pages / 5 and _is_no_list_number(key):
            found.update(edge.index for edge in same)
    return found


def _outermost(edges: Iterable[_Edge], repeated: set[int]) -> set[int]:
    """Those of the repeated that have nothing but such and page numbers between them and their page's edge."""
    found: set[int] = set()
    for (_, side), group in groupby(edges, key=lambda edge: (edge.line.page, edge.side)):
        inwards = list(group)[:: 1 if side == "sidhuvud" else -1]
        outer = takewhile(lambda edge: edge.index in repeated or is_page_mark(edge.line.text), inwards)
        found.update(edge.index for edge in outer)
    return found & repeated


def _is_no_list_number(key: str) -> bool:
    """Whether the line is more than a number and a bullet: those are page numbers or list marks."""
    return any(char.isalpha() for char in key)


def _at_most_usual_height(edges: Sequence[_Edge]) -> Sequence[_Edge]:
    """Those of the lines that stand at the same height; all of them where heights are unknown."""
    heights = sorted(edge.line.top for edge in edges if edge.line.top is not None)
    if len(heights) < len(edges):
        return edges

    def near(top: float) -> int:
        return bisect_right(heights, top + _SAME_HEIGHT) - bisect_left(heights, top - _SAME_HEIGHT)

    usual = max((edge.line.top for edge in edges if edge.line.top is not None), key=near)
    return [e for e in edges if e.line.top is not None and abs(e.line.top - usual) <= _SAME_HEIGHT]


def _is_content_once(text: str, seen: set[str]) -> bool:
    """True the first time that a head comes which says more than a page number: a name, a date, a diary number."""
    words, _ = cut_page_mark(text)
    key = _loose_key(words)
    if key in seen or not any(char.isalpha() for char in key):
        return False
    seen.add(key)
    return True


def _without_mark(line: Line, dropped: list[DroppedText]) -> list[Line]:
    """The line less the page number in it, which goes to `dropped`."""
    words, mark = cut_page_mark(line.text)
    if mark:
        dropped.append(DroppedText("sidnummer", mark, line.page))
    return [replace(line, text=words)] if words else []


def _offsets(lines: Iterable[Line]) -> Counter[int]:
    """How many page numbers at the pages' edges differ so much from the page that they stand on."""
    offsets = (_offset(line) for line in lines if is_page_mark(line.text))
    return Counter(offset for offset in offsets if offset is not None)


def _offset(line: Line) -> int | None:
    found = _DIGITS.search(line.text)
    return None if found is None or line.page is None else int(found.group()) - line.page


def _fits_page(line: Line, offsets: Counter[int]) -> bool:
    """Whether the number is this page's, counted from 1 or from where the document's numbering begins."""
    offset = _offset(line)
    return offset == 0 or offset is not None and offsets[offset] > 1


# --- pages unknown -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Chunk:
    """Lines between two blank lines."""

    start: int
    end: int
    key: tuple[str, ...]


def _drop_by_repetition(lines: Sequence[Line]) -> tuple[LineStore, list[DroppedText]]:
    chunks = _chunks(lines)
    heads = [group for group in _groups(chunks, lines) if _is_running_head(lines, group)]
    first = {index for group in heads for index in range(group[0].start, group[0].end)}
    others = {index for group in heads for chunk in group[1:] for index in range(chunk.start, chunk.end)}
    kept = LineStore()
    dropped: list[DroppedText] = []
    for index, line in enumerate(lines):
        if index in others:
            dropped.append(DroppedText("sidhuvud", line.text, line.page))
        elif index in first:
            kept.extend(_without_mark(line, dropped))
        else:
            kept.append(line)
    return kept, dropped


def _chunks(lines: Sequence[Line]) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    start: int | None = None
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].text:
            start = index if start is None else start
        elif start is not None:
            key = tuple(_key(cut_page_mark(line.text)[0]) for line in lines[start:index])
            chunks.append(_Chunk(start, index, key))
            start = None
    return chunks


def _groups(chunks: Iterable[_Chunk], lines: Sequence[Line]) -> list[list[_Chunk]]:
    """Short chunks that come at least three times, each group in order."""
    groups: dict[tuple[str, ...], list[_Chunk]] = defaultdict(list)
    for chunk in chunks:
        short = all(len(line.text) <= _LONGEST for line in lines[chunk.start : chunk.end])
        if short and chunk.end - chunk.start <= _MOST_LINES and any(chunk.key):
            groups[chunk.key].append(chunk)
    return [group for group in groups.values() if len(group) >= 3]


def _is_running_head(lines: Sequence[Line], group: Sequence[_Chunk]) -> bool:
    """Whether a chunk that recurs is a page's head and no heading or form field that a template repeats.

    It carries a page number that rises, or a date or diary number, or it interrupts a sentence; and it does not
    come closer than pages do.
    """
    length = sum(len(line.text) for line in lines[group[0].end : group[-1].start])
    if length / (len(group) - 1) < _FEWEST_CHARACTERS_APART:
        return False
    marks = [_mark_number(lines[chunk.start : chunk.end]) for chunk in group]
    numbers = [number for number in marks if number is not None]
    if len(numbers) == len(group):
        return numbers == sorted(set(numbers))
    words = " ".join(group[0].key)
    return bool(_DATE_OR_NUMBER.search(words)) or any(_interrupts(lines, chunk) for chunk in group)


def _mark_number(lines: Iterable[Line]) -> int | None:
    for line in lines:
        _, mark = cut_page_mark(line.text)
        found = _DIGITS.search(mark)
        if found:
            return int(found.group())
    return None


def _interrupts(lines: Sequence[Line], chunk: _Chunk) -> bool:
    """Whether a sentence that has not ended above goes on below."""
    above = next((line.text for line in reversed(lines[: chunk.start]) if line.text), "")
    below = next((line.text for line in lines[chunk.end :] if line.text), "")
    return len(above) >= 40 and above[-1].isalnum() and below[:1].islower()
