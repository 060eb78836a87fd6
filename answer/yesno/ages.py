"""Whether somebody of an age may take part, decided by the ages that documents tell of their target groups."""

import re

from answer.candidates.evidence import in_scope
from answer.compare.ages import ages_told
from answer.composing.answered import answered
from answer.composing.compose import names_of, one_line
from answer.lists.targets import DENIED
from answer.question import Question
from answer.understanding.focus import is_light
from domain.ages import find_ages
from domain.agreement import Agreement
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

SURE = 0.75
_AGED = re.compile(
    r"\b(?:är|fyllt|blivit|vid) (?P<age>1[3-9]|[2-6]\d)(?: år(?:s ålder)?)?\b(?! (?:%|procent))"
)
_TAKES_PART = re.compile(
    r"\b(?:vara med|var med|delta\w*|omfattas?|ingå\w*|räknas?|hör(?:a)? till|komma i fråga|målgrupp\w*|gäll(?:er|a)"
    r"|få (?:hjälp|stöd|plats)|söka)\b"
)
_THE_AGREEMENT = re.compile(
    r"\d+\D*åri?n?g?|\d+|samarbete\w*|samverkan\w*|avtal\w*|överenskommelse\w*|målgrupp\w*|insats\w*|hjälp|stöd"
    r"|vara med|delta\w*|omfattas?|ingå\w*|räknas?|plats\w*|söka|person\w*"
)


def answer_age(question: Question, index: Index) -> Answer | None:
    """Yes when a target group has that age, no when others are told; None for other questions and without ages."""
    age = _age(question)
    if age is None or not question.municipalities or not _about_taking_part(question):
        return None
    told = [(a, c) for a in in_scope(question, index) for c in ages_told([a])]
    if not told:
        return None
    fitting = [(a, c) for a, c in told if _covers(c, age)]
    agreement, quote = (fitting or told)[0]
    shut_out = any(DENIED.search(fold(c.quote)) for _, c in fitting)
    if shut_out:
        agreement, quote = next((a, c) for a, c in fitting if DENIED.search(fold(c.quote)))
    return _answer(question, index, agreement, quote, bool(fitting) and not shut_out)


def _age(question: Question) -> int | None:
    """The one age that is asked about."""
    asked = fold(question.corrected)
    exact = [a.low for a in find_ages(asked) if a.low is not None and a.low == a.high]
    if exact:
        return exact[0]
    match = _AGED.search(asked)
    return int(match["age"]) if match else None


def _about_taking_part(question: Question) -> bool:
    """Whether it is the agreement that one would take part in, and no track or project of its own."""
    rest = [t for t in question.terms if not is_light(t.word) and not _THE_AGREEMENT.fullmatch(fold(t.word))]
    return not rest and _TAKES_PART.search(fold(question.corrected)) is not None


def _covers(quote: Citation, age: int) -> bool:
    spans = find_ages(quote.quote)
    return any((s.low or 0) <= age <= (s.high if s.high is not None else 200) for s in spans)


def _answer(question: Question, index: Index, agreement: Agreement, quote: Citation, verdict: bool) -> Answer:
    text = f"{'Ja' if verdict else 'Nej'}. {names_of(question, agreement)}: ”{one_line(quote.quote)}”"
    named = {m.code for m in question.municipalities}
    entries = [
        MunicipalityAnswer(m, "evidence", (quote,)) for m in agreement.municipalities if m.code in named
    ]
    return answered(question, index, "yesno", text, entries, (quote,), SURE, yesno=verdict)
