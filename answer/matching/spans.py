"""Values of an expected type in a sentence: where the answer itself stands."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from answer.question import Expected, Question, Subject
from domain.ages import find_ages
from domain.dates import MONTH_NAME, find_dates
from domain.frequencies import DAY_NAME, find_frequencies
from domain.municipalities import find_municipalities
from domain.numbers import Quantity, find_quantities
from domain.numerals import NUMBER
from domain.reference import read_toml
from domain.text import fold

DURATION_UNITS = frozenset({"dagar", "veckor", "månader", "år", "timmar", "minuter", "terminer"})
PERCENT_UNITS = frozenset({"procent", "procentenheter"})
_LETTERS = "a-zåäöéüßàáèêëìíòóøæçćčđëğıłńñśšşýžź"
_CAPITALISED = rf"[A-ZÅÄÖÉØÆČŠŽ][{_LETTERS}]+(?:-[A-ZÅÄÖÉ][{_LETTERS}]+)?"
_NAME = re.compile(rf"\b{_CAPITALISED}(?: (?:[A-ZÅÄÖ]\.|von|af|de))?(?: {_CAPITALISED})+")
_PROJECT = re.compile(r"#\w+|[”\"“][^”\"“]{2,60}[”\"“]")
_NAMED = rf"(?P<name>[”\"“][^”\"“]{{2,60}}[”\"“]|#?{_CAPITALISED}(?: {_CAPITALISED})*)"
_CALLED = re.compile(
    r"\b(?:heter|hette|kallas|kallar|kallade?s?|benämns|benämnd|namnet|(?:gå|går) under namnet|med namn|vid namn)"
    rf"(?: (?:för|gemensamt|även|också|vi|här|nedan|i dag))* {_NAMED}"
    rf"|^{_NAMED.replace('name', 'first')} är (?:en|ett|namnet)\b"
)
_PROPER = re.compile(rf"[”\"“][^”\"“]{{2,60}}[”\"“]|(?<=[{_LETTERS},] )#?{_CAPITALISED}(?: {_CAPITALISED})*")
OTHER_TIME = 0.4  # what a length of time is worth where it is asked how soon
UNSAID = 0.6  # how surely a name is what something is called, where it is not said to be
ROLE = 0.6  # how surely a role is the somebody that "vem" asks for, where an organisation would be surely
_WORD = re.compile(r"[\w#-]*\w")
_INFLECTED = r"(?:en|et|n|t|er|ar|or|arna|erna|orna|na|ens|ets|s|ernas|arnas)?"


@dataclass(frozen=True)
class Value:
    """Characters `start:end` of a text that are a value of the type asked for. `strength` is 0..1: how surely."""

    start: int
    end: int
    unit: str | None = None
    strength: float = 1.0


# What else answers a question for a type, about a subject: "Hur länge gäller avtalet?" "Till och med 2024-12-31."
ALSO: dict[tuple[Expected, Subject], tuple[Expected, ...]] = {
    ("date", "meetings"): ("frequency",),
    ("frequency", "meetings"): ("date",),
    ("duration", "validity"): ("date",),
    ("date", "validity"): ("duration", "frequency"),  # "När ses avtalet över?" "Varje år."
    ("number", "goals"): ("percentage",),
}
_GOALS = re.compile(
    r"\b(?:hur många|antal(?:et)?) (?:\w+ ){0,2}?\w*mål(?:en)?\b"
)  # how many goals there are, no goal's value
_DAYS = re.compile(r"\bveckoda[gr]\w*|\b(?:vilken|vilka) dag(?:ar)?\b")
_HASTE = re.compile(
    r"\bhur (?:snabbt|snart|fort|kvickt)\b|\binom vilken tid\b"
)  # is no "utbildningen är på 24 veckor"
_WITHIN = re.compile(r"\b(?:inom|efter|senast|högst) (?:\w+ )?$")
_IN_FIGURES = re.compile(r"\bprocent|arbetslöshet")  # is no "merparten"
_DAY = re.compile(DAY_NAME)
_WEEKLY = re.compile(rf"{DAY_NAME}|kl\b|klockan|(?:helgfria )?vardag|daglig|varje dag")
OTHER_TYPE = 0.9  # what such a value is worth


def values_for(question: Question, text: str) -> list[Value]:
    """The values in `text` that could answer: of the type that the question expects, or of one that says as much."""
    if question.expected is None:
        return []
    found = find_values(text, question.expected)
    if question.expected == "frequency" and asks_for_days(question):
        return [v for v in found if _DAY.search(fold(text[v.start : v.end]))]
    if question.expected == "percentage" and _IN_FIGURES.search(fold(question.corrected)):
        found = [v for v in found if v.strength >= 1.0]
    if question.expected == "duration" and _HASTE.search(fold(question.corrected)):
        found = [
            v if _WITHIN.search(fold(text[: v.start])) else replace(v, strength=OTHER_TIME * v.strength)
            for v in found
        ]
    others = (
        () if _GOALS.search(fold(question.corrected)) else ALSO.get((question.expected, question.subject), ())
    )
    further = [v for other in others for v in find_values(text, other)]
    return found + [replace(v, strength=OTHER_TYPE * v.strength) for v in further]


def asks_for_days(question: Question) -> bool:
    """Whether the days of the week are asked for, which other ways to say how often do not tell."""
    return _DAYS.search(fold(question.corrected)) is not None


def is_weekly(words: str) -> bool:
    """Whether a value says when something is held week after week, and no date: "tisdagar", "klockan 13–16"."""
    return _WEEKLY.match(fold(words)) is not None


def find_values(text: str, expected: Expected) -> list[Value]:
    """All values of that type in `text`, in order. An empty list means that the text cannot answer such a question."""
    exact, loose = list(_FINDERS[expected](text)), _further(text, expected)
    found = [v for v in exact if not any(_covers(other, v) for other in loose)]
    found += [v for v in loose if not any(_covers(other, v) for other in (*found, *loose) if other is not v)]
    return sorted(found, key=lambda v: (v.start, -v.end))


def _covers(one: Value, other: Value) -> bool:
    """Whether a value says all that another one does, and no less surely."""
    return one.start <= other.start and other.end <= one.end and one.strength >= other.strength


def _further(text: str, expected: Expected) -> list[Value]:
    """Values that are said in the ways of `data/values.toml`."""
    low = fold(text)
    if len(low) != len(text):
        return []
    return [
        Value(m.start(), m.end(), None, strength)
        for pattern, strength in _ways().get(expected, ())
        for m in pattern.finditer(low)
    ]


@cache
def _ways() -> dict[str, tuple[tuple[re.Pattern[str], float], ...]]:
    data = read_toml("values.toml", "answer")
    parts = {"number": rf"(?:{NUMBER})", "month": rf"(?:{MONTH_NAME})"}
    return {
        expected: tuple((re.compile(_filled(rule["pattern"], parts)), rule["strength"]) for rule in rules)
        for expected, rules in data.items()
    }


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """One list of `data/actors.toml`."""
    return tuple(read_toml("actors.toml", "answer")[name])


def _quantities(text: str, wanted: Callable[[Quantity], bool]) -> list[Value]:
    return [Value(q.start, q.end, q.unit) for q in find_quantities(text) if wanted(q)]


def _percentages(text: str) -> list[Value]:
    return _quantities(text, lambda q: q.unit in PERCENT_UNITS)


def _amounts(text: str) -> list[Value]:
    return _quantities(text, lambda q: q.unit == "kronor")


def _durations(text: str) -> list[Value]:
    ages = [(a.start, a.end) for a in find_ages(text)]
    found = _quantities(text, lambda q: q.unit in DURATION_UNITS)
    return [v for v in found if not any(a <= v.start < b for a, b in ages)]


def _dates(text: str) -> list[Value]:
    found = [Value(d.start, d.end) for d in find_dates(text)]
    for match in re.finditer(r"\btills\s?vidare\b", text, re.IGNORECASE):
        found.append(Value(match.start(), match.end(), strength=0.7))
    if not found:
        found = [Value(m.start(), m.end(), strength=0.6) for m in re.finditer(r"\b(?:19|20)\d\d\b", text)]
    return found


def _numbers(text: str) -> list[Value]:
    """Numbers of things: no years, ages, lengths of time, shares or sums."""
    dates = [(d.start, d.end) for d in find_dates(text)] + [(a.start, a.end) for a in find_ages(text)]
    found = []
    for q in find_quantities(text):
        bare_year = q.unit is None and 1900 <= q.low <= 2099 and q.low == q.high and q.end - q.start == 4
        numbering = q.start == 0 and re.match(r"[.)]\s", text[q.end : q.end + 2])
        if bare_year or numbering or any(a <= q.start < b for a, b in dates):
            continue
        if q.unit == "kronor" or q.unit in PERCENT_UNITS | DURATION_UNITS:
            continue
        # "en" and "ett" are articles far more often than numbers.
        words = fold(text[q.start : q.end]).split()
        article = words[0] in ("en", "ett") and not words[-1].endswith("tal")
        found.append(Value(q.start, q.end, q.unit, 0.1 if article else 1.0))
    return found


def _ages(text: str) -> list[Value]:
    return [Value(a.start, a.end, "år") for a in find_ages(text)]


def _frequencies(text: str) -> list[Value]:
    return [Value(f.start, f.end, None, 1.0 if f.per_year else 0.7) for f in find_frequencies(text)]


def _persons(text: str) -> list[Value]:
    """Two capitalised words or more in a row, none of which is a place, an office or the like."""
    places = [(m.start, m.end) for m in find_municipalities(text)]
    found = []
    for match in _NAME.finditer(text):
        words = [(match.start() + w.start(), w.group()) for w in re.finditer(r"\S+", match.group())]
        while words and _is_ordinary(words[0][1]):  # "Spårledare Anna Ek"
            del words[0]
        if len(words) < 2 or any(_is_ordinary(word) for _, word in words):
            continue
        if any(a < match.end() and b > words[0][0] for a, b in places):
            continue
        found.append(Value(words[0][0], match.end()))
    return found


def _is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a role, an office or the like, and no name."""
    low = fold(word)
    ends = (end for end in (*lexicon("roles"), *lexicon("not_names")) if len(end) > 3)
    return low in lexicon("not_names") or any(low.endswith(end) for end in ends)


