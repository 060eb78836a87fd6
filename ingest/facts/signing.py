"""When the document was signed: dates among the signatures, lines with place and date, words that tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.agreement import DateFact, Section
from domain.dates import find_dates
from ingest.facts.confidence import CERTAIN, CLEAR, LIKELY
from ingest.facts.dating_words import ABOUT_AGREEMENT, SIGNED_OPENS, SIGNED_TEXT
from ingest.facts.parties import SIGNATURE_HEADINGS
from ingest.facts.units import Unit, body_units, under
from ingest.wording import has_main_verb

_TOPIC = frozenset({"underskrifter"})
_NOT_SIGNED = re.compile(
    r"\b(?:gäller|giltig|revider|uppdatera|granskad|publicerad|ändrad|fastställ|skapad|utskriv|inkom|t\.?o\.?m\b|till\s+och\s+med|fr\.?o\.?m\b|från\s+och\s+med|senast|upphör|version|upprättad|"
    r"startad|påbörjad|initierad|öppnad|visad|skickad|levererad|färdigställ|"
    r"\w*beslut\w*|godkän\w*|antag(?:en|its)|sammanträd\w*|protokoll\w*|delegation\w*|fullmakt\w*)",
    re.IGNORECASE,
)
_SIGNING_LINE = re.compile(
    r"^\W*(?:ort\s*(?:/|och|,|&)?\s*(?:och\s+)?datum|datum\s*(?:/|och)\s*ort|undertecknat\s+den|underskriftsdatum|signerings?datum|"
    r"datum\s+för\s+(?:underskrift|undertecknande|signering))\b",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(
    r"^\W*(?:(?:så\s+)?(?:gjort|undertecknat|undertecknad|signerat|signerad)[\]):,]*\s+(?:i\s+)?)?(?-i:[A-ZÅÄÖ])[\wåäö-]+(?:\s+(?-i:[A-ZÅÄÖ])[\wåäö-]+)?,?\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_OF_PARTY = re.compile(r"\b(?:kommun|stad)\W*$", re.IGNORECASE)  # a letterhead's date stands behind it
# Who signs: a person's name, or an office, in a short line of its own or beside others in a row.
_PERSON = re.compile(
    r"(?<![\w-])[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: [A-ZÅÄÖ][a-zåäöé]+){1,2}(?![\w-])"
)
_OFFICE = re.compile(
    r"\b(?:\w*(?:chef|direktör|kommunalråd|ordförande|föreståndare)|rektor)\b"
    r"|^(?:arbetsförmedlingen\b.*|[\w ]+ kommun)$",
    re.IGNORECASE,
)
_LONGEST_LINE = 80  # characters of a line among signatures, a row's cell by cell
_DATE_LINE = re.compile(r"^\W*(?:datum\b\W*)?(?:den\s+)?$", re.IGNORECASE)
# What stands around a signature; a line with a date beside it is the signature's.
_SIGNATURE_WORDS = re.compile(
    r"namnteckning|namnförtydligande|underskrift|signatur|^\W*för\s+[\w\s]*(?:kommun|stad|arbetsförmedlingen)\b|_{8,}|\.{12,}|"
    r"\bBankID\b|\be-?legitimation|\bIP(?:-adress)?:|\d\d\s(?:UTC|CES?T)\b",
    re.IGNORECASE,
)
# A time of day after the date is a digital signature's: "2021-03-04 kl. 10.15", "2021-03-04 10:15:22".
_CLOCK = re.compile(r"[\s,T]*(?:kl\.?|klockan)?\s*[0-2]?\d[.:][0-5]\d(?!\d|\s*%)", re.IGNORECASE)
_SENT = re.compile(r"\W*(?:skickat|sent|mottaget|received)\b", re.IGNORECASE)  # an e-mail's date
# A heading of signatures that stands in one line with them: "Underskrifter Ale 2020-01-02 Eva Ek ..."
_OPENS = re.compile(
    r"\W*(?:Underskrift(?:er)?|Undertecknande|Undertecknas|UNDERSKRIFT(?:ER)?)\s+(?=[A-ZÅÄÖ])"
)
_NEAR = 4  # units between a line with a date and such words
_EARLIER = re.compile(
    r"\b(?:ersätter|tidigare|föregående|förra|förut|ursprunglig\w*|dåvarande|gamla|första\s+överenskommelse\w*)\b",
    re.IGNORECASE,
)
_BELONGS = re.compile(
    r"\bbilaga\w*\s+(?:\w+\s+){1,4}?(?:överenskommelse|avtal)", re.IGNORECASE
)  # which was signed
_PRONOUN = re.compile(
    r"\W*(?:den|det|detta)\s+(?:(?:har|är|blev)\s+)?(?:undertecknad|undertecknat|signerad|signerat|skrevs|skriv|underskriv)",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"\bsom\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:ska|skall|bör|kommer\s+att|när|innan|då)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SIGNED_COLUMN = re.compile(r"undertecknad|undertecknat|signerad|signerat|datum", re.IGNORECASE)
_REACH = 120  # characters from the word to its date
# The year in two figures, which only a signature's date is sure to have: "3/4 -19", "190403".
_SHORT = re.compile(
    r"(?<![\w/.-])(?:(?P<day>\d{1,2})\s?[/.]\s?(?P<month>\d{1,2})\s?[-–'’./ ]\s?-?(?P<year>\d\d)"
    r"|(?:20)?(?P<yy>\d\d)[- ]?(?P<mm>[01]\d)[- ]?(?P<dd>[0-3]\d))(?![\w/-])"
)


@dataclass(frozen=True)
class _Day:
    """A whole date at `start:end` of a text."""

    start: int
    end: int
    value: str


def find_signed(sections: Sequence[Section], dated: str | None) -> list[DateFact]:
    """Every date of the signatures; where no section holds them, lines with place and date, or a sentence.

    `dated` is the document's own date, which a letterhead may repeat among the signatures.
    """
    inside = under(sections, _TOPIC, SIGNATURE_HEADINGS)
    found = [fact for section in inside for unit in body_units(section) for fact in _signatures(unit, dated)]
    if found:
        return found
    for section in reversed(sections):
        here = _strays(section, dated)
        if found and not here:
            break
        found = [*here, *found]
    if found:
        return found
    return [fact for section in sections for fact in _all_told(body_units(section))]


def _strays(section: Section, dated: str | None) -> list[DateFact]:
    """Dates of signing in a section that is not about signatures."""
    found: list[DateFact] = []
    section_units = body_units(section)
    for at, unit in enumerate(section_units):
        near = section_units[max(0, at - _NEAR) : at + _NEAR + 1]
        among = any(_SIGNATURE_WORDS.search(u.text) for u in near) or sum(map(_signers, near)) > 1
        timed = among or any(SIGNED_TEXT.search(u.text) for u in near)
        opened = list(_signatures(unit, dated)) if _OPENS.match(unit.text) else []
        found.extend(opened or _stray_signature(unit, dated, among) or (_timed(unit) if timed else ()))
    return found


def _fact(unit: Unit, day: _Day, confidence: float) -> DateFact:
    return DateFact("signed", day.value, unit.span(day.start, day.end), confidence)


def _days(text: str) -> list[_Day]:
    return [_Day(v.start, v.end, v.value) for v in find_dates(text) if len(v.value) == 10]


def _short_days(text: str) -> Iterator[_Day]:
    for match in _SHORT.finditer(text):
        year, month, day = (
            int(match[a] or match[b]) for a, b in (("year", "yy"), ("month", "mm"), ("day", "dd"))
        )
        try:
            yield _Day(match.start(), match.end(), date(2000 + year, month, day).isoformat())
        except ValueError:
            continue  # figures that are no date


def _signatures(unit: Unit, dated: str | None) -> Iterator[DateFact]:
    for day in _days(unit.text) or _short_days(unit.text):
        before = unit.text[: day.start]
        letterhead = not before.rsplit("\n", 1)[-1].lower().strip("datum \t") and day.value == dated
        if not _NOT_SIGNED.search(before[-60:]) and not letterhead:
            yield _fact(unit, day, CERTAIN)


def _timed(unit: Unit) -> list[DateFact]:
    """Dates with a time of day, near words about signing: "Karin Ek, 2021-03-04 kl 10.15"."""
    if _SENT.match(unit.text):
        return []
    text = unit.text
    timed = [day for day in _days(text) if _CLOCK.match(text, day.end)]
    return [_fact(unit, day, CLEAR) for day in timed if not _NOT_SIGNED.search(text[: day.start][-60:])]


def _stray_signature(unit: Unit, dated: str | None, among_signatures: bool) -> list[DateFact]:
    """A line such as "Ale den 3 mars 2020" or "Ort och datum: ..." outside any section of signatures."""
    days = _days(unit.text) or (list(_short_days(unit.text)) if among_signatures else [])
    if unit.is_row and among_signatures and any(_SIGNED_COLUMN.search(c) for c in unit.block.columns):
        letterhead = None if unit.section.heading else dated
        return [_fact(unit, day, CLEAR) for day in days if day.value != letterhead]
    if unit.is_row and len(unit.block.columns) > 2 and not any(map(_is_of_signers, unit.block.columns)):
        return []  # a table of something else, with persons and dates in it
    found = []
    within = among_signatures and not has_main_verb(unit.text)
    for day, earlier in zip([] if _SENT.match(unit.text) else days, [None, *days], strict=False):
        before = unit.text[earlier.end if earlier else 0 : day.start]
        line = re.split(r"[\n\t]", before)[-1]
        ends = not unit.text[day.end :].partition("\t")[0].strip() or day is not days[-1]
        labelled = _SIGNING_LINE.search(before) is not None
        placed = (
            _PLACE_AND_DATE.match(line)
            and ends
            and not (day.value == dated and _OF_PARTY.search(line))
            and (unit.section.heading or within or unit.text[day.start :].lower().startswith("den"))
        )
        beside = among_signatures and _DATE_LINE.match(line) and ends and day.value != dated
        said_of_signing = (placed or within and not _DATE_LINE.match(line)) and not _NOT_SIGNED.search(before)
        if labelled or beside or said_of_signing:
            found.append(_fact(unit, day, CLEAR if labelled else LIKELY))
    return found


def _is_of_signers(column: str) -> bool:
    """Whether a column's name may stand above signatures: signers side by side head their columns with the day."""
    named = _SIGNATURE_WORDS.search(column) or _OFFICE.search(column) or "namn" in column.lower()
    return bool(named or _days(column))


