"""Cuts quotes out of the stored text: a citation is made from a place, never from words."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

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


def opening(agreement: Agreement) -> tuple[Citation, ...]:
    """The first words of a document, for what it tells as a whole; none where nothing of it could be read."""
    return tuple(cite(agreement, *first) for first in islice(agreement.walk(), 1))


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
    kept: defaultdict[tuple[str, str], dict[int, Citation]] = defaultdict(dict)  # by section, then by number
    for number, citation in enumerate(citations):
        beside = kept[citation.document_id, citation.section_id]
        if any(_inside(citation, other) for other in beside.values()):
            continue
        for inner in [n for n, other in beside.items() if _inside(other, citation)]:
            del beside[inner]
        beside[number] = citation
    numbered = {number: citation for beside in kept.values() for number, citation in beside.items()}
    return tuple(numbered[number] for number in sorted(numbered))


def _inside(inner: Citation, outer: Citation) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
