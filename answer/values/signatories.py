"""Who signed a document: the names among its signatures, or after the date of signing where it has no such heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of, one_line, whose
from answer.matching.spans import Value, find_values
from answer.question import Question
from answer.understanding.date_roles import asks_who_signed
from answer.wording import join_names
from domain.agreement import Agreement, Section
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

SURE = 0.85
_OFFICE = re.compile(r"arbetsförmedlingen(?: i)? $", re.IGNORECASE)
AFTER_DATE = 300  # characters after a date of signing in which names are those of whom has signed
# What lines around a name call the party, and how a question asks for it.
_PARTIES = {
    "arbetsförmedling": re.compile(
        r"\b(?:för|från|av|hos) (?:arbetsförmedlingen|af)\b|\barbetsförmedlingens\b"
    ),
    "kommun": re.compile(r"\b(?:för|från|av) (?:[\w-]+ )?kommun(?:en|ens|s)?\b|\bkommunens\b"),
}


@dataclass(frozen=True)
class Signatory:
    """A name, and the line of the section that it stands on; `beside` are the lines around it, folded."""

    name: str
    section: Section
    start: int
    end: int
    beside: str


def answer_signatories(question: Question, index: Index) -> Answer | None:
    """The names under the documents of the municipality asked about; None for other questions, or without names."""
    if not question.municipalities or not asks_who_signed(question):
        return None
    found = [(a, _of_the_party(question, tuple(signatories(a)))) for a in in_scope(question, index)]
    found = [(agreement, signed) for agreement, signed in found if signed]
    if not found:
        return None
    quotes: tuple[Citation, ...] = ()
    said: list[str] = []
    entries: dict[str, MunicipalityAnswer] = {}
    for agreement, signed in found:
        mine = unique(cite(agreement, s.section, s.start, s.end) for s in signed)
        quotes = unique((*quotes, *mine))
        entries |= {m.code: MunicipalityAnswer(m, "evidence", mine) for m in whose(question, agreement)}
        names = [s.name for s in signed]
        more = [f"”{line}”" for line in (one_line(c.quote) for c in mine) if line not in names]
        said.append(" ".join([f"{names_of(question, agreement)}: {join_names(names)}.", *more]))
    return answered(question, index, "value", " ".join(said), tuple(entries.values()), quotes, SURE)


def signatories(agreement: Agreement) -> Iterator[Signatory]:
    """Everybody whose name stands among the signatures, in the document's order, each once."""
    seen: set[str] = set()
    for section, begin, finish in _places(agreement):
        lines = [
            (m.start(), m.end()) for m in re.finditer(r"[^\n]+", section.text) if begin <= m.start() < finish
        ]
        named = {i: _names(section.text[a:b]) for i, (a, b) in enumerate(lines)}
        with_names = [i for i in named if named[i]]
        for number in with_names:
            first = max((i for i in with_names if i < number), default=-1) + 1
            last = min((i for i in with_names if i > number), default=len(lines))
            start, end = lines[number]
            for value in named[number]:
                name = one_line(section.text[start + value.start : start + value.end])
                if name not in seen:
                    seen.add(name)
                    beside = fold("\n".join(section.text[a:b] for a, b in lines[first:last]))
                    yield Signatory(name, section, start, end, beside)


def _names(line: str) -> list[Value]:
    """The persons of a line; "Arbetsförmedlingen Västerbotten Norr" is none."""
    return [v for v in find_values(line, "person") if not _OFFICE.search(line[: v.start])]


def _places(agreement: Agreement) -> list[tuple[Section, int, int]]:
    """Where names are of those who have signed: characters of the sections for signatures, else after a date of it."""
    under = [s for s in agreement.sections if s.topic == "underskrifter"]
    if under:
        return [(s, s.body_start, len(s.text)) for s in under]
    by_id = {s.id: s for s in agreement.sections}
    dated = [(by_id[d.span.section], d.span.start) for d in agreement.facts.dates if d.role == "signed"]
    return [(s, _line_start(s.text, at), at + AFTER_DATE) for s, at in dated]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _of_the_party(question: Question, signed: Sequence[Signatory]) -> Sequence[Signatory]:
    """Those for the one party that is asked about, where the lines around the names tell them apart; else all."""
    asked = fold(question.corrected)
    wanted = [party for party, words in _PARTIES.items() if words.search(asked)]
    if len(wanted) != 1:
        return signed
    (other,) = set(_PARTIES) - set(wanted)
    mine = [
        s for s in signed if wanted[0] in s.beside and (other not in s.beside or _nearer(s, wanted[0], other))
    ]
    return mine or signed


def _nearer(signatory: Signatory, wanted: str, other: str) -> bool:
    """Whether the wanted party stands on the name's own line, or before the other one."""
    own = fold(signatory.section.text[signatory.start : signatory.end])
    if (wanted in own) != (other in own):
        return wanted in own
    return signatory.beside.find(wanted) < signatory.beside.find(other)
