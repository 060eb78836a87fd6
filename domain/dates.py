"""Swedish dates in running text, as ISO values with their spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.numerals import WORDS
from domain.text import normalise

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
MONTH_NAME = "|".join(MONTHS)  # as a pattern, as `DAY_NAME` of frequencies

_MONTH = r"(?P<month>jan(?:uari|\.)?|feb(?:ruari|r?\.|r)?|mars|mar\.?|apr(?:il|\.)?|maj|jun[ie]|jun\.?|jul[iy]|jul\.?"
_MONTH += r"|aug(?:usti|\.)?|sep(?:tember|t\.?|\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_ORDINAL = r"(?::?(?:a|e)|:?(?:de|sta|dra|dje|nde|te)|\.)?"
_DAYS_IN_WORDS = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte",
    "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde",
    "tjugoförsta", "tjugoandra", "tjugotredje", "tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde",
    "tjugoåttonde", "tjugonionde", "trettionde", "trettioförsta",
)  # fmt: skip
_DAY_WORD = rf"(?P<word>{'|'.join(sorted(_DAYS_IN_WORDS, key=len, reverse=True))})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CENTURIES = {"nittonhundra": 1900, "tjugohundra": 2000, "tvåtusen": 2000}
_YEAR_WORD = rf"(?P<yearword>(?:{'|'.join(_CENTURIES)})[a-zåäö]*)"  # "tjugohundratjugotre"
_MISREAD_DAY = r"(?P<misread>[1-3] ?[Il|]|[Il|] ?\d)"  # a scan's "3 I" for 31
_MM, _DD = r"(?P<mm>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_M = r"(?P<mm>0?[1-9]|1[0-2])"

# What may stand around a date: no more figures of the same number, but a dash to the other end of a period.
_WORD_EDGE = r"(?<![\w.,/:])"
_LEFT = rf"{_WORD_EDGE}(?<!\d-)"
_LEFT_ISO = rf"(?:{_LEFT}|(?<=\d\d-\d\d-)|(?<=\d\d-\d\d--))"
_RIGHT = r"(?!\w)(?![/:.,]\d)(?!-(?!\d{4}-\d\d-\d\d|\d{1,2}[ /])\d)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LEFT_ISO}(?:den\s+)?{_YEAR} ?- ?{_MM} ?- ?{_DD}(?!\d)(?![/:.,]\d)",
        rf"{_LEFT}(?:den\s+)?{_YEAR}(?P<sep>[-./]){_M}(?P=sep){_DAY}{_RIGHT}",
        rf"{_WORD_EDGE}(?:den\s+)?{_DAY}{_ORDINAL}\s+{_MONTH},?\s+(?:år\s+)?{_YEAR}{_RIGHT}",
        rf"{_WORD_EDGE}(?:den\s+)?{_DAY_WORD}\s+{_MONTH},?\s+(?:år\s+)?{_YEAR}{_RIGHT}",
        rf"{_WORD_EDGE}(?:den\s+)?(?:{_DAY}{_ORDINAL}|{_DAY_WORD})\s+{_MONTH},?\s+(?:år\s+)?{_YEAR_WORD}(?!\w)",
        rf"{_WORD_EDGE}den\s+{_MISREAD_DAY}\s+{_MONTH},?\s+(?:år\s+)?{_YEAR}{_RIGHT}",
        rf"{_WORD_EDGE}{_MONTH}\s+(?:den\s+)?{_DAY}{_ORDINAL},?\s+{_YEAR}{_RIGHT}",
        rf"{_WORD_EDGE}(?:den\s+)?{_DAY}\s?/\s?{_M}\s?[-/ ]\s?{_YEAR}{_RIGHT}",
        rf"{_LEFT}(?:den\s+)?{_DAY}[.-]{_M}[.-]{_YEAR}{_RIGHT}",
        rf"{_LEFT}(?P<year>20[0-4]\d){_MM}{_DD}{_RIGHT}",
        rf"(?<![\w.,:]){_MONTH}(?:\s+månad)?,?\s+{_YEAR}{_RIGHT}",
        rf"{_LEFT}(?P<year>20[0-4]\d)-{_MM}{_RIGHT}(?!-)",
    )
)
_SHORT = r"(?:20)?[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SHORT_PERIOD = re.compile(
    rf"{_LEFT}({_SHORT})\s?-{{1,2}}\s?({_SHORT})(?![\w/-])"
)  # "220101-231231", "20220101-20231231"
_JOIN = r"(?P<join>\s*(?:-|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till|och|samt)\s*)$"
_OPENING = re.compile(rf"{_LEFT}(?:den\s+)?{_DAY}{_ORDINAL}(?:\s+{_MONTH}|\s?/\s?{_M}){_JOIN}", re.IGNORECASE)
_OPENING_DAY = re.compile(
    rf"{_LEFT}(?:den\s+{_DAY}{_ORDINAL}{_JOIN}|{_DAY.replace('day', 'bare')}(?:-|\s+och\s+)$)", re.IGNORECASE
)
_DAY_BEFORE = re.compile(rf"(?:^|\D){_DAY}{_ORDINAL}\s+$", re.IGNORECASE)
_MAY_HOLD = re.compile(rf"\d{{4}}|{'|'.join(_CENTURIES)}", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    r"(?:(?<![\w.,/:])|(?<=20\d\d/))(?:19|20)\d\d(?!\w|[.,:]\d|/\d{3}(?!\d)|/\d\d:|/\d{5,}|/(?!20)\d{4})"
)


@dataclass(frozen=True)
class DateValue:
    """A date as written in `text[start:end]`; `value` is "2020-06-23", or "2022-06" when no day is named."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class YearValue:
    """A year that stands by itself, outside any date."""

    start: int
    end: int
    value: int


