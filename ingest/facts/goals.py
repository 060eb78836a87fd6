"""What the parties aim at: the goals of the sections of goals, and goals with a number wherever they stand."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Goal, Section
from domain.dates import find_dates, find_years
from domain.numbers import Quantity, find_quantities
from ingest.facts.units import Unit, body_units, under

_GOAL_TOPIC = frozenset({"mal"})
_GOAL_HEADINGS = re.compile(
    r"\bmål(?:en|et|sättning\w*|bild)?\b|målsättning|\bdelmål|indikator|resultatmål|effektmål|ändamål",
    re.IGNORECASE,
)
_NO_GOALS = re.compile(r"målgrupp", re.IGNORECASE)
_SAYS_GOAL = re.compile(
    r"\b(?:mål(?:et|en)?|målsättning(?:en|ar)?|ambition(?:en)?|siktar\s+på|målvärde|delmål(?:et)?|strävar\s+efter|inriktningen)\b(?!\s*grupp)|\bska(?:ll)?\s+(?:\w+\s+){0,4}?(?:uppgå\s+till|nå|minska|öka|"
    r"vara\s+i\s+arbete|ha\s+(?:gått|påbörjat|startat)|vara\s+minst|gå\s+vidare|komma\s+i)\b|\bAndelen\b.*\bska\b",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"(?<=[a-zåäö)%0-9])\s+(?=(?:Andel|Antal|Arbetslösheten|Minst|Fler|Färre|Öka|Minska|Att|Framtagande|Mätningen|För|Dessa|De\s+lokala|Detta|Samtliga|Under)\w*\s+[a-zåäö])"
)
_DURATIONS = frozenset({"dagar", "veckor", "månader", "år"})
_NO_AIM = frozenset({"dagar", "veckor", "månader", "år", "timmar"})


def find_goals(sections: Sequence[Section]) -> tuple[Goal, ...]:
    """Goals in the document's order: every item and sentence of a section of goals, and sentences elsewhere that say
    "målet är" or "ska uppgå till" with a number."""
    inside = {
        s.id for s in under(sections, _GOAL_TOPIC, _GOAL_HEADINGS) if not _NO_GOALS.search(s.heading or "")
    }
    found: list[Goal] = []
    for section in sections:
        for unit in body_units(section):
            if unit.kind == "row":
                continue
            found.extend(_goals(unit, section.id in inside and section.topic != "malgrupp"))
    return tuple(found)


def _goals(unit: Unit, in_section: bool) -> Iterator[Goal]:
    for start, end in _clauses(unit):
        text = unit.text[start:end]
        if len(text.split()) < 3 or text.rstrip().endswith(":"):
            continue
        quantity = _measure(text)
        says = bool(_SAYS_GOAL.search(text))
        if (in_section and (quantity or says or unit.kind == "item")) or (says and quantity):
            yield Goal(
                number=quantity.low if quantity else None,
                unit=quantity.unit if quantity else None,
                by=_by(text, quantity),
                span=unit.span(start, end),
                confidence=0.95 if in_section else 0.7,
            )


def _clauses(unit: Unit) -> list[tuple[int, int]]:
    """The unit, cut where goals have run together without full stops between them."""
    cuts = [unit.body, *(m.end() for m in _RUN_ON.finditer(unit.text)), len(unit.text)]
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if unit.text[a:b].strip()]


def _measure(text: str) -> Quantity | None:
    """The quantity aimed at: a share before a number of something, and both before a length of time."""
    quantities = find_quantities(text)
    shares = [q for q in quantities if q.unit in ("procent", "procentenheter")]
    counts = [q for q in quantities if q.unit not in _NO_AIM and q not in shares]
    with_unit = [q for q in counts if q.unit is not None]
    times = [q for q in quantities if q.unit in _NO_AIM]
    return next(iter([*shares, *with_unit, *counts, *times]), None)


def _by(text: str, aim: Quantity | None) -> str | None:
    """By when, as written: "90 dagar" after "inom", "2021" after "under"."""
    spans = [(q.start, q.end) for q in find_quantities(text) if q.unit in _DURATIONS and q is not aim]
    spans += [(d.start, d.end) for d in find_dates(text)] + [(y.start, y.end) for y in find_years(text)]
    for start, end in sorted(spans):
        if aim and (start, end) == (aim.start, aim.end):
            continue
        before = text[max(0, start - 28) : start]
        if re.search(
            r"\b(?:inom|senast|under|efter|före|innan|utgången\s+av|slutet\s+av|till|t\.o\.m\.|år|i|per|status|för|åren)\s+(?:den\s+)?$",
            before,
            re.IGNORECASE,
        ) or text[end : end + 8].lower().startswith(" efter"):
            return " ".join(text[start:end].split())
    return None
