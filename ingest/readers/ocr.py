"""Scanned pages through Tesseract with Swedish data: upright and level first; words, their places, confidence."""

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageFilter

from ingest.readers.hocr import Reading, parse_hocr, suspect_rows, tidied, with_signs
from ingest.readers.skew import level, skew
from ingest.words import PageContent, Word

DPI = 300
LOWEST_CONFIDENCE = 0.55  # of a page; below it the page counts as unreadable
_POOR = 0.85  # confidence below which a page is read once more without its specks
MOST_SECONDS = 120.0  # for one reading of a page
_MARGIN = 2.0  # points around a row that is read again
_ENVIRONMENT = {
    **os.environ,
    "OMP_THREAD_LIMIT": "1",
}  # pages run side by side; threads within one only disturb


@dataclass(frozen=True)
class ScannedPage:
    """What OCR made of a page. `confidence` is 0..1, the mean over its characters; `content` is in points."""

    content: PageContent
    confidence: float


def has_ocr() -> bool:
    """Whether Tesseract is installed with Swedish data, and with English: Swedish alone misreads "%"."""
    return {"swe", "eng"} <= _languages()


@cache
def _languages() -> frozenset[str]:
    """The languages that Tesseract has data for; none when it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((listed.stdout + listed.stderr).split())


def read_picture(picture: Image.Image, dpi: int = DPI) -> ScannedPage | None:
    """The words of a page's picture, None when Tesseract gave up on it within its time."""
    standing, turn = turned_upright(picture.convert("L"))
    angle = skew(standing)
    upright = level(standing, angle)
    reading = _reading(upright, dpi)
    if reading is None:
        return None
    if reading.confidence < _POOR:
        upright, reading = _without_specks(upright, reading, dpi)
    words = tidied(_with_signs(reading.words, upright, dpi))
    size = (upright.width * 72.0 / dpi, upright.height * 72.0 / dpi)
    content = PageContent(words, (), *size, has_image=True, rotation=turn, skew=angle)
    return ScannedPage(content, reading.confidence)


def _reading(picture: Image.Image, dpi: int) -> Reading | None:
    hocr = _tesseract(picture, "swe", dpi)
    return None if hocr is None else parse_hocr(hocr, 72.0 / dpi)


def _without_specks(picture: Image.Image, reading: Reading, dpi: int) -> tuple[Image.Image, Reading]:
    """The picture with specks wiped off (a fax, a worn copy) where that makes Tesseract surer, else as it was."""
    wiped = picture.filter(ImageFilter.MedianFilter(3))
    again = _reading(wiped, dpi)
    return (wiped, again) if again and again.confidence > reading.confidence else (picture, reading)


def _with_signs(words: tuple[Word, ...], picture: Image.Image, dpi: int) -> tuple[Word, ...]:
    """The words with "%" and "§", which the Swedish data do not know, from a reading of such rows as English."""
    rows = suspect_rows(words)
    if not rows:
        return words
    masked = Image.new("L", picture.size, 255)
    for top, bottom in rows:
        edges = (
            0,
            max(0, int((top - _MARGIN) * dpi / 72)),
            picture.width,
            int((bottom + _MARGIN) * dpi / 72) + 1,
        )
        masked.paste(picture.crop(edges), edges[:2])
    hocr = _tesseract(masked, "eng", dpi)
    return words if hocr is None else with_signs(words, parse_hocr(hocr, 72.0 / dpi).words)


def _tesseract(picture: Image.Image, language: str, dpi: int) -> str | None:
    """The page as hOCR."""
    buffer = io.BytesIO()
    picture.save(buffer, "PPM")
    command = ["tesseract", "stdin", "stdout", "-l", language, "--dpi", str(dpi), "--psm", "3", "hocr"]
    return _run(command, buffer.getvalue())


def _run(command: list[str], data: bytes) -> str | None:
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False, env=_ENVIRONMENT
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None


def turned_upright(picture: Image.Image) -> tuple[Image.Image, int]:
    """(the picture upright, degrees clockwise by which it was turned when Tesseract was sure that it lay wrong)."""
    small = picture.copy()
    small.thumbnail((1600, 1600))
    buffer = io.BytesIO()
    small.save(buffer, "PPM")
    told = _run(["tesseract", "stdin", "stdout", "--psm", "0", "--dpi", "150"], buffer.getvalue()) or ""
    values = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    turn, sure = int(values.get("Rotate", "0")), float(values.get("Orientation confidence", "0"))
    if not turn or sure <= 2.0:
        return picture, 0
    return picture.rotate(-turn, expand=True, fillcolor=255), turn
