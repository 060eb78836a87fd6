"""Ages and spans of ages in running text."""

import re
from dataclasses import dataclass

from domain.numerals import NUMBER, may_hold_number, number_value
from domain.text import normalise

ADULT_FROM = 13  # below this "2 år" is more likely a length of time than an age, unless a word says otherwise

_AGE_WORD = (
    r"(?:ålder|åldern|åldrar|åldrarna|åldersgrupp\w*|åldersspann\w*|barn|unga?|ungdom\w*|personer|individer|elever|födda"
    r"|arbetslösa|deltagare|kvinnor|män|nyanlända|vuxna)"
)
_TO = r"(?:-|och|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|upp\s+till)"
_YEARS = r"\s*-?år(?:ingar|ing|s\s+ålder\w*|sdagen)?(?!\w)"
_UP_TO = (
    r"yngre\s+än|under|upp\s+till(?:\s+och\s+med)?|till\s+och\s+med|t\.?\s?o\.?\s?m\.?"
    r"|högst|max(?:imalt)?|fram\s+till"
)
_NOT_FILLED = r"(?:inte|ej)\s+(?:har\s+)?fyllt|innan\s+\w+\s+(?:har\s+)?fyll(?:t|er)"
_FROM = r"äldre\s+än|över|minst|lägst|från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|fyllt|fyller"

_RANGE = re.compile(
    rf"(?<![\w,.])(?:mellan\s+|från\s+|fr\.?\s?o\.?\s?m\.?\s+)?(?P<low>{NUMBER})(?:\s*år)?"
    rf"\s*{_TO}\s*(?P<high>{NUMBER})(?P<unit>{_YEARS})?",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?<!\w)(?:{_UP_TO}|{_NOT_FILLED})\s+(?P<age>{NUMBER})(?P<unit>{_YEARS})?(?!\w)", re.IGNORECASE
)
_ABOVE = re.compile(rf"(?<!\w)(?:{_FROM})\s+(?P<age>{NUMBER})(?P<unit>{_YEARS})?(?!\w)", re.IGNORECASE)
_AND_MORE = re.compile(
    rf"(?<!\w)(?P<age>{NUMBER})\s*år\s+(?:och|eller)\s+(?P<side>äldre|över|uppåt|yngre|nedåt|under)(?!\w)",
    re.IGNORECASE,
)
_EXACT = re.compile(
    rf"(?<!\w)(?P<age>{NUMBER})\s?-?(?:åring(?:ar|arna|en|s)?|års\s+ålder\w*)(?!\w)", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?<!\w){_AGE_WORD}\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE)
_DURATION = re.compile(
    r"(?:senaste|sträcker\s+sig|under\s+en\s+period\s+av|löper|pågå\w*|gäller|närmaste|kommande)\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:%|procent|månad|mån\b|veck|dag|timm|gång|ggr|kr|tkr|person|deltag|plats|kap|§|[a-zåäö]+spår|individ|minut)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AgeSpan:
    """Ages as written in `text[start:end]`, in years; None for an open end. "under 25 år" is (None, 24)."""

    start: int
    end: int
    low: int | None
    high: int | None


def find_ages(text: str) -> list[AgeSpan]:
    """Ages in order, without overlap: "16-24 år", "mellan 16 och 29 år", "under 25 år", "18 år och äldre"."""
    if not may_hold_number(text):
        return []
    plain = normalise(text)
    found: list[AgeSpan] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(plain.text):
            ages = reader(match)
            if ages and not any(match.start() < a.end and a.start < match.end() for a in found):
                found.append(AgeSpan(match.start(), match.end(), *ages))
    found.sort(key=lambda a: a.start)
    return [AgeSpan(*plain.span(a.start, a.end), a.low, a.high) for a in found]


def _number(written: str) -> int | None:
    value = number_value(written)
    return int(value) if value.is_integer() and 0 <= value <= 110 else None


def _is_age(match: re.Match[str], age: int) -> bool:
    """Whether the years are somebody's age and not a length of time."""
    before = match.string[max(0, match.start() - 45) : match.start()]
    if _DURATION.search(before):
        return False
    if _BEFORE.search(before):
        return True
    return bool(match["unit"]) and age >= ADULT_FROM


def _range(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    low, high = _number(match["low"]), _number(match["high"])
    if low is None or high is None or low >= high or not _is_age(match, low):
        return None
    if match["unit"] is None and high < ADULT_FROM:
        return None
    if _COUNTED.match(match.string, match.end()):
        return None
    return low, high


def _and_more(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    age = _number(match["age"])
    if age is None:
        return None
    return (age, None) if match["side"].lower() in ("äldre", "över", "uppåt") else (None, age)


def _below(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    age = _number(match["age"])
    filled = "fyllt" in match.group().lower() or "fyller" in match.group().lower()
    if age is None or age < ADULT_FROM or not (match["unit"] or filled):
        return None
    if _DURATION.search(match.string[: match.start()][-30:]):
        return None
    strict = filled or re.match(r"under|yngre", match.group(), re.IGNORECASE)
    return None, age - 1 if strict else age


def _above(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    age = _number(match["age"])
    filled = "fyll" in match.group().lower()
    if age is None or age < ADULT_FROM or not (match["unit"] or filled):
        return None
    if _DURATION.search(match.string[: match.start()][-30:]):
        return None
    strict = re.match(r"över|äldre", match.group(), re.IGNORECASE)
    return age + 1 if strict else age, None


def _exact(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    age = _number(match["age"])
    return None if age is None else (age, age)


_READERS = ((_AND_MORE, _and_more), (_RANGE, _range), (_BELOW, _below), (_ABOVE, _above), (_EXACT, _exact))
