"""Questions for what something is called, and sentences that only say that there is one, or how many there are.

"Vad heter de tre företagen?" is not answered by "Spåret görs med tre företag.".
"""

import re
from functools import cache

from answer.question import Question
from domain.numerals import NUMBER
from domain.text import fold

_ASKED = re.compile(
    rf"(?:\bvad heter|\bnamn(?:et|en)? på|^vilka är)(?: (?:den|det|de|dem))?(?: (?:båda|bägge|{NUMBER}))?"
    rf" (?P<noun>[\w-]+)|^(?:i|på|av|till|hos|med)? ?vilka (?:{NUMBER}) (?P<counted>[\w-]+)"
)
_INFLECTED = re.compile(r"(?:arna|erna|orna|ena|aren|ar|er|or|en|et|na|n|t|a|e|s)$")
_SHORTEST = 3  # letters of a stem
_UNNAMED = rf"\b(?:en|ett|någon|något|några|{NUMBER})(?: [\w-]+)?(?: [\w-]+)? "
# Names follow a colon or a dash, in brackets, or at once: "tre företag: Volvo ...", "företaget Volvo".
_NAMES_FOLLOW = re.compile(r"\s*(?:[:(–—”\"]|- |nämligen\b|(?:som )?(?:heter|kallas)\b|är\b|[A-ZÅÄÖ#])")
_NAME_BEFORE = re.compile(r"[A-ZÅÄÖ#][\w-]+[”\"]?, $")  # "Trappan, en modell för ..."


def named_thing(question: Question) -> str | None:
    """The noun for what the question wants the name of, folded; None where it asks for no name."""
    found = _ASKED.search(fold(question.corrected))
    return None if found is None else found["noun"] or found["counted"]


def leaves_unnamed(question: Question, text: str) -> bool:
    """Whether a text only says that there is such a thing, or how many, where its name is asked for."""
    noun = named_thing(question)
    if noun is None or len(fold(text)) != len(text):
        return False
    found = list(_mentions(noun).finditer(fold(text)))
    named = (_NAMES_FOLLOW.match(text[m.end() :]) or _NAME_BEFORE.search(text[: m.start()]) for m in found)
    return bool(found) and not any(named)


@cache
def _mentions(noun: str) -> re.Pattern[str]:
    stem = _INFLECTED.sub("", noun)
    return re.compile(rf"{_UNNAMED}[\w-]*{re.escape(stem if len(stem) >= _SHORTEST else noun)}[\w-]*")
