"""A process told step by step: its sections, numbered paragraphs or list items, each step with how it begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of, one_line, whose
from answer.matching.matcher import Matcher, rarity_of, same_word
from answer.matching.signs import expression
from answer.question import Question
from answer.understanding.focus import is_light, verb_weight
from domain.agreement import Agreement, Section
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

LONGEST = 1_300  # characters
FEWEST = 2  # steps of a process
ENOUGH = 0.4  # share of what is asked for that must stand in the process or in the document's title
SURE = 0.7
_NUMBERED = re.compile(r"\W*(?:(?:steg|fas|moment|etapp) )?(?:\d{1,2}|[a-h])\W", re.IGNORECASE)
_ONE_STEP = re.compile(
    r"\W*(?:steg|fas|moment|etapp) (?:\d|\w{2,3}\b(?<!för))", re.IGNORECASE
)  # "Etapp två: ..."
_FIRST = ("1", "a", "A", "I")

Step = tuple[Section, tuple[tuple[int, int], ...]]  # a section and the characters of a step in it


@dataclass(frozen=True)
class _Process:
    agreement: Agreement
    section: Section
    steps: tuple[Step, ...]
    numbered: bool

    @property
    def text(self) -> str:
        """All that could be about what is asked."""
        told = " ".join(section.text[a:b] for section, spans in self.steps for a, b in spans)
        return f"{self.agreement.title} {self.section.text} {told}"


def answer_process(question: Question, index: Index) -> Answer | None:
    """The steps of the process that the question is about; None when it asks for none or none is told step by step."""
    if not expression("definitions", "asks_for_steps").search(fold(question.corrected)):
        return None
    known = [
        (process, _share(question, process, index))
        for agreement in in_scope(question, index)
        for process in _processes(agreement)
        if _share(question, process, index, _asking(question)) >= ENOUGH
    ]
    if not known:
        return None
    best, _ = max(known, key=lambda k: (_named(question, k[0]), k[1] >= ENOUGH, k[0].numbered, k[1]))
    text, quotes = _told(question, best)
    entries = [MunicipalityAnswer(m, "evidence", quotes) for m in whose(question, best.agreement)]
    return answered(question, index, "describe", text, entries, quotes, SURE)


def _named(question: Question, process: _Process) -> bool:
    """Whether the heading calls the steps what the question calls them: "Etapper", "Stegen för deltagaren"."""
    asked = expression("definitions", "asks_for_steps").search(fold(question.corrected))
    if _ONE_STEP.match(process.section.heading or ""):
        return False
    words = re.findall(r"[\w-]+", fold(process.section.heading or ""))
    return asked is not None and any(same_word(asked[0], word) for word in words)


def _processes(agreement: Agreement) -> Iterator[_Process]:
    sections = agreement.sections
    for position, section in enumerate(sections):
        if not expression("definitions", "processes").search(fold(section.heading or "")):
            continue
        below = _below(sections, position)
        if len(below) >= FEWEST:
            steps: tuple[Step, ...] = tuple((s, _sentences(s, 0, len(s.text))) for s in below)
            yield _Process(agreement, section, steps, numbered=True)
            continue
        blocks = [b for b in section.blocks if b.kind != "heading"]
        counted = [b for b in blocks if _NUMBERED.match(section.text[b.start : b.end])]
        numbered = len(counted) >= FEWEST
        spans = [_sentences(section, b.start, b.end) for b in (counted if numbered else blocks)]
        if len(spans) >= FEWEST or (spans and len(spans[0]) >= FEWEST):
            yield _Process(agreement, section, tuple((section, s) for s in spans if s), numbered)


def _below(sections: Sequence[Section], position: int) -> list[Section]:
    """The sections one level down, or those beside that are counted from one after a section without number."""
    above, found = sections[position], []
    after = sections[position + 1 :]
    deeper = bool(after) and after[0].level > above.level
    if not deeper and not (after and above.number is None and after[0].number in _FIRST):
        return []
    for section in after:
        if section.level < above.level or (
            section.level == above.level and (deeper or section.number is None)
        ):
            break
        found.append(section)
    return found


def _sentences(section: Section, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(s for s in section.sentences if start <= s[0] < end)


def _asking(question: Question) -> frozenset[str]:
    """The words that ask for steps: "steg", and those of "från anmälan till avslut", which other words tell."""
    found = expression("definitions", "asks_for_steps").finditer(fold(question.corrected))
    return frozenset(" ".join(m[0] for m in found).split())


def _share(
    question: Question, process: _Process, index: Index, without: frozenset[str] = frozenset()
) -> float:
    """How much of what is asked stands there, `without` some of its words; 1 when nothing else is asked."""
    rarity = rarity_of(index)
    words = [
        (t, verb_weight(question, i))
        for i, t in enumerate(question.terms)
        if not is_light(t.word) and fold(t.word) not in without
    ]
    if not words:
        return 1.0
    terms = [t for t, _ in words]
    matcher = Matcher(terms, index.analyser, rarity.is_common)
    weights = [verb * rarity.weight(matcher.forms(i) or (fold(t.word),)) for i, (t, verb) in enumerate(words)]
    found = sum(weights[h.term] * h.quality for h in matcher.hits(process.text))
    return found / sum(weights)


def _told(question: Question, process: _Process) -> tuple[str, tuple[Citation, ...]]:
    """Each step from its beginning, with as much of each as there is room for."""
    names = names_of(question, process.agreement)
    room = LONGEST // len(process.steps)
    pieces, quotes = [f"{names}:"] if names else [], []
    for section, spans in process.steps:
        length = 0
        for start, end in spans:
            words = one_line(section.text[start:end])
            length += len(words) + 1
            if length > room and (start, end) != spans[0]:
                break
            pieces.append(words[:LONGEST])
            quotes.append(cite(process.agreement, section, start, end))
    return " ".join(pieces)[:LONGEST], unique(quotes)
