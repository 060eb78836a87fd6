"""How many of what a document numbers in its headings ("Steg 1", "Steg 2") or enumerates within a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.candidates.evidence import in_scope
from answer.candidates.surroundings import opening
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of, one_line, whose
from answer.matching.matcher import Matcher
from answer.matching.word_forms import root, tokens
from answer.question import Question, Term
from answer.understanding.focus import is_light
from domain.agreement import Agreement, Section
from domain.answer import Answer, MunicipalityAnswer
from domain.numerals import NUMBER
from domain.text import fold
from index.engine import Index

SHORTEST = 2  # of them; one alone is no enumeration
SURE = 0.8
_NUMBERED = re.compile(
    rf"\W*(?:\d+(?:\.\d+)*\s+)?(?P<thing>[^\W\d]+)\s+(?P<number>{NUMBER})(?!\w)", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")
_LAST = re.compile(r"^(.*?)(?:^|\s)(?:och|samt|eller)\s+((?:(?!\s(?:och|samt|eller)\s).)+)$", re.DOTALL)
_COUNTED = re.compile(r"\b(?:hur många|antal(?:et)?)\s+(?:olika |av )?([\w-]+)")


@dataclass(frozen=True)
class _Told:
    """What was counted, and where: characters of sections."""

    agreement: Agreement
    places: tuple[tuple[Section, int, int], ...]
    names: tuple[str, ...]


def running_count(question: Question, index: Index) -> Answer | None:
    """The number of numbered headings or of parts of an enumeration for what is counted; None without such ones."""
    asked = _COUNTED.search(fold(question.corrected))
    if asked is None:
        return None
    counted = root(asked[1])
    rest = [t for t in question.terms if root(fold(t.word)) != counted and not is_light(t.word)]
    for agreement in in_scope(question, index):
        for told in (*_headings(agreement, counted), *_enumerations(agreement, counted)):
            if _all_there(rest, told, index):
                return _answer(question, told, index)
    return None


def _headings(agreement: Agreement, counted: str) -> Iterator[_Told]:
    found: dict[str, Section] = {}
    for section in agreement.sections:
        match = _NUMBERED.match(section.heading or "")
        if match and root(fold(match["thing"])) == counted:
            found.setdefault(fold(match["number"]), section)
    if len(found) >= SHORTEST:
        places = tuple((s, 0, s.body_start) for s in found.values())
        yield _Told(agreement, places, tuple(one_line(s.heading or "") for s in found.values()))


def _enumerations(agreement: Agreement, counted: str) -> Iterator[_Told]:
    """ "Deltagaren väljer ett av följande stråk: A (tio veckor), B eller C." """
    for section, start, end in agreement.walk():
        lead, colon, listed = section.text[start:end].partition(":")
        if not colon or counted not in {root(word) for word in tokens(lead)[-2:]}:
            continue
        parts = enumerated(listed)
        if len(parts) >= SHORTEST and "\n" not in listed.strip():
            yield _Told(agreement, ((section, start, end),), parts)


def enumerated(listed: str) -> tuple[str, ...]:
    """The parts of an enumeration without what stands in brackets: "kök och café (10 veckor), trä eller vård" has 3."""
    *first, last = _ASIDE.sub("", listed).strip(" .\n").split(",")
    ends = _LAST.match(last)
    parts = (*first, *(ends.groups() if ends else (last,)))
    return tuple(one_line(p) for p in parts if p.strip())


def _all_there(rest: list[Term], told: _Told, index: Index) -> bool:
    """Whether all else that is asked stands there, in a heading of the document or in its opening."""
    agreement = told.agreement
    headings = " ".join(s.heading or "" for s in agreement.sections)
    own = " ".join(section.text[a:b] for section, a, b in told.places)
    around = f"{own} {headings} {agreement.title} {opening(agreement)}"
    return len({h.term for h in Matcher(rest, index.analyser).hits(around)}) == len(rest)


def _answer(question: Question, told: _Told, index: Index) -> Answer:
    quotes = unique(cite(told.agreement, section, a, b) for section, a, b in told.places)
    entries = [MunicipalityAnswer(m, "evidence", quotes) for m in whose(question, told.agreement)]
    number = len(told.names)
    text = f"{names_of(question, told.agreement)}: {number} stycken. {'; '.join(told.names)}."[:390]
    return answered(question, index, "count", text, entries, quotes, SURE, count=number)
