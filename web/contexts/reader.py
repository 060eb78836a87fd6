"""What the reader is made from: a document section by section, the picture of a page, hits and what was read how."""

from dataclasses import dataclass

from answer.profile import FactGroup
from domain.agreement import Agreement, Correction, Section
from domain.answer import Citation
from domain.families import Link


@dataclass(frozen=True)
class Piece:
    """One block of a section as the reader shows it: its kind, its text and the characters to mark."""

    kind: str  # "paragraph", "item", "row"
    text: str
    marked: tuple[tuple[int, int], ...]
    columns: tuple[str, ...]
    page: int | None  # given where a new page begins


@dataclass(frozen=True)
class ReaderSection:
    """One section with its pieces, without its heading's own block."""

    section: Section
    pieces: tuple[tuple[Piece, ...], ...]  # runs of pieces of the same kind: a list, a table, one paragraph
    heading_marked: bool
    page: int | None  # given where a new page begins with the heading


@dataclass(frozen=True)
class Frame:
    """A part of a line that is framed on a page's picture, in points from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """One page of the original as a picture. `width` and `height` in points; None for a page without words."""

    page: int
    pages: int
    width: float | None
    height: float | None
    frames: tuple[Frame, ...]
    version: str  # in the picture's address, which may then be kept for ever
    quoted: tuple[int, ...]  # pages on which the quote stands


@dataclass(frozen=True)
class Place:
    """Characters `start:end` of one section of the document that is shown."""

    section: str
    start: int
    end: int


@dataclass(frozen=True)
class Hits:
    """Where in the document the words of a search stand. `number` counts from 1; 0 before the first is chosen."""

    query: str
    number: int
    total: int
    previous: Place | None
    next: Place | None


@dataclass(frozen=True)
class ReadPart:
    """One page in the bar of what was read how: where it lies (0..100), which part of its characters was left out."""

    x: float
    width: float
    kind: str  # "text", "other", "ocr", "unread"
    left_out: float  # 0..1
    text: str  # "Sida 3: textigenkänd, säkerhet 93 %, 2 % utelämnat"


@dataclass(frozen=True)
class ReadingBar:
    """What was read how: a bar with a part for each page, the same in sentences."""

    parts: tuple[ReadPart, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class ReaderPage:
    """document.html"""

    agreement: Agreement
    sections: tuple[ReaderSection, ...]
    chosen: Place | None  # what is marked
    quote: Citation | None  # the same as words with their source; None for a whole section
    links: tuple[Link, ...]  # what the document is to others
    facts: tuple[FactGroup, ...]
    reading: ReadingBar
    sheet: Sheet | None  # None for formats without pages
    hits: Hits | None  # None when nothing was searched for
    state: str  # of the address without the page, so that links keep it: "q=...&avsnitt=..."
    shown: bool  # the picture was asked for: it is shown in a narrow window too
    invented: bool

    def anchor(self, page: int) -> str:
        """The id of the last mark in the text at or before a page of the original; "" when there is none."""
        marks = [p.page for s in self.sections for run in s.pieces for p in run if p.page]
        marks += [s.page for s in self.sections if s.page]
        last = max((mark for mark in marks if mark <= page), default=None)
        return "" if last is None else f"sida-{last}"

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What people have corrected and not taken back, and not the taking back itself."""
        return tuple(c for c in self.agreement.corrections if c.undoes is None and c.state != "tillbakatagen")

    @property
    def corrected_by(self) -> dict[str, str]:
        """Who last corrected each field of the document that has been corrected."""
        return {c.field: c.by for c in self.corrections if c.field is not None}
