"""A part of what was just counted: "Av dem fick 41 arbete", and questions for one ("hur många av deltagarna ...")."""

import re

from domain.numerals import NUMBER

# A sentence that goes on about those of the sentence before: its words are this one's, too.
_GOES_ON = re.compile(r"\W*(?:av|bland) (?:dem|dessa|de|deltagarna)\b|\W*(?:därav|varav)\b", re.IGNORECASE)
_TELLS = re.compile(
    rf"\b(?:varav|därav|(?:av|bland) (?:dem|dessa|vilka))\b|\b{NUMBER} av (?:de |dem |dessa )?{NUMBER}",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bhur (?:många|mycket) av\b|\bav dem\b",  # a share of something is told in many other words
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:totalt|sammanlagt|sammantaget|allt som allt|tillsammans|ihop|inalles|hela (?:kostnaden|budgeten|summan))\b",
    re.IGNORECASE,
)


def names_total(text: str) -> bool:
    """Whether a question or a sentence is about all parts together: "totalt", "kommunerna har tillsammans"."""
    return _TOTAL.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a sentence counts a part of what the one before it tells: "Av dem fick 41 arbete"."""
    return _GOES_ON.match(text) is not None


def tells_part(text: str) -> bool:
    """Whether a sentence tells how many of a number: "varav tio är kvinnor", "sju av nio fick arbete"."""
    return goes_on(text) or _TELLS.search(text) is not None


def asks_for_part(question: str) -> bool:
    """Whether a question is for such a part: "hur många av dem som ..."."""
    return _ASKS.search(question) is not None
