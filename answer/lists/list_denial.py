"""Whether a sentence that holds what a list question asks for says that it is not so."""

import re
from functools import lru_cache

from answer.matching.corpus_words import Sentence, marks, marks_apart
from answer.matching.signs import expression
from answer.question import Question, Term
from domain.agreement import Section
from domain.text import fold

REACH, REACH_WORDS = 80, 6  # characters and words before a word within which a negation denies it
_OF_QUESTION = ("declines", "said_not", "mentions", "negation", "lacking", "refused", "always", "shares")


def asks_for_mentions(question: Question) -> bool:
    """Whether it asks who speaks of something, be it to deny it."""
    return _says("mentions", fold(question.corrected))


def _says(what: str, folded: str) -> bool:
    return expression("denial", what).search(folded) is not None


@lru_cache(64)  # one question is compared with thousands of sentences
def _asks(text: str) -> frozenset[str]:
    """What a question itself says of denial."""
    asked = fold(text)
    return frozenset(name for name in _OF_QUESTION if _says(name, asked))


def denied(question: Question, sentence: Sentence) -> bool:
    """Whether the sentence says that it is not so. A question for mentions is answered by a denial too."""
    text, asks = fold(sentence.section.text[sentence.start : sentence.end]), _asks(question.corrected)
    text = expression("denial", "harmless").sub(lambda m: "·" * len(m[0]), text)
    if "declines" in asks:
        return not (_says("negation", text) or _says("declines", text))
    if question.denial or "said_not" in asks:
        # "skriver att parterna inte delar lokaler": only a denial says that.
        said = fold(_opening_words(sentence.section)) if sentence.is_heading else text
        apart = "shares" in asks and _says("apart", said)
        return not (apart or _says("negation", said) or _says("declines", said))
    if asks & {"mentions", "negation", "lacking"}:
        return False
    if _says("refused", text):
        return "refused" not in asks
    if "always" in asks and _says("by_turns", text):
        return True
    if sentence.is_heading:
        return _says("negation", fold(_opening_words(sentence.section)))
    if not _says("negation", text):
        return False  # before any word is looked for: most sentences of a corpus deny nothing
    return any(_says_not(term, text) for term in question.terms)


def _says_not(term: Term, text: str) -> bool:
    """Whether all mentions of a term are denied, or any word of what says it in words that stand apart."""
    if spans := marks(term, text, nearly=False):
        return all(_is_denied(text, *span) for span in spans)
    return any(_is_denied(text, *span) for span in marks_apart(term, text))


def _is_denied(text: str, start: int, end: int) -> bool:
    return _says("negation", _clause_before(text, start)) or _says("not_there", _clause_after(text, end))


def denies_unasked(question: Question, text: str) -> bool:
    """Whether a sentence that was found by its meaning denies something, and the question does not."""
    return _says("negation", fold(text)) and not _says("negation", fold(question.corrected))


def _opening_words(section: Section) -> str:
    """The first two sentences below a heading: "Samlokalisering: Parterna har inga gemensamma lokaler."."""
    inside = [s for s in section.sentences if s[0] >= section.body_start][:2]
    return " ".join(section.text[a:b] for a, b in inside)


def _clause_after(text: str, at: int) -> str:
    """What stands after a word within its clause."""
    return re.split(r"[,;:.]|\b(?:men|utan att|som|och|för att)\b", text[at : at + REACH])[0]


def _clause_before(text: str, at: int) -> str:
    """What stands before a word within its clause, some words at most."""
    before = re.split(r"[,;:.]|\b(?:men|utan att|som|och|för att)\b", text[max(0, at - REACH) : at])[-1]
    return " ".join(before.split()[-REACH_WORDS:])
