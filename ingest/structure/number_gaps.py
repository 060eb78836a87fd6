"""Headings whose number a scan has lost or garbled, told by the gap that they leave in the chain: 12, ?, 14.

Between two chapters whose numbers leave one or two out, the lines are looked at that may be headings: those that
begin with the missing figure ("9 Tid" between § 8 and § 10), else with something short that is no word ("Ci Syfte"),
else those that stand where the words of headings do, right of where their numbers begin.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.numbering import Numbered
from ingest.structure.features import Look
from ingest.wording import LONGEST_HEADING, has_finite_verb, may_be_heading

MOST_MISSING = 2
MOST_WORDS = 8
_NEAREST, _FARTHEST = 8.0, 50.0  # points that the words of a heading stand right of its number
_FIGURE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.,:;)]? +(?P<rest>[A-ZÅÄÖ]\w.*)", re.DOTALL)
_GARBLED = re.compile(
    r"(?!(?:AF|AB|I|En?|Ett|Vi|Så|På|Av|Om|Ny|Nya|Den|Det|De|Hur|Vad|Vem|Två|Tre) )"
    r"(?P<number>\S{1,4}(?: \S)?) (?P<rest>[A-ZÅÄÖ]\w.*)",
    re.DOTALL,
)

_Parts = tuple[int, ...]
_Test = Callable[[Look, _Parts], str | None]  # the heading's words where the line may be that of the number


def fill_gaps(looks: Sequence[Look], chapters: Collection[int]) -> dict[int, Look]:
    """The looks of lines that fill gaps, with their numbers, by index."""
    found: dict[int, Look] = {}
    for one, other in pairwise(sorted(chapters)):
        first, second = looks[one].numbered, looks[other].numbered
        missing = _missing(first.parts, second.parts) if first and second else []
        if first is None or not 0 < len(missing) <= MOST_MISSING:
            continue
        between = range(one + 1, other)
        for parts in missing:
            place = _place(looks, between, parts, looks[one])
            if place is None:
                continue
            index, rest = place
            number = Numbered(".".join(map(str, parts)), rest, parts, first.written)
            found[index] = replace(looks[index], numbered=number)
            between = range(index + 1, other)
    return found


def _missing(one: _Parts, other: _Parts) -> list[_Parts]:
    """The numbers that should stand between two that follow upon each other."""
    above = other[:-1]
    if not other or one[: len(above)] != above:
        return []
    last = one[len(above)] if len(one) > len(above) else 0
    return [(*above, n) for n in range(last + 1, other[-1])]


def _place(looks: Sequence[Look], between: range, parts: _Parts, above: Look) -> tuple[int, str] | None:
    """(index, words) of the one line of the strongest kind there is; None when there are several, or none."""

    def is_indented(look: Look, _: _Parts) -> str | None:
        if look.block.left is None or above.block.left is None:
            return None
        aside = _NEAREST <= look.block.left - above.block.left <= _FARTHEST
        return look.text if aside and not look.numbered else None

    tests: tuple[_Test, ...] = (_has_figure, _is_garbled, is_indented)
    for test in tests:
        fitting = [(i, rest) for i in between if _is_line(looks, i) and (rest := test(looks[i], parts))]
        fitting = [(i, rest) for i, rest in fitting if _may_be_title(rest)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _has_figure(look: Look, parts: _Parts) -> str | None:
    found = _FIGURE.fullmatch(look.text)
    is_it = found is not None and found["number"] in (".".join(map(str, parts)), str(parts[-1]))
    return found["rest"] if found and is_it else None


def _is_garbled(look: Look, _: _Parts) -> str | None:
    found = _GARBLED.fullmatch(look.text)
    return found["rest"] if found else None


def _is_line(looks: Sequence[Look], index: int) -> bool:
    look = looks[index]
    below = looks[index + 1] if index + 1 < len(looks) else None
    short = len(look.text) <= LONGEST_HEADING and not look.prose and not look.text.endswith((".", ",", ";"))
    return short and not look.listed and below is not None and below.numbered is None


def _may_be_title(rest: str) -> bool:
    short = len(rest.split()) <= MOST_WORDS
    return short and may_be_heading(rest.rstrip(" :|;")) and not has_finite_verb(rest)
