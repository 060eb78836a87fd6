"""The first pass: decides block by block what a thing is. The second (assembler) only nests.

Evidence for a heading, strongest first: the format says so; the table of contents names it; it continues the chain of
numbers; it is set off by type; it is a short phrase without verb that stands alone above text. Evidence against: it
belongs to the title block, to a run of short lines without text between (a list), or to the signatures.
"""

from collections.abc import Sequence
from functools import cached_property

from domain.agreement import BlockKind
from ingest.blocks import Layout, TextBlock
from ingest.chapters import find_chapters
from ingest.contents import Contents, Entry, find_contents
from ingest.events import Event
from ingest.features import PAGE, Look, Profile, look_at, profile_of
from ingest.numbering import read_number
from ingest.opening import first_heading
from ingest.phrases import Vocabulary
from ingest.running import Found, Running, find_headings, heading_at_end
from ingest.wording import (
    ANNEX,
    LONGEST_HEADING,
    SIGNATURE_HEADING,
    is_caption,
    is_party_line,
    is_signature_line,
    label_of,
    may_be_closed_heading,
    may_be_heading,
    plain,
)

MOST_STACKED = 2  # headings right below each other, set in the body's type
LABEL_WORDS = 5
SET_OFF_WITH_VERB = 9  # words of a heading set off by type that is a clause
NEAR = 3  # blocks from a line of a signature block within which plain lines are names


def recognize(layout: Layout) -> tuple[Event, ...]:
    """All blocks as events, in order; running text is divided at the headings within it. No text is lost."""
    return Recognition(layout.blocks).events()


