"""Who sits in a group and how many they are, from the groups that documents tell of."""

import re
from dataclasses import replace

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite, unique
from answer.composing.compose import names_of, one_line, whose
from answer.matching.matcher import Matcher, same_word
from answer.question import Question
from answer.understanding.focus import counted_terms, is_light
from answer.wording import capital, join_names, number_word
from domain.agreement import Agreement, Group
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.numerals import NUMBER, number_value
from domain.text import fold
from index.engine import Index

_SITS = re.compile(
    r"\bhur många (?:(?:olika )?(?:personer|roller|funktioner|ledamöter|medlemmar|representanter) )?"
    r"(?:(?:ska|kan|får) )?(?:sitter|sitta|ingår|ingå|är med|vara med|deltar|delta|finns)\b"
)
_ROLES = re.compile(r"\b(?:roller|funktioner)\b")
_AS_MANY = re.compile(rf"({NUMBER})\s+[\w-]+")
# Several, not said how many: "socialcheferna"; and "fem personer: två ..." says it twice.
_SEVERAL = re.compile(
    r"[\w/-]*(?:cheferna|chefer|erna|arna|orna|ister|enter|orer)\b|(?:personer|handläggare|deltagare)\b"
    rf"|{NUMBER}\s+(?:personer|ledamöter|representanter|medlemmar)\b"
)


def group_members(question: Question, index: Index) -> Answer | None:
    """Who sits in a group, from the documents' groups; None when none of them is the one asked for."""
    group = _group(question, index)
    return None if group is None else _members_told(question, index, *group)


def _group(question: Question, index: Index) -> tuple[Agreement, Group] | None:
    """The group asked for with most members known, and its document."""
    found = [
        (agreement, group)
        for agreement in in_scope(question, index)
        for group in agreement.facts.groups
        if group.members
        and any(same_word(asked, group.name) for asked in question.groups)
        and _about(question, index, agreement, group)
    ]
    return max(found, key=lambda f: len(f[1].members), default=None)


def _members_told(question: Question, index: Index, agreement: Agreement, group: Group) -> Answer:
    quotes = unique(_member_quotes(agreement, group))
    names = join_names([one_line(m.name) for m in group.members])
    who = names_of(question, agreement)
    text = f"{capital(group.name)} ({who}): {names}."
    entries = tuple(MunicipalityAnswer(m, "evidence", quotes) for m in whose(question, agreement))
    number = len(group.members) if counted_terms(question) else None
    sure = 0.5 + group.confidence / 2.5
    return answered(question, index, question.kind, text, entries, quotes, sure, count=number)


def counted_members(question: Question, index: Index) -> Answer | None:
    """How many sit in a group: "Hur många roller sitter i arbetsgruppen?"; who does where their number is not told.

    None for other questions, and where no members are known.
    """
    if question.expected != "number" or not _SITS.search(fold(question.corrected)):
        return None
    group = _group(question, index)
    if group is None:
        return None
    told = _members_told(question, index, *group)
    number = _heads(group[1], bool(_ROLES.search(fold(question.corrected))))
    if number is None:
        return replace(told, count=None)
    return replace(
        told, kind="count", text=f"{capital(number_word(number))} ({number}). {told.text}", count=number
    )


def _about(question: Question, index: Index, agreement: Agreement, group: Group) -> bool:
    """Whether most of what else the question names (a region, a project) stands in the group's section or the title."""
    rest = [
        t
        for t in question.terms
        if not is_light(t.word)
        and t not in counted_terms(question)
        and not any(same_word(t.word, g) for g in question.groups)
    ]
    if not rest:
        return True
    parties = " ".join(p.name for p in agreement.facts.parties)
    text = f"{agreement.title} {parties} {agreement.section(group.span.section).text}"
    return 2 * len(Matcher(rest, index.analyser).hits(text)) > len(rest)


def _member_quotes(agreement: Agreement, group: Group) -> list[Citation]:
    spans = [group.span, *(m.span for m in group.members)]
    return [cite(agreement, agreement.section(s.section), s.start, s.end) for s in spans]


def _heads(group: Group, roles: bool) -> int | None:
    """How many members it has; as persons only where each member says how many it stands for."""
    if roles:
        return len(group.members)
    number = 0.0
    for member in group.members:
        said = _AS_MANY.match(fold(member.name))
        if _SEVERAL.match(fold(member.name)):
            return None
        number += 1 if said is None else number_value(said[1])
    return int(number)
