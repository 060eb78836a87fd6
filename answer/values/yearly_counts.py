"""How many a year, where a document tells how many each time: "tre platser per omgång, fyra omgångar om året"."""

import re
from collections.abc import Sequence

from answer.candidates.scored import Scored
from answer.composing.answered import answered
from answer.composing.citations import cite
from answer.composing.compose import names_of, one_line, whose
from answer.question import Question
from domain.answer import Answer, MunicipalityAnswer
from domain.dates import MONTH_NAME
from domain.fact_fields import number
from domain.numerals import NUMBER, number_value
from domain.text import fold
from index.engine import Index

SURE = 0.8
_YEARLY = r"(?:om|per) år(?:et)?|(?:på|under) ett år|varje år|årligen"
_ASKED = re.compile(rf"\b(?:{_YEARLY})\b")
_TIME = r"(?:omgång|grupp|start|intag|gång|kurs|antagning|klass|tillfälle)\w*"
_THING = r"(?:\w+ ){0,2}?"
_N = rf"(?<![\w,.-])(?P<n>{NUMBER})"
_HELD = r"(?:startar|börjar|ges|går|hålls|genomförs|anordnas|antas|tas in)"
_TIMES = re.compile(
    rf"{_N} {_THING}(?!gång){_TIME}(?: \w+){{0,2}}? (?:{_YEARLY})\b"
    rf"|\b{_HELD} (?:\w+ )?{_N.replace('P<n>', 'P<m>')} gånger (?:{_YEARLY})\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"{_N} {_THING}(?:per|(?:vid|i|till) varje|varje) {_TIME}|med {_N.replace('P<n>', 'P<m>')} i (?:varje|vardera)\b"
    rf"|{_N.replace('P<n>', 'P<k>')} {_THING}(?:åt gången|i varje)\b",
    re.IGNORECASE,
)
_MONTH = rf"i (?:{MONTH_NAME})"
_BY_MONTH = re.compile(
    rf"{_N} {_THING}(?:\w+ )?{_MONTH} (?:och|samt) {_N.replace('P<n>', 'P<m>')} {_THING}{_MONTH}\b",
    re.IGNORECASE,
)


def yearly_count(question: Question, carriers: Sequence[Scored], index: Index) -> Answer | None:
    """What comes to a year, from the best sentence and those beside it; None when that was not asked or is not told."""
    if not carriers or question.expected != "number" or not _ASKED.search(fold(question.corrected)):
        return None
    candidate = carriers[0].candidate
    section = candidate.section
    for start, end in _around(section.sentences, candidate.start):
        if (sum_ := in_a_year(section.text[start:end])) is not None:
            quote = cite(candidate.agreement, section, start, end)
            entries = [
                MunicipalityAnswer(m, "evidence", (quote,)) for m in whose(question, candidate.agreement)
            ]
            (total, told), names = sum_, names_of(question, candidate.agreement)
            text = f"{names}: {number(total)} om året ({told}). ”{one_line(quote.quote)}”"
            return answered(question, index, "count", text, entries, (quote,), SURE, count=int(total))
    return None


def _around(sentences: Sequence[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """The sentence that begins there, then it with the next one, then with the one before."""
    at = next((i for i, s in enumerate(sentences) if s[0] == start), None)
    if at is None:
        return []
    first, last = max(0, at - 1), min(len(sentences) - 1, at + 1)
    return [sentences[at], (sentences[at][0], sentences[last][1]), (sentences[first][0], sentences[at][1])]


def in_a_year(text: str) -> tuple[float, str] | None:
    """What a text's parts come to in a year, and how it is made up: (12, "3 × 4"); None without such parts."""
    if both := _BY_MONTH.search(text):
        first, second = number_value(both["n"]), number_value(both["m"])
        return first + second, f"{number(first)} + {number(second)}"
    times, each = _TIMES.search(text), _EACH.search(text)
    if times is None or each is None:
        return None
    one, many = number_value(each["n"] or each["m"] or each["k"]), number_value(times["n"] or times["m"])
    return one * many, f"{number(one)} × {number(many)}"
