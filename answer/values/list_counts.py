"""How many entries a list has whose lead-in or heading names what is counted: "Antal delmål?" of "Delmålen är: ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import LONGEST, names_of, one_line, whose
from answer.matching.matcher import Matcher
from answer.matching.word_forms import root, tokens
from answer.question import Question, Term
from answer.understanding.focus import counted_terms, is_light
from domain.agreement import Agreement, Block, Section
from domain.answer import Answer, MunicipalityAnswer
from index.engine import Index

SHORTEST = 2  # entries; one alone is no list
SURE = 0.8


@dataclass(frozen=True)
class _List:
    """Entries that stand together, and the lead-in or heading that says what they are."""

    agreement: Agreement
    section: Section
    lead: tuple[int, int]
    entries: tuple[Block, ...]

    @property
    def lead_text(self) -> str:
        return self.section.text[self.lead[0] : self.lead[1]]


def list_count(question: Question, index: Index) -> Answer | None:
    """The number of entries of the list that the question is about; None when no lead-in or heading names it."""
    counted = counted_terms(question)
    if not counted:
        return None
    fitting = [
        each
        for agreement in in_scope(question, index)
        for section in agreement.sections
        for each in _lists(agreement, section)
        if _fits(question, counted[0], each, index)
    ]
    return _answer(question, fitting[0], index) if fitting else None


def _lists(agreement: Agreement, section: Section) -> Iterator[_List]:
    """Runs of items or of rows; a table's first row, which names the columns, is no entry."""
    for kind, run in groupby(section.blocks, key=lambda b: b.kind):
        blocks = list(run)
        if kind not in ("item", "row"):
            continue
        if kind == "row" and blocks[0].columns:
            yield _List(agreement, section, (blocks[0].start, blocks[0].end), tuple(blocks[1:]))
        elif before := [s for s in section.sentences if s[1] <= blocks[0].start]:
            yield _List(agreement, section, before[-1], tuple(blocks))


def _fits(question: Question, counted: Term, each: _List, index: Index) -> bool:
    """Whether the lead-in names what is counted, and it or what stands above all else that is asked."""
    leads = each.lead_text.rstrip().endswith(":") or each.lead[1] <= each.section.body_start
    headed = root(counted.word) in {root(word) for word in tokens(each.section.heading or "")}
    if headed and len(list(_lists(each.agreement, each.section))) > 1:
        headed = False  # the heading is that of several lists
    if len(each.entries) < SHORTEST or not (leads or headed or each.entries[0].kind == "row"):
        return False
    if not headed and root(counted.word) not in {root(word) for word in tokens(each.lead_text)}:
        return False
    rest = [t for t in question.terms if t != counted and not is_light(t.word)]
    around = f"{each.lead_text} {each.section.heading or ''} {each.agreement.title}"
    return len({h.term for h in Matcher(rest, index.analyser).hits(around)}) == len(rest)


def _answer(question: Question, each: _List, index: Index) -> Answer:
    number = len(each.entries)
    names = names_of(question, each.agreement)
    label = each.section.heading if each.entries[0].kind == "row" else each.lead_text
    text = f"{names}: {number} stycken. {_label(label)}{_said(each.section, each.entries)}."
    spans = [each.lead, *((b.start, b.end) for b in each.entries)]
    quotes = unique(cite(each.agreement, each.section, start, end) for start, end in spans)
    entries = [MunicipalityAnswer(m, "evidence", quotes) for m in whose(question, each.agreement)]
    return answered(question, index, "count", text, entries, quotes, SURE, count=number)


def _label(words: str | None) -> str:
    """What the entries are called where they stand: "”Mätbara mål”: "."""
    return f"”{one_line(words).rstrip(' :')}”: " if words else ""


def _said(section: Section, entries: Sequence[Block]) -> str:
    """The entries in short, as many as there is room for."""
    room = LONGEST // len(entries)
    words = [one_line(section.text[b.start : b.end]).rstrip(".;,") for b in entries]
    return "; ".join(w if len(w) <= room else f"{w[:room].rsplit(' ', 1)[0]} …" for w in words)
