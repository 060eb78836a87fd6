"""Words, ruled lines and pictures of a PDF page, through pdfium's character boxes."""

import ctypes
import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.characters import raised, tidy
from ingest.words import PageContent, Rule, Word

_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_LONGEST_NAME = 128  # bytes of the name of a font
_BOLD_WEIGHT = 600
_THIN = 3.0  # points; a drawn box no thicker than this is a line
_FEWEST = 12.0  # points; shorter lines are marks, not rules
_MOST_CHARACTERS = 60_000  # on a page; more is no text for people
_MOST_OBJECTS = 20_000
_SAMPLED = 200  # characters by which it is told how the text lies
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # pdfium's signs for a hyphen at a line's end
_RAISED_HEIGHT = 0.88  # of the letters before it that a digit above the line has at most
_RAISED_BY = 0.12  # of their height that it stands higher at least
_IMAGE_SHARE = 0.3  # of the page's area that a picture covers for the page to be a scan

_Edges = tuple[float, float, float, float]  # x0, x1, top, bottom
_Place = Callable[[float, float, float, float], _Edges]


def page_content(page: Any) -> PageContent:
    """What stands on a pypdfium2 page, turned so that most of its text is upright."""
    textpage = page.get_textpage()
    try:
        turn = _turn(textpage)
        place, width, height = _placing(page, turn)
        words = tuple(_words(textpage, place, turn))
    finally:
        textpage.close()
    rules, has_image = _drawings(page, place, width * height)
    inside = tuple(
        w for w in words if -2 < w.x1 and w.x0 < width + 2 and -2 < w.bottom and w.top < height + 2
    )
    return PageContent(
        tuple(word for word in inside if not word.turned),
        rules,
        width,
        height,
        has_image,
        " ".join(word.text for word in inside if word.turned),
        rotation=-turn % 4 * 90,
    )


