"""The first pass: decides block by block what a thing is. The second (assembler) only nests.

Headings are decided in `headings`; here each block becomes one event, or several where its text holds headings.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from domain.agreement import BlockKind
from ingest.layout.blocks import Layout, TextBlock
from ingest.numbering import read_number
from ingest.structure.contents import Entry
from ingest.structure.events import Event
from ingest.structure.features import PAGE, Look
from ingest.structure.headings import Headings
from ingest.structure.misread_words import Mender
from ingest.structure.phrases import Vocabulary
from ingest.structure.running import Found, Running, find_headings, heading_at_end
from ingest.structure.running_lists import divide_lists
from ingest.structure.running_numbers import FEWEST
from ingest.wording import DOCUMENT_TITLE, plain


def recognize(layout: Layout) -> tuple[Event, ...]:
    """All blocks as events, in order; running text is divided at the headings within it. No text is lost.

    Footnotes take no part in what is a heading: each follows the block that it stands after.
    """
    text: list[TextBlock] = []
    notes: dict[int, list[Event]] = {}
    for block in layout.blocks:
        if block.hint == "footnote":
            notes.setdefault(len(text) - 1, []).append(Event("footnote", block.text, block.page))
        else:
            text.append(block)
    events = Recognition(Headings(tuple(text)), notes).events()
    return _mended(events, layout.scanned) if layout.scanned else events


def _mended(events: Sequence[Event], scanned: Collection[int]) -> tuple[Event, ...]:
    """The events, the titles of headings on scanned pages with their misread words as they should be."""
    mender = Mender(event.text for event in events)
    return tuple(
        replace(event, title=mender.mended(event.title)) if event.title and event.page in scanned else event
        for event in events
    )


class Recognition:
    """The blocks of one document, told as events."""

    def __init__(self, headings: Headings, notes: Mapping[int, Sequence[Event]]) -> None:
        self.headings = headings
        self.notes = notes  # by the index of the block that they follow, -1 before the first
        self.blocks = headings.blocks
        self.looks = headings.looks
        self.contents = headings.contents
        self.profile = headings.profile

    def events(self) -> tuple[Event, ...]:
        """All blocks as events."""
        running = self._running_headings()
        events: list[Event] = list(self.notes.get(-1, ()))
        for index, look in enumerate(self.looks):
            if index in self.headings.all:
                events.append(self._heading(index, _is_stacked_below(events)))
            elif self.headings.in_contents(index):
                events.append(self._contents_line(index))
            elif index in self.headings.run_in:
                events += _labelled(look.block, self.headings.run_in[index])
            elif index in running:
                events += self._divided(index, running[index])
            else:
                events.append(self._body(look))
            events += self.notes.get(index, ())
        return tuple(events)

    def _heading(self, index: int, stacked: bool) -> Event:
        look = self.looks[index]
        in_chain = index in self.headings.chapters
        number = look.numbered.number if look.numbered else None
        below = look.numbered is not None and look.numbered.is_below
        return Event(
            "heading",
            look.block.text,
            look.block.page,
            title=look.title,
            number=number,
            parts=look.numbered.parts if look.numbered and in_chain and not below else (),
            level=self._level(look),
            size=look.block.size,
            bold=look.block.bold,
            nested=below or index in self.headings.steps or look.text.endswith(":") or stacked,
        )

    def _level(self, look: Look) -> int | None:
        """What the format says, or the table of contents where type does not."""
        if look.block.hint == "heading":
            return look.block.level
        return look.named.level if look.named and look.block.size is None else None

    def _contents_line(self, index: int) -> Event:
        block = self.blocks[index]
        if index == self.contents.start and self.contents.title:
            return Event(
                "heading", block.text, block.page, title=plain(block.text).rstrip(": "), contents=True
            )
        return Event("item", block.text, block.page)

    def _divides(self, index: int) -> bool:
        """May the block hold headings within its text?"""
        if self.contents.inline and index == self.contents.start:
            return True
        return (
            index >= self.headings.start - 1
            and (self.blocks[index].hint in (None, "paragraph") or len(self.blocks[index].text) > PAGE)
            and self.looks[index].prose
        )

    def _divided(self, index: int, headings: Sequence[Found]) -> list[Event]:
        """The block's text before, at and after each heading within it."""
        block = self.blocks[index]
        at = self._text_start(index)
        events = self._inline_contents(block) if at else []
        end = 0
        rest = block.text[at:]
        for found in headings:
            events += self._paragraphs(block, at + end, at + found.start)
            stacked = bool(events) and events[-1].kind == "heading"
            nested = stacked or found.entry is None and bool(self.contents.inline)
            events.append(_found_heading(block, at + found.start, at + found.end, found.entry, nested))
            end = found.end
        return events + self._paragraphs(block, at + end, at + len(rest))

    def _paragraphs(self, block: TextBlock, start: int, end: int) -> list[Event]:
        """Text between headings; in a page that is one line, lists within it become items."""
        if not self.profile.flat:
            return _paragraph(block, start, end)
        pieces = divide_lists(block.text[start:end], self.vocabulary)
        return [
            replace(event, kind="item" if is_item else "paragraph")
            for a, b, is_item in pieces
            for event in _paragraph(block, start + a, start + b)
        ]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The document's words."""
        return Vocabulary("\n".join(block.text for block in self.blocks))

    def _text_start(self, index: int) -> int:
        """Where the block's text begins, after a table of contents within it."""
        return self.contents.inline[1] if self.contents.inline and index == self.contents.start else 0

    def _running_headings(self) -> dict[int, list[Found]]:
        """Headings within the text of blocks, by the block's index."""
        divided = [i for i in range(len(self.looks)) if i not in self.headings.all and self._divides(i)]
        texts = []
        for index in divided:
            at = self._text_start(index)
            breaks = tuple(offset - at for offset, _ in self.blocks[index].page_breaks if offset > at)
            texts.append(Running(self.blocks[index].text[at:], breaks))
        on_lines = {look.named.key for look in self.looks if look.named is not None}
        entries = [e for e in self.contents.entries if e.key not in on_lines]
        by_format = sum(self.blocks[index].hint == "heading" for index in self.headings.all)
        numbered = self.profile.flat or max(len(self.headings.chapters), by_format) < FEWEST
        shown = self.profile.flat or not self.profile.typographic
        found = dict(
            zip(
                divided,
                find_headings(texts, entries, self.vocabulary, self.profile.flat, numbered, shown),
                strict=True,
            )
        )
        for index, running in zip(divided, texts, strict=True):
            below = self.headings.below(index)
            last = heading_at_end(running.text, below.text) if below is not None and below.prose else None
            if last is not None and all(h.end <= last.start for h in found[index]):
                found[index].append(last)
        return found

    def _inline_contents(self, block: TextBlock) -> list[Event]:
        start, end = self.contents.inline or (0, 0)
        title_end = start + len(block.text[start:end].split(maxsplit=1)[0])
        title = block.text[start:title_end]
        heading = Event("heading", title, block.page_at(start), title=title.rstrip(":"), contents=True)
        return [*_paragraph(block, 0, start), heading, *_paragraph(block, title_end, end)]

    def _body(self, look: Look) -> Event:
        kind: BlockKind = "paragraph"
        if look.block.hint == "row":
            kind = "row"
        elif look.listed or self._is_numbered_item(look):
            kind = "item"
        return Event(kind, look.block.text, look.block.page, look.block.columns, look.block.page_breaks)

    def _is_numbered_item(self, look: Look) -> bool:
        return (
            look.numbered is not None and not look.numbered.written.startswith("§") and len(look.text) < 400
        )


