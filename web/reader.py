"""A document as the reader shows it: sections in pieces, the quote marked where it stands, all that belongs to it."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from answer.composing.citations import cite_span
from answer.profile import KINDS, facts_of
from domain.agreement import Agreement, Block, Section, Span
from web.contexts.reader import Piece, Place, ReaderPage, ReaderSection
from web.hits import hits_of
from web.library import Library, links_of
from web.reading import reading_bar
from web.sheet import sheet_of

FACTS = ("parties", "dates", *KINDS)


@dataclass(frozen=True)
class Wanted:
    """What the address asks for: a place to mark, a page of the original, the search that led here."""

    place: Place | None
    page: int | None
    query: str

    @property
    def state(self) -> str:
        """The same as a query string without the page."""
        pairs: dict[str, str | int] = {"q": self.query} if self.query else {}
        if self.place is not None:
            pairs |= {"avsnitt": self.place.section, "fran": self.place.start, "till": self.place.end}
        return urlencode(pairs)


def wanted(args: "MultiDict[str, str]", agreement: Agreement) -> Wanted:
    """From the address; a place that is not in the document is left out."""
    section, start, end = args.get("avsnitt"), args.get("fran", type=int), args.get("till", type=int)
    known = next((s for s in agreement.sections if s.id == section), None)
    place = None
    if known is not None:
        inside = start is not None and end is not None and 0 <= start < end <= len(known.text)
        place = Place(known.id, start, end) if inside else Place(known.id, 0, 0)  # type: ignore[arg-type]
    return Wanted(place, args.get("sida", type=int), args.get("q", "").strip())


def reader_page(library: Library, agreement: Agreement, asked: Wanted) -> ReaderPage:
    """The whole document with what is asked for."""
    place = asked.place
    span = Span(place.section, place.start, place.end) if place is not None and place.end else None
    groups = (facts_of(kind, [agreement]) for kind in FACTS)
    return ReaderPage(
        agreement=agreement,
        sections=_sections(agreement, span),
        chosen=place,
        quote=cite_span(agreement, span) if span else None,
        links=links_of(library.shelf(), agreement.id),
        facts=tuple(group for group in groups if group.facts),
        reading=reading_bar(agreement),
        sheet=sheet_of(library.home, agreement, span, asked.page),
        hits=hits_of(asked.query, agreement, place if span else None, library.index())
        if asked.query
        else None,
        state=asked.state,
        shown=asked.page is not None,
        invented=agreement.invented,
    )


def _sections(agreement: Agreement, span: Span | None) -> tuple[ReaderSection, ...]:
    sections = []
    page: int | None = None
    for section in agreement.sections:
        inside = (span.start, span.end) if span is not None and section.id == span.section else None
        sections.append(_reader_section(section, inside, page))
        page = max((b.page for b in section.blocks if b.page), default=page)
    return tuple(sections)


def _reader_section(section: Section, span: tuple[int, int] | None, page: int | None) -> ReaderSection:
    pieces = []
    heading_marked, heading_page = False, None
    for block in section.blocks:
        inside = _inside(block, span)
        new_page = block.page if block.page and block.page != page else None
        page = block.page or page
        if block.kind == "heading":
            heading_marked, heading_page = bool(inside), new_page
            continue
        text = section.text[block.start : block.end]
        pieces.append(Piece(block.kind, text, inside, block.columns, new_page))
    runs = (tuple(run) for _, run in groupby(pieces, key=lambda p: (p.kind, p.columns)))
    split = (part for run in runs for part in ([run] if run[0].kind != "paragraph" else [(p,) for p in run]))
    return ReaderSection(section, tuple(split), heading_marked, heading_page)


def _inside(block: Block, span: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    if span is None:
        return ()
    start, end = max(span[0], block.start), min(span[1], block.end)
    return ((start - block.start, end - block.start),) if start < end else ()