def _turn(textpage: Any) -> int:
    """Quarter turns, clockwise, by which most of the page's text lies."""
    count = min(textpage.count_chars(), _MOST_CHARACTERS)
    turns = [_quarter(textpage, index) for index in range(0, count, max(1, count // _SAMPLED))]
    return max(set(turns), key=turns.count) if turns else 0


def _quarter(textpage: Any, index: int) -> int:
    angle: float = raw.FPDFText_GetCharAngle(textpage, index)
    return round(angle / (math.pi / 2)) % 4


def _placing(page: Any, turn: int) -> tuple[_Place, float, float]:
    """(a function from PDF's left, bottom, right, top to x0, x1, top, bottom with the text upright, width, height)."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom

    def place(x0: float, y0: float, x1: float, y1: float) -> _Edges:
        x0, x1, y0, y1 = x0 - left, x1 - left, y0 - bottom, y1 - bottom
        if turn == 1:
            return height - y1, height - y0, width - x1, width - x0
        if turn == 2:
            return width - x1, width - x0, y0, y1
        if turn == 3:
            return y0, y1, x0, x1
        return x0, x1, height - y1, height - y0

    return (place, height, width) if turn % 2 else (place, width, height)


def _words(textpage: Any, place: _Place, turn: int) -> Iterator[Word]:
    """Words in pdfium's order, broken at white space and at leaps."""
    # Looked up once: this loop is most of the time that a page takes.
    handle, unicode_of, box_of = textpage.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    letters: list[str] = []
    edges: list[_Edges] = []
    level: _Edges | None = None  # of the last character that stands on the line
    start = 0
    for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
        char = _letter(unicode_of(handle, index))
        if char:
            box_of(handle, index, at)
            edge = place(box.left, box.bottom, box.right, box.top)
        if letters and (not char or _leaps(edges[-1], edge, handle, index, turn)):
            yield _word(handle, start, letters, edges, turn)
            letters, edges = [], []
        if char:
            start = start if letters else index
            is_raised = "0" <= char <= "9" and level is not None and _is_raised(level, edge)
            level = level if is_raised else edge
            letters.append(raised(char) if is_raised else char)
            edges.append(edge)
    if letters:
        yield _word(handle, start, letters, edges, turn)


@lru_cache(maxsize=4096)
def _letter(code: int) -> str:
    """The character with that code; empty for white space and what is no character."""
    char = _HYPHENS.get(code) or (chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "")
    return "" if char.isspace() or char in "\u00a0\u200b" else char


def _lies(textpage: Any, index: int, turn: int) -> bool:
    """Whether the character is turned against the page's text."""
    return _quarter(textpage, index) != turn


def _leaps(before: _Edges, after: _Edges, textpage: Any, index: int, turn: int) -> bool:
    """Whether two characters are too far apart to be of one word. `index` is that of the second."""
    height = max(before[3] - before[2], 1.0)
    gap = after[0] - before[1]
    same_line = abs(after[3] - before[3]) < 0.6 * height
    if same_line and after[3] - after[2] > height / _RAISED_HEIGHT and before[3] < after[3] - 0.05 * height:
        return True  # the mark of a footnote, with its text right after it
    if not same_line and abs(after[0] - before[0]) < 0.5 and _lies(textpage, index, turn):
        return False
    return not same_line or gap > 0.45 * height or gap < -1.5 * height


def _is_raised(level: _Edges, edge: _Edges) -> bool:
    """Whether a digit is set small and above the line of the character before it, as the mark of a footnote is."""
    height = level[3] - level[2]
    is_near = -0.2 * height < edge[0] - level[1] < height
    is_above = level[2] - 0.3 * height < edge[2] and edge[3] < level[3] - _RAISED_BY * height
    return is_near and is_above and edge[3] - edge[2] < _RAISED_HEIGHT * height


def _word(textpage: Any, start: int, letters: list[str], edges: list[_Edges], turn: int) -> Word:
    size, bold = _type(textpage, start)
    x0, x1, top, bottom = zip(*edges, strict=True)
    return Word(
        tidy("".join(letters)),
        min(x0),
        max(x1),
        min(top),
        max(bottom),
        size,
        bold,
        turned=_lies(textpage, start, turn),
    )


def _type(textpage: Any, index: int) -> tuple[float, bool]:
    """(size in points as shown, whether the font is a bold one) of a character."""
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(textpage, index)
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        size *= math.hypot(matrix.b, matrix.d) or 1.0
    if raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT:
        return size, True
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFText_GetFontInfo(textpage, index, name, _LONGEST_NAME, None)
    return size, _is_bold(name.value)


@lru_cache(maxsize=256)
def _is_bold(name: bytes) -> bool:
    face = name.decode("latin-1").lower()
    return any(mark in face for mark in _BOLD)


def _drawings(page: Any, place: _Place, area: float) -> tuple[tuple[Rule, ...], bool]:
    """(ruled lines, whether a picture covers much of the page)."""
    rules: list[Rule] = []
    covered = 0.0
    wanted = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
    for count, item in enumerate(page.get_objects(filter=wanted, max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        try:
            x0, x1, top, bottom = place(*item.get_bounds())
        except pdfium.PdfiumError:
            continue
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered = max(covered, (x1 - x0) * (bottom - top))
        else:
            rules.extend(_rules(x0, x1, top, bottom))
    return tuple(rules), covered > _IMAGE_SHARE * area


def _rules(x0: float, x1: float, top: float, bottom: float) -> Iterator[Rule]:
    """A thin shape as a line, a box as its four sides."""
    width, height = x1 - x0, bottom - top
    if min(width, height) <= _THIN:
        if max(width, height) >= _FEWEST:
            yield Rule(x0, x1, top, bottom)
        return
    if width >= _FEWEST and height >= 6.0:
        yield Rule(x0, x1, top, top)
        yield Rule(x0, x1, bottom, bottom)
        yield Rule(x0, x0, top, bottom)
        yield Rule(x1, x1, top, bottom)
