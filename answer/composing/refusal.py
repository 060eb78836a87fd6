"""Saying that the corpus does not say: why, in plain Swedish, and the nearest passages offered as such."""

from collections.abc import Sequence

from answer.candidates.evidence import in_scope
from answer.candidates.scored import Scored
from answer.composing.citations import cite, unique
from answer.composing.coverage import coverage_of
from answer.question import Question
from answer.understanding.shown_parts import unknown_said, unknown_words
from answer.wording import join_names
from domain.answer import Answer, Citation, Reason
from index.engine import Index

NEAREST = 3  # passages offered
NEAR_ENOUGH = 0.25  # share of the question's words in a passage that is worth offering

_WHAT: dict[str, str] = {
    "percentage": "någon procentsats",
    "amount": "något belopp",
    "number": "något antal",
    "date": "något datum",
    "duration": "någon tid",
    "frequency": "hur ofta det sker",
    "age": "någon ålder",
    "person": "något namn",
    "role": "vem det är",
    "position": "någon befattning",
    "organisation": "vem det är",
    "project": "något projekt",
    "name": "något namn",
    "place": "någon plats",
    "members": "vilka som ingår",
    "reason": "någon orsak",
    "procedure": "hur det går till",
}


def refuse(
    question: Question, index: Index, ranked: Sequence[Scored] = (), reason: Reason | None = None
) -> Answer:
    """An answer with `found=False`. Without `reason`, the one that the question and what was ranked point to."""
    why = reason or reason_for(question, ranked)
    nearest = () if why == "ingen sådan kommun" else _nearest(ranked)
    looked = in_scope(question, index)
    return Answer(
        question=question.text,
        kind=question.kind,
        found=False,
        text=" ".join(_sentences(question, index, why, bool(nearest))),
        understood=question.understood,
        nearest=nearest,
        coverage=coverage_of(index, looked),
        confidence=0.0,
        reason=why,
    )


def reason_for(question: Question, ranked: Sequence[Scored]) -> Reason:
    """Why there is no answer."""
    if question.absent and not question.municipalities:
        return "ingen sådan kommun"
    if not question.terms and not question.municipalities and not question.topics:
        return "inte förstådd"
    best = max((s.features.get("coverage", 0.0) for s in ranked), default=0.0)
    return (
        "dokumenten tiger" if best >= NEAR_ENOUGH or question.municipalities else "utanför överenskommelserna"
    )


def _nearest(ranked: Sequence[Scored]) -> tuple[Citation, ...]:
    worth = [s for s in ranked if s.features["coverage"] >= NEAR_ENOUGH and not s.candidate.is_heading]
    cites = [
        cite(s.candidate.agreement, s.candidate.section, s.candidate.start, s.candidate.end) for s in worth
    ]
    return unique(cites[:NEAREST])


def _sentences(question: Question, index: Index, why: Reason, offered: bool) -> list[str]:
    if why == "ingen sådan kommun":
        names = join_names([m.name for m in question.absent])
        return [
            f"{names} är inte part i något av dokumenten i samlingen, så det går inte att svara på frågan."
        ]
    unknown = [told] if (told := unknown_said(unknown_words(question, index))) else []
    if why == "inte förstådd":
        told = "Frågan gick inte att förstå. Skriv den med några fler ord, till exempel kommun och ämne."
        return [told, *unknown]
    looked = in_scope(question, index)
    whom = join_names([m.name for m in question.municipalities])
    where = f"dokumenten från {whom}" if whom else f"de {len(looked)} dokumenten"
    if why == "utanför överenskommelserna":
        return [f"Det här tycks ligga utanför överenskommelserna: {where} säger inget om det.", *unknown]
    what = _WHAT.get(question.expected or "")
    said = [
        f"Det framgår inte av {where}."
        if what is None
        else f"I {where} står inte {what} för det som efterfrågas."
    ]
    said += unknown
    if any(a.unreadable_pages for a in looked):
        said.append("Delar av dokumenten har inte kunnat läsas, så svaret kan finnas där.")
    if offered:
        said.append("De närmaste ställena visas i stället.")
    return said
