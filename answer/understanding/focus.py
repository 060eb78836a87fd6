"""What a question asks for by name ("vilken lön", "hur många platser", "vem är rektor"), and which words say little."""

import re
from functools import cache
from typing import Any

from answer.matching.matcher import same_word
from answer.matching.spans import DURATION_UNITS, PERCENT_UNITS
from answer.question import Question, Term
from answer.understanding.expectation import expected_of
from domain.numbers import find_quantities
from domain.reference import read_toml
from domain.text import fold
from domain.vocabulary import abbreviations

_COUNTING = re.compile(r"\bhur många\b|\bantal(?:et)?\b")
# "Hur många har börjat?", "hur många sökte till spåret?": people are counted without being named.
_PEOPLE = re.compile(
    r"\bhur många (?:som )?(?:(?:har|hade|kan|kunde|ska|skall|skulle|får|fick|går|gick|blev|blir|vill|tas|togs|antas"
    r"|antogs|ryms|deltar|deltog)\b|\w+(?:te|de) (?:till|i|på|av|från|ut|in|klart|sig)\b)"
)
_ASKING = re.compile(
    r"\bhur många\b|\bantal(?:et)?\b|\bvilke[nt]\b|\bvilka(?: är)?\b|\bv[ea]m (?:är|var|blir)\b"
    r"|\bvad (?:heter|kallas)\b|\bnamnet på\b|\bvad kostar\b|\bvad är\b"
    r"|\bhur (?:hög|högt|stor|stort|höga|stora|lång|långt|långa)\b(?! andel| del\b| procent)(?: är| var| blir)?"
)
_WHO = re.compile(r"\bv[ea]m\b")  # what somebody does is what is asked for: "vem kallar till mötet"
_ADJECTIVE = re.compile(
    r"(?:lig|liga|ligt|sam|samma|samt|isk|iska|iskt|ell|ella|ellt|nya|nytt|nuvarande|kommande|pågående|deltagande|gällande)$"
)
_TOLD = frozenset(
    {"reason", "procedure", "role", "position", "person", "organisation", "members", "project", "name"}
)  # named in many words
UNITS = DURATION_UNITS | PERCENT_UNITS | {"kronor"}
REACH = 4  # words after the asking ones
_PARTY = {"arbetsförmedling", "arbetsförmedlingen"}


@cache
def _data() -> dict[str, Any]:
    return read_toml("light.toml", "answer")


@cache
def _light() -> tuple[float, frozenset[str]]:
    return float(_data()["weight"]), frozenset(_data()["words"].split())


def word_weight(word: str) -> float:
    """1, or less for a word that any question might hold ("gamla", "sköter", "framöver")."""
    weight, words = _light()
    parts = fold(word).split()
    if all(part in words for part in parts) or (
        len(word) < 3 and not word.isdigit() and word not in abbreviated()
    ):
        return weight
    return weight if len(parts) == 1 and _is_unit(parts[0]) else 1.0


@cache
def abbreviated() -> frozenset[str]:
    """The abbreviations of the field, folded: short words that do say something."""
    return frozenset(fold(word) for word in abbreviations())


@cache
def _is_unit(word: str) -> bool:
    """Whether the word only names a unit: "timmars", "procent", "kronor"."""
    return any(
        q.unit in UNITS for q in find_quantities(f"2 {word}") + find_quantities(f"2 {word.removesuffix('s')}")
    )


def verb_weight(question: Question, position: int) -> float:
    """1, or less for a word that is taken for a verb by its ending and the word before it."""
    asked = re.findall(r"[\w-]+", fold(question.corrected))
    word = fold(question.terms[position].word).split()[0]
    if word not in asked:
        return 1.0
    at = asked.index(word)
    data = _data()
    if at == 0:
        return float(data["verb_weight"]) if question.kind == "yesno" else 1.0
    for before, ending in (("before_infinitives", "infinitives"), ("before_verbs", "verbs")):
        if asked[at - 1] in data[before].split() and re.search(data[ending], word):
            return float(data["verb_weight"])
    return 1.0


def type_weight(question: Question, position: int) -> float:
    """1, or less for a word that only names the type of the answer, which is seen in the answer: "adress", "datum"."""
    word = fold(question.terms[position].word)
    if question.expected is None or question.expected in _TOLD:
        return 1.0
    rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", fold(question.corrected))
    return 1.0 if expected_of(rest)[0] == question.expected else _light()[0]


def names_in(question: Question) -> list[int]:
    """The positions of terms that are proper names: capitalised within the question, and no abbreviation.

    Arbetsförmedlingen is a party to every agreement, and its name tells of none.
    """
    words = re.findall(r"[\w-]+", question.text)[1:]
    names = {fold(w).removesuffix("s") for w in words if w[0].isupper() and w[1:2].islower() and len(w) > 2}
    return [i for i, t in enumerate(question.terms) if fold(t.word).removesuffix("s") in names - _PARTY]


def is_light(word: str) -> bool:
    """Whether the word says little of what is looked for."""
    return word_weight(word) < 1.0


def focus_of(question: Question) -> int | None:
    """The position, in the question's terms, of what is asked for by name; None when nothing is."""
    asked = fold(question.corrected)
    match = _ASKING.search(asked)
    if match is not None:
        return _first_term(question, asked[match.end() :])
    doing = _WHO.search(asked)
    return None if doing is None else _first_term(question, " ".join(asked[doing.end() :].split()[:1]))


def counts_people(question: Question) -> bool:
    """Whether people are counted whom the question does not name: "hur många har börjat?"."""
    return _PEOPLE.search(fold(question.corrected)) is not None


@cache
def people_after() -> re.Pattern[str]:
    """A pattern, folded, for what follows the number of people: "12 nya deltagare"."""
    return re.compile(rf"\W+(?:\w+\W+)?(?:{'|'.join(_data()['people'].split())})")


def counted_terms(question: Question) -> tuple[Term, ...]:
    """What is counted: in "hur många nya platser" the first word of weight after "många"; nothing of people unnamed."""
    asked = fold(question.corrected)
    match = None if counts_people(question) else _COUNTING.search(asked)
    position = None if match is None else _first_term(question, asked[match.end() :])
    return () if position is None else (question.terms[position],)


def _first_term(question: Question, rest: str) -> int | None:
    """The first word of weight; an adjective only when no noun follows."""
    adjective: int | None = None
    for word in re.findall(r"[\w-]+", rest)[:REACH]:
        position = _position(question, word)
        if position is None:
            continue
        if not _ADJECTIVE.search(word):
            return position
        adjective = position if adjective is None else adjective
    return adjective


def _position(question: Question, word: str) -> int | None:
    for position, term in enumerate(question.terms):
        if not is_light(term.word) and same_word(word, term.word.split()[0]):
            return position
    return None
