"""When the agreement is to be revised, in the document's own words: "en gång om året eller vid behov"."""

import re
from collections.abc import Sequence

from domain.agreement import DateFact, Section
from domain.dates import find_dates, find_years
from domain.frequencies import find_frequencies
from ingest.facts.confidence import CLEAR, WEAK
from ingest.facts.dating_words import VALIDITY_HEADINGS
from ingest.facts.units import Unit, besides, body_units, under

_REVISES = re.compile(
    r"\b(?:revider\w*|revision\w*|ses\s+över|se\s+över|översyn\w*|omprövas?|omförhandla\w*|uppdatera(?:s|r)?|aktualiseras)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:överenskommelse\w*|avtalet|bilaga\w*|modellen|dokumentet|den|revider\w*|översyn\w*)\b",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"(?:\b(?:senast|under|inom|innan|efter|vid|i|den|slutet\s+av|början\s+av|våren|hösten|utgången\s+av|år|minst|normalt)\s+)+$",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"\s*(?:,|och|eller|samt)\s+(?:därutöver\s+)?(?:dessutom\s+)?(?:vid|efter|när)\s+(?:behov|större\s+förändringar)(?:\s+\w+)?",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:inom|efter)\s+(?:\w+\s+){1,2}(?:år|månader)\b|\b(?:varje|nästa)\s+(?:höst|vår|vinter|sommar|årsskifte)\b|\b(?:våren|hösten)\s+20\d\d",
    re.IGNORECASE,
)
_TOPIC = frozenset({"varaktighet"})


def find_revision(sections: Sequence[Section]) -> DateFact | None:
    """The first time of revision that the document gives, sections about its validity first. Its value is text."""
    inside = under(
        sections, _TOPIC, re.compile(VALIDITY_HEADINGS.pattern + r"|revider|revision|översyn", re.IGNORECASE)
    )
    for group, certain in ((inside, True), (besides(sections, inside), False)):
        for section in group:
            for unit in body_units(section):
                if (fact := _of(unit, certain)) is not None:
                    return fact
    return None


def _of(unit: Unit, certain: bool) -> DateFact | None:
    said = _REVISES.search(unit.text)
    if (
        said is None
        or not _SUBJECT.search(unit.text)
        or (not certain and not re.search(r"överenskommelse|avtalet|bilaga|modellen", unit.text, re.I))
    ):
        return None
    times = [(d.start, d.end) for d in find_dates(unit.text)] + [
        (y.start, y.end) for y in find_years(unit.text)
    ]
    times += [(f.start, f.end) for f in find_frequencies(unit.text)]
    times += [m.span() for m in _TERM.finditer(unit.text)]
    clause_end = re.search(r"[.;]\s|\s+och\s+kan\s+|,?\s+(?:om\s+inte|såvida)", unit.text[said.end() :])
    limit = said.end() + clause_end.start() if clause_end else len(unit.text)
    after = sorted(t for t in times if said.start() <= t[0] < limit)
    before = sorted(t for t in times if t[1] <= said.start() and said.start() - t[1] < 60)
    chosen = after or (before[-1:] if certain or before else [])
    if not chosen:
        return None
    start, end = chosen[0][0], max(b for _, b in chosen)
    if lead := _BEFORE_TIME.search(unit.text[:start]):
        start = lead.start()
    if more := _AND_MORE.match(unit.text, end):
        end = more.end()
    value = " ".join(unit.text[start:end].split())
    return DateFact("revision", value, unit.span(start, end), CLEAR if certain else WEAK)
