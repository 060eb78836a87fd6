"""A question about several municipalities, as it would be asked about one of them."""

import re
from dataclasses import dataclass, replace
from functools import cache

from answer.question import Question
from answer.understanding.expectation import expected_of
from answer.understanding.knowledge import Knowledge
from answer.understanding.places import find_places
from domain.municipalities import Municipality
from domain.reference import read_toml
from domain.text import fold

# What stands between the names of those compared: "A jämfört med i B", "A, B samt C".
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:och|samt|respektive|eller|plus|jämfört|jämförelse|i|med|mot|på|hos|för|från|av|än|kontra|versus|vs|den"
    r"|det|de|dem|som|kommuns?|kommunerna|kommuner)\b[\s,.:]*)*"
)
_COMPARING = re.compile(
    r"^\s*(?:(?:gör (?:en )?)?jämför(?:elsen?|a)?(?: (?:av|mellan))?"
    r"|(?:vad är )?skillnad(?:en|er(?:na)?)?(?: (?:i|mellan|på|när det gäller))?"
    r"|ställ|hur skiljer sig|(?:på vilket sätt )?skiljer|vad skiljer)\b[\s,:]*"
    r"|[\s,]*\b(?:jämfört med|i jämförelse med|till skillnad från|(?:mot|bredvid|intill) varandra|sinsemellan"
    r"|var och en|åt mellan|sig åt|respektive|båda|bägge)\b(?=[\s,?.!]*$|\s)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"^\s*(?:i |av |hos |för )?(?:vilken|vilket|vilka|vem|vems|var|vart|which|who)\b(?: av\b)?(?: dem\b)?"
    r"(?: kommun(?:en|er|erna)?| parterna?| avtal(?:en)?)?(?: har)?\s*"
)


@dataclass(frozen=True)
class Extreme:
    """That the question asks who has most or least of something: "längst" is the largest length."""

    word: str  # as asked
    asks: str  # how one municipality would be asked: "hur lång"
    largest: bool


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    data = read_toml("superlatives.toml", "answer")
    return tuple((re.compile(r["pattern"]), str(r["asks"]), bool(r["largest"])) for r in data["rule"])


def extreme_asked(question: Question) -> Extreme | None:
    """Which of those compared the question asks for; None when it asks for all their values."""
    asked = fold(question.corrected)
    if _WHICH.match(asked) is None:
        return None
    found = ((pattern.search(asked), asks, largest) for pattern, asks, largest in _rules())
    return next((Extreme(m[0], asks, largest) for m, asks, largest in found if m), None)


def about_one(question: Question, municipality: Municipality, known: Knowledge) -> Question:
    """The same question about that municipality alone, for the value that it has.

    "Jämför uppsägningstiden i A och B" is "uppsägningstiden i A"; "Vilken har längst kurs, A eller B?" is "hur lång
    kurs, A". What the answer is expected to be is read anew, as the words for comparing may have hidden it.
    """
    extreme = extreme_asked(question)
    text = _COMPARING.sub(" ", _named_once(question, municipality, known))
    terms = question.terms
    if extreme is not None:
        terms = tuple(t for t in terms if t.word not in extreme.word.split())
        rest = re.sub(rf"\b{re.escape(extreme.word)}\b", "", _WHICH.sub("", fold(text)), count=1)
        text = f"{extreme.asks} {rest}"
    text = " ".join(text.split())
    expected, unit = expected_of(fold(text))
    return replace(
        question,
        corrected=text,
        terms=terms,
        kind="describe" if question.kind == "describe" else "value",
        municipalities=(municipality,),
        absent=(),
        area=None,
        expected=expected or question.expected,
        unit=unit or question.unit,
    )


def _named_once(question: Question, municipality: Municipality, known: Knowledge) -> str:
    """The words with the one name where all names stood."""
    text = question.corrected
    places = find_places(text, known.parties, known.names)
    if not places:
        return f"{text.rstrip(' ?.!')} i {municipality.name}"
    pieces, at = [text[: places[0].start], municipality.name], places[0].end
    for place in places[1:]:
        pieces.append(_gap(text[at : place.start]))
        at = place.end
    return "".join([*pieces, text[at:]])


def _gap(between: str) -> str:
    """What stands between two names, when it is more than the words that join them."""
    if _BETWEEN.fullmatch(fold(between)):
        return ""
    return re.sub(r"\s+(?:i|på|hos|för|från|med|än|mot)\s*$", " ", between)
