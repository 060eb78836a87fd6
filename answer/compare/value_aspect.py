"""The column of what a question asks of each municipality: found as a single question about that one would find it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.compare.aspects import FACTS, aspects_of
from answer.compare.cells import LONGEST, NOTHING, Aspect, Cell
from answer.compare.single_facts import single_fact_aspect
from answer.compare.single_question import about_one
from answer.describe.answers import answer_describe
from answer.matching.spans import asks_for_days
from answer.question import Expected, Question
from answer.understanding.date_roles import date_roles, only_dates
from answer.understanding.focus import counted_terms
from answer.understanding.knowledge import knowledge_of
from answer.values.answers import answer_value
from domain.agreement import Agreement
from domain.answer import Answer
from domain.municipalities import Municipality
from domain.text import fold
from index.engine import Index

# Of a comparison, the other types are told in facts or in sentences, which have columns of their own.
VALUES: frozenset[Expected] = frozenset(
    {
        "percentage", "amount", "number", "date", "duration", "frequency", "person", "role", "position", "organisation",
        "project", "name", "place",
    }
)  # fmt: skip
_TRACKS = re.compile(r"(?:jobb|yrkes)?spår(?:en)?")
_SHARED = re.compile(
    r"\b(?:för)?dela(?:s|r|t)?\b"
)  # how costs are shared is told in sentences, not in one sum
_NUMBER_OF_TRACKS = "antal-jobbspar"
_DATES = {"signed": "undertecknad", "valid_from": "galler-fran", "valid_to": "galler-till"}
_LABELS: dict[Expected | None, str] = {
    "percentage": "Andel",
    "amount": "Belopp",
    "number": "Antal",
    "date": "När",
    "duration": "Hur lång tid",
    "frequency": "Hur ofta",
    "person": "Vem",
    "role": "Vem",
    "position": "Befattning",
    "organisation": "Vem",
    "project": "Projekt",
    "name": "Namn",
    "place": "Var",
}


def asks_for_each(question: Question, index: Index) -> bool:
    """Whether it asks, without a word of comparing, something of municipalities that have documents of their own."""
    if question.kind not in ("value", "describe"):
        return False
    documents = {frozenset(a.id for a in index.documents_of({m.code})) for m in question.municipalities}
    return len(documents) > 1


def aspects_asked(question: Question, index: Index) -> list[Aspect]:
    """The columns of a comparing question: what would be asked of one, else what is told of its subject."""
    told = aspects_of(question, index)
    if not question.municipalities:
        return told
    one = about_one(question, question.municipalities[0], knowledge_of(index.whole))
    if _counts_tracks(one):
        return [single_fact_aspect(_NUMBER_OF_TRACKS), *told]
    if (fact := fact_asked(one)) is not None:
        return [_each(question, index, single_fact_aspect(fact), told_first=True)]
    shared = one.expected == "amount" and _SHARED.search(fold(one.corrected)) is not None
    single = one.expected in VALUES and question.subject != "goals" and not shared
    if one.expected == "age":
        return [_each(question, index, told[0], told_first=True)]
    if one.kind == "describe" or single:
        return [_each(question, index, replace(told[0], label=_label(one)))]
    return told


def fact_asked(one: Question) -> str | None:
    """The single fact by which a question about one is answered, as it is called in an address.

    The number of its tracks or a date of its documents; None for what must be found in the text.
    """
    if _counts_tracks(one):
        return _NUMBER_OF_TRACKS
    if one.expected == "date" and only_dates(one):
        return next((_DATES[role] for role in date_roles(one) if role in _DATES), None)
    return None


def _counts_tracks(one: Question) -> bool:
    """Whether the tracks themselves are counted, and not their seats or weeks."""
    return one.expected == "number" and any(_TRACKS.fullmatch(fold(t.word)) for t in counted_terms(one))


def _label(one: Question) -> str:
    if one.expected == "frequency" and asks_for_days(one):
        return "Veckodag"
    return _LABELS.get(one.expected, "Svar")


def _each(question: Question, index: Index, told: Aspect, told_first: bool = False) -> Aspect:
    """What each one alone would be answered; where nothing is found, what facts are known of the subject.

    With `told_first` the other way round.
    """
    known = knowledge_of(index.whole)
    is_told = told_first or question.subject in FACTS

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        if told_first and (cell := told.fill(municipality, agreements)).citations:
            return cell
        one = about_one(question, municipality, known)
        answer = answer_describe(one, index) if one.kind == "describe" else answer_value(one, index)
        if answer.found:
            return cell_of(answer, municipality)
        return told.fill(municipality, agreements) if is_told else NOTHING

    return replace(told, fill=fill)


def cell_of(answer: Answer, municipality: Municipality) -> Cell:
    """An answer in the table: it need not say whose it is, nor of which year."""
    text = re.sub(rf"^{re.escape(municipality.name)}(?: \d{{4}}:|:)? ", "", answer.text)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return Cell(text, answer.citations)
