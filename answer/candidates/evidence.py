"""Candidates: the sentences, list items, table rows and facts that could answer, from the right documents.

An item or a row means little alone: "Samordnare: 40 %" gets its sense from the line above, "På sikt:". So every
candidate knows its lead-in, the sentence before it and its section.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from answer.question import Question
from domain.agreement import Agreement, Block, Section, Span
from domain.search import Filters
from index.engine import Index

POOL = 80  # candidates that are scored for one question
MOST_DOCUMENTS = 100  # whose facts are candidates; of more, those that the best sentences stand in
_POINTING = re.compile(
    r"\W*(?:(?:I|På|Av|Med|Genom|Efter|För|Under|Utifrån) (?:denna|detta|dessa|den|det|dem) |"
    r"(?:Den|Det|De|Dessa|Denna|Detta|Då|Där|Därmed|Därför|Därefter|Han|Hon|Gruppen|Grupperna|Rollen|Spåret|Spåren|Projektet|"
    r"Insatsen|Mötet|Mötena|Samtalet|Samtalen|Modellen|Rådet|Tjänsten|Övriga|Båda|Sedan)\b)"
)
_NUMBERED = re.compile(r"\W*(?:[a-zåäö]|\d{1,2})[.)]\s")
SHORT_LINE = 90  # characters; a longer paragraph is text of its own and not an entry under a lead-in


@dataclass(frozen=True)
class Candidate:
    """Characters `start:end` of a section that could carry the answer, with what gives them their sense."""

    agreement: Agreement
    section: Section
    start: int
    end: int
    block: Block | None = None
    lead_in: tuple[int, int] | None = None  # the line that introduces a list: "Gruppen består av:"
    before: tuple[int, int] | None = None  # the sentence before, in the same section
    lexical: float = 0.0  # as the index gives them
    dense: float = 0.0

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.section.text[self.start : self.end]

    @property
    def lead_text(self) -> str:
        """The words of the lead-in, or ""."""
        return "" if self.lead_in is None else self.section.text[self.lead_in[0] : self.lead_in[1]]

    @property
    def before_text(self) -> str:
        """The words of the sentence before, or ""."""
        return "" if self.before is None else self.section.text[self.before[0] : self.before[1]]

    @property
    def leans(self) -> bool:
        """Whether it begins with a word that points back: "Gruppen möts ...", "På det sättet ..."."""
        return leans(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether it is nothing but the section's heading."""
        return self.section.heading is not None and self.end <= self.section.body_start

    @property
    def key(self) -> tuple[str, str, int]:
        """What it is known by: document, section, start."""
        return self.agreement.id, self.section.id, self.start


def leans(text: str) -> bool:
    """Whether a sentence begins with a word that points back to the one before it."""
    return _POINTING.match(text) is not None


def scope(question: Question) -> Filters:
    """The documents that may answer: those of the municipalities that the question names, of the kinds it names."""
    return Filters(
        municipalities=tuple(m.code for m in question.municipalities), kinds=tuple(question.document_kinds)
    )


def in_scope(question: Question, index: Index) -> list[Agreement]:
    """The agreements that the question is about, in the corpus's order."""
    codes = {m.code for m in question.municipalities}
    found = index.documents_of(codes) if codes else list(index.agreements.values())
    return [a for a in found if a.kind in question.document_kinds] if question.document_kinds else found


def candidates(
    question: Question, index: Index, filters: Filters | None = None, pool: int = POOL
) -> list[Candidate]:
    """The best `pool` sentences by the index, and the sentences of the facts that the question is about.

    Where very many documents may answer, facts are taken from those alone that have one of the best sentences.
    """
    chosen = scope(question) if filters is None else filters
    found: dict[tuple[str, str, int], Candidate] = {}
    for hit in index.sentences(question.corrected, chosen, k=pool):
        agreement = index.agreements[hit.document]
        section = agreement.section(hit.section)
        candidate = make(agreement, section, hit.start, hit.end, hit.lexical, hit.dense)
        found.setdefault(candidate.key, candidate)
    allowed = set(chosen.municipalities)
    asked = in_scope(question, index)
    if len(asked) > MOST_DOCUMENTS:
        near = {document for document, _, _ in found}
        asked = [a for a in asked if a.id in near]
    for agreement in asked:
        if allowed and not allowed & {m.code for m in agreement.municipalities}:
            continue
        for span in fact_spans(question, agreement):
            for candidate in around(agreement, span):
                found.setdefault(candidate.key, candidate)
    return list(found.values())


