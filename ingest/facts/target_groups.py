"""Whom the agreement is for: the groups of the section about target groups, with their ages."""

import re
from collections.abc import Iterator, Sequence

from domain.ages import find_ages
from domain.agreement import Section, TargetGroup
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
_PEOPLE = re.compile(
    r"\b(?:unga|ungdom\w*|kvinnor|män|nyanlända\w*|utrikes\s?födda|utrikesfödda|utomeuropeiskt\s+född\w*|personer|individer\w*|invånare|arbetslös\w*|långtidsarbetslös\w*|långtidsberoende|studerande|deltagare|vuxna|"
    r"kortutbildade|lågutbildade|försörjningsstödstagare|asylsökande|föräldrar|elever|den\s+som|de\s+som|funktionsnedsättning|varslad\w*|varslats|ensamkommande|sjukskrivna|arbetssökande)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:omfattas\s+(?:inte|ej)|inte\s+ta\s+med|ingår\s+(?:inte|ej)|ej\s+aktuell)", re.IGNORECASE
)
_AFTER_IS = re.compile(
    r"\bmålgrupp\w*\b[^.:]{0,60}?\b(?:är|utgörs\s+av|består\s+av|omfattar|avser)\s+", re.IGNORECASE
)
_LONGEST = 160  # characters of a name


def find_target_groups(sections: Sequence[Section]) -> tuple[TargetGroup, ...]:
    """Target groups in the document's order; outside their section only where a sentence speaks of the "målgrupp"."""
    inside = {s.id for s in under(sections, _TOPIC, _HEADINGS)}
    found: list[TargetGroup] = []
    for section in sections:
        for unit in body_units(section):
            if unit.kind != "row":
                found.extend(_groups(unit, section.id in inside))
    return tuple(found)


def _groups(unit: Unit, in_section: bool) -> Iterator[TargetGroup]:
    text = unit.text
    people = _PEOPLE.search(text)
    if people is None or _DENIED.search(text) or text.rstrip().endswith(":"):
        return
    ages = find_ages(text)
    says = bool(_SAYS.search(text))
    if in_section and (unit.kind == "item" or says or ages):
        confidence = 0.95
    elif re.search(r"målgrupp", text, re.IGNORECASE) and ages:
        confidence = 0.6
    else:
        return
    yield TargetGroup(
        _name(unit), (ages[0].low, ages[0].high) if ages else None, unit.span(unit.body), confidence
    )


def _name(unit: Unit) -> str:
    """The words of the group: an item whole, a sentence after "målgruppen är", at most a line long."""
    start = unit.body
    if after := _AFTER_IS.search(unit.text):
        start = after.end()
    name = " ".join(unit.text[start:].split()).rstrip(".;, ")
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0]
    return name[:1].upper() + name[1:]
