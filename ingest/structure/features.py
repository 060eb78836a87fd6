"""What each block looks like, beside the whole document: set off by type, numbered, named in the contents, prose."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.topics import topic_of_heading
from ingest.layout.blocks import TextBlock
from ingest.numbering import Numbered, read_number
from ingest.structure.contents import Contents, Entry
from ingest.structure.misread_numbers import misread_numbers
from ingest.wording import (
    BULLET,
    LONGEST_HEADING,
    has_finite_verb,
    is_sentence,
    label_of,
    may_be_heading,
    plain,
    squash,
)

LARGER = 1.07  # times the body's size: type that is set off
TYPOGRAPHIC = 3  # headings set off by type, from which on plain lines are not taken for headings
PAGE = (
    1000  # characters: paragraphs are shorter, so most of the text in longer blocks means pages run together
)
FEW_LINES = 0.1  # share of the blocks that stand alone as headings do, below which headings must be elsewhere
CAPITALS = 5  # letters in capitals that are more than an abbreviation
_ORNAMENT = re.compile(r"^[-–—=~]{1,3}\s+(\S.{1,60}?)\s+[-–—=~]{1,3}$")  # "– Inledning –"
_SPECKS = re.compile(r"(?: [|;:*_=~-]+)+$")  # what a scan makes of a spot after the words
GAPS = 0.3  # share of the blocks with space above them, from which on a heading needs one


@dataclass(frozen=True, slots=True)
class Look:
    """One block with what can be said of it by itself."""

    block: TextBlock
    text: str  # without markup
    numbered: Numbered | None
    named: Entry | None  # the entry of the table of contents that says the same
    marked: bool  # larger than the body, or bold where the body is not

    def larger(self, profile: "Profile") -> bool:
        """Set larger than the body."""
        size, body = self.block.size, profile.size
        return size is not None and body is not None and size >= LARGER * body

    @property
    def words(self) -> str:
        """The text without its number."""
        return self.numbered.rest if self.numbered else self.text

    @property
    def title(self) -> str:
        """The text as a heading: without number, final colon and stray full stop."""
        title = _SPECKS.sub("", self.words.strip())
        title = title[:-1].rstrip() if title.endswith((":", " .")) else title
        return title.rstrip(".") if len(title.split()) <= 8 and not title.endswith("..") else title

    @property
    def topic(self) -> str | None:
        return topic_of_heading(self.title) if len(self.text) <= LONGEST_HEADING else None

    @property
    def prose(self) -> bool:
        """A sentence, or text too long to be anything else."""
        if self.block.hint in ("heading", "row"):
            return False
        return is_sentence(self.text) or (len(self.text) > 60 and has_finite_verb(self.text))

    @property
    def listed(self) -> bool:
        """A list item or a table row by its format or bullet."""
        return self.block.hint in ("item", "row") or BULLET.match(self.text) is not None or "\t" in self.text

    @property
    def content(self) -> bool:
        """Something that a heading can stand above."""
        if self.block.hint == "heading":
            return False
        introduces = self.text.endswith(":") and len(self.text.split()) > 1
        label = label_of(self.text)
        closed = self.text.endswith((".", "!", "?")) and len(self.text.split()) > 3
        return self.prose or self.listed or introduces or closed or (label is not None and bool(label[1]))

    @property
    def line(self) -> bool:
        """May be a heading by its wording alone."""
        return not self.listed and may_be_heading(self.text)


@dataclass(frozen=True)
class Profile:
    """What is usual in the document."""

    size: float | None  # of most characters
    bold: bool  # most characters are
    gaps: bool  # blocks are set apart by space
    typographic: bool  # headings are set off by type or format
    flat: bool  # whole pages in one block: headings stand inside running text


def profile_of(blocks: Sequence[TextBlock]) -> Profile:
    """Measures the document."""
    sizes: Counter[float | None] = Counter()
    bold = total = long = lines = 0
    for block in blocks:
        length = len(block.text)
        sizes[round(block.size * 2) / 2 if block.size else None] += length
        bold += length * block.bold
        total += length
        long += length * (length > PAGE)
        lines += may_be_heading(_words(block))
    size = sizes.most_common(1)[0][0] if sizes else None
    gaps = sum(b.gap_before for b in blocks) >= GAPS * max(1, len(blocks))
    mean = total / max(1, len(blocks))
    flat = total > PAGE and (long > 0.5 * total or mean > PAGE / 3 and lines <= 1 + FEW_LINES * len(blocks))
    profile = Profile(size, bold > 0.5 * total, gaps, False, flat)
    set_off = sum(b.hint == "heading" or is_marked(b, profile) and may_be_heading(_words(b)) for b in blocks)
    return Profile(size, profile.bold, gaps, set_off >= TYPOGRAPHIC, flat)


def _words(block: TextBlock) -> str:
    numbered = read_number(block.text)
    return numbered.rest if numbered else plain(block.text)


def is_marked(block: TextBlock, profile: Profile) -> bool:
    """Set off by type: larger than the body, or bold or in capitals where the body is not, and not smaller."""
    if block.text.isupper() and sum(c.isalpha() for c in block.text) >= CAPITALS:
        return True
    if block.size is None or profile.size is None:
        return block.bold and not profile.bold
    if block.size >= profile.size * LARGER:
        return True
    return block.bold and not profile.bold and block.size >= profile.size * 0.95


def look_at(blocks: Sequence[TextBlock], contents: Contents, profile: Profile) -> list[Look]:
    """The looks of all blocks."""
    entries: dict[str, Entry] = {}
    for entry in contents.entries:
        entries.setdefault(entry.key, entry)
        entries.setdefault(squash(f"{entry.number or ''}{entry.title}"), entry)
    looks = []
    misread = misread_numbers(blocks)
    for index, block in enumerate(blocks):
        text = _ORNAMENT.sub(r"\1", plain(block.text))
        numbered = misread.get(index) or (read_number(text) if block.hint != "row" else None)
        named = None
        if len(text) <= LONGEST_HEADING + 10 and not contents.start <= index < contents.end:
            named = entries.get(squash(text)) or (entries.get(squash(numbered.rest)) if numbered else None)
        looks.append(Look(block, text, numbered, named, is_marked(block, profile)))
    return looks
