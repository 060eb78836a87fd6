"""How often groups meet: "Styrgruppen träffas fyra gånger per år", also when the group stands a sentence before."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Meeting, Section
from domain.dates import MONTH_NAME
from domain.frequencies import Frequency, find_frequencies
from ingest.facts.confidence import SURE, WEAK
from ingest.facts.group_words import MEETING_NOUN, SELF, group_name, groups_in
from ingest.facts.units import Unit, body_units

_MEETS = re.compile(
    r"(?<!\w)(?:träffas|möts|mötas|möter|sammanträd\w*|sammankallas|sammankomst\w*|samlas|ses|ha(?:r|ft)?\s+(?:\w+\s+){0,3}?möten?|möten?|mötena|mötet|hålls|hålla|"
    r"håller|stämmer\s+av|stäms\s+av|avstämning\w*|planering(?:smöten?)?|bjuds\s+in|kallas|sker|genomförs|anordnas|äger\s+rum|träff(?:en)?|konferens(?:er)?|samråd\w*|dialogmöten?|\w+träff(?:ar|en|arna)?)(?!\w)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"^(?:sker|genomförs|anordnas|äger\s+rum|hålls|hålla|håller|bjuds\s+in|kallas)$", re.IGNORECASE
)
_OTHER_ACTS = re.compile(
    r"\b(?:revider|mätning|rapport|redovis|statistik|uppdateras|utvärder|enkät|på\s+plats|bemanna|drop-?in|ringer|hör\s+av\s+sig|undervisning|svenska\s+i|praktik\s+\w+\s+dagar|inskriv|deltagaren\s+träffar|startar\s+en|intag|besök)",
    re.IGNORECASE,
)
_ANY_MEETING = re.compile(
    r"(?:möte\w*|träff\w*|samråd\w*|samtal\w*|avstämning\w*|konferens\w*|dialog\w*)", re.IGNORECASE
)
_GROUP_COLUMN = re.compile(
    r"^(?:grupp|forum|namn|mötesforum|organ|nivå|möte|samverkansforum|team)\w*", re.IGNORECASE
)
_TIME_COLUMN = re.compile(
    r"möte|frekvens|hur\s+ofta|intervall|träff|sammanträd|period|tidpunkt|när\b", re.IGNORECASE
)
_MONTHS = re.compile(
    rf"\bi\s+((?:(?:{MONTH_NAME})(?:,\s+|\s+och\s+|\s+samt\s+)?){{2,12}})",
    re.IGNORECASE,
)


def find_meetings(sections: Sequence[Section]) -> tuple[Meeting, ...]:
    """Every statement of how often a group meets, in the document's order."""
    return tuple(m for section in sections for m in _in_section(section))


def _in_section(section: Section) -> Iterator[Meeting]:
    group = _of_heading(section)
    for unit in body_units(section):
        if unit.is_row:
            yield from _of_row(unit)
            continue
        named = groups_in(unit.text)
        found = _statement(unit)
        if found is not None:
            frequency, strong = found
            name = _subject(unit, frequency, group)
            if name is not None or (strong and frequency.per_year):
                yield Meeting(
                    name, _words(unit, frequency), frequency.per_year, unit.span(), SURE if name else WEAK
                )
        if named:
            group = group_name(unit.text, named[-1] if len(named) == 1 else named[0])


def _of_heading(section: Section) -> str | None:
    if section.heading is None:
        return None
    named = groups_in(section.heading) or [
        m for m in MEETING_NOUN.finditer(section.heading) if not _ANY_MEETING.fullmatch(m["name"])
    ]
    return group_name(section.heading, named[0]) if named else None


def _statement(unit: Unit) -> tuple[Frequency, bool] | None:
    """The frequency of a sentence about meeting; the second says that the verb itself means meeting."""
    verbs = [v.group() for v in _MEETS.finditer(unit.text)]
    if not verbs:
        return None
    strong = any(not _WEAK.match(v) for v in verbs)
    if not strong and not MEETING_NOUN.search(unit.text):
        return None
    if _OTHER_ACTS.search(unit.text) and not re.search(
        r"träffas|möts|sammanträd|stämmer\s+av|gemensam\s+planering", unit.text, re.IGNORECASE
    ):
        return None
    frequencies = [*find_frequencies(unit.text), *_in_months(unit.text)]
    if not frequencies:
        return None
    counted = [f for f in frequencies if f.per_year is not None]
    return _nearest(unit.text, counted or frequencies), strong


def _in_months(text: str) -> Iterator[Frequency]:
    """ "i februari, maj, september och november": as many times a year."""
    for match in _MONTHS.finditer(text):
        number = float(len(re.findall(r"[a-zåäö]{3,}", re.sub(r"\b(?:och|samt)\b", "", match[1]))))
        yield Frequency(match.start(), match.end(1), (number, number))


def _nearest(text: str, frequencies: Sequence[Frequency]) -> Frequency:
    """The frequency that stands closest to the verb."""
    verbs = [v for v in _MEETS.finditer(text) if not _WEAK.match(v.group())] or list(_MEETS.finditer(text))
    return min(frequencies, key=lambda f: min(max(f.start - v.end(), v.start() - f.end, 0) for v in verbs))


def _words(unit: Unit, frequency: Frequency) -> str:
    return " ".join(unit.text[frequency.start : frequency.end].split())


def _subject(unit: Unit, frequency: Frequency, before: str | None) -> str | None:
    """Who meets: the group named in the sentence, nearest to its verb; "Gruppen" and "De" are the last one named."""
    named = groups_in(unit.text)
    verb = next((v for v in _MEETS.finditer(unit.text) if not _WEAK.match(v.group())), None)
    own = [m for m in named if not SELF.fullmatch(m["name"]) or " " in group_name(unit.text, m)]
    if own:
        at = verb.start() if verb else frequency.start
        preceding = [m for m in own if m.end() <= at]
        following = [m for m in own if m.start() >= at]
        chosen = (
            preceding[0]
            if preceding and (verb is None or preceding[0].start() < at)
            else (following or own)[0]
        )
        return group_name(unit.text, chosen)
    if before and (
        SELF.match(unit.text[unit.body :])
        or SELF.search(unit.text)
        or re.match(r"[\W_]*(?:möten?|sammanträden?|träffas)\b", unit.text, re.I)
    ):
        return before
    if meeting := MEETING_NOUN.search(unit.text):
        if not _ANY_MEETING.fullmatch(meeting["name"]):
            return group_name(unit.text, meeting)
    return before


def _of_row(unit: Unit) -> Iterator[Meeting]:
    """A table of groups with a column of meetings."""
    columns = unit.block.columns
    cells = [unit.text[a:b].strip() for a, b in unit.cells()]
    if len(columns) != len(cells):
        return
    group = next((i for i, c in enumerate(columns) if _GROUP_COLUMN.match(c.strip())), None)
    time = next((i for i, c in enumerate(columns) if _TIME_COLUMN.search(c) and i != group), None)
    if group is None or time is None or not cells[group]:
        return
    for frequency in find_frequencies(cells[time])[:1]:
        name = cells[group] if cells[group][1:2].isupper() else cells[group].lower()
        yield Meeting(
            name, cells[time][frequency.start : frequency.end], frequency.per_year, unit.span(), SURE
        )