def _signers(unit: Unit) -> int:
    """How many names and offices stand in a line of their own, or in the cells of a row."""
    cells = [cell.strip() for cell in unit.text.split("\t")]
    if any(len(cell) > _LONGEST_LINE for cell in cells):
        return 0
    return sum(bool(_PERSON.search(cell) or _OFFICE.search(cell)) for cell in cells)


def _all_told(found: Sequence[Unit]) -> Iterator[DateFact]:
    """What sentences tell; "Den undertecknades ..." is about what the sentence before is about."""
    for before, unit in zip([None, *found], found, strict=False):
        goes_on = before is not None and _PRONOUN.match(unit.text) and ABOUT_AGREEMENT.search(before.text)
        if goes_on or ABOUT_AGREEMENT.search(unit.text) or SIGNED_OPENS.match(unit.text):
            yield from _told(unit)


def _told(unit: Unit) -> Iterator[DateFact]:
    """ "Parterna undertecknade överenskommelsen den ...": of this agreement, not of an earlier one."""
    text = unit.text
    said = SIGNED_TEXT.search(text)
    if said is None:
        return
    before = text[: said.start()]
    another = _OTHER_SUBJECT.search(before) and not re.search(
        r"\bdenna\s+\w+,?\s+som\s+", before, re.IGNORECASE
    )
    if another or _BELONGS.search(before) or _EARLIER.search(before) or _TO_COME.search(before):
        return
    limit = earlier.start() if (earlier := _EARLIER.search(text, said.end())) else len(text)
    after = [d for d in _days(text) if said.end() <= d.start < min(limit, said.end() + _REACH)]
    chosen = after or [d for d in _days(text) if d.end <= said.start()][-1:]
    for day in chosen:
        if not _NOT_SIGNED.search(text[max(0, day.start - 30) : day.start]):
            yield _fact(unit, day, CLEAR)
