"""Numbers with their bounds as ranges that can be compared: "minst fyra gånger om året" and "två gånger per termin"."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.understanding.frame import bound_before
from domain.ages import find_ages
from domain.frequencies import find_frequencies
from domain.numbers import find_quantities
from domain.text import fold

DAYS = {"dagar": 1.0, "veckor": 7.0, "månader": 365.25 / 12, "terminer": 365.25 / 2, "år": 365.25}
CLOSE = (
    0.03  # share by which lengths of time in different units may differ and be the same: a year and 52 weeks
)
YOUNGEST = 13  # years from which a number of them may be an age
HALF = 50.0
_MOST = re.compile(
    r"\bfler \w+ än (?!\w+ procent)[a-zåäö]{3,}|\b(?:de flesta|en majoritet|majoriteten|mest) \w"
)
_SFI = re.compile(r"\bsfi(?:[- ](?:kurs|nivå))? ([a-d])\b")
_OF_A_POST = {"heltid": 100.0, "halvtid": 50.0}  # percent of what one works
_WITHIN = re.compile(r"\b(?:inom(?: loppet av)?|senast(?: efter)?) $")
_DURING = re.compile(r"\bunder\s+$")  # "under sex månader" says for how long


@dataclass(frozen=True)
class Measure:
    """A number as a range: `low` to `high`, both inclusive, infinite where a bound leaves it open.

    `kind` is a unit of units.toml, or "dygn" for lengths of time, "per år" for how often, "ålder", "sfi" for levels.
    `bounded` tells whether a word makes a bound of it ("minst", "högst", "fyllt").
    """

    kind: str
    low: float
    high: float
    bounded: bool

    def keeps(self, other: "Measure") -> bool:
        """Whether it is one that `other` asks for: within a bound; equal to a number or overlapping a range."""
        if other.bounded and other.kind != "ålder":
            return other.low <= self._least() and self._most() <= other.high
        ends = [abs(end) for end in (self.low, self.high) if math.isfinite(end)]
        slack = CLOSE * max(ends, default=0.0) if self.kind == "dygn" else 0.0
        return self.low - slack <= other.high and other.low <= self.high + slack

    def _least(self) -> float:
        return self.high if math.isinf(self.low) else self.low

    def _most(self) -> float:
        return self.low if math.isinf(self.high) else self.high


def measures(text: str) -> list[Measure]:
    """The numbers with a unit in a text, and how often things happen."""
    return list(_measures(fold(text)))


def asked_measures(text: str, said: str = "") -> list[Measure]:
    """Those that a question asks for; "fler kvinnor än män" is more than half.

    "Heltid" is all of it where what is `said` tells it in percent and not by that word.
    """
    asked = fold(text)
    shares = (
        [Measure("procent", math.nextafter(HALF, math.inf), math.inf, True)] if _MOST.search(asked) else []
    )
    shares += [Measure("sfi", m.low, m.low, False) for m in _levels(asked)]
    posts = (share for word, share in _OF_A_POST.items() if word in asked and word not in fold(said))
    shares += [Measure("procent", share, share, False) for share in posts]
    return [*(m for m in measures(text) if m.kind != "sfi"), *shares]


def _levels(text: str) -> list[Measure]:
    """The courses of Swedish for immigrants, A to D, each as the least that is enough."""
    return [Measure("sfi", float(ord(m[1])), math.inf, True) for m in _SFI.finditer(text)]


def _measures(text: str) -> Iterator[Measure]:
    yield from _levels(text)
    taken: list[tuple[int, int]] = []
    for often in find_frequencies(text):
        taken.append((often.start, often.end))
        if often.per_year is not None:
            yield _bounded("per år", *often.per_year, often.bound or text[: often.start])
    for age in find_ages(text):
        taken.append((age.start, age.end))
        low, high = (-math.inf if age.low is None else age.low, math.inf if age.high is None else age.high)
        yield Measure("ålder", low, high, True)
    for found in find_quantities(text):
        if found.unit is None or any(found.start < b and a < found.end for a, b in taken):
            continue
        if found.unit == "år" and found.low >= YOUNGEST:
            yield Measure("ålder", found.low, found.high, True)
        elif (days := DAYS.get(found.unit)) is not None:
            before = _DURING.sub("", text[: found.start])
            yield _bounded("dygn", days * found.low, days * found.high, before)
        else:
            yield _bounded(found.unit, found.low, found.high, text[: found.start])


def _bounded(kind: str, low: float, high: float, before: str) -> Measure:
    before = f"{before.rstrip()} "
    match "at_most" if _WITHIN.search(before) else bound_before(before):
        case "more":
            return Measure(kind, math.nextafter(high, math.inf), math.inf, True)
        case "at_least":
            return Measure(kind, low, math.inf, True)
        case "less":
            return Measure(kind, -math.inf, math.nextafter(low, -math.inf), True)
        case "at_most":
            return Measure(kind, -math.inf, high, True)
    return Measure(kind, low, high, False)
