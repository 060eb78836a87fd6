"""The second pass: nests. Each heading opens a section; everything up to the next heading is its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from domain.agreement import Block, Section
from domain.topics import topic_of_heading
from ingest.structure.events import Event
from ingest.structure.levels import levels_of
from ingest.structure.sentences import split_sentences


@dataclass
class _Draft:
    """A section in the making."""

    heading: Event | None
    level: int
    events: list[Event] = field(default_factory=list)


def assemble(events: Sequence[Event]) -> tuple[Section, ...]:
    """Sections in the document's order. A section without a topic of its own takes that of the section above it."""
    drafts = list(_drafts(events))
    sections: list[Section] = []
    nesting = Nesting()
    for index, draft in enumerate(drafts):
        section = _section(f"s{index:02d}", draft)
        parent = nesting.parent_of(section)
        sections.append(replace(section, topic=parent.topic) if parent and not section.topic else section)
        nesting.add(sections[-1])
    return tuple(sections)


def _drafts(events: Sequence[Event]) -> Iterator[_Draft]:
    levels = iter(levels_of([e for e in events if e.kind == "heading"]))
    draft = _Draft(None, 1)
    for event in events:
        if event.kind == "heading":
            if draft.events:
                yield draft
            draft = _Draft(event, next(levels))
        draft.events.append(event)
    if draft.events:
        yield draft


class Nesting:
    """The sections that the next one may stand in: each with those that it stands in itself, outermost first."""

    def __init__(self) -> None:
        self._open: list[Section] = []

    def add(self, section: Section) -> None:
        """The next section of the document, in order."""
        if section.heading:
            while self._open and self._open[-1].level >= section.level:
                self._open.pop()
            self._open.append(section)

    def parent_of(self, section: Section) -> Section | None:
        """The nearest section above that has a heading of a lower level; None for one without heading."""
        if section.heading is None:
            return None
        return next((s for s in reversed(self._open) if s.level < section.level), None)


def _section(identifier: str, draft: _Draft) -> Section:
    pieces: list[str] = []
    blocks: list[Block] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for event in draft.events:
        text = event.text.strip("\n")
        pieces.append(text)
        breaks = tuple((at + offset, page) for offset, page in event.page_breaks)
        blocks.append(Block(event.kind, at, at + len(text), event.page, event.columns, breaks))
        spans = split_sentences(text) if event.kind in ("paragraph", "footnote") else _whole(text)
        sentences += [(at + start, at + end) for start, end in spans]
        at += len(text) + 1
    heading = draft.heading
    return Section(
        id=identifier,
        level=draft.level,
        number=heading.number if heading else None,
        heading=(heading.title or heading.text) if heading else None,
        topic=_topic(heading),
        page=next((e.page for e in draft.events if e.page is not None), None),
        text="\n".join(pieces),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
    )


def _whole(text: str) -> list[tuple[int, int]]:
    """The text without white space (a row's empty cells) around it, as one span."""
    start = len(text) - len(text.lstrip())
    return [(start, len(text.rstrip()))] if text.strip() else []


def _topic(heading: Event | None) -> str | None:
    if heading is None:
        return None
    return "innehall" if heading.contents else topic_of_heading(heading.title or heading.text)
