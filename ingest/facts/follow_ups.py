"""How the agreement is followed up: when, and by whom: "Målen följs upp av styrgruppen två gånger per år"."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import FollowUp, Section
from domain.dates import find_dates
from domain.frequencies import find_frequencies
from ingest.facts.confidence import SURE, WEAK
from ingest.facts.group_words import group_name, groups_in
from ingest.facts.units import Unit, body_units, under

_TOPIC = frozenset({"uppfoljning"})
_HEADINGS = re.compile(r"uppföljning|utvärdering|rapportering", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:följ(?:s|as?|er|a)\s+(?:\w+\s+){0,3}?upp|upp?följning\w*|utvärder\w*|(?:åter)?rapport(?:eras?|ering\w*)|redovisa(?:s|r)?|"
    r"mät(?:s|a|as|er|ning\w*)|stäms?\s+av|sammanställ(?:s|er|a|as)|enkät\w*|statistik\w*)\b",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(?:överenskommelse\w*|avtalet|samverkan\w*|mål(?:en|et)?|delmål\w*|målsättning\w*|modellen|jobbspår\w*|spåren|resultat\w*|bilaga\w*)\b",
    re.IGNORECASE,
)
_OF_ONE_PERSON = re.compile(
    r"\b(?:individ\w*|deltagar(?:en|ens|e)|ungdomen|planen|handlingsplan\w*|insatsen|trepartssamtal\w*|praktik\w*)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:senast|under|i|inför|vid|efter)\s+)?(?:(?:våren|hösten|sommaren|årsskiftet|slutet\s+av|början\s+av)\s+(?:\w+\s+)?20\d\d|"
    r"varje\s+(?:höst|vår|tertial|årsskifte)|löpande|kontinuerligt|tertialvis|per\s+tertial)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:av|till|för|hos)\s+(?P<who>(?:kommunstyrelsen|arbetsmarknadsnämnden|socialnämnden|samordnaren|utvecklingsledaren|kommunen|"
    r"arbetsförmedlingen|parterna|DUA|Dua|regionstyrelsen|kommunfullmäktige|en\s+extern\s+part|en\s+extern\s+utvärderare)\b)"
    r"|^(?P<subject>Parterna|Kommunen|Arbetsförmedlingen|Samordnaren|Utvecklingsledaren)\b",
    re.IGNORECASE,
)


def find_follow_ups(sections: Sequence[Section]) -> tuple[FollowUp, ...]:
    """Sentences and items about following up, in the document's order; that of one person's plan is none."""
    inside = {s.id for s in under(sections, _TOPIC, _HEADINGS)}
    return tuple(fact for s in sections for unit in body_units(s) for fact in _in_unit(unit, s.id in inside))


def _in_unit(unit: Unit, about: bool) -> Iterator[FollowUp]:
    text = unit.text
    if unit.is_row or not _FOLLOWS.search(text):
        return
    when, whom = _when(text), _whom(text)
    if not about and (_OF_ONE_PERSON.search(text) or not _AGREEMENT.search(text) or (when or whom) is None):
        return
    yield FollowUp(when, whom, unit.span(unit.body), SURE if about and (when or whom) else WEAK)


def _when(text: str) -> str | None:
    """The frequency, else the date or season, as written."""
    times = [(f.start, f.end) for f in find_frequencies(text)] or [m.span() for m in _TIME.finditer(text)]
    times = times or [(d.start, d.end) for d in find_dates(text)]
    return " ".join(text[slice(*times[0])].split()) if times else None


def _whom(text: str) -> str | None:
    """The group, else the party or person that does it or is told."""
    if groups := groups_in(text):
        return group_name(text, groups[0])
    by = _BY.search(text)
    return " ".join((by["who"] or by["subject"]).split()) if by else None
