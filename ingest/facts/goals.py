"""What the parties aim at: the goals of the sections of goals, and goals with a number wherever they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.agreement import Goal, Section
from domain.dates import find_dates, find_years
from domain.numbers import Quantity, find_quantities
from domain.numerals import NUMBER, number_value
from ingest.facts.confidence import LIKELY, SURE, WEAK
from ingest.facts.target_groups import PEOPLE
from ingest.facts.units import Unit, body_units, under

_GOAL_TOPIC = frozenset({"mal"})
_GOAL_HEADINGS = re.compile(
    r"\bmål(?:en|et|sättning\w*|bild)?\b|målsättning|\bdelmål|indikator|resultatmål|effektmål|ändamål",
    re.IGNORECASE,
)
_NO_GOALS = re.compile(r"målgrupp", re.IGNORECASE)
_MARK = re.compile(r"(?:[b-h]\)|\d{1,2}[.)])\s+(?=[^\W\d])")
_SAYS_GOAL = re.compile(
    r"\b(?:mål(?:et|en)?|målsättning(?:en|ar)?|ambition(?:en)?|siktar\s+på|målvärde|delmål(?:et)?|strävar\s+efter)\b"
    r"|\bska(?:ll)?\s+(?:\w+\s+){0,4}?(?:uppgå\s+till|nå|minska|öka|vara\s+i\s+arbete|ha\s+(?:gått|påbörjat|startat)|"
    r"vara\s+minst|gå\s+vidare|komma\s+i)\b|\bAndelen\b.*\bska\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:mål(?:et|en|sättningen)?|ambitionen|syftet)\s+(?:med\s+\w+\s+|för\s+\w+\s+)?är\b|^\W*(?:att\s+)?(?:öka|minska|fler|färre|bättre|förkorta|korta|stärka|"
    r"skapa|nå|starta|höja|sänka)\b|\bska(?:ll)?\b(?!\s+(?:användas|följas|utvärderas|redovisas|mätas|revideras|ses|tas\s+fram))",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"(?<=[,;.])\s+(?=(?:[b-h]\)|\d{1,2}[.)])\s)|(?<=[a-zåäö)%0-9])\s+(?=(?:Andel|Antal|Arbetslösheten|Minst|Fler|Färre|Öka|Minska|Att|Framtagande|Mätningen|För|Dessa|De\s+lokala|Detta|Samtliga|Under)\w*\s+[a-zåäö])"
)
_DURATIONS = frozenset({"dagar", "veckor", "månader", "år", "timmar"})
_TIME_BEFORE = re.compile(
    r"\b(?:inom|senast|under|efter|före|innan|utgången\s+av|slutet\s+av|till|t\.o\.m\.|år|i|per|status|för|åren|årsskiftet)\s+"
    r"(?:den\s+)?$",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?<!\w)(?P<part>{NUMBER})\s+av\s+(?P<whole>{NUMBER})(?!\w)", re.IGNORECASE)
_OF_TIME = re.compile(
    r"\s+(?:dag|veck|månad|år|timm|gång)", re.IGNORECASE
)  # "tio av tolv månader" is no share
_CHANGE = re.compile(rf"\bfrån\s+{NUMBER}\s*(?:procent|%)?\s*till\s+{NUMBER}\s*(?:\w+|%)?$", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?:19|20)\d\d\s*[-–—/]\s*$")
# For whom the goal is, with what tells them from others: "unga kvinnor", "nyanlända mellan 20 och 64 år".
_WHOM = re.compile(
    rf"\b(?:(?:unga|nyanlända|utrikes\s?födda|långtidsarbetslösa|arbetslösa|inskrivna|andra)\s+(?:och\s+)?)*(?:deltagarna\b|\w+deltagare\b|dem\s+som\s+\w+(?:\s+(?!ska\b|skall\b|har\b|är\b)\w+){{0,3}}|(?!arbetslöshet){PEOPLE.pattern})"
    r"(?:\s+(?:(?:i\s+)?åldern\s+|mellan\s+)?\d\d\s*(?:[-–]|och|till)\s*\d\d\s+år)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:en|ett)\b", re.IGNORECASE)


def find_goals(sections: Sequence[Section]) -> tuple[Goal, ...]:
    """Goals in the document's order: every item and sentence of a section of goals, and sentences elsewhere that say
    "målet är" or "ska uppgå till" with a number."""
    inside = {
        s.id for s in under(sections, _GOAL_TOPIC, _GOAL_HEADINGS) if not _NO_GOALS.search(s.heading or "")
    }
    return tuple(
        goal
        for section in sections
        for goal in _in_section(section, section.id in inside and section.topic != "malgrupp")
    )


def _in_section(section: Section, of_goals: bool) -> Iterator[Goal]:
    """The section's goals. What opens a list ("Under 2020 ska unga") says by when and for whom for its items."""
    lead, people = None, _whom(section.heading or "")
    section_units = body_units(section)
    for at, unit in enumerate(section_units):
        following = section_units[at + 1] if at + 1 < len(section_units) else None
        if unit.is_row:
            if of_goals:
                yield from _of_row(unit)
            continue
        if not _is_item(unit):
            opens = (
                not unit.text.rstrip().endswith((".", "!", "?"))
                and following is not None
                and _is_item(following)
            )
            lead = _by(unit.text, None) if opens else None
            people = (opens and _whom(unit.text)) or _whom(section.heading or "")
            if opens:
                continue
        for goal in _goals(unit, of_goals, lead if _is_item(unit) else None):
            own = _whom(unit.section.text[goal.span.start : goal.span.end])
            yield replace(goal, whom=own or people)