@cache
def _endings(name: str) -> re.Pattern[str]:
    stems = "|".join(re.escape(w) for w in sorted(lexicon(name), key=len, reverse=True))
    return re.compile(rf"(?:[\w-]*(?:{stems}){_INFLECTED})$")


def _actors(name: str) -> Callable[[str], list[Value]]:
    def find(text: str) -> list[Value]:
        words = _WORD.finditer(fold(text)) if len(fold(text)) == len(text) else iter(())
        return [Value(m.start(), m.end()) for m in words if _endings(name).match(m.group())]

    return find


def _roles(text: str) -> list[Value]:
    """Somebody: a role, a name, or an organisation (which is what the documents mostly say)."""
    roles = _actors("roles")(text)
    return roles + [Value(v.start, v.end, None, 0.8) for v in _organisations(text)] + _persons(text)


def _organisations(text: str) -> list[Value]:
    """With the place that is part of the name: "Eslövs folkhögskola", "Högskolan i Halmstad"."""
    return [_with_place(text, v) for v in _actors("organisations")(text)]


def _with_place(text: str, value: Value) -> Value:
    before = re.search(rf"(?<=\w )(?:{_CAPITALISED}s )+$", text[: value.start])
    after = re.match(rf" i {_CAPITALISED}", text[value.end :]) if text[value.start].isupper() else None
    start = before.start() if before else value.start
    return replace(value, start=start, end=value.end + (after.end() if after else 0))


