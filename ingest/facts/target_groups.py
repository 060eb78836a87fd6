"""Whom the agreement is for: the groups of the section about target groups, with their ages."""

import re
from collections.abc import Iterator, Sequence

from domain.ages import find_ages
from domain.agreement import Section, TargetGroup
from domain.numbers import find_quantities
from ingest.facts.confidence import CLEAR, GUESS, SURE
from ingest.facts.units import Unit, body_units, under

_TOPIC = frozenset({"malgrupp"})
_HEADINGS = re.compile(
    r"målgrupp|vilka\s+(?:det\s+gäller|ungdomar|som\s+omfattas)|vem\s+(?:som\s+)?kan|för\s+vem|deltagare\b|omfattning\s+av\s+personer",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:målgrupp(?:en|er|erna|ens)?|omfattas|omfattar|riktar\s+sig|riktas|vänder\s+sig|prioriterad\w*|prioriteras|avser|går\s+före|företräde)\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:(?:de|den)\s+)?(?:unga|ungdom\w*|kvinnor|män|nyanlända\w*|utrikes\s?födda|utrikesfödda|utomeuropeiskt\s+född\w*|personer|individer\w*|invånare|arbetslös\w*|långtidsarbetslös\w*|långtidsberoende|studerande|deltagare|vuxna|"
    r"kortutbildade|lågutbildade|försörjningsstödstagare|asylsökande|föräldrar|elever|den\s+som|de\s+som|funktionsnedsättning|varslad\w*|varslats|ensamkommande|sjukskrivna|arbetssökande)\b",
    re.IGNORECASE,
)
_NAMES_TARGETS = re.compile("målgrupp", re.IGNORECASE)
_IS_GROUP = re.compile(rf"\W*målgruppen\s+{PEOPLE.pattern}", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:omfattas\s+(?:inte|ej)|inte\s+ta\s+med|ingår\s+(?:inte|ej)|ej\s+aktuell|ingen\s+(?:egen\s+)?målgrupp|omfattas\s+numera\s+av|räknas\s+inte)",
    re.IGNORECASE,
)
_AFTER_IS = re.compile(
    r"\bmålgrupp\w*\b[^.:]{0,60}?\b(?:är|utgörs\s+av|består\s+av|omfattar|avser)\s+", re.IGNORECASE
)
_ABOUT_NEEDS = re.compile(r"kartlägg|behov|identifier|analys|sammansättning|storlek|statistik", re.IGNORECASE)
_COUNTED = frozenset({"procent", "procentenheter", "personer", "deltagare"})
_LONGEST = 160  # characters of a name


def find_target_groups(sections: Sequence[Section]) -> tuple[TargetGroup, ...]:
    """Target groups in the document's order; outside their section only where a sentence speaks of the "målgrupp"."""
    inside = {s.id for s in under(sections, _TOPIC, _HEADINGS)}
    found: list[TargetGroup] = []
    for section in sections:
        about = section.id in inside and not _ABOUT_NEEDS.search(section.heading or "")
        for unit in body_units(section):
            if not unit.is_row:
                found.extend(_groups(unit, about))
    return tuple(found)


def _groups(unit: Unit, in_section: bool) -> Iterator[TargetGroup]:
    text = unit.text
    if not in_section and not _NAMES_TARGETS.search(text):
        return
    if not PEOPLE.search(text) or _DENIED.search(text) or text.rstrip().endswith(":") or _is_statistics(unit):
        return
    ages = find_ages(text)
    if _IS_GROUP.match(text):
        confidence = CLEAR
    elif in_section and (
        unit.kind == "item" or _SAYS.search(text) or ages or PEOPLE.match(text[unit.body :])
    ):
        confidence = SURE
    elif _NAMES_TARGETS.search(text) and ages:
        confidence = GUESS
    else:
        return
    name = _name(unit)
    if not re.match(r"en\s+\w+\s+målgrupp", name, re.IGNORECASE):
        yield TargetGroup(
            name, (ages[0].low, ages[0].high) if ages else None, unit.span(unit.body), confidence
        )


def _is_statistics(unit: Unit) -> bool:
    """A sentence that counts people ("99 personer", "44 procent") describes the group, it does not say who is in it."""
    if unit.kind == "item" or _IS_GROUP.match(unit.text):
        return bool(re.search(r"\bprocent\b|%", unit.text))
    return any(q.unit in _COUNTED for q in find_quantities(unit.text)) or "tatistik" in unit.text


def _name(unit: Unit) -> str:
    """The words of the group: an item whole, a sentence after "målgruppen är", at most a line long."""
    start = unit.body
    if after := _AFTER_IS.search(unit.text):
        start = after.end()
    name = " ".join(unit.text[start:].split()).rstrip(".;, ")
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0]
    return name[:1].upper() + name[1:]