def find_dates(text: str) -> list[DateValue]:
    """Dates with a year, in order, without overlap. What cannot be a date ("31 februari 2020") is none.

    A day and month without year takes the year of the date that it opens a period to:
    "1 januari till och med 31 december 2022".
    """
    if not _MAY_HOLD.search(text):
        return []
    plain = normalise(text)
    found: list[tuple[int, int, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain.text):
            value = _value(match)
            if value and not _overlaps(match.start(), match.end(), found):
                found.append((match.start(), match.end(), value))
    found.extend([s for s in _short_periods(plain.text) if not _overlaps(s[0], s[1], found)])
    found.extend([o for o in _openings(plain.text, found) if not _overlaps(o[0], o[1], found)])
    return [DateValue(*plain.span(start, end), value) for start, end, value in sorted(found)]


def find_years(text: str) -> list[YearValue]:
    """Years 1900 to 2099 that are no part of a date, in order: "under 2021", "2018-2019" (two)."""
    if not re.search(r"\d{4}", text):
        return []
    plain = normalise(text)
    dates = find_dates(plain.text)
    years = []
    for match in _YEAR_ALONE.finditer(plain.text.replace("-", " ")):
        if not any(d.start < match.end() and match.start() < d.end for d in dates):
            years.append(YearValue(*plain.span(*match.span()), int(match.group())))
    return years


def swedish_date(value: str) -> str:
    """An ISO date as a person writes it: "2020-06-23" gives "23 juni 2020", "2022-06" gives "juni 2022".

    Anything else is given back as it is.
    """
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) not in (2, 3) or not 1 <= int(parts[1]) <= 12:
        return value
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{MONTHS[int(parts[1]) - 1]} {parts[0]}"


def swedish_time(value: str) -> str:
    """An ISO date and time as a person writes it: "2026-11-26T12:20:00+01:00" gives "26 november 2026 kl. 12.20"."""
    day, _, time = value.partition("T")
    return f"{swedish_date(day)} kl. {time[:5].replace(':', '.')}" if time else swedish_date(day)


def _overlaps(start: int, end: int, found: list[tuple[int, int, str]]) -> bool:
    return any(start < b and a < end for a, b, _ in found)


def _value(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = int(groups["mm"]) if groups.get("mm") else _month(groups["month"])
    year = _year_told(groups["yearword"].lower()) if groups.get("yearword") else int(groups["year"])
    if year is None:
        return None
    if groups.get("word"):
        return _iso(year, month, _DAYS_IN_WORDS.index(groups["word"].lower()) + 1)
    if groups.get("misread"):
        return _iso(year, month, int(re.sub(r"[Il|]", "1", groups["misread"]).replace(" ", "")))
    if groups.get("day") is None:
        if _DAY_BEFORE.search(match.string[: match.start()][-12:]):
            return None  # the day was no day of that month
        return f"{year}-{month:02d}"
    return _iso(year, month, int(groups["day"]))


def _year_told(word: str) -> int | None:
    """The year that a number word says: "tjugohundratjugotre" is 2023; None for another number."""
    century = next(c for c in _CENTURIES if word.startswith(c))
    rest = word.removeprefix(century).removeprefix("och")
    beyond = WORDS.get(rest, 0.0 if not rest else None)
    return None if beyond is None or beyond >= 100 else _CENTURIES[century] + int(beyond)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _short_periods(text: str) -> Iterator[tuple[int, int, str]]:
    """Both ends of a period that is written in six figures each, the first before the second."""
    for match in _SHORT_PERIOD.finditer(text):
        first, last = (_iso(2000 + int(d[-6:-4]), int(d[-4:-2]), int(d[-2:])) for d in match.groups())
        if first and last and first < last:
            yield (*match.span(1), first)
            yield (*match.span(2), last)


def _openings(text: str, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Days that open a period and leave the year, or month and year, to its end."""
    for start, end, value in found:
        if len(value) != 10 or re.match(r"\d{4}", text[start:end]):
            continue
        offset = max(0, start - 60)
        before = text[offset:start]
        if match := _OPENING.search(before):
            month = int(match["mm"]) if match["mm"] else _month(match["month"])
            day, finish = int(match["day"]), match.start("join")
        elif match := _OPENING_DAY.search(before):
            month, day = int(value[5:7]), int(match["day"] or match["bare"])
            finish = match.end("day") if match["day"] else match.end("bare")
        else:
            continue
        later = (month, day) > (int(value[5:7]), int(value[8:]))
        if opening := _iso(int(value[:4]) - later, month, day):
            yield offset + match.start(), offset + finish, opening
