"""The terms of a question: its content words and known phrases, with what a document may call them instead."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from answer.frame import frame_words
from answer.question import Term
from domain import vocabulary
from domain.text import fold

Asked = tuple[
    str, tuple[str, ...]
]  # a word or phrase of the question, and other words for it that it came with

_JOINT = "\x1f"  # stands for the spaces within a phrase
_ENDING = r"(?:en|et|n|t|s|er|ar|or|na|arna|erna|orna|a|ens|ets)?"


def terms_of(asked: Sequence[Asked], said: Collection[str], listing: bool) -> tuple[Term, ...]:
    """Terms in the question's order. `said` are words that name municipalities; `listing` drops asking verbs too."""
    pieces = _phrases([(fold(word), others) for word, others in asked])
    frame = frame_words(listing) | vocabulary.STOPWORDS
    terms: list[Term] = []
    either = False
    for word, others in pieces:
        if word in ("eller", "or"):
            either = bool(terms)
            continue
        if all(w in frame for w in word.split()) or word in said or (len(word) < 2 and not word.isdigit()):
            continue
        term = Term(word, tuple(dict.fromkeys((*map(fold, others), *vocabulary.synonyms(word)))))
        if either and listing:
            terms[-1] = _one_of(terms[-1], term)
        elif all(t.word != term.word for t in terms):
            terms.append(term)
        either = False
    return tuple(terms)


def _one_of(first: Term, second: Term) -> Term:
    """ "samtycke eller sekretess": either will do."""
    others = (*first.alternatives, second.word, *second.alternatives)
    return Term(first.word, tuple(w for w in dict.fromkeys(others) if w != first.word), first.weight)


def _phrases(words: Sequence[Asked]) -> list[Asked]:
    """Neighbouring words that are a known phrase become one: "ekonomiskt bistånd"."""
    text = " ".join(word for word, _ in words)
    for pattern, phrase in _known_phrases():
        text = pattern.sub(phrase.replace(" ", _JOINT), text)
    with_others = dict(words)
    return [(piece.replace(_JOINT, " "), with_others.get(piece, ())) for piece in text.split(" ") if piece]


@cache
def _known_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\S){re.escape(phrase)}{_ENDING}(?!\S)"), phrase)
        for phrase in vocabulary.synonym_phrases()
    )
