"""Swedish organisation numbers in running text, checked by their last figure."""

import re
from dataclasses import dataclass

from domain.text import normalise

_NUMBER = re.compile(r"(?<![\d-])(?:16)?(\d{2}\s?\d{2}\s?\d{2})\s?-?\s?(\d{2}\s?\d{2}|\d\s?\d{3})(?![\d-])")


@dataclass(frozen=True)
class OrganisationNumber:
    """A number as written in `text[start:end]`; `value` is in the usual form, "212000-0324"."""

    start: int
    end: int
    value: str


def is_organisation_number(digits: str) -> bool:
    """Whether ten figures are an organisation number: third figure at least 2, and the Luhn sum divisible by ten."""
    if not re.fullmatch(r"\d{10}", digits) or int(digits[2]) < 2:
        return False
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(digits))
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def find_organisation_numbers(text: str) -> list[OrganisationNumber]:
    """Numbers with a right checksum, in order; also as "2120000324", "21 20 00 - 0324" and with long dashes."""
    if sum(character.isdigit() for character in text) < 10:
        return []
    plain = normalise(text)
    found = []
    for match in _NUMBER.finditer(plain.text):
        digits = re.sub(r"\D", "", match[1] + match[2])
        if is_organisation_number(digits):
            found.append(OrganisationNumber(*plain.span(*match.span()), f"{digits[:6]}-{digits[6:]}"))
    return found
