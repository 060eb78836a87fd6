"""What Tesseract says of a page: words with their places and how sure it is of them."""

import html
import re
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.characters import tidy
from ingest.readers.words import Word, rows_of

_LOWEST_WORD = 0.2  # words that Tesseract is less sure of are specks and lines
_SAME_SIZE = 0.2  # share by which lines of one size may seem to differ
_MISREAD_BULLETS = frozenset("« » »« «» ¢ © ® ° + * e o ¤ s = -« »- ·".split())
_SPAN = re.compile(
    r"<span class='(?P<kind>ocr_line|ocr_header|ocr_caption|ocr_textfloat|ocrx_word)'[^>]*? title=(?P<q>[\"'])"
    r"(?P<title>.*?)(?P=q)[^>]*>(?P<inner>(?:(?!</span>|<span).)*)",
    re.DOTALL,
)
_TAG = re.compile("<[^>]*>")
_LINE_SIZE = re.compile(r"x_size ([\d.]+)")
_WORD_CONFIDENCE = re.compile(r"x_wconf ([\d.]+)")
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
# Signs that the Swedish data do not know ("15 %" becomes "15 20", "§ 3" becomes "8 3"), as the English ones read them.
_SIGNS = re.compile(r"[(\[]?(?:[\d.,–-]*%|§+|[\d.,]*°)[.,;:)\]]*")
_SUSPECT = re.compile(r"\d|&|\bQ\b|[?$]")


@dataclass(frozen=True)
class Reading:
    """The words of a page, in points, and the mean confidence over their characters, 0..1."""

    words: tuple[Word, ...]
    confidence: float


def parse_hocr(hocr: str, scale: float) -> Reading:
    """Tesseract's hOCR; `scale` is points a pixel."""
    words: list[Word] = []
    weights = sure = size = 0.0
    for found in _SPAN.finditer(hocr):
        title = html.unescape(found.group("title"))
        if found.group("kind") != "ocrx_word":
            size = float(_value(_LINE_SIZE, title) or 0.0)
            continue
        text = tidy(html.unescape(_TAG.sub("", found.group("inner"))).strip())
        confidence = float(_value(_WORD_CONFIDENCE, title) or 0.0) / 100
        letters = sum(char.isalnum() for char in text)
        weights += letters
        sure += letters * confidence
        if text and (confidence >= _LOWEST_WORD or letters > 3):
            words.append(_word(text, title, size * scale, scale))
    return Reading(tuple(words), sure / weights if weights else 0.0)


def _value(pattern: re.Pattern[str], title: str) -> str | None:
    found = pattern.search(title)
    return found.group(1) if found else None


def _word(text: str, title: str, size: float, scale: float) -> Word:
    found = _BOX.search(title)
    x0, top, x1, bottom = (
        (int(number) * scale for number in found.groups()) if found else (0.0, 0.0, 0.0, 0.0)
    )
    return Word(text, x0, x1, top, bottom, size or bottom - top)


def suspect_rows(words: tuple[Word, ...]) -> list[tuple[float, float]]:
    """Heights (top, bottom) of the rows where the Swedish data may have misread a sign."""
    rows = [row for row in rows_of(words) if any(_SUSPECT.search(word.text) for word in row)]
    return [(min(word.top for word in row), max(word.bottom for word in row)) for row in rows]


def with_signs(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, with those of another reading in place of them where that one is a number with a sign."""
    signs = [other for other in others if _SIGNS.fullmatch(other.text)]
    mended: list[Word] = []
    used: set[int] = set()
    for word in words:
        at = next((i for i, sign in enumerate(signs) if _overlap(word, sign) > 0.6), None)
        if at is None:
            mended.append(word)
        elif at not in used:
            used.add(at)
            mended.append(replace(word, text=signs[at].text, x0=signs[at].x0, x1=signs[at].x1))
    return tuple(mended)


def _overlap(word: Word, sign: Word) -> float:
    """Which share of the smaller box lies in the other."""
    wide = min(word.x1, sign.x1) - max(word.x0, sign.x0)
    high = min(word.bottom, sign.bottom) - max(word.top, sign.top)
    area = min((box.x1 - box.x0) * (box.bottom - box.top) for box in (word, sign))
    return max(wide, 0.0) * max(high, 0.0) / area if area > 0 else 0.0


def tidied(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words with one height and size a row, body text in one size, and specks before a row's text as bullets."""
    if not words:
        return ()
    body = median(word.size for word in words for _ in word.text)
    evened: list[Word] = []
    for row in rows_of(words):
        top, bottom = min(w.top for w in row), max(w.bottom for w in row)
        size = median(w.size for w in row)
        size = round(2 * (body if abs(size / body - 1) < _SAME_SIZE else size)) / 2
        for index, word in enumerate(row):
            is_bullet = index == 0 and len(row) > 1 and word.text in _MISREAD_BULLETS
            evened.append(Word("•" if is_bullet else word.text, word.x0, word.x1, top, bottom, size))
    return tuple(evened)
