"""PDF files: text with its layout through pdfium, broken pages through pypdf, pages without text through OCR."""

import io
import os
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf.errors import DependencyError, PyPdfError

from domain.agreement import DroppedText, PageMethod, PageReading
from domain.errors import UnreadableDocument
from ingest.line_store import LineStore
from ingest.lines import Line, Source
from ingest.page_words import PackedPages, pack_page
from ingest.readers import ocr
from ingest.readers.archive import locked
from ingest.readers.borrowed import with_places
from ingest.readers.footnotes import carried_note, marked_notes
from ingest.readers.geometry import column_edges, page_lines
from ingest.readers.legibility import is_legible, letters
from ingest.readers.pdf_words import page_content
from ingest.readers.text import source_of
from ingest.words import PageContent, text_of

MOST_PAGES = 3000
MOST_SECONDS = (
    240.0  # of this thread's computing, whatever else the machine does; OCR has a limit for each page
)
MOST_SCANNED = 400  # pages that are read by OCR in one document
_FEWEST_LETTERS = 25  # a picture with fewer letters over it is a scan
_MOST_OPENED = (
    200  # pages, after which the file is opened anew: pdfium keeps some kB of each until it is closed
)
_LARGEST_SIDE = 5000  # pixels of a picture for OCR
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b")
_EMPTY = "{name} har inga sidor. Exportera den på nytt från originalet."
_WHY_NOT: dict[PageMethod, str] = {
    "kräver OCR": "har skannats in och har inte kunnat läsas: installera tesseract-ocr och tesseract-ocr-swe "
    "och läs in filen igen.",
    "ej läst": f"har skannats in och lästes inte: högst {MOST_SCANNED} inskannade sidor läses i ett dokument. "
    "Dela upp filen.",
    "oläsbar": "gick inte att läsa.",
}


@dataclass
class _Page:
    """A page on its way: its lines and how they were read, or the OCR that is under way."""

    number: int
    lines: list[Line]
    reading: PageReading
    margin: str = ""
    words: bytes = b""
    rotation: int = 0  # degrees clockwise by which the viewer turns the page
    known: frozenset[float] = frozenset()  # left edges of the columns on the page before
    scan: "Future[ocr.ScannedPage | None] | None" = None

    @property
    def is_read(self) -> bool:
        """Whether nothing is left to wait for."""
        return self.scan is None or self.scan.done()

    def put(self, content: PageContent, rotation: int) -> None:
        """Fills in the lines and the words with their places. `rotation` is by which the page has been turned."""
        lines = marked_notes(page_lines(content, self.number, self.known))
        words = [word for line in lines for word in line.words]
        size = (content.width, content.height)
        self.words = pack_page(self.number, size, words, rotation, content.skew) if words else b""
        self.lines = [_lean(line) for line in lines]


def _lean(line: Line) -> Line:
    """The line without its words, its places in hundredths of a point."""
    return replace(
        line,
        left=_place(line.left),
        right=_place(line.right),
        first=_place(line.first),
        edge=_place(line.edge),
        top=_place(line.top),
        size=_place(line.size),
        words=(),
    )


@lru_cache(maxsize=4096)  # most lines begin at the same few places: one number in memory for all of them
def _place(points: float | None) -> float | None:
    return None if points is None else round(points * 100) / 100


def read_pdf(data: bytes, name: str = "Filen", workers: int | None = None) -> Source:
    """The lines of a PDF with page, place, size and weight, and how each page was read.

    `workers` is how many scanned pages are read at a time; as many as there are cores unless told.

    Raises UnreadableDocument when it is encrypted, broken, without pages or far too large.
    """
    document = _Document(data, name)
    try:
        count = _count_pages(document.pages, name)
        workers = workers or os.cpu_count() or 1
        with ThreadPoolExecutor(max_workers=workers) as pool:
            return _source(_read_pages(document, count, name, pool, 2 * workers), count)
    finally:
        document.close()


