"""What a question asks for by name ("vilken lön", "hur många platser", "vem är rektor"), and which words say little."""

import re
import tomllib
from functools import cache
from pathlib import Path

from answer.matching import same_word
from answer.question import Question, Term
from domain.text import fold

_COUNTING = re.compile(r"\bhur många\b|\bantal(?:et)?\b")
_ASKING = re.compile(
    r"\bhur många\b|\bantal(?:et)?\b|\bvilke[nt]\b|\bvilka(?: är)?\b|\bv[ea]m (?:är|var|blir)\b|\bvad heter\b"
    r"|\bnamnet på\b"
    r"|\bhur (?:hög|högt|stor|stort|höga|stora|lång|långt|långa) (?:är|var|blir)?\b|\bvad kostar\b|\bvad är\b"
)
REACH = 4  # words after the asking ones


@cache
def _light() -> tuple[float, frozenset[str]]:
    path = Path(__file__).parent / "data" / "light.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return float(data["weight"]), frozenset(data["words"].split())


def word_weight(word: str) -> float:
    """1, or less for a word that any question might hold ("gamla", "sköter", "framöver")."""
    weight, words = _light()
    return weight if all(part in words for part in fold(word).split()) else 1.0


def is_light(word: str) -> bool:
    """Whether the word says little of what is looked for."""
    return word_weight(word) < 1.0


def focus_of(question: Question) -> int | None:
    """The position, in the question's terms, of what is asked for by name; None when nothing is."""
    asked = fold(question.corrected)
    match = _ASKING.search(asked)
    return None if match is None else _first_term(question, asked[match.end() :])


def counted_terms(question: Question) -> tuple[Term, ...]:
    """What is counted: in "hur många nya platser" the first word of weight after "många"."""
    asked = fold(question.corrected)
    match = _COUNTING.search(asked)
    position = None if match is None else _first_term(question, asked[match.end() :])
    return () if position is None else (question.terms[position],)


def _first_term(question: Question, rest: str) -> int | None:
    for word in re.findall(r"[\w-]+", rest)[:REACH]:
        for position, term in enumerate(question.terms):
            if not is_light(term.word) and same_word(word, term.word.split()[0]):
                return position
    return None
