"""Scanned pages through Tesseract with Swedish data: upright and level first; words, their places, confidence."""

import html
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ingest.readers.characters import tidy
from ingest.readers.words import PageContent, Word, rows_of

DPI = 300
LOWEST_CONFIDENCE = 0.55  # of a page; below it the page counts as unreadable
MOST_SECONDS = 120.0  # for one page
_LANGUAGE = "swe"
_LOWEST_WORD = 0.2  # words that Tesseract is less sure of are specks and lines
_SEARCHED_SKEW = 4.0  # degrees either way
_SMALLEST_SKEW = 0.15  # degrees; less than this needs no turning
_SAME_SIZE = 0.2  # share by which lines of one size may seem to differ
_MISREAD_BULLETS = (
    "«",
    "»",
    "»«",
    "«»",
    "¢",
    "©",
    "®",
    "°",
    "+",
    "*",
    "e",
    "o",
    "¤",
    "s",
    "=",
    "-«",
    "»-",
    "·",
)
_SPAN = re.compile(
    r"<span class='(?P<kind>ocr_line|ocr_header|ocr_caption|ocr_textfloat|ocrx_word)'[^>]*? title=(?P<q>[\"'])"
    r"(?P<title>.*?)(?P=q)[^>]*>(?P<inner>(?:(?!</span>|<span).)*)",
    re.DOTALL,
)
_TAG = re.compile("<[^>]*>")
_LINE_SIZE = re.compile(r"x_size ([\d.]+)")
_WORD_CONFIDENCE = re.compile(r"x_wconf ([\d.]+)")
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_WORK_WIDTH = 1000  # pixels, of the picture in which skew is measured


@dataclass(frozen=True)
class ScannedPage:
    """What OCR made of a page. `confidence` is 0..1, the mean over its characters; `content` is in points."""

    content: PageContent
    confidence: float


@cache
def has_ocr() -> bool:
    """Whether Tesseract and its Swedish data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return _LANGUAGE in (listed.stdout + listed.stderr).split()


def read_picture(picture: Image.Image, dpi: int = DPI) -> ScannedPage | None:
    """The words of a page's picture, None when Tesseract gave up on it within its time."""
    upright = deskewed(turned_upright(picture.convert("L")))
    hocr = _tesseract(upright, ["--psm", "3", "hocr"], dpi)
    if hocr is None:
        return None
    return _scanned(hocr, upright.width, upright.height, 72.0 / dpi)


def _tesseract(picture: Image.Image, options: list[str], dpi: int) -> str | None:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(dpi), *options]
    return _run(command, buffer.getvalue())


def _run(command: list[str], data: bytes) -> str | None:
    environment = {
        **os.environ,
        "OMP_THREAD_LIMIT": "1",
    }  # pages run side by side; threads within one only disturb
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None


def turned_upright(picture: Image.Image) -> Image.Image:
    """The picture turned by a quarter or half turn when Tesseract is sure that it lies or stands on its head."""
    small = picture.copy()
    small.thumbnail((1600, 1600))
    buffer = io.BytesIO()
    small.save(buffer, "PNG", compress_level=1)
    told = _run(["tesseract", "stdin", "stdout", "--psm", "0", "--dpi", "150"], buffer.getvalue()) or ""
    values = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    turn, sure = int(values.get("Rotate", "0")), float(values.get("Orientation confidence", "0"))
    return picture.rotate(-turn, expand=True, fillcolor=255) if turn and sure > 2.0 else picture


def deskewed(picture: Image.Image) -> Image.Image:
    """The picture turned so that its lines of text are level."""
    angle = skew(picture)
    if abs(angle) < _SMALLEST_SKEW:
        return picture
    return picture.rotate(-angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def skew(picture: Image.Image) -> float:
    """Degrees, counted anti-clockwise, by which the lines of text rise: where dark rows and light rows differ most."""
    small = picture.resize((_WORK_WIDTH, max(1, picture.height * _WORK_WIDTH // picture.width)))
    pixels = np.asarray(small, dtype=np.float32)
    ink = pixels < (pixels.mean() + pixels.min()) / 2
    if not 0.002 < ink.mean() < 0.4:
        return 0.0
    ys, xs = np.nonzero(ink)
    coarse = _best_angle(xs, ys, small.height, np.arange(-_SEARCHED_SKEW, _SEARCHED_SKEW + 0.01, 0.25))
    return _best_angle(xs, ys, small.height, np.arange(coarse - 0.25, coarse + 0.26, 0.05))


def _best_angle(xs: NDArray[Any], ys: NDArray[Any], height: int, angles: NDArray[Any]) -> float:
    best, best_score = 0.0, -1.0
    for angle in angles:
        rows = np.round(ys + xs * np.tan(np.radians(angle))).astype(int)
        profile = np.bincount(rows - rows.min(), minlength=height).astype(np.float64)
        score = float(np.square(np.diff(profile)).sum())
        if score > best_score:
            best, best_score = float(angle), score
    return best


def _scanned(hocr: str, width: int, height: int, scale: float) -> ScannedPage:
    words: list[Word] = []
    weights = sure = 0.0
    size = 0.0
    for found in _SPAN.finditer(hocr):
        kind, title, inner = found.group("kind"), html.unescape(found.group("title")), found.group("inner")
        if kind != "ocrx_word":
            size = float(_value(_LINE_SIZE, title) or 0.0)
            continue
        text = tidy(html.unescape(_TAG.sub("", inner)).strip())
        confidence = float(_value(_WORD_CONFIDENCE, title) or 0.0) / 100
        letters = sum(char.isalnum() for char in text)
        weights += letters
        sure += letters * confidence
        if text and (confidence >= _LOWEST_WORD or letters > 3):
            words.append(_word(text, title, size * scale, scale))
    content = PageContent(tuple(_tidied(words)), (), width * scale, height * scale, True)
    return ScannedPage(content, sure / weights if weights else 0.0)


def _value(pattern: re.Pattern[str], title: str) -> str | None:
    found = pattern.search(title)
    return found.group(1) if found else None


def _word(text: str, title: str, size: float, scale: float) -> Word:
    found = _BOX.search(title)
    x0, top, x1, bottom = (
        (int(number) * scale for number in found.groups()) if found else (0.0, 0.0, 0.0, 0.0)
    )
    return Word(text, x0, x1, top, bottom, size or bottom - top)


def _tidied(words: list[Word]) -> list[Word]:
    """Words with one height and size a row, body text in one size, and specks before a row's text as bullets."""
    if not words:
        return []
    body = median(word.size for word in words for _ in word.text)
    tidied: list[Word] = []
    for row in rows_of(words):
        top, bottom = min(w.top for w in row), max(w.bottom for w in row)
        size = median(w.size for w in row)
        size = round(2 * (body if abs(size / body - 1) < _SAME_SIZE else size)) / 2
        for index, word in enumerate(row):
            is_bullet = index == 0 and len(row) > 1 and word.text in _MISREAD_BULLETS
            tidied.append(Word("•" if is_bullet else word.text, word.x0, word.x1, top, bottom, size))
    return tidied
