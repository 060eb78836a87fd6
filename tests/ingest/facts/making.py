"""Small documents for the tests of facts: sections made from lines, as the assembler would make them."""

from domain.agreement import Block, BlockKind, Section, Span
from domain.topics import topic_of_heading
from ingest.structure.sentences import split_sentences


def make_section(
    heading: str | None, *lines: str, level: int = 1, number: str | None = None, identifier: str = "s00"
) -> Section:
    """A section with one block a line: "- x" and "1. x" are items, lines with tabs rows below their columns."""
    blocks: list[Block] = []
    sentences: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = 0
    columns: tuple[str, ...] = ()
    if heading is not None:
        first = f"{number}. {heading}" if number else heading
        pieces.append(first)
        blocks.append(Block("heading", 0, len(first)))
        sentences.append((0, len(first)))
        at = len(first) + 1
    for line in lines:
        kind: BlockKind = "paragraph"
        if "\t" in line:
            kind = "row"
            columns = columns or tuple(line.split("\t"))
        elif line.startswith(("- ", "• ")) or line[:1].isdigit() and line[1:3] in (". ", ") "):
            kind = "item"
        if kind != "row":
            columns = ()
        pieces.append(line)
        blocks.append(Block(kind, at, at + len(line), columns=columns))
        spans = split_sentences(line) if kind == "paragraph" else [(0, len(line))]
        sentences += [(at + a, at + b) for a, b in spans]
        at += len(line) + 1
    topic = topic_of_heading(heading) if heading else None
    return Section(
        identifier, level, number, heading, topic, None, "\n".join(pieces), tuple(blocks), tuple(sentences)
    )


def make_document(
    *parts: tuple[str | None, list[str]] | tuple[str | None, list[str], int],
) -> tuple[Section, ...]:
    """Sections from (heading, lines) or (heading, lines, level), with ids in order."""
    return tuple(
        make_section(part[0], *part[1], level=part[2] if len(part) > 2 else 1, identifier=f"s{i:02d}")
        for i, part in enumerate(parts)
    )


def words(sections: tuple[Section, ...], span: Span) -> str:
    """The words that a span points to."""
    section = next(s for s in sections if s.id == span.section)
    return section.text[span.start : span.end]
