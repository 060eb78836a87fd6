"""Questions for who leads a group: which sentences tell it, and that silence about it is no answer."""

import re
from collections.abc import Sequence

from answer.candidates.evidence import in_scope
from answer.matching.corpus_words import words_of
from answer.matching.matcher import same_word
from answer.matching.signs import expression
from answer.matching.word_forms import root
from answer.question import Question
from domain.text import fold
from index.engine import Index

_CHAIR = re.compile(r"(?:ordförand|sammankalland)\w*")
_SOMEBODY = frozenset({"role", "person", "organisation"})
_WHOSE = re.compile(r"\b(?P<body>[\w-]{4,})s (?:ordförande|sammankallande)\b")
_ACTIVE = frozenset({"leder", "kallar", "bjuder in"})
_GROUP = re.compile(r"(?:grupp|råd|team|forum|nämnd|nätverk|kommitté|möte)(?:en|er|erna|et|ens|ets|s)?\b")


def asks_who_leads(question: Question) -> bool:
    """Whether it asks who leads, chairs or calls together a group."""
    asked = fold(question.corrected)
    return (
        question.expected in _SOMEBODY
        and _GROUP.search(asked) is not None
        and expression("roles", "leads", "asked").search(asked) is not None
    )


def tells_who_leads(text: str, groups: Sequence[str] = ()) -> bool:
    """Whether a sentence says that somebody leads, chairs or calls together, other than the groups themselves.

    "Ledningsgruppen leder arbetet" does not say who leads the ledningsgrupp.
    """
    said = fold(text)
    found = expression("roles", "leads", "told").finditer(said)
    return any(not _does_itself(said[: m.start()], m[0], groups) for m in found)


def _does_itself(before: str, verb: str, groups: Sequence[str]) -> bool:
    subject = before.split()[-1:]
    return verb in _ACTIVE and any(same_word(group, word) for group in groups for word in subject)


def of_another_body(question: Question, said: str) -> bool:
    """Whether the chair of a body that is no group of the agreement is asked for, and a text does not name that body.

    "Vem är kommunstyrelsens ordförande?" is not answered by "Ordförande är rektorn.".
    """
    found = None if question.groups else _WHOSE.search(fold(question.corrected))
    if found is None or any(fold(m.name) == found["body"] for m in question.municipalities):
        return False
    return root(found["body"]) not in fold(said)


def silent_on_chair(question: Question, index: Index) -> bool:
    """Whether a chair is asked for, and no document in scope has one, by that or another name."""
    asked = [t for t in question.terms if _CHAIR.fullmatch(fold(t.word))]
    if question.expected not in ("role", "person") or not asked:
        return False
    corpus = words_of(index.only([a.id for a in in_scope(question, index)]))
    return not any(corpus.holds(term) for term in asked)
