"""Cuts an agreement into units of retrieval: passages of about 115 words, and sentences, each with its context."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from domain.agreement import Agreement, Block, Section

_WORDS = 120  # a passage has at most so many words, if no sentence of its own has more
_OVERLAP = 25  # words that a passage at most repeats from the one before
_LONGEST = 240  # a sentence of more words is cut: the model reads no more than about 300


@dataclass(frozen=True)
class Unit:
    """Characters `start:end` of a section, and what a reader knows when coming to them.

    `context` is the line of headings above (and what introduces a list); `source` says whose document it is.
    """

    document: str  # id of the agreement
    section: str
    start: int
    end: int
    text: str
    context: str
    source: str = ""

    @property
    def embedded(self) -> str:
        """The text that the vector is made of."""
        before = [part.removesuffix(":") for part in (self.source, self.context) if part]
        return ": ".join((*before, self.text))

    @property
    def key(self) -> bytes:
        """16 bytes that are the same as long as the embedded text is."""
        return blake2b(self.embedded.encode("utf-8"), digest_size=16).digest()


def passages(agreement: Agreement) -> Iterator[Unit]:
    """Passages in the document's order, each within one section, cut between sentences where these allow."""
    source = _source(agreement)
    for section, path in zip(agreement.sections, heading_paths(agreement.sections), strict=True):
        for start, end in _windows(section):
            yield Unit(agreement.id, section.id, start, end, section.text[start:end], path, source)


def sentences(agreement: Agreement) -> Iterator[Unit]:
    """Every sentence, list item and row in the document's order; a heading has only those above it as context."""
    for section, path in zip(agreement.sections, heading_paths(agreement.sections), strict=True):
        above = path.rpartition(_STEP)[0]
        leads, rows = _leads(section), _rows(section)
        for start, end in section.sentences:
            is_heading = end <= section.body_start < len(section.text) or section.body_start == len(
                section.text
            )
            context = above if is_heading else " ".join(part for part in (path, leads.get(start)) if part)
            yield Unit(agreement.id, section.id, start, end, _joined(section, start, end, rows), context)


_STEP = " – "


def heading_paths(sections: Sequence[Section]) -> list[str]:
    """For each section its heading after those that it stands below: "Organisering – Arbetsgrupp"."""
    paths: list[str] = []
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        above.append(section)
        paths.append(_STEP.join(s.heading for s in above if s.heading))
    return paths


def _source(agreement: Agreement) -> str:
    names = ", ".join(m.name for m in agreement.municipalities)
    return f"{names}. {agreement.title}" if names else agreement.title


def _rows(section: Section) -> dict[int, Block]:
    """The rows whose columns have names, by their first character."""
    return {block.start: block for block in section.blocks if block.kind == "row" and block.columns}


def _joined(section: Section, start: int, end: int, rows: Mapping[int, Block]) -> str:
    """The unit's words; a row's cells are named by their columns, so that "Platser: 12" can be understood."""
    text = section.text[start:end]
    row = rows.get(start)
    if row is None:
        return text
    named = zip(text.split("\t"), (*row.columns, *[""] * text.count("\t")), strict=False)
    return ", ".join(f"{column}: {cell}" if column else cell for cell, column in named if cell.strip())


def _leads(section: Section) -> dict[int, str]:
    """For the first character of each list item or row the sentence that introduces the list ("... följande:")."""
    leads: dict[int, str] = {}
    lead: str | None = None
    for block in section.blocks:
        if block.kind in ("item", "row"):
            if lead is not None:
                leads |= {start: lead for start, _ in _within(section, block)}
        else:
            lead = _last_sentence(section, block) if block.kind == "paragraph" else None
    return leads


def _within(section: Section, block: Block) -> Sequence[tuple[int, int]]:
    """The sentences that begin within the block; a section's sentences stand in order."""
    return section.sentences[
        slice(*(bisect_left(section.sentences, (at,)) for at in (block.start, block.end)))
    ]


def _last_sentence(section: Section, block: Block) -> str | None:
    inside = _within(section, block)
    if not inside:
        return None
    text = section.text[inside[-1][0] : inside[-1][1]].strip()
    return text if text.endswith(":") else None


def _windows(section: Section) -> Iterator[tuple[int, int]]:
    """Spans of at most `_WORDS` words below the heading; the heading itself where there is nothing below."""
    body = [span for span in section.sentences if span[0] >= section.body_start] or list(section.sentences)
    pieces = [piece for span in body for piece in _pieces(section.text, *span)]
    sizes = [len(section.text[start:end].split()) for start, end in pieces]
    first = 0
    while first < len(pieces):
        last, size = first, sizes[first]
        while last + 1 < len(pieces) and size + sizes[last + 1] <= _WORDS:
            last += 1
            size += sizes[last]
        yield pieces[first][0], pieces[last][1]
        if last + 1 == len(pieces):
            return
        first = _next_start(sizes, first, last)


def _next_start(sizes: Sequence[int], first: int, last: int) -> int:
    """Where the next passage begins: it repeats the last sentences of this one as far as they are short."""
    start, repeated = last + 1, 0
    room = _WORDS - sizes[last + 1]
    while start - 1 > first and repeated + sizes[start - 1] <= min(_OVERLAP, room):
        start -= 1
        repeated += sizes[start]
    return start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or pieces of it when it is longer than the model reads."""
    words = text[start:end].split()
    if len(words) <= _LONGEST:
        if words:
            yield start, end
        return
    at = start
    for first in range(0, len(words), _WORDS):
        begin = at
        for word in words[first : first + _WORDS]:
            begin = text.index(word, at) if word is words[first] else begin
            at = text.index(word, at) + len(word)
        yield begin, at
