"""Arbetsförmedlingen as a party, and which of its offices: "Arbetsförmedlingen Södra Sörmland"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from domain.agreement import Party, Section
from ingest.facts.confidence import CERTAIN, CLEAR, GUESS, SURE, WEAK
from ingest.facts.units import Unit, units

AUTHORITY_NUMBER = "202100-2114"
_PLACE = (
    r"(?:(?:[Nn]orra|[Ss]ödra|[Öö]stra|[Vv]ästra|[Mm]ellersta|[Ii]nre|[Ss]tor)\s+)?"
    r"[A-ZÅÄÖÉ][\wåäöé]+(?:[-/][A-ZÅÄÖ]?[\wåäöé]+)*(?:\s+(?:län|området|[Nn]orra|[Ss]ödra|[Öö]stra|[Vv]ästra|Norr|Syd|Söder|Väst|Öst|Nord|Centrum|City|[A-ZÅÄÖ][\wåäöé]+(?=\s+län)))?"
)
_OFFICE = re.compile(
    rf"\b[Aa]rbetsförmedling(?:en|ens)?(?P<office>(?:s?\s*kontor(?:et)?)?,?\s+(?:(?:i|på|för)\s+|kontor(?:et)?\s+|"
    rf"lokalkontor(?:et)?\s+(?:i\s+)?|region\s+|Region\s+|marknadsområde\s+)?)(?P<place>{_PLACE}(?:\s+(?:och|&)\s+{_PLACE})?)"
)
_BARE = re.compile(r"\barbetsförmedlingen\b", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"^(?:Org|Enhet|Sektion|Chef|Ort|Datum|Dnr|Diarie|Syfte|Parter|Mål|Bakgrund|Namn|Box|Tel|DUA|Dua|Sverige|Namnförtyd|SFI|"
    r"Underskrift|Överenskomm|Bilaga|Avtal|Kommun|Region$|AF$|ESF|KAA|Försäkring|Samordning|Socialtjänst|Komvux|Nedan|I$|Vi$|Det$|Den$)"
)
_MUNICIPAL = re.compile(r"s?\s+(?:kommun|stad|kommuner)\b")
_AUTHORITY = re.compile(r"2\s?0\s?2\s?1\s?0\s?0\s?[-–—‐‑]?\s?2\s?1\s?1\s?4")


def offices(sections: Sequence[Section], strong: Iterable[tuple[Unit, str]]) -> list[Party]:
    """Arbetsförmedlingen with its office: named as a party, or else the office that the text names most.

    Empty when Arbetsförmedlingen is not named at all.
    """
    strong = list(strong)
    for wanted in ("parter", "titel", "underskrift"):
        for unit, source in strong:
            if source == wanted and (party := _with_place(unit, CERTAIN if source == "parter" else SURE)):
                return [party]
    everywhere = [unit for section in sections for unit in units(section)]
    counted: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for unit in everywhere:
        if party := _with_place(unit, WEAK):
            counted[party.name] += 1
            first.setdefault(party.name, party)
    if counted:
        return [first[counted.most_common(1)[0][0]]]
    for unit, confidence in [*((u, CLEAR) for u, _ in strong), *((u, GUESS) for u in everywhere)]:
        if bare := _BARE.search(unit.text):
            return [_party(unit, bare.start(), bare.end(), "Arbetsförmedlingen", confidence)]
    return []


def _with_place(unit: Unit, confidence: float) -> Party | None:
    for match in _OFFICE.finditer(unit.text):
        place, end = match["place"], match.end()
        if both := re.search(r"\s+(?:och|&)\s+", place):
            # "Arbetsförmedlingen Nässjö och Aneby kommun": the second name belongs to the municipality
            if _MUNICIPAL.match(unit.text, end):
                place, end = place[: both.start()], match.start("place") + both.start()
        if _NO_PLACE.match(place) or _MUNICIPAL.match(unit.text, end) or "\n" in match["office"]:
            continue
        return _party(unit, match.start(), end, f"Arbetsförmedlingen {' '.join(place.split())}", confidence)
    return None


def _party(unit: Unit, start: int, end: int, name: str, confidence: float) -> Party:
    number = _AUTHORITY.search(unit.section.text, unit.start + end, unit.start + end + 120)
    if number and number.end() <= unit.end:
        end = number.end() - unit.start
    return Party(
        name=name,
        role="arbetsförmedlingen",
        municipality=None,
        organisation_number=AUTHORITY_NUMBER if number else None,
        span=unit.span(start, end),
        confidence=confidence,
    )
