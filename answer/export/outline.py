"""The order of a report to read: what DOCX and PDF both follow, each in its own means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from answer.export.report import Extract, Part, Report
from domain.answer import Citation, Table


@dataclass(frozen=True)
class Heading:
    """`level` 1 is the outermost below the title."""

    text: str
    level: int


@dataclass(frozen=True)
class Line:
    """A paragraph: the report's own words, or the user's note."""

    text: str
    kind: Literal["text", "question", "note"] = "text"


MOST_UPRIGHT = 4  # columns of a table on a page that stands
WIDEST_WORD = 20  # characters of a word that a column is made to hold
Place = tuple[str, str, int]  # document, section, first character
Piece = Heading | Line | Table | Extract


def pieces_of(report: Report, with_cited: bool = True) -> Iterator[Piece]:
    """The report from top to end. A part has a heading of its own when there are several.

    Without `with_cited` the extracts that stand behind cells of a table are left out: footnotes hold them.
    """
    several = len(report.parts) > 1
    for part in report.parts:
        if several:
            yield Heading(part.title, 1)
        yield from _told(part, with_question=part.question not in (None, "", report.title, part.title))
        yield from part.tables
        yield from _extracts(part if with_cited else _without_cited(part), int(several))


def sources_of(report: Report) -> dict[Place, str]:
    """For the place of each extract, where it stands and its words on one line."""
    extracts = (extract for part in report.parts for extract in part.extracts)
    return {_place(e): f"{e.source}: ”{' '.join(e.text.split())}”" for e in extracts}


def place_of(citation: Citation) -> Place:
    """The place of a quote, as the keys of `sources_of`."""
    return citation.document_id, citation.section_id, citation.start


def is_wide(report: Report) -> bool:
    """Whether a table has more columns than fit on a page that stands."""
    return any(len(table.columns) > MOST_UPRIGHT for part in report.parts for table in part.tables)


def column_shares(table: Table) -> tuple[float, ...]:
    """The share of a table's width that each column is given: its longest word fits, and long text has more room.

    By the root of the longest text, so that a column of sentences does not push the others together.
    """
    needs = []
    for number, name in enumerate(table.columns):
        texts = [name, *(row[number] for row in table.rows)]
        word = max(len(w) for text in texts for w in text.split() or [""])
        longest = max(map(len, texts))
        needs.append(2 + max(1.4 * min(word, WIDEST_WORD), min(longest, 3 * longest**0.5)))
    return tuple(need / sum(needs) for need in needs)


def _without_cited(part: Part) -> Part:
    cited = {place_of(c) for t in part.tables for row in t.citations for cell in row for c in cell}
    return replace(part, extracts=tuple(e for e in part.extracts if _place(e) not in cited))


def _place(extract: Extract) -> Place:
    return extract.document_id, extract.section_id, extract.start


def _told(part: Part, with_question: bool) -> Iterator[Line]:
    if with_question:
        yield Line(f"Fråga: {part.question}", "question")
    for line in filter(None, part.summary.splitlines()):
        yield Line(line)
    for line in filter(None, part.note.splitlines()):
        yield Line(line, "note")


def _extracts(part: Part, above: int) -> Iterator[Piece]:
    """Below their document and their section; a part that is a single extract is heading enough."""
    if above and len(part.extracts) == 1 and not (part.summary or part.tables):
        yield part.extracts[0]
        return
    for name, extracts in groupby(part.extracts, key=_owner):
        yield Heading(name, above + 1)
        for heading, same in groupby(extracts, key=lambda e: e.heading):
            yield Heading(heading, above + 2)
            yield from same


def _owner(extract: Extract) -> str:
    return f"{extract.municipalities or 'Okänd kommun'} – {extract.document}"
