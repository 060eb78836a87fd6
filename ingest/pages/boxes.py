"""Where on the page the words of a span stand: its letters aligned to the words of its pages.

Letters and digits only are compared, so that joined hyphens, white space, tabs, bullets and the marks of footnotes do
not matter. A block stands as one run of letters on its page but for what interrupts it (a running head, a footnote).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from domain.agreement import Agreement, Block, Section, Span
from ingest.page_words import PageWords

_SHORTEST_RUN = 3  # letters; shorter runs that agree within an interrupted block do so by chance
_WIDEST_GAP = 3.0  # times a word's height: words farther apart on a line stand in different cells or columns
_SAME_LINE = 0.5  # share of the lower word's height that two words of one line have in common


@dataclass(frozen=True)
class Box:
    """A part of a line: points from the upper left corner of the upright page."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def pages_of(agreement: Agreement, span: Span) -> tuple[int, ...]:
    """The pages on which the blocks of the span stand, in order; () for formats without pages."""
    blocks = [block for block, _ in _blocks_in(agreement.section(span.section), span)]
    return tuple(sorted({page for block in blocks for page in _pages(block)}))


def boxes_of(agreement: Agreement, span: Span, pages: Mapping[int, PageWords]) -> tuple[Box, ...]:
    """The boxes of the span's words, one a line (one a cell in tables), in the text's order.

    `pages` are the words of (at least) `pages_of(agreement, span)`. () where the page's words are not known.
    """
    section = agreement.section(span.section)
    boxes: list[Box] = []
    for block, inside in _blocks_in(section, span):
        stream = _Stream([pages[page] for page in _pages(block) if page in pages])
        before = _letters_before(agreement, section, block)
        text = section.text[block.start : block.end]
        skipped = len(letters(text[: inside[0] - block.start]))
        wanted = range(skipped, skipped + len(letters(section.text[inside[0] : inside[1]])))
        places = _align(letters(text), stream.letters, before)
        boxes += _lines(stream, sorted({stream.word_at[places[at]] for at in wanted if at in places}))
    return tuple(boxes)


def letters(text: str) -> str:
    """The text's letters and decimal digits, small."""
    return "".join(char for char in text if char.isalpha() or char.isdecimal()).lower()


def _blocks_in(section: Section, span: Span) -> Iterator[tuple[Block, tuple[int, int]]]:
    """Each block that the span has characters of, with the span's part of it."""
    for block in section.blocks:
        start, end = max(block.start, span.start), min(block.end, span.end)
        if start < end:
            yield block, (start, end)


def _pages(block: Block) -> tuple[int, ...]:
    """The pages that the block stands on."""
    if block.page is None:
        return ()
    return (block.page, *(page for _, page in block.page_breaks if page != block.page))


def _letters_before(agreement: Agreement, section: Section, block: Block) -> list[str]:
    """The letters of the blocks that stand before this one on the page where it begins."""
    before: list[str] = []
    for other in agreement.sections:
        for one in other.blocks:
            if other is section and one is block:
                return before
            if one.page == block.page:
                before.append(letters(other.text[one.start : one.end]))
    return before


class _Stream:
    """The letters of some pages' words one after the other, and which word each is of."""

    def __init__(self, pages: Sequence[PageWords]) -> None:
        self.words = [(page, index) for page in pages for index in range(len(page.words))]
        texts = [letters(page.words[index]) for page, index in self.words]
        self.letters = "".join(texts)
        self.word_at = [number for number, text in enumerate(texts) for _ in text]

    def box(self, number: int) -> Box:
        """The box of one word."""
        page, index = self.words[number]
        return Box(page.page, *page.boxes[index])


def _align(block: str, stream: str, before: Sequence[str]) -> dict[int, int]:
    """Places in the stream of the block's letters. Where its words stand more than once, their order decides."""
    start = 0
    for other in before:
        found = stream.find(other, start)
        start = found + len(other) if found >= 0 else start
    found = stream.find(block, start)
    found = found if found >= 0 else stream.find(block)
    if found >= 0:
        return {at: found + at for at in range(len(block))}
    runs = SequenceMatcher(None, block, stream, autojunk=False).get_matching_blocks()
    return {run.a + at: run.b + at for run in runs if run.size >= _SHORTEST_RUN for at in range(run.size)}


def _lines(stream: _Stream, numbers: Sequence[int]) -> list[Box]:
    """The boxes of the words, those that stand beside one another on a line as one."""
    lines: list[Box] = []
    for box in map(stream.box, numbers):
        if lines and _beside(lines[-1], box):
            last = lines[-1]
            lines[-1] = Box(last.page, last.x0, min(last.top, box.top), box.x1, max(last.bottom, box.bottom))
        else:
            lines.append(box)
    return lines


def _beside(line: Box, word: Box) -> bool:
    low = min(line.bottom - line.top, word.bottom - word.top)
    shared = min(line.bottom, word.bottom) - max(line.top, word.top)
    near = -low < word.x0 - line.x1 < _WIDEST_GAP * low
    return line.page == word.page and shared > _SAME_LINE * low and near
