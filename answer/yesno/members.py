"""Yes/no questions for who sits in a group, decided by the members that documents list."""

import re

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite_span, unique
from answer.composing.compose import one_line, whose
from answer.lists.findings import quote_of
from answer.matching.corpus_words import same_things
from answer.matching.matcher import same_word
from answer.matching.word_forms import capitalised, root, same, tokens
from answer.question import Question
from answer.understanding.frame import groups_of
from answer.wording import join_names
from domain import vocabulary
from domain.agreement import Agreement, Group
from domain.answer import Answer, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

SURE = 0.8
FEWEST = 2  # members from which a list tells who is left out
_CHAIR = re.compile(r"\bordförande")
_OFFICER = re.compile(r"(?:chef|direktör|rektor|samordnare|strateg|ledare|föreståndare)(?:en|n|ns|ens)?$")
_ASKS = re.compile(
    r"^(?:ingår|sitter|är|deltar|finns|har) (?P<who>.+?) "
    r"(?:med |(?:någon |en |egen )*plats(?:er)? |representera\w* |ledamot |medlem )*"
    r"i (?:\w+s )?\w*(?:grupp|råd|team|forum|kommitté)"
)


def answer_member(question: Question, index: Index) -> Answer | None:
    """Yes when the group's list has them, no when it has others; None for any other question and without a list."""
    match = _ASKS.search(fold(question.corrected).strip())
    if match is None or not question.groups or not question.municipalities:
        return None
    groups = [
        (a, g)
        for a in in_scope(question, index)
        for g in a.facts.groups
        if len(g.members) >= FEWEST and any(same_word(asked, g.name) for asked in question.groups)
    ]
    who = [w for w in tokens(match["who"]) if w not in vocabulary.STOPWORDS]
    if not groups or not who or groups_of(match["who"]):
        return None
    sitting = [(a, g) for a, g in groups if _sits(who, a, g)]
    return _answer(question, index, sitting or groups, bool(sitting))


def answer_chair(question: Question, index: Index) -> Answer | None:
    """Whether the one named chairs the group; None for any other question and where no chair is told."""
    if not question.groups or not question.municipalities or not _CHAIR.search(fold(question.corrected)):
        return None
    who = [t.word for t in question.terms if _OFFICER.search(fold(t.word))]
    chairs = [
        (a, g, m)
        for a in in_scope(question, index)
        for g in a.facts.groups
        if any(same_word(asked, g.name) for asked in question.groups)
        for m in g.members
        if m.chair
    ]
    if not who or not chairs:
        return None
    verdict = any(all(any(same(w, said) for said in tokens(m.name)) for w in who) for _, _, m in chairs)
    quotes = unique(quote_of(a, m.span) for a, _, m in chairs)
    names = join_names(list(dict.fromkeys(one_line(m.name) for _, _, m in chairs)))
    text = f"{'Ja' if verdict else 'Nej'}. Ordförande i {_definite(chairs[0][1].name)}: {names}."
    entries = {
        c.code: MunicipalityAnswer(c, "evidence", quotes) for a, _, _ in chairs for c in whose(question, a)
    }
    return answered(question, index, "yesno", text, [*entries.values()], quotes, SURE, yesno=verdict)


def _sits(who: list[str], agreement: Agreement, group: Group) -> bool:
    """Whether the words for somebody stand among the members, or in the sentence that lists them."""
    told = " ".join([*(m.name for m in group.members), quote_of(agreement, group.span).quote])
    said = (*tokens(told), *capitalised(told))
    return all(
        any(
            same(form, word) or same(root(form), word) for form in (name, *same_things(name)) for word in said
        )
        for name in who
    )


def _answer(question: Question, index: Index, groups: list[tuple[Agreement, Group]], verdict: bool) -> Answer:
    quotes = unique(
        quote
        for a, g in groups
        for quote in (quote_of(a, g.span), *(cite_span(a, m.span) for m in g.members))
    )
    members = join_names(list(dict.fromkeys(one_line(m.name) for _, g in groups for m in g.members)))
    name = groups[0][1].name
    text = (
        f"Ja. I {_definite(name)} ingår {members}."
        if verdict
        else f"Nej. I {_definite(name)} ingår {members}."
    )
    entries = {
        m.code: MunicipalityAnswer(m, "evidence", quotes) for a, _ in groups for m in whose(question, a)
    }
    return answered(question, index, "yesno", text[:590], [*entries.values()], quotes, SURE, yesno=verdict)


def _definite(name: str) -> str:
    """ "styrgruppen" of "styrgrupp"; a name of another form as it stands."""
    group = fold(name)
    return (
        f"{group}en"
        if group.endswith("grupp")
        else f"{group}et"
        if group.endswith(("råd", "team"))
        else group
    )
