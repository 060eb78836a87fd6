"""How well a fact that stands in a candidate fits the question: the right date, the right group's meetings."""

import re
from collections.abc import Callable

from answer.candidates.chair import asks_who_leads, tells_who_leads
from answer.candidates.evidence import Candidate
from answer.matching.matcher import same_word
from answer.question import Question
from answer.understanding.date_roles import date_roles
from domain.agreement import Facts, Meeting, Span
from domain.text import fold

LEADS = 0.85  # a sentence that tells of somebody who leads, where that was asked
OWN = 0.75  # what the one asked about has set aside
UNSURE = 0.4  # a fact of the right kind that may concern something else


def asks_for_meetings(question: Question) -> bool:
    """Whether it is about how often a group meets."""
    return question.subject == "meetings" or question.expected == "frequency"


def meeting_fit(question: Question, meeting: Meeting) -> float:
    """1 for the group asked for, 0 for another one, UNSURE when one of the two is not known."""
    if not question.groups or meeting.group is None:
        return UNSURE * meeting.confidence
    return meeting.confidence if any(same_word(g, meeting.group) for g in question.groups) else 0.0


def fact_fit(question: Question, candidate: Candidate) -> float:
    """The best fit, 0..1, of the facts that stand in the candidate."""
    if asks_who_leads(question):
        return LEADS if tells_who_leads(candidate.text, question.groups) else 0.0
    facts = candidate.agreement.facts
    fits = [0.0]
    for applies, find in _FITS:
        if applies(question):
            fits += [fit for span, fit in find(question, facts) if _holds(candidate, span)]
    return max(fits)


def _holds(candidate: Candidate, span: Span) -> bool:
    same = span.section == candidate.section.id
    return same and span.start < candidate.end and span.end > candidate.start


def _meetings(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    return [(m.span, meeting_fit(question, m)) for m in facts.meetings]


def _dates(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    roles = date_roles(question)
    return [(d.span, d.confidence) for d in facts.dates if d.role in roles]


def _goals(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    return [(g.span, g.confidence if g.number is not None else UNSURE) for g in facts.goals]


def _groups(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    found = []
    for group in facts.groups:
        fits = not question.groups or any(same_word(g, group.name) for g in question.groups)
        if fits:
            found.append((group.span, group.confidence))
    return found


def _target_groups(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    return [(t.span, t.confidence) for t in facts.target_groups]


def _projects(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    """The projects, surely when a project is asked for; else the question is about something of one."""
    named = question.expected == "project"
    return [(p.span, p.confidence if named else UNSURE) for p in facts.projects]


def _resources(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    """What is set aside; surely when the one asked about pays. It never answers by itself: the purpose must fit."""
    kind = "tjänst" if question.unit == "tjänst" else "pengar"
    payers = [*(fold(m.name) for m in question.municipalities), "kommun"]
    return [
        (r.span, OWN if any(payer in fold(r.who or "") for payer in payers) else UNSURE)
        for r in facts.resources
        if r.kind == kind
    ]


def _track_details(question: Question, facts: Facts) -> list[tuple[Span, float]]:
    """What is said of the tracks that the question names: their seats, start, length, employer or content."""
    asked = fold(question.corrected)
    roles = {role for role, words in _DETAIL_WORDS.items() if words.search(asked)}
    named = [t for t in facts.tracks if any(fold(w) in asked for w in t.name.split() if len(w) > 3)]
    return [(d.span, d.confidence) for t in named for d in t.details if d.role in roles]


_DETAIL_WORDS = {
    "seats": re.compile(
        r"\b(?:hur många|antal\w*)\b.*\b(?:plats|deltag|person)|\bhur många (?:kan|får|ryms|tas|antas)\b"
    ),
    "start": re.compile(r"\bnär\b.*\b(?:start|börj|drar|påbörj)"),
    "length": re.compile(r"\bhur (?:lång|länge|många veckor)"),
    "employer": re.compile(r"\barbetsgivare|\bföretag"),
    "content": re.compile(r"\binnehåll|\bingår\b|\blär sig\b"),
}
_FITS: tuple[
    tuple[Callable[[Question], bool], Callable[[Question, Facts], list[tuple[Span, float]]]], ...
] = (
    (asks_for_meetings, _meetings),
    (lambda q: q.subject == "validity" or q.expected == "date", _dates),
    (lambda q: q.subject == "goals", _goals),
    (lambda q: q.subject == "groups" or bool(q.groups), _groups),
    (lambda q: q.subject == "target_groups", _target_groups),
    (lambda q: q.subject == "tracks", _track_details),
    (lambda q: q.expected == "project" or "projekt" in fold(q.corrected), _projects),
    (lambda q: q.expected == "amount" or q.unit in ("kronor", "tjänst"), _resources),
)
