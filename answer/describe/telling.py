"""How a description is told: passages of a document in its order, each sentence with its quote."""

from collections.abc import Iterable
from dataclasses import dataclass

from answer.candidates.evidence import Candidate, make
from answer.candidates.tables import is_header, is_row, row_words
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of, trimmed
from answer.question import Question
from domain.agreement import Agreement, Section
from domain.answer import Citation

LONGEST = 1_300  # characters of a description


@dataclass(frozen=True)
class Passage:
    """Sentences of one paragraph, or a line with the list that it introduces."""

    section: Section
    spans: tuple[tuple[int, int], ...]
    score: float

    @property
    def length(self) -> int:
        return sum(end - start + 1 for start, end in self.spans)


def paragraphs(section: Section, score: float, room: int) -> list[Passage]:
    """The paragraphs of a section that is itself about the question, from its beginning."""
    found: list[Passage] = []
    for block in section.blocks:
        spans = tuple(s for s in section.sentences if block.start <= s[0] < block.end)
        if block.kind == "heading" or not spans:
            continue
        passage = Passage(section, spans, score)
        if passage.length > room - sum(p.length for p in found):
            break
        found.append(passage)
    return found


def told(
    question: Question,
    agreement: Agreement,
    passages: Iterable[Passage],
    room: int,
    with_columns: bool = False,
) -> tuple[str, tuple[Citation, ...]]:
    """The passages one after the other, at most `room` characters of them, and their quotes.

    `with_columns` names the columns of rows, which are told without the row that names them.
    """
    names = names_of(question, agreement)
    pieces = [f"{names}:"] if names else []
    length = sum(map(len, pieces))
    citations: list[Citation] = []
    for passage in passages:
        for start, end in passage.spans:
            row = _row(agreement, passage.section, start, end) if with_columns else None
            words = trimmed(passage.section.text[start:end] if row is None else row_words(row), 0, 1, room)
            if length + len(words) + 1 > room and citations:
                break
            pieces.append(words)
            length += len(words) + 1
            spans = [*(_header(agreement, passage.section) if row else ()), (start, end)]
            citations += [cite(agreement, passage.section, *span) for span in spans]
    return " ".join(pieces), unique(citations)


def _row(agreement: Agreement, section: Section, start: int, end: int) -> Candidate | None:
    """The row of a table that stands there, unless it is the one that names the columns."""
    candidate = make(agreement, section, start, end)
    return candidate if is_row(candidate) and not is_header(candidate) else None


def _header(agreement: Agreement, section: Section) -> list[tuple[int, int]]:
    """The row that names the columns of a section's table."""
    return [span for span in section.sentences if is_header(make(agreement, section, *span))][:1]