def _whom(text: str) -> str | None:
    """The people that the words name first; "de som" and "den som" name none."""
    found = (" ".join(m.group().split()) for m in _WHOM.finditer(text))
    return next((f for f in found if not f.lower().endswith(" som")), None)


def _is_item(unit: Unit) -> bool:
    return unit.kind == "item" or unit.body > 0


def _goals(unit: Unit, of_goals: bool, lead: str | None) -> Iterator[Goal]:
    for start, end in _clauses(unit):
        text = unit.text[start:end]
        if len(text.split()) < 3 or text.rstrip().endswith(":"):
            continue
        if not of_goals and not _SAYS_GOAL.search(text):
            continue
        quantity = _measure(text)
        if of_goals:
            stated = (
                unit.kind == "item" or bool(_AIM.search(text)) or (quantity is not None and _is_line(unit))
            )
        else:
            stated = quantity is not None and quantity.unit != "gånger"
        if stated:
            number, what = (quantity.low, quantity.unit) if quantity else (None, None)
            yield Goal(
                number, what, _by(text, quantity) or lead, unit.span(start, end), SURE if of_goals else WEAK
            )


def _is_line(unit: Unit) -> bool:
    """A line that stands alone, as a list item does that has lost its bullet."""
    return unit.start == unit.block.start and unit.end == unit.block.end and len(unit.text) < 140


def _of_row(unit: Unit) -> Iterator[Goal]:
    """A table of goals: each number with what its column counts ("Deltagare 2021")."""
    columns, cells = unit.block.columns, unit.cells()
    if len(columns) != len(cells):
        return
    for column, (start, end) in zip(columns, cells, strict=True):
        cell = unit.text[start:end].strip()
        quantity = next(iter(find_quantities(f"{cell} {column.lower()}")), None)
        if quantity and quantity.start == 0 and cell[:1].isdigit():
            years = find_years(column)
            yield Goal(
                quantity.low, quantity.unit, str(years[0].value) if years else None, unit.span(), LIKELY
            )


def _clauses(unit: Unit) -> list[tuple[int, int]]:
    """The unit, cut where goals have run together without full stops between them."""
    cuts = [unit.body, *(m.end() for m in _RUN_ON.finditer(unit.text)), len(unit.text)]
    clauses = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if unit.text[a:b].strip()]
    return [(a + (m.end() if (m := _MARK.match(unit.text[a:b])) else 0), b) for a, b in clauses]


def _measure(text: str) -> Quantity | None:
    """The quantity aimed at: a share before a number of something, and both before a length of time."""
    quantities = [
        q for q in find_quantities(text) if not _ARTICLE.match(text, q.start) and not _counts_nothing(text, q)
    ]
    if changed := next((q for q in quantities if _CHANGE.search(text[: q.end])), None):
        return replace(changed, low=changed.high)
    shares = [q for q in quantities if q.unit in ("procent", "procentenheter")]
    if not shares and (share := _share(text)):
        return share
    counts = [q for q in quantities if q.unit not in _DURATIONS and q not in shares]
    with_unit = [q for q in counts if q.unit is not None]
    times = [q for q in quantities if q.unit in _DURATIONS and not _TIME_BEFORE.search(text[: q.start])]
    lasting = [
        q
        for q in times
        if re.search(r"\b(?:till|i|på|än|högst|max\w*|överstiga|ta)\s+$", text[: q.start]) or q.bound
    ]
    return next(iter([*shares, *with_unit, *lasting, *counts]), None)


def _counts_nothing(text: str, quantity: Quantity) -> bool:
    """A bare number that opens a footnote, or stands for people known already ("de två"); or a part of a time."""
    part = _OF.match(text, quantity.start)
    if part and _OF_TIME.match(text, part.end()):
        return True
    if quantity.unit is not None:
        return False
    opens = quantity.start == 0 and text[quantity.end : quantity.end + 2].lstrip()[:1].isupper()
    return opens or bool(
        re.search(r"\b(?:de|dem|dessa|båda|alla)\s+$", text[: quantity.start], re.IGNORECASE)
    )


def _share(text: str) -> Quantity | None:
    """ "två av tre" and "åtta av tio" as per cent."""
    for match in _OF.finditer(text):
        part, whole = number_value(match["part"]), number_value(match["whole"])
        if 0 < part < whole <= 100 and not _OF_TIME.match(text, match.end()):
            per_cent = round(100 * part / whole, 1)
            return Quantity(match.start(), match.end(), per_cent, per_cent, "procent")
    return None


def _by(text: str, aim: Quantity | None) -> str | None:
    """By when, as written: "90 dagar" after "inom", "2021" after "under"; first what follows the number."""
    spans = [(q.start, q.end) for q in find_quantities(text) if q.unit in _DURATIONS and q is not aim]
    spans += [(d.start, d.end) for d in find_dates(text)] + [(y.start, y.end) for y in find_years(text)]
    said = [
        (a, b)
        for a, b in sorted(spans)
        if _says_when(text, a, b) and (aim is None or (a, b) != (aim.start, aim.end))
    ]
    if aim is not None:
        said.sort(key=lambda s: s[0] < aim.end)
    for start, end in said:
        later = next(
            (b for a, b in spans if a > end and _RANGE_BEFORE.search(text[:a]) and a - end <= 3), end
        )
        return " ".join(text[start:later].split())
    return None


def _says_when(text: str, start: int, end: int) -> bool:
    return bool(_TIME_BEFORE.search(text[max(0, start - 28) : start])) or text[
        end : end + 8
    ].lower().startswith((" efter", " senare"))
