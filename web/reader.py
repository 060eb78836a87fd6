"""A document as the reader shows it: sections in pieces, the quote marked where it stands."""

from itertools import groupby

from domain.agreement import Agreement, Block, Section
from domain.families import Link
from web.contexts import Piece, ReaderPage, ReaderSection


def reader_page(
    agreement: Agreement, links: tuple[Link, ...], chosen: str | None, start: int | None, end: int | None
) -> ReaderPage:
    """The whole document; characters `start:end` of the section `chosen` are marked when they are given."""
    sections = []
    page: int | None = None
    for section in agreement.sections:
        span = (start, end) if section.id == chosen and start is not None and end is not None else None
        sections.append(_reader_section(section, span, page))
        page = max((b.page for b in section.blocks if b.page), default=page)
    return ReaderPage(agreement, tuple(sections), chosen, links, agreement.invented)


def _reader_section(section: Section, span: tuple[int, int] | None, page: int | None) -> ReaderSection:
    pieces = []
    heading_marked = False
    for block in section.blocks:
        inside = _inside(block, span)
        if block.kind == "heading":
            heading_marked = bool(inside)
            continue
        new_page = block.page if block.page and block.page != page else None
        page = block.page or page
        text = section.text[block.start : block.end]
        pieces.append(Piece(block.kind, text, inside, block.columns, new_page))
    runs = (tuple(run) for _, run in groupby(pieces, key=lambda p: (p.kind, p.columns)))
    split = (part for run in runs for part in ([run] if run[0].kind != "paragraph" else [(p,) for p in run]))
    return ReaderSection(section, tuple(split), heading_marked)


def _inside(block: Block, span: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    if span is None:
        return ()
    start, end = max(span[0], block.start), min(span[1], block.end)
    return ((start - block.start, end - block.start),) if start < end else ()
