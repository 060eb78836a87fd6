"""Running heads and feet: the few lines that a document repeats on every page, and that interrupt its text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.agreement import DroppedText
from ingest.line_store import LineStore
from ingest.lines import Line
from ingest.page_marks import cut_page_mark, is_page_mark

_DIGITS = re.compile(r"\d+")
_DATE_OR_NUMBER = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober"
    r"|november|december) (?:19|20)\d\d\b|\b(?:dnr|diarienr|diarienummer)\b",
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
        return _drop_by_page(lines)
    return _drop_by_repetition(lines)


def _key(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def _loose_key(text: str) -> str:
    return _DIGITS.sub("#", _key(text))


# --- pages known -------------------------------------------------------------------------------------------------


def _drop_by_page(lines: Sequence[Line]) -> tuple[LineStore, list[DroppedText]]:
    edges = _edges(lines)
    heads = _outermost(lines, edges, _repeated_edges(lines, edges))
    offsets = _offsets(lines, edges)
    kept = LineStore()
    dropped: list[DroppedText] = []
    seen: set[str] = set()
    for index, line in enumerate(lines):
        edge = edges.get(index)
        if edge is None:
            kept.append(line)
        elif is_page_mark(line.text) and (index in heads or _fits_page(line, offsets)):
            dropped.append(DroppedText("sidnummer", line.text, line.page))
        elif index in heads and not (edge == "sidhuvud" and _is_content_once(line.text, seen)):
            dropped.append(DroppedText(edge, line.text, line.page))
        elif index in heads:
            kept.extend(_without_mark(line, dropped))
        else:
            kept.append(line)
    return kept, dropped


def _edges(lines: Sequence[Line]) -> dict[int, str]:
    """Lines near their page's upper ("sidhuvud") or lower edge ("sidfot")."""
    by_page: dict[int | None, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text:
            by_page[line.page].append(index)
    edges: dict[int, str] = {}
    for indexes in by_page.values():
        ordered = sorted(indexes, key=lambda i: (lines[i].top if lines[i].top is not None else i, i))
        half = len(ordered) // 2
        for index in ordered[-min(_MOST_EDGE_LINES, len(ordered) - half) :]:
            edges[index] = "sidfot"
        for index in ordered[: min(_MOST_EDGE_LINES, half or 1)]:
            edges[index] = "sidhuvud"
    return {index: edge for index, edge in edges.items() if lines[index].hint not in ("row", "footnote")}


def _repeated_edges(lines: Sequence[Line], edges: dict[int, str]) -> set[int]:
    """Edge lines that come at the same place on several pages, alike but for digits."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, edge in edges.items():
        if len(lines[index].text) <= _LONGEST:
            groups[edge, _loose_key(lines[index].text)].append(index)
    pages = len({line.page for line in lines if line.text})
    found: set[int] = set()
    for (_, key), indexes in groups.items():
        same = _at_most_usual_height(lines, indexes)
        on_pages = len({lines[index].page for index in same})
        if on_pages >= max(2, min(3, pages)) and on_pages >= pages / 5 and _is_no_list_number(key):
            found.update(same)
    return found


def _outermost(lines: Sequence[Line], edges: dict[int, str], heads: set[int]) -> set[int]:
    """Those of the heads that have nothing but heads and page numbers between them and their page's edge."""
    found: set[int] = set()
    for edge in ("sidhuvud", "sidfot"):
        by_page: dict[int | None, list[int]] = defaultdict(list)
        for index in edges:
            by_page[lines[index].page].append(index)
        for indexes in by_page.values():
            for index in sorted(indexes, key=lambda i: (lines[i].top or i, i), reverse=edge == "sidfot"):
                if edges[index] != edge or not (index in heads or is_page_mark(lines[index].text)):
                    break
                found.add(index)
    return found & heads


def _is_no_list_number(key: str) -> bool:
    """Whether the line is more than a number and a bullet: those are page numbers or list marks."""
    return any(char.isalpha() for char in key)


def _at_most_usual_height(lines: Sequence[Line], indexes: Sequence[int]) -> list[int]:
    """Those of the lines that stand at the same height; all of them where heights are unknown."""
    tops = [lines[index].top for index in indexes]
    heights = sorted(top for top in tops if top is not None)
    if len(heights) < len(tops):
        return list(indexes)

    def near(top: float) -> int:
        return bisect_right(heights, top + _SAME_HEIGHT) - bisect_left(heights, top - _SAME_HEIGHT)

    usual = max((top for top in tops if top is not None), key=near)
    return [
        index
        for index, top in zip(indexes, tops, strict=True)
        if top is not None and abs(top - usual) <= _SAME_HEIGHT
    ]


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


def _offsets(lines: Sequence[Line], edges: Iterable[int]) -> Counter[int]:
    """How many page numbers at the pages' edges differ so much from the page that they stand on."""
    offsets = (_offset(lines[index]) for index in edges if is_page_mark(lines[index].text))
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