def make(
    agreement: Agreement, section: Section, start: int, end: int, lexical: float = 0.0, dense: float = 0.0
) -> Candidate:
    """A candidate with its lead-in and the sentence before it."""
    block = _as_row(section, next((b for b in section.blocks if b.start <= start < b.end), None))
    before = max((s for s in section.sentences if s[1] <= start), default=None)
    if before is not None and block is not None and block.kind == "row":
        before = None  # the row above is another thing of the same kind
    return Candidate(agreement, section, start, end, block, _lead_in(section, block), before, lexical, dense)


def _as_row(section: Section, block: Block | None) -> Block | None:
    """A line of cells below a table's first row is a row of it, however it was read."""
    if block is None or block.columns or "\t" not in section.text[block.start : block.end]:
        return block
    above = [b for b in section.blocks if b.end <= block.start and b.columns]
    return replace(block, kind="row", columns=above[-1].columns) if above else block


def around(agreement: Agreement, span: Span) -> Iterator[Candidate]:
    """The sentences that hold a fact's words."""
    section = agreement.section(span.section)
    for start, end in section.sentences:
        if start < span.end and end > span.start:
            yield make(agreement, section, start, end)


def fact_spans(question: Question, agreement: Agreement) -> Iterable[Span]:
    """Where the facts stand that the question's subject names."""
    facts = agreement.facts
    if question.expected == "date":
        return [d.span for d in facts.dates]
    if question.expected == "frequency":
        return [m.span for m in facts.meetings]
    match question.subject:
        case "meetings":
            return [m.span for m in facts.meetings]
        case "validity":
            return [d.span for d in facts.dates]
        case "goals":
            return [g.span for g in facts.goals]
        case "groups":
            return [g.span for g in facts.groups] + [m.span for g in facts.groups for m in g.members]
        case "target_groups":
            return [t.span for t in facts.target_groups]
        case "parties":
            return [p.span for p in facts.parties]
        case "tracks":
            return [t.span for t in facts.tracks]
        case "text":
            return []


def entries_after(section: Section, end: int) -> list[Block]:
    """The items or rows of the list that a sentence ending at `end` introduces."""
    entries: list[Block] = []
    for block in section.blocks:
        if block.start < end:
            continue
        if block.kind not in ("item", "row"):
            break
        entries.append(block)
    return entries


def _lead_in(section: Section, block: Block | None) -> tuple[int, int] | None:
    """The nearest line above that ends in a colon, when only entries stand between."""
    if block is None or not _is_entry(section, block):
        return None
    if block.kind == "row" and block.columns:
        first = next(b for b in section.blocks if b.columns == block.columns)
        return None if first.start == block.start else (first.start, first.end)
    above = [b for b in section.blocks if b.start < block.start]
    for other in reversed(above):
        words = section.text[other.start : other.end].rstrip()
        if words.endswith(":"):
            return other.start, other.end
        if other.kind == "heading" or not _is_entry(section, other):
            # The lead-in may be the last sentence of a paragraph.
            last = max((s for s in section.sentences if other.start <= s[0] < other.end), default=None)
            if last is None or _NUMBERED.match(section.text[last[0] : last[1]]):
                return None  # "b) ..." is another entry, however it was read, and introduces nothing
            return last if block.kind in ("item", "row") and other.kind != "heading" else None
    return None


def _is_entry(section: Section, block: Block) -> bool:
    words = section.text[block.start : block.end].rstrip()
    if block.kind in ("item", "row"):
        return True
    return block.kind == "paragraph" and len(words) <= SHORT_LINE and not words.endswith((".", ":"))
