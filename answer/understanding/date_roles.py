"""Which of a document's own dates a question asks for: signed, dated, valid from or until, by `data/roles.toml`."""

import re
from functools import cache

from answer.question import Question
from answer.understanding.focus import is_light
from domain.reference import read_toml
from domain.text import fold

_ROLE_WORDS = frozenset(
    "löper går gick gäller skrev skrevs skrivs börjar slutar teckna tecknade tecknades"
    " överenskommelsen bilagan avtalet".split()
)

_WHO = re.compile(r"^(?:vem|vilka|vilken|vems|vad heter|who|which)\b|\bnamn\w*\b")
_SOMEBODY = frozenset({None, "person", "organisation", "members"})


@cache
def _date_words() -> dict[str, re.Pattern[str]]:
    data = read_toml("roles.toml", "answer")
    return {role: re.compile("|".join(words)) for role, words in data["dates"].items()}


def date_roles(question: Question) -> tuple[str, ...]:
    """Which of a document's dates the question asks for; empty when it does not ask for such a date."""
    asked = fold(question.corrected)
    return tuple(role for role, words in _date_words().items() if words.search(asked))


def asks_who_signed(question: Question) -> bool:
    """Whether it asks for the names under a document, and for nothing else of the signing."""
    wants_somebody = question.expected in _SOMEBODY and _WHO.search(fold(question.corrected))
    return bool(wants_somebody) and "signed" in date_roles(question)


def dates_itself(question: Question, text: str) -> bool:
    """Whether a text speaks of a date in a role that the question asks for, or the question is about more than that."""
    said = fold(text)
    return not only_dates(question) or any(_date_words()[role].search(said) for role in date_roles(question))


def only_dates(question: Question) -> bool:
    """Whether nothing more is asked than one of the document's own dates."""
    return all(is_light(t.word) or _in_role(t.word) for t in question.terms)


def _in_role(word: str) -> bool:
    """Whether the word only says which date is meant: "löper", "undertecknades"."""
    return any(pattern.search(fold(word)) for pattern in _date_words().values()) or fold(word) in _ROLE_WORDS
