"""What facts are looked for in: a section's sentences, list items and rows, each with its place in the section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agreement import Block, BlockKind, Section, Span

_MARKER = re.compile(
    r"\s*(?:[-–—•·*▪▫●○◦‣⁃]|o(?=\s)|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[a-zåäö][.)])\s+", re.IGNORECASE
)
_BULLET_CELL = re.compile(r"\s*[-–—•·*▪▫●○◦‣⁃]\t[^\t]*")  # an item whose bullet a tab sets off
_TITLE_END = 600  # characters of text before the first section that goes on at length
_SENTENCE = 7  # words: shorter lines may end with a full stop on a title page
_TITLE_OPENS = re.compile(
    r"\W*(?:lokal\s+)?(?:överenskommelse|bilaga|samverkansavtal|avtal|mellan)\b", re.IGNORECASE
)
# A portal's row of links: "Start > Kommun och politik > Diariet", "Protokoll | Kallelser | Avtal".
_MENU = re.compile(r"[^|>»›]+(?:\s[|>»›]\s[^|>»›]+){2,}")
_LONG = 220  # a block longer than this is running text, not a line of a title page


@dataclass(frozen=True)
class Unit:
    """One sentence, list item or row: characters `start:end` of the section's text, and the block it stands in."""

    section: Section
    start: int
    end: int
    block: Block

    @property
    def text(self) -> str:
        return self.section.text[self.start : self.end]

    @property
    def kind(self) -> BlockKind:
        return "item" if self.block.kind == "row" and _BULLET_CELL.fullmatch(self.text) else self.block.kind

    @property
    def is_row(self) -> bool:
        """A table's row; also where only its tabs tell."""
        return self.kind == "row" or "\t" in self.text and not _BULLET_CELL.fullmatch(self.text)

    @property
    def body(self) -> int:
        """Where the words begin within `text`, after a bullet or a list number."""
        marker = _MARKER.match(self.text) if self.kind in ("item", "paragraph") else None
        return marker.end() if marker else 0

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span of `text[start:end]`, without white space at its ends."""
        end = len(self.text) if end is None else end
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        return Span(self.section.id, self.start + start, self.start + max(start, end))

    def cells(self) -> list[tuple[int, int]]:
        """Where each cell of a row stands in `text`."""
        cells, start = [], 0
        for cell in self.text.split("\t"):
            cells.append((start, start + len(cell)))
            start += len(cell) + 1
        return cells


def units(section: Section) -> list[Unit]:
    """The section's sentences, items and rows in order, its heading first when it has one."""
    found = []
    blocks = iter(section.blocks)
    block = next(blocks, None)
    for start, end in section.sentences:
        while block is not None and block.end <= start:
            block = next(blocks, None)
        if block is None:
            break
        found.append(Unit(section, start, end, block))
    return found


def body_units(section: Section) -> list[Unit]:
    """As `units`, without the heading."""
    return [unit for unit in units(section) if unit.kind != "heading"]


def paths(sections: Sequence[Section]) -> list[tuple[Section, ...]]:
    """For each section, itself preceded by the sections it stands below, outermost first."""
    found: list[tuple[Section, ...]] = []
    above: list[Section] = []
    for section in sections:
        while above and (above[-1].level >= section.level or above[-1].heading is None):
            above.pop()
        above.append(section)
        found.append(tuple(above))
    return found


def under(sections: Sequence[Section], topics: frozenset[str], headings: re.Pattern[str]) -> list[Section]:
    """The sections whose own topic or heading is meant, or that stand below one that is."""

    def meant(section: Section) -> bool:
        return section.topic in topics or bool(section.heading and headings.search(section.heading))

    return [path[-1] for path in paths(sections) if any(meant(section) for section in path)]


def besides(sections: Sequence[Section], some: Sequence[Section]) -> list[Section]:
    """All sections but those."""
    left_out = {section.id for section in some}
    return [section for section in sections if section.id not in left_out]


def _is_sentence(unit: Unit) -> bool:
    """Running text: it ends like a sentence, is of some length, and does not open like a title."""
    text = unit.section.text[unit.block.start : unit.block.end].strip()
    return (
        unit.kind == "paragraph"
        and text.endswith(".")
        and len(text.split()) >= _SENTENCE
        and not _TITLE_OPENS.match(text)
    )


def title_lines(sections: Sequence[Section], is_body: re.Pattern[str]) -> Iterator[Unit]:
    """The lines of the title page or title block: all that stands before the running text begins.

    Ends at a numbered heading, at a heading that `is_body` knows, and at the first block that is running text.
    """
    seen = 0
    for section in sections:
        for unit in units(section):
            if unit.kind == "heading" and seen and (section.number or is_body.search(section.heading or "")):
                return
            if unit.block.end - unit.block.start > _LONG or seen > _TITLE_END or _is_sentence(unit):
                return
            if unit.kind != "heading" and section.number:
                return
            if _MENU.fullmatch(unit.text):
                continue
            seen += unit.end - unit.start
            yield unit