def _is_stacked_below(events: Sequence[Event]) -> bool:
    """Whether the last event is a heading, and not the document's title within the text."""
    return bool(events) and events[-1].kind == "heading" and not DOCUMENT_TITLE.match(events[-1].text)


def _paragraph(block: TextBlock, start: int, end: int) -> list[Event]:
    """The part of a block between two offsets, without white space around it; nothing when it is blank."""
    text = block.text[start:end].strip()
    first = start + len(block.text[start:end]) - len(block.text[start:end].lstrip())
    breaks = tuple((at - first, page) for at, page in block.page_breaks if first < at < end)
    return [Event("paragraph", text, block.page_at(first), page_breaks=breaks)] if text else []


def _labelled(block: TextBlock, end: int) -> list[Event]:
    """A block that begins with its heading, up to `end`, in two."""
    title = plain(block.text[:end]).rstrip(".: ")
    return [
        Event("heading", block.text[:end], block.page, title=title),
        *_paragraph(block, end, len(block.text)),
    ]


def _found_heading(block: TextBlock, start: int, end: int, entry: Entry | None, nested: bool) -> Event:
    text = block.text[start:end].strip()
    numbered = read_number(text)
    title = (numbered.rest if numbered else text).rstrip(": ")
    number, parts = (numbered.number, numbered.parts) if numbered else (None, ())
    level = entry.level if entry else None
    page = block.page_at(start)
    return Event("heading", text, page, title=title, number=number, parts=parts, level=level, nested=nested)
