"""Cuts quotes out of the stored text: a citation is made from a place, never from words."""

from collections.abc import Iterable

from domain.agreement import Agreement, Section, Span
from domain.answer import Citation


def cite(agreement: Agreement, section: Section, start: int, end: int) -> Citation:
    """The citation of `section.text[start:end]`, white space at both ends left out."""
    words = section.text[start:end]
    start += len(words) - len(words.lstrip())
    quote = words.strip()
    return Citation(
        document=agreement.file,
        document_id=agreement.id,
        section_id=section.id,
        heading=section.label,
        page=section.page_at(start),
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def cite_span(agreement: Agreement, span: Span) -> Citation:
    """The citation of a fact's words."""
    return cite(agreement, agreement.section(span.section), span.start, span.end)


def sentence_around(section: Section, start: int, end: int) -> tuple[int, int]:
    """The sentences, items or rows that hold `start:end`, from the first one's start to the last one's end."""
    held = [(a, b) for a, b in section.sentences if a < end and b > start]
    if not held:
        return start, end
    return min(held[0][0], start), max(held[-1][1], end)


def unique(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Without those that lie inside another one of the same section; the order is kept."""
    kept: list[Citation] = []
    for citation in citations:
        if any(_inside(citation, other) for other in kept):
            continue
        kept = [other for other in kept if not _inside(other, citation)]
        kept.append(citation)
    return tuple(kept)


def _inside(inner: Citation, outer: Citation) -> bool:
    same = (inner.document_id, inner.section_id) == (outer.document_id, outer.section_id)
    return same and outer.start <= inner.start and inner.end <= outer.end
