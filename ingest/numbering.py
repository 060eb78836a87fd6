"""Numbers before headings ("1.", "5.1", "§ 3", "Kap. 2", "IV.") and which of them can follow each other."""

import re
from dataclasses import dataclass

from domain.dates import MONTH_NAME

_PREFIX = r"(?:(?P<word>kapitel|kap\.?|avsnitt|artikel|del|punkt)\s+)?"
_DIGITS = r"(?P<digits>\d{1,2}(?:\s?\.\s?\d{1,2}){0,4})"
NUMBERED = re.compile(
    rf"^(?P<sign>§+\s*)?{_PREFIX}{_DIGITS}(?P<mark>\s?§|\s?[.):]|\s[-–]|,(?=\s+(?-i:[A-ZÅÄÖ])))?(?P<space>\s*)(?P<rest>\S.*)$",
    re.I | re.S,
)
ROMAN = re.compile(
    r"^(?P<digits>[IVX]{1,5})(?:[.)]\s+|\s+(?=[A-ZÅÄÖ]{3}))(?P<rest>[A-ZÅÄÖ].*)$", re.S
)  # "IV.", "IV" before capitals: "I" before a small letter is the preposition
LETTER = re.compile(
    r"^(?P<digits>[A-Z](?=[.)])|[A-H])[.)]?\s+(?P<rest>[A-ZÅÄÖ].*)$", re.S
)  # "B.", "B"; "I" alone is the preposition
SMALL_LETTER = re.compile(r"^(?P<digits>[a-h])[.)]\s+(?P<rest>[A-ZÅÄÖ].*)$", re.S)
LETTER_PARTS = re.compile(
    r"^(?P<digits>[A-Z]\.?\d{1,2}(?:\.\d{1,2}){0,2})[.)]?\s+(?P<rest>[A-ZÅÄÖ].*)$", re.S
)  # "B.2", "B2"
PUT_IN = re.compile(
    r"^(?:§+\s*)?(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}\s)\s?(?P<letter>[A-Ha-h])(?P<mark>\s?§|[.):])?\s+(?P<rest>[A-ZÅÄÖ].*)$",
    re.S,
)  # "9 a", "9 B.", "9a §", "IX B.": put in after 9, before 10
NOT_A_HEADING = re.compile(
    rf"(?:{MONTH_NAME}|%|procent|kr\b|kronor|tkr|år\b"
    r"|månad|veck|dag|timm|gång|person|delta|plats|st\b|\d|-|–|/)"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line's number ("5.1"; "IV" and "B" as written), the text after it, and the number as integers (5, 1)."""

    number: str
    rest: str
    parts: tuple[int, ...]
    written: (
        str  # what kind of numbering it is: "1.", "1", "1)", "§", "I", "A", "a"; one list or chain uses one
    )

    @property
    def depth(self) -> int:
        return len(self.parts)

    @property
    def is_below(self) -> bool:
        """Whether it counts within what stands above it, as "a)" does."""
        return self.written == "a"


def read_number(text: str) -> Numbered | None:
    """The number that opens the line, or None: "2020-10-04", "15 oktober" and "25 deltagare" have none."""
    bare = re.sub(r"^[#\s*]+", "", text)
    bare = re.sub(r"^(\S{1,8}(?:\s\S{1,5})?)\*\*(\s)", r"\1\2", bare)
    put_in = PUT_IN.match(bare)
    if put_in is not None:
        return _put_in(bare, put_in)
    match = NUMBERED.match(bare)
    if match is None:
        return _other(bare)
    parts = tuple(int(p) for p in re.findall(r"\d+", match["digits"]))
    rest, mark = match["rest"].strip(), (match["mark"] or "").strip()
    signed = bool(match["sign"] or match["word"] or mark == "§")
    if not rest or parts[0] == 0 or parts[0] > 60 or not match["space"] and not (mark and rest[0].isupper()):
        return None
    if NOT_A_HEADING.match(rest) or not signed and not (mark or len(parts) > 1) and not rest[0].isupper():
        return None
    written = "§" if "§" in (match["sign"] or mark) else ("1" + (mark if mark in (")", ":") else ""))
    return Numbered(".".join(map(str, parts)), rest, parts, written)


def _put_in(bare: str, match: re.Match[str]) -> Numbered:
    """A chapter that a later version puts in takes the place of the one before it, with a letter of its own."""
    digits, mark = match["digits"].strip(), (match["mark"] or "").strip()
    number = f"{digits} {match['letter']}"
    if not digits[0].isdigit():
        return Numbered(number, match["rest"].strip(), (_roman(digits),), "I")
    parts = tuple(map(int, digits.split(".")))
    written = "§" if "§" in bare[: match.start("rest")] else ("1" + (mark if mark in (")", ":") else ""))
    return Numbered(number, match["rest"].strip(), parts, written)


def _other(bare: str) -> Numbered | None:
    roman = ROMAN.match(bare)
    if roman is not None:
        return Numbered(roman["digits"], roman["rest"].strip(), (_roman(roman["digits"]),), "I")
    letter = LETTER.match(bare)
    if letter is not None:
        return Numbered(letter["digits"], letter["rest"].strip(), (ord(letter["digits"]) - 64,), "A")
    small = SMALL_LETTER.match(bare)
    if small is not None:
        return Numbered(small["digits"], small["rest"].strip(), (ord(small["digits"]) - 96,), "a")
    below = LETTER_PARTS.match(bare)
    if below is not None:
        numbers = tuple(map(int, re.findall(r"\d+", below["digits"])))
        return Numbered(below["digits"], below["rest"].strip(), (ord(bare[0]) - 64, *numbers), "A")
    return None


def _roman(digits: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[d] for d in digits]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def follows(previous: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Can `number` come after `previous` in a chain of chapters?

    It may be the next one, the same again, a first part, or a step out. One number may be missing (a heading that
    was not recognised, a slip of the writer).
    """
    return not set(keys_left(previous)).isdisjoint(keys_sought(number))


Key = tuple[bool, tuple[int, ...]]  # whether the number itself is meant, or any within it; the number


def keys_left(number: tuple[int, ...]) -> list[Key]:
    """By which a number that others may follow is found: itself, and each of the chapters that it stands within."""
    return [(True, number), *((False, number[:depth]) for depth in range(1, len(number) + 1))]


def keys_sought(number: tuple[int, ...]) -> list[Key]:
    """The keys left by the numbers that `number` can follow, first the one that it repeats (see `follows`)."""
    *above, last = number
    first = [(True, number[:-1])] if last <= 2 else []
    return [(True, number), *first, (False, (*above, last - 1)), (False, (*above, last - 2))]
