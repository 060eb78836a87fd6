"""What became of the characters of each page: which section they stand in, or why they were left out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.agreement import DroppedText, PageCoverage, PageReading, Section, Share

_Place = tuple[str | None, str | None]  # (section id, reason): one of them


def coverage_of(
    sections: Sequence[Section], dropped: Sequence[DroppedText], readings: Sequence[PageReading]
) -> tuple[PageCoverage, ...]:
    """Page by page, also pages without text; text that knows no page comes last, or alone where there are none."""
    counts: dict[int | None, Counter[_Place]] = {reading.page: Counter() for reading in readings}
    for section in sections:
        for page, text in _pieces(section):
            counts.setdefault(page, Counter())[section.id, None] += _characters(text)
    for left_out in dropped:
        counts.setdefault(left_out.page, Counter())[None, left_out.reason] += _characters(left_out.text)
    read = {reading.page: reading for reading in readings}
    return tuple(
        _page(page, read.get(page or 0), counts[page])
        for page in sorted(counts, key=lambda page: (page is None, page or 0))
    )


def _page(page: int | None, reading: PageReading | None, counts: Counter[_Place]) -> PageCoverage:
    shares = tuple(Share(section, reason, count) for (section, reason), count in counts.items() if count)
    method, confidence = (reading.method, reading.confidence) if reading else (None, None)
    return PageCoverage(page, method, confidence, shares)


def _pieces(section: Section) -> Iterator[tuple[int | None, str]]:
    """The section's text by page."""
    for block in section.blocks:
        starts = [(block.start, block.page), *block.page_breaks]
        ends = [start for start, _ in starts[1:]] + [block.end]
        for (start, page), end in zip(starts, ends, strict=True):
            yield page, section.text[start:end]


def _characters(text: str) -> int:
    return sum(char.isalnum() for char in text)
