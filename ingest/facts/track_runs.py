"""Tracks told one after another, each by its name first: "Tre spår är igång. Kök, Nora, tio platser. Svets (Sala)." """

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agreement import TrackStatus
from ingest.facts.confidence import LIKELY
from ingest.facts.track_candidates import Candidate
from ingest.facts.track_claims import is_claimed, place_told
from ingest.facts.track_names import Name, read_name
from ingest.facts.track_words import TRACK, status_of
from ingest.facts.units import Unit
from ingest.wording import has_finite_verb

_NUMBERS = "två tre fyra fem sex sju åtta nio tio elva tolv".split()
_COUNTED = re.compile(
    rf"\b(?P<number>{'|'.join(_NUMBERS)}|[2-9]|1[0-2]|flera|några|dessa)\s+(?:\w+\s+){{0,2}}?{TRACK}",
    re.IGNORECASE,
)
# "Det första gäller kök", "Det andra, Handel,", "Ett tredje är inriktat mot lokalvård"
_ORDINAL = re.compile(
    r"(?:Det|Ett)\s+(?:ena|första|andra|tredje|fjärde|femte|sjätte|sista)(?:\s+(?:jobb|yrkes|bransch)?spår(?:et)?)?"
    r"(?:,|\s+(?:är|gäller|avser|rör|heter|kallas|leder|finns|drivs|ges|handlar|(?:in)?riktar\s+sig|vänder\s+sig)\b)\s+"
    r"(?:(?:in)?riktat\s+)?(?:(?:inom|mot|på|till|för|om)\s+)?(?:arbete\s+(?:inom|som|i)\s+|blivande\s+)?(?=\w)"
)
_AFTER_NAME = re.compile(r"\s*(?:[.:(–—]|-\s|$)")
_MOST_WORDS = 6  # of a name that opens a sentence


def count_of(text: str) -> int | None:
    """How many tracks the sentence says that there are, 0 for "flera"; None when it does not say so."""
    counted = _COUNTED.search(text)
    if counted is None or not is_claimed(text, counted.start()):
        return None
    number = counted["number"].lower()
    if number.isdigit():
        return int(number)
    return _NUMBERS.index(number) + 2 if number in _NUMBERS else 0


def told_after(section_units: Sequence[Unit], at: int, status: TrackStatus | None) -> list[Candidate]:
    """The tracks whose names open the sentences after the unit at `at`, which announces them; none unless two at least.

    Where names open paragraphs, those alone count: what else stands in a paragraph is said of its track.
    """
    count = count_of(section_units[at].text) or 0
    found: list[Candidate] = []
    for unit in section_units[at + 1 :]:
        if unit.is_row or count_of(unit.text) is not None or count and len(found) == count:
            break
        if (name := _opening_name(unit)) is not None:
            found.append(_candidate(unit, name, status))
    opening = [c for c in found if c.unit.start == c.unit.block.start]
    if len(opening) >= 2 and len(found) != count:
        return opening
    return found if len(found) >= 2 else []


def told_below(section_units: Sequence[Unit], status: TrackStatus | None) -> list[Candidate]:
    """The tracks whose names open the first paragraphs below a heading on tracks; none unless two at least.

    "Undersköterska. Finns i Nora. 40 veckor." and "Svetsare. Startar i januari 2024.": the rest of the paragraph
    is said of the track.
    """
    found: list[Candidate] = []
    for block in dict.fromkeys(unit.block for unit in section_units):
        first, *rest = (unit for unit in section_units if unit.block == block)
        name = None if first.kind != "paragraph" or not rest else _opening_name(first)
        if name is None:
            break
        told = status_of(" ".join(unit.text for unit in rest)) or status
        places = name.places or next((p for unit in rest if (p := place_told(unit.text))), ())
        found.append(replace(_candidate(first, name, told), places=places))
    return found if len(found) >= 2 else []


def _candidate(unit: Unit, name: Name, status: TrackStatus | None) -> Candidate:
    status = name.status or status
    span = (unit.body, len(unit.text))
    return Candidate(name.text, name.industries, name.places, status, unit, *span, True, LIKELY)


def _opening_name(unit: Unit) -> Name | None:
    """The line of work that a sentence opens with, set off from what follows; by a comma only where no verb follows."""
    text = unit.text
    ordinal = _ORDINAL.match(text)
    name = read_name(text, ordinal.end() if ordinal else unit.body)
    if name is None or not name.industries or len(name.text.split()) > _MOST_WORDS:
        return None
    if ordinal:
        return name
    set_off = _AFTER_NAME.match(text, name.end) or text[name.end] == "," and not has_finite_verb(text)
    return name if set_off and text[name.start].isupper() else None