class _Document:
    """An open PDF, which is opened anew every some hundred pages."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self._opened = 0  # pages since the file was opened
        self._document = _open(data, name)
        self.pages = len(self._document)

    def page(self, number: int) -> Any:
        """The page, from 1. Raises PdfiumError when it is broken. The page before must have been closed."""
        if self._opened == _MOST_OPENED:
            self.close()
            self._document, self._opened = _open(self.data, self.name), 0
        self._opened += 1
        return self._document[number - 1]

    def close(self) -> None:
        """Gives its memory back."""
        self._document.close()


def _source(pages: Iterable[_Page], count: int) -> Source:
    """What all pages say, each packed as soon as the next has been read."""
    lines = LineStore()
    readings: list[PageReading] = []
    margins: list[DroppedText] = []
    words = PackedPages()
    above: list[Line] = []
    for page in pages:
        above = carried_note(above, page.lines)
        lines.extend(above)
        readings.append(page.reading)
        if page.margin:
            margins.append(DroppedText("kanttext", page.margin, page.number))
        words.append(page.words)
    return Source(lines, count, tuple(readings), _warnings(readings), tuple(margins), words)


def _open(data: bytes, name: str) -> Any:
    try:
        document = pdfium.PdfDocument(data)
        len(document)
    except pdfium.PdfiumError as error:
        if b"/Encrypt" in data and getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(locked(name)) from error
        if _NO_PAGES.search(data):
            raise UnreadableDocument(_EMPTY.format(name=name)) from error
        raise UnreadableDocument(
            f"{name} är ingen hel PDF-fil. Hämta eller exportera den på nytt och läs in den igen."
        ) from error
    return document


def _count_pages(count: int, name: str) -> int:
    if count == 0:
        raise UnreadableDocument(_EMPTY.format(name=name))
    if count > MOST_PAGES:
        raise UnreadableDocument(f"{name} har {count} sidor, men högst {MOST_PAGES} läses. Dela upp filen.")
    return count


def _read_pages(
    document: _Document, count: int, name: str, pool: ThreadPoolExecutor, most_waiting: int
) -> Iterator[_Page]:
    """All pages. OCR runs beside the reading, but never more pages at a time than memory is meant for."""
    waiting: deque[_Page] = deque()  # from the first page whose OCR is under way
    scanned = 0
    seconds = 0.0
    columns: frozenset[float] = frozenset()
    for number in range(1, count + 1):
        started = time.thread_time()
        page = _read_page(document, number, pool, scanned < MOST_SCANNED, columns)
        columns = column_edges(page.lines)
        seconds += time.thread_time() - started
        if seconds > MOST_SECONDS:
            raise UnreadableDocument(
                f"{name} tog för lång tid att läsa (mer än {MOST_SECONDS:.0f} sekunder). Dela upp filen."
            )
        scanned += page.scan is not None
        waiting.append(page)
        while waiting and (waiting[0].is_read or _scans(waiting) > most_waiting):
            yield _finished(waiting.popleft())
    yield from map(_finished, waiting)


def _scans(pages: Iterable[_Page]) -> int:
    return sum(page.scan is not None for page in pages)


def _read_page(
    document: _Document, number: int, pool: ThreadPoolExecutor, may_scan: bool, known: frozenset[float]
) -> _Page:
    try:
        page = document.page(number)
    except pdfium.PdfiumError:
        return _by_other_reader(document.data, number)
    try:
        content = page_content(page)
        text = text_of(content.words)
        if _is_good(content, text):
            good = _Page(number, [], PageReading(number, "text"), content.margin, known=known)
            good.put(content, content.rotation)
            return good
        if content.has_image or not text:
            return _scan(page, content, number, pool, may_scan)
        other = _by_other_reader(document.data, number, content)
        return other if other.reading.method != "oläsbar" else _scan(page, content, number, pool, may_scan)
    finally:
        page.close()


def _is_good(content: PageContent, text: str) -> bool:
    """Whether the text on the page is enough and made of words; an empty page without a picture is good too."""
    if not content.has_image and not text:
        return True
    if content.has_image and letters(text) < _FEWEST_LETTERS:
        return False
    return is_legible(text)


def _scan(page: Any, content: PageContent, number: int, pool: ThreadPoolExecutor, may_scan: bool) -> _Page:
    """The page with its OCR under way; what text it has stands in for it where there is no OCR."""
    is_past = ocr.has_ocr() and not may_scan
    reading = PageReading(number, "ej läst" if is_past else "kräver OCR")
    waiting = _Page(number, [], reading, rotation=page.get_rotation())
    if is_legible(text_of(content.words)):
        waiting.put(content, content.rotation)
    if ocr.has_ocr() and may_scan:
        scale = min(ocr.DPI / 72, _LARGEST_SIDE / max(*page.get_size(), 1.0))
        picture = page.render(scale=scale, grayscale=True).to_pil()
        waiting.scan = pool.submit(ocr.read_picture, picture, round(72 * scale))
    return waiting


def _finished(page: _Page) -> _Page:
    """The page with the result of its OCR."""
    if page.scan is None:
        return page
    result = page.scan.result()
    page.scan = None
    if result is None:
        page.reading = PageReading(page.number, "oläsbar")
        return page
    if not result.content.words:
        page.reading = PageReading(page.number, "ocr", 1.0)  # an empty page, or a picture without words
        return page
    is_sure = result.confidence >= ocr.LOWEST_CONFIDENCE
    page.reading = PageReading(page.number, "ocr" if is_sure else "oläsbar", round(result.confidence, 3))
    if is_sure:
        page.put(result.content, (page.rotation + result.content.rotation) % 360)
    return page


def _by_other_reader(data: bytes, number: int, content: PageContent | None = None) -> _Page:
    """The page through pypdf; "oläsbar" when that gives no words either. Places are those of `content`'s words."""
    try:
        text = pypdf.PdfReader(io.BytesIO(data)).pages[number - 1].extract_text()
    except (
        PyPdfError,
        DependencyError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
    ):
        text = ""
    if letters(text) < _FEWEST_LETTERS or not is_legible(text):
        return _Page(number, [], PageReading(number, "oläsbar"))
    lines = [Line(line.text, number, bold=line.bold) for line in source_of(text).lines]
    page = _Page(number, lines, PageReading(number, "annan läsare"))
    placed = with_places([w for line in lines for w in line.text.split()], content.words) if content else []
    if content and placed:
        page.words = pack_page(
            number, (content.width, content.height), placed, content.rotation, content.skew
        )
    return page


def _warnings(readings: Sequence[PageReading]) -> tuple[str, ...]:
    """One sentence for each thing that a person should know of the pages."""
    warnings = []
    for method, reason in _WHY_NOT.items():
        pages = [reading.page for reading in readings if reading.method == method]
        if pages:
            warnings.append(f"{'Sidan' if len(pages) == 1 else 'Sidorna'} {ranges(pages)} {reason}")
    return tuple(warnings)


def ranges(numbers: list[int]) -> str:
    """Page numbers as a person writes them: "1–3, 7"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)