class Recognition:
    """The decisions over one document."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self.blocks = blocks
        self.contents: Contents = find_contents(blocks)
        self.profile: Profile = profile_of(blocks)
        self.looks: list[Look] = look_at(blocks, self.contents, self.profile)
        self.chapters, self.steps = find_chapters(self.looks, self.contents.end)
        has_contents = bool(self.contents.entries)
        self.start = first_heading(self.looks, self.chapters, self.contents.start if has_contents else None)
        self.headings = self._headings()

    # --- which blocks are headings -----------------------------------------------------------------------------

    def _headings(self) -> frozenset[int]:
        certain = {i for i in range(self.start, len(self.looks)) if self._is_certain(i)}
        return frozenset(certain | self._plain_headings(certain))

    def _in_contents(self, index: int) -> bool:
        return bool(self.contents.entries) and self.contents.start <= index < self.contents.end

    def _is_certain(self, index: int) -> bool:
        """Format, table of contents, number or type say so."""
        look = self.looks[index]
        if self._in_contents(index) or not any(c.isalpha() for c in look.text):
            return False
        if index in self.chapters or index in self.steps or look.named:
            return True
        if look.block.hint == "heading":
            return len(look.text) <= 2 * LONGEST_HEADING and not is_signature_line(look.text)
        if look.block.hint in ("item", "row"):
            return False
        return look.marked and self._is_set_off(index)

    def _is_set_off(self, index: int) -> bool:
        """A line in larger or bolder type that heads something."""
        look = self.looks[index]
        if self._below(index) is None or is_caption(look.text) or self._among_signatures(index):
            return False
        text = (
            look.words[:-1]
            if look.words.endswith((":", ".")) and len(look.words.split()) <= 8
            else look.words
        )
        return may_be_heading(text, SET_OFF_WITH_VERB) and not is_party_line(text)

    def _plain_headings(self, certain: set[int]) -> set[int]:
        """Lines in the body's own type that stand above text, and labels ("Arbetsgrupp:") alone on their line."""
        found: set[int] = set()
        run: list[int] = []
        for index in range(self.start, len(self.looks)):
            if index not in certain and self._may_be_plain(index):
                run.append(index)
                continue
            found |= self._of_run(run, index in certain)
            run = []
            if index not in certain and self._is_label(index):
                found.add(index)
        return found | self._of_run(run, False)

    def _of_run(self, run: list[int], above_heading: bool) -> set[int]:
        """Those of a run of candidates, without text between, that are headings."""
        if not run or above_heading and len(run) > 1:
            return set()
        if len(run) == 1 and SIGNATURE_HEADING.fullmatch(self.looks[run[0]].title):
            return set(run)
        below = self._below(run[-1])
        names_parties = (
            self.looks[run[-1]].topic == "parter" and below is not None and is_party_line(below.text)
        )
        if below is None or not (below.content or above_heading or names_parties):
            return set()
        introduced = (
            run[0] > 0 and self.looks[run[0] - 1].text.endswith(":") and run[0] - 1 not in self.chapters
        )
        if len(run) <= MOST_STACKED and not introduced:
            return set(run)
        last = self.looks[run[-1]]
        return {run[-1]} if below.prose and (last.block.gap_before or last.topic) else set()

    def _may_be_plain(self, index: int) -> bool:
        look = self.looks[index]
        if look.block.hint or look.numbered or self._in_contents(index) or not self._may_name(index):
            return False
        if not look.line and not self._is_closed(index):
            return False
        if self.profile.gaps and not look.block.gap_before and not self._begins_page(index):
            return False
        if label_of(look.text) and not self._is_step_label(index) or self._among_signatures(index):
            return False
        if ANNEX.match(look.text):
            return index > self.start and self._below(index) is not None
        return not self.profile.typographic or self._clear_without_type(index)

    def _may_name(self, index: int) -> bool:
        """A line of nothing but names heads only what takes it up: "Kommunen" above "Kommunen ansvarar"."""
        look, below = self.looks[index], self._below(index)
        if not is_party_line(look.text):
            return True
        return below is not None and below.prose and below.text.startswith(look.text.split()[0])

    def _is_closed(self, index: int) -> bool:
        """A heading with a full stop after it: between paragraphs, never right below a heading or in a list."""
        above, below = self.looks[index - 1] if index else None, self._below(index)
        between = (
            above is not None
            and above.prose
            and above.text.endswith(".")
            and below is not None
            and below.prose
        )
        return between and may_be_closed_heading(self.looks[index].text)

    def _is_step_label(self, index: int) -> bool:
        """ "Steg 1: Kartläggning", "Spår: Kock": the same label with other words recurs."""
        label = label_of(self.looks[index].text)
        if label is None or not label[1]:
            return False
        stem = label[0].rstrip("0123456789 ").lower()
        others = (label_of(look.text) for i, look in enumerate(self.looks) if i != index and look.line)
        below = self._below(index)
        recurs = any(other and other[0].rstrip("0123456789 ").lower() == stem for other in others)
        return recurs and below is not None and below.prose

    def _clear_without_type(self, index: int) -> bool:
        """In a document that sets its headings off by type, a plain line needs the vocabulary and space around it."""
        look, below = self.looks[index], self._below(index)
        return look.topic is not None and look.block.gap_before and below is not None and below.prose

    def _is_label(self, index: int) -> bool:
        """A short label alone on its line, above prose."""
        look = self.looks[index]
        label = label_of(look.text)
        if label is None or label[1] or look.listed or look.numbered or self._in_contents(index):
            return False
        below = self._below(index)
        short = (
            len(label[0].split()) <= LABEL_WORDS and may_be_heading(label[0]) and not is_party_line(label[0])
        )
        return (
            short
            and below is not None
            and below.prose
            and not below.listed
            and not self._among_signatures(index)
        )

    def _begins_page(self, index: int) -> bool:
        return index == 0 or self.blocks[index].page != self.blocks[index - 1].page

    def _below(self, index: int) -> Look | None:
        return self.looks[index + 1] if index + 1 < len(self.looks) else None

    def _among_signatures(self, index: int) -> bool:
        """Below a heading of signatures, or near a line of a signature block."""
        look = self.looks[index]
        if SIGNATURE_HEADING.fullmatch(look.title):
            return False
        if self._signing is not None and index > self._signing:
            return True
        near = self.looks[max(0, index - NEAR) : index + NEAR + 1]
        return look.topic is None and any(is_signature_line(other.text) for other in near)

    @cached_property
    def _signing(self) -> int | None:
        """The last heading of signatures that no chapter comes after."""
        for index in range(len(self.looks) - 1, self.contents.end - 1, -1):
            if SIGNATURE_HEADING.fullmatch(self.looks[index].title):
                return index
            if (
                index in self.chapters
                or self.looks[index].prose
                and len(self.looks[index].text) > LONGEST_HEADING
            ):
                return None
        return None

    # --- events ------------------------------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        """All blocks as events."""
        running = self._running_headings()
        events: list[Event] = []
        for index, look in enumerate(self.looks):
            if index in self.headings:
                events.append(self._heading(index, bool(events) and events[-1].kind == "heading"))
            elif self._in_contents(index):
                events.append(self._contents_line(index))
            elif index in running:
                events += self._divided(index, running[index])
            else:
                events.append(self._body(look))
        return tuple(events)

    def _heading(self, index: int, stacked: bool) -> Event:
        look = self.looks[index]
        in_chain = index in self.chapters
        number = look.numbered.number if look.numbered else None
        return Event(
            "heading",
            look.block.text,
            look.block.page,
            title=look.title,
            number=number,
            parts=look.numbered.parts if look.numbered and in_chain else (),
            level=self._level(look),
            size=look.block.size,
            bold=look.block.bold,
            nested=index in self.steps or look.text.endswith(":") or stacked,
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
            index >= self.start - 1
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
            events += _paragraph(block, at + end, at + found.start)
            stacked = bool(events) and events[-1].kind == "heading"
            nested = stacked or found.entry is None and bool(self.contents.inline)
            events.append(_found_heading(block, at + found.start, at + found.end, found.entry, nested))
            end = found.end
        return events + _paragraph(block, at + end, at + len(rest))

    def _text_start(self, index: int) -> int:
        """Where the block's text begins, after a table of contents within it."""
        return self.contents.inline[1] if self.contents.inline and index == self.contents.start else 0

    def _running_headings(self) -> dict[int, list[Found]]:
        """Headings within the text of blocks, by the block's index."""
        divided = [i for i in range(len(self.looks)) if i not in self.headings and self._divides(i)]
        texts = []
        for index in divided:
            at = self._text_start(index)
            breaks = tuple(offset - at for offset, _ in self.blocks[index].page_breaks if offset > at)
            texts.append(Running(self.blocks[index].text[at:], breaks))
        vocabulary = Vocabulary("\n".join(block.text for block in self.blocks))
        on_lines = {look.named.key for look in self.looks if look.named is not None}
        entries = [e for e in self.contents.entries if e.key not in on_lines]
        found = dict(zip(divided, find_headings(texts, entries, vocabulary, self.profile.flat), strict=True))
        for index in divided:
            below = self._below(index)
            last = (
                heading_at_end(self.blocks[index].text, below.text)
                if below is not None and below.prose
                else None
            )
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
        return Event(kind, look.block.text, look.block.page, look.block.columns)

    def _is_numbered_item(self, look: Look) -> bool:
        return (
            look.numbered is not None and not look.numbered.written.startswith("§") and len(look.text) < 400
        )


def _paragraph(block: TextBlock, start: int, end: int) -> list[Event]:
    text = block.text[start:end].strip()
    return [Event("paragraph", text, block.page_at(start))] if text else []


def _found_heading(block: TextBlock, start: int, end: int, entry: Entry | None, nested: bool) -> Event:
    text = block.text[start:end].strip()
    numbered = read_number(text)
    title = (numbered.rest if numbered else text).rstrip(": ")
    number, parts = (numbered.number, numbered.parts) if numbered else (None, ())
    level = entry.level if entry else None
    page = block.page_at(start)
    return Event("heading", text, page, title=title, number=number, parts=parts, level=level, nested=nested)
