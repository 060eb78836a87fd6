"""Questions for who chairs a group: documents that speak of no chair do not answer them, whoever sits in the group."""

import re

from answer.corpus_words import words_of
from answer.evidence import in_scope
from answer.question import Question
from domain.text import fold
from index.engine import Index

_CHAIR = re.compile(r"(?:ordförand|sammankalland)\w*")


def silent_on_chair(question: Question, index: Index) -> bool:
    """Whether a chair is asked for, and no document in scope has one, by that or another name."""
    asked = [t for t in question.terms if _CHAIR.fullmatch(fold(t.word))]
    if question.expected not in ("role", "person") or not asked:
        return False
    corpus = words_of(index.only([a.id for a in in_scope(question, index)]))
    return not any(corpus.holds(term) for term in asked)
