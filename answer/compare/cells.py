"""Cells of a comparison: words for a person with the quotes behind them, cut to a length that a table bears."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from answer.candidates.evidence import Candidate
from answer.composing.citations import cite, unique
from answer.lists.findings import quote_of
from domain.agreement import Agreement, Section, Span
from domain.answer import Citation
from domain.municipalities import Municipality

LONGEST = 700  # characters of one cell
ENTRIES = 6  # goals, meetings or sentences in one cell


@dataclass(frozen=True)
class Cell:
    """One cell: words for a person, with the quotes behind them; without quotes nothing is said there."""

    text: str
    citations: tuple[Citation, ...] = ()


NOTHING = Cell("inget sägs")


@dataclass(frozen=True)
class Aspect:
    """One column and how its cells are filled from the documents of one municipality."""

    label: str
    fill: Callable[[Municipality, Sequence[Agreement]], Cell]


def body_of(section: Section) -> list[tuple[int, int]]:
    """The sentences of a section, without its heading."""
    return [s for s in section.sentences if s[0] >= section.body_start]


def cell_of_candidates(found: Sequence[Candidate]) -> Cell:
    """The candidates' sentences, each once."""
    return cell_of_quotes(unique(cite(c.agreement, c.section, c.start, c.end) for c in found))


def cell_of_spans(found: Sequence[tuple[Agreement, Span]]) -> Cell:
    """The sentences that facts stand in, each once."""
    return cell_of_quotes(unique(quote_of(a, span) for a, span in found)[:ENTRIES])


def cell_of_quotes(quotes: Sequence[Citation]) -> Cell:
    """The quotes themselves, one after the other."""
    return cell(" … ".join(" ".join(q.quote.split()) for q in quotes), quotes)


def sentence_text(agreement: Agreement, span: Span) -> str:
    """The sentence that a span stands in."""
    return quote_of(agreement, span).quote


def cell(text: str, citations: Iterable[Citation]) -> Cell:
    """The words, cut at LONGEST; NOTHING without words or quotes."""
    quotes = unique(citations)
    if not quotes or not text:
        return NOTHING
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return Cell(text, quotes)
