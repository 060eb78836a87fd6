"""Whether a sentence that holds what a list question asks for says that it is not so."""

import re
from functools import lru_cache

from answer.matching.corpus_words import Sentence, marks, marks_apart
from answer.question import Question, Term
from domain.agreement import Section
from domain.text import fold

REACH, REACH_WORDS = 80, 6  # characters and words before a word within which a negation denies it
_NEGATION = re.compile(r"\b(?:inte|ej|ingen|inget|inga|saknar|saknas|aldrig|varken|slopas|upphört|not|no)\b")
# That something is not there at all; that it "får inte" or "är inte" this or that denies something about it only.
_NOT_THERE = re.compile(
    r"\b(?:införs|erbjuds|används|finns|ingår|förekommer|planeras|anordnas|ordnas|ges|hålls|bedrivs|tillämpas|startas"
    r"|genomförs|betalas|ersätts|utgår|räcker|beviljas|aktuell\w*)(?: \w+){0,2}? (?:inte|ej)\b"
    r"|\b(?:valt|valde|väljer) (?:\w+ ){0,3}?att (?:inte|ej)\b"
    r"|\b(?:inte|ej) (?:\w+ )?(?:införas|erbjudas|användas|finnas|ingå|anordnas|ges|aktuell\w*|räcker)\b"
)
_REFUSED = re.compile(
    r"\b(?:avslogs|avslag|avslagits|avslagen|nekades|nekats|avböjt|avböjde|drogs tillbaka|blev inte av)\b"
)
_MENTIONS = re.compile(
    r"\b(?:nämn\w*|omnämn\w*|omtal\w*|förekom\w*|syns|ta(?:r|s)? (?:\w+ ){0,2}upp|skriv\w*|pratar|talar|lyft\w*"
    r"|berör\w*|behandla\w*|påverka\w*|handlar om|mention\w*)\b"
)
_LACKING = re.compile(r"\butan\b")
_WHO_LACK = re.compile(r"\bsom (?:\w+ )?(?:saknar|saknat|inte)\b")  # says who is meant, and denies nothing
# A bound denies nothing: "ska inte understiga 45 procent".
_BOUND = re.compile(
    r"\b(?:inte|ej|aldrig) (?:\w+ )?(?:understiga|underskrida|överstiga|överskrida"
    r"|vara (?:lägre|högre|mindre|färre|fler|mer|större))\b"
)
_SAID_NOT = re.compile(
    r"\b(?:att|om att|där|(?:säger|skriver|anger)(?! (?:vad|hur|vem|när)\b))\b.*\b(?:inte|ej)\b"
)
_ALWAYS = re.compile(r"\b(?:alltid|ständigt|jämt|always)\b")
_BY_TURNS = re.compile(r"\b(?:vartannat|växla\w*|växelvis|turas om|alterner\w*|roter\w*|turvis)\b")
_DECLINES = re.compile(
    r"\b(?:avstår|avstått|valt bort|väljer bort|valt att inte|väljer att inte|tackat nej)\b"
)
_APART = re.compile(rf"{_NEGATION.pattern}|\b(?:skilda|olika|separata|var sitt|varsitt|var sin)\b")


_OF_QUESTION = {
    "declines": _DECLINES,
    "said not": _SAID_NOT,
    "mentions": _MENTIONS,
    "negation": _NEGATION,
    "lacking": _LACKING,
    "refused": _REFUSED,
    "always": _ALWAYS,
}


def asks_for_mentions(question: Question) -> bool:
    """Whether it asks who speaks of something, be it to deny it."""
    return _MENTIONS.search(fold(question.corrected)) is not None


@lru_cache(64)  # one question is compared with thousands of sentences
def _asks(text: str) -> frozenset[str]:
    """What a question itself says of denial."""
    asked = fold(text)
    return frozenset(name for name, pattern in _OF_QUESTION.items() if pattern.search(asked))


def denied(question: Question, sentence: Sentence) -> bool:
    """Whether the sentence says that it is not so. A question for mentions is answered by a denial too."""
    text, asks = fold(sentence.section.text[sentence.start : sentence.end]), _asks(question.corrected)
    for harmless in (_WHO_LACK, _BOUND):
        text = harmless.sub(lambda m: "·" * len(m[0]), text)
    if "declines" in asks:
        return _NEGATION.search(text) is None and _DECLINES.search(text) is None
    if "said not" in asks:
        # "skriver att parterna inte delar lokaler": only a denial says that.
        said = _opening_words(sentence.section) if sentence.is_heading else text
        return _APART.search(fold(said)) is None
    if asks & {"mentions", "negation", "lacking"}:
        return False
    if _REFUSED.search(text):
        return "refused" not in asks
    if "always" in asks and _BY_TURNS.search(text):
        return True
    if sentence.is_heading:
        return _NEGATION.search(fold(_opening_words(sentence.section))) is not None
    if _NEGATION.search(text) is None:
        return False  # before any word is looked for: most sentences of a corpus deny nothing
    return any(_says_not(term, text) for term in question.terms)


def _says_not(term: Term, text: str) -> bool:
    """Whether all mentions of a term are denied, or any word of what says it in words that stand apart."""
    if spans := marks(term, text, nearly=False):
        return all(_is_denied(text, *span) for span in spans)
    return any(_is_denied(text, *span) for span in marks_apart(term, text))


def _is_denied(text: str, start: int, end: int) -> bool:
    return bool(_NEGATION.search(_clause_before(text, start)) or _NOT_THERE.search(_clause_after(text, end)))


def denies_unasked(question: Question, text: str) -> bool:
    """Whether a sentence that was found by its meaning denies something, and the question does not."""
    return _NEGATION.search(fold(text)) is not None and _NEGATION.search(fold(question.corrected)) is None


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
