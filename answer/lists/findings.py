"""What speaks for a municipality in answer to a list question, and the verdict on every municipality of the corpus."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from answer.composing.citations import cite, cite_span, opening, sentence_around, unique
from answer.composing.versions import earlier_note, in_force
from answer.question import Question
from answer.wording import swedish_key
from domain.agreement import Agreement, Section, Span
from domain.answer import Citation, MunicipalityAnswer
from domain.municipalities import Municipality, find_municipalities
from index.engine import Index

QUOTES = 3  # for one municipality: the best, and those that add to it
_OFFICE = re.compile(
    r"(?:arbetsförmedlingen|\baf|\bregion|\bcampus)\s+(?:i\s+|på\s+)?$|(?:skola|universitet|college|sjukhus)\s+i\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Finding:
    """Words of one document that are evidence. `codes`: the municipalities concerned, all its parties when empty."""

    agreement: Agreement
    citations: tuple[Citation, ...]
    strength: float = 1.0  # 0..1; what is under `WEAK` is said to be weak
    note: str | None = None
    codes: frozenset[str] = frozenset()

    def concerns(self, municipality: Municipality) -> bool:
        """Whether it speaks for that municipality."""
        own = municipality in self.agreement.municipalities
        return own and (not self.codes or municipality.code in self.codes)


LONG = 400  # characters of a quote; in a longer "sentence" the layout of a table or figure was lost
WEAK = 0.5
WEAK_NOTE = "svagt belägg"


@dataclass(frozen=True)
class Verdicts:
    """Every municipality that the question is about, in one of three groups, each in Swedish order."""

    evidence: tuple[MunicipalityAnswer, ...]
    none: tuple[MunicipalityAnswer, ...]
    unread: tuple[MunicipalityAnswer, ...]


def universe(question: Question, index: Index) -> list[Municipality]:
    """The municipalities to decide: those that the question names, else all parties, in Swedish order.

    Without those that it leaves out.
    """
    parties = {m for i in index.agreements for m in index.cards[i].municipalities}
    named = set(question.municipalities) & parties
    return sorted((named or parties) - set(question.excluded), key=lambda m: swedish_key(m.name))


def decide(question: Question, index: Index, findings: Sequence[Finding]) -> Verdicts:
    """The verdict on each municipality. With negation those without evidence are the answer, cited by what was read."""
    evidence: list[MunicipalityAnswer] = []
    none: list[MunicipalityAnswer] = []
    unread: list[MunicipalityAnswer] = []
    now = in_force(index)
    concerning: dict[Municipality, list[Finding]] = {}
    for finding in findings:
        for municipality in filter(finding.concerns, finding.agreement.municipalities):
            concerning.setdefault(municipality, []).append(finding)
    shown = [index.cards[i] for i in index.agreements]
    not_read = {m for card in shown if card.unreadable for m in card.municipalities}
    for municipality in universe(question, index):
        if mine := sorted(concerning.get(municipality, ()), key=lambda f: -f.strength):
            evidence.append(_with_evidence(municipality, mine, index, now))
        elif municipality in not_read:
            unread.append(MunicipalityAnswer(municipality, "could not be read"))
        else:
            none.append(MunicipalityAnswer(municipality, "no evidence"))
    if question.negated:
        return _turned(evidence, none, unread, index)
    return Verdicts(tuple(evidence), tuple(none), tuple(unread))


def _with_evidence(
    municipality: Municipality, findings: Sequence[Finding], index: Index, now: Collection[str]
) -> MunicipalityAnswer:
    quotes = unique(c for f in findings for c in f.citations)[:QUOTES]
    notes = [n for f in findings if (n := f.note)]
    if all(f.strength < WEAK for f in findings):
        notes.append(WEAK_NOTE)
    if all(f.agreement.id not in now for f in findings):
        notes.append(earlier_note(findings[0].agreement, index.families))
    return MunicipalityAnswer(municipality, "evidence", quotes, "; ".join(dict.fromkeys(notes)) or None)


def _turned(
    evidence: Iterable[MunicipalityAnswer],
    none: Iterable[MunicipalityAnswer],
    unread: Iterable[MunicipalityAnswer],
    index: Index,
) -> Verdicts:
    documents: dict[Municipality, list[Agreement]] = {}
    for agreement in index.agreements.values():
        for municipality in agreement.municipalities:
            documents.setdefault(municipality, []).append(agreement)
    lacking = tuple(
        MunicipalityAnswer(
            m.municipality,
            "evidence",
            _identity(m.municipality, documents.get(m.municipality, ())),
            "inget belägg i dokumentet",
        )
        for m in none
    )
    having = tuple(MunicipalityAnswer(m.municipality, "no evidence", m.citations, m.note) for m in evidence)
    return Verdicts(lacking, having, tuple(unread))


def _identity(municipality: Municipality, documents: Iterable[Agreement]) -> tuple[Citation, ...]:
    """The words that tell which document was read through: absence has no quote of its own."""
    quotes: list[Citation] = []
    for agreement in documents:
        spans = [p.span for p in agreement.facts.parties if p.municipality == municipality.code]
        quotes += [cite_span(agreement, spans[0])] if spans else opening(agreement)
    return unique(quotes)[:QUOTES]


def quote_of(agreement: Agreement, span: Span) -> Citation:
    """The sentence, item or row that a fact stands in; a piece of it around the fact when it is very long."""
    section = agreement.section(span.section)
    start, end = sentence_around(section, span.start, span.end)
    if end - start <= LONG:
        return cite(agreement, section, start, end)
    text = section.text
    before = max(
        text.rfind(mark, start, max(start, span.start - 40)) for mark in (". ", ": ", "; ", ", ", " ")
    )
    after = min(
        (at for mark in (". ", "; ", ", ") if (at := text.find(mark, span.end, end)) >= 0), default=end
    )
    return cite(agreement, section, max(start, before + 1), min(after, span.end + LONG))


_WHERE = re.compile(
    r"\w\W+(?:\w+\W+){2,}(?:i|på|till|från|vid|utanför)\s$"
)  # not at the sentence's beginning


def codes_named(agreement: Agreement, section: Section, start: int, end: int) -> frozenset[str]:
    """The parties that a sentence is about when it names some but not all of them; empty: it is about all.

    "Aneby tillhör kluster 3" concerns Aneby alone; "Arbetsförmedlingen Nässjö" and "folkhögskolan i Nässjö" name
    others, and "ges två gånger om året i Lindesberg" where something is.
    """
    if len(agreement.municipalities) < 2:
        return frozenset()
    text = section.text
    own = {m.code for m in agreement.municipalities}
    mentions = [
        m
        for m in find_municipalities(text[start:end])
        if m.certain and not _OFFICE.search(text[max(0, start + m.start - 30) : start + m.start])
    ]
    if {m.municipality.code for m in mentions} >= own:
        return frozenset()
    told = {m.municipality.code for m in mentions if not _WHERE.search(text[start : start + m.start])}
    return frozenset(told & own)
