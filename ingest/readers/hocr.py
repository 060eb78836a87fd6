"""What Tesseract says of a page: words with their places and how sure it is of them."""

import html
import re
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.characters import tidy
from ingest.words import Row, Word, rows_of

_LOWEST_WORD = 0.2  # words that Tesseract is less sure of are specks and lines
_SAME_SIZE = 0.2  # share by which lines of one size may seem to differ
# What a bullet is read as.
_BULLETS = frozenset("« » »« «» ¢ © ® ° + * e o ¤ s = -« »- · & > oe • ●".split())
_SECTION_SIGNS = frozenset("& s".split())  # which "§" is read as too: before a figure they are left
_ROUND = frozenset("0 O Ö 9".split())  # a hollow bullet, where a word with a capital comes after it
_GLUED = re.compile(r"(?P<bullet>[«»©®°¤·•*]{1,2})(?=[A-ZÅÄÖa-zåäö])|(?P<letter>[eos])(?=[A-ZÅÄÖ][a-zåäö])")
_INDENT = 4.0  # points by which the beginnings of two items may differ
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
    rows = rows_of(words)
    bullets = [row[0].x0 for row in rows if len(row) > 1 and row[0].text in _BULLETS]
    evened: list[Word] = []
    for row in rows:
        top, bottom = min(w.top for w in row), max(w.bottom for w in row)
        size = median(w.size for w in row)
        size = round(2 * (body if abs(size / body - 1) < _SAME_SIZE else size)) / 2
        below_another = any(abs(left - row[0].x0) < _INDENT for left in bullets)
        evened += [replace(w, top=top, bottom=bottom, size=size) for w in _bulleted(row, below_another)]
    return tuple(evened)


def _bulleted(row: Row, in_list: bool) -> Row:
    """The row with its bullet as one. A letter or a nought is one only in the place where others have theirs."""
    first = row[0]
    if len(row) > 1 and first.text in _SECTION_SIGNS and row[1].text[0] in "0123456789Il[":
        return row
    if len(row) > 1 and (
        first.text in _BULLETS or in_list and first.text in _ROUND and row[1].text[0].isupper()
    ):
        return [replace(first, text="•"), *row[1:]]
    glued = _GLUED.match(first.text)
    if glued is None or glued["letter"] and not in_list:
        return row
    middle = first.x0 + (first.x1 - first.x0) * glued.end() / len(first.text)
    bullet, word = replace(first, text="•", x1=middle), first.text[glued.end() :]
    return [bullet, replace(first, text=word, x0=middle), *row[1:]]