def _somebody(text: str) -> list[Value]:
    """An organisation, or less surely a role or a name: "vem" asks for any of them."""
    named = [*_actors("roles")(text), *_persons(text)]
    return _organisations(text) + [replace(v, strength=ROLE) for v in named]


def _projects(text: str) -> list[Value]:
    found = [Value(m.start(), m.end()) for m in _PROJECT.finditer(text)]
    for match in _WORD.finditer(text):
        if fold(match.group()).endswith(lexicon("projects")):
            follows = re.match(r"\s+([A-ZÅÄÖ#][\w-]*(?:\s+[A-ZÅÄÖ#][\w-]*)*)", text[match.end() :])
            if follows:
                found.append(Value(match.end() + follows.start(1), match.end() + follows.end(1)))
    return found


def _names(text: str) -> list[Value]:
    """What something is called: surely where it is said to be its name, less so any other name."""
    places = [(m.start, m.end) for m in find_municipalities(text)]
    found = [Value(*m.span(m.lastgroup or 0)) for m in _CALLED.finditer(text)]
    for match in _PROPER.finditer(text):
        place = any(a <= match.start() and match.end() <= b for a, b in places)
        if not place and not any(_is_ordinary(word) for word in match.group().split()):
            found.append(Value(match.start(), match.end(), None, UNSAID))
    return found


def _places(text: str) -> list[Value]:
    found = [Value(m.start, m.end) for m in find_municipalities(text)]
    for match in re.finditer(
        r"\b(?:[Ii]|[Pp]å|[Hh]os|[Vv]id)\s+([A-ZÅÄÖ][a-zåäöé][\w-]*(?:\s+[A-ZÅÄÖ][\w-]+)*)", text
    ):
        found.append(Value(match.start(1), match.end(1)))
    words = {match.group(): match for match in _WORD.finditer(fold(text))}
    found += [Value(m.start(), m.end(), None, 0.7) for w, m in words.items() if _endings("places").match(w)]
    return found


def _members(text: str) -> list[Value]:
    """An enumeration of somebodies: from the first to the last."""
    actors = sorted([*_actors("roles")(text), *_organisations(text)], key=lambda v: v.start)
    if not actors:
        return []
    joined = text[actors[0].start : actors[-1].end]
    listed = joined.count(",") + len(re.findall(r"\b(?:och|samt)\b", joined))
    return [Value(actors[0].start, actors[-1].end, None, 1.0 if len(actors) > 1 and listed else 0.4)]


def _reasons(text: str) -> list[Value]:
    low = fold(text)
    return [Value(low.find(w), len(text)) for w in lexicon("reasons") if w in low]


def _anything(text: str) -> Iterator[Value]:
    yield Value(0, len(text), None, 0.5)


_FINDERS: dict[Expected, Callable[[str], list[Value] | Iterator[Value]]] = {
    "percentage": _percentages,
    "amount": _amounts,
    "number": _numbers,
    "date": _dates,
    "duration": _durations,
    "frequency": _frequencies,
    "age": _ages,
    "person": _persons,
    "role": _roles,
    "position": _actors("roles"),
    "organisation": _somebody,
    "project": _projects,
    "name": _names,
    "place": _places,
    "members": _members,
    "reason": _reasons,
    "procedure": _anything,
}
