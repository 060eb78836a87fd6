"""Headings counted by a word of their own: "Steg 1. Kartläggning", "Fas 2: Kurs", "Del A", "Spår 3 – Handel".

The word is not looked up: it is the count that tells, the same word with 1, 2, 3 or A, B, C, each above text.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.structure.features import Look
from ingest.wording import ANNEX, LONGEST_HEADING, has_finite_verb, is_caption

FEWEST = 2
VERB_WORDS = 9  # words up to which the heading may be a clause ("Del B Så är arbetet ordnat")
_COUNTED = re.compile(
    r"(?P<word>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{2,14}) (?P<place>\d{1,2}|[A-H])(?![\w,])"
    r"(?: ?[.:)]| ?[-–—](?= ))?(?: +(?P<rest>[A-ZÅÄÖ\"”].*))?"
)


def find_named_counts(looks: Sequence[Look], after: int) -> frozenset[int]:
    """Indexes of the headings of such counts, from `after` (the end of the table of contents)."""
    counts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index in range(after, len(looks)):
        counted = _counted(looks, index)
        if counted is not None:
            counts[counted[0]].append((index, counted[1]))
    return frozenset(index for count in counts.values() for index in _in_sequence(count))


def _counted(looks: Sequence[Look], index: int) -> tuple[str, int] | None:
    """The word and its number where the line may be a heading and stands above something."""
    look = looks[index]
    if look.block.hint == "row" or len(look.text) > LONGEST_HEADING or index + 1 == len(looks):
        return None
    found = _COUNTED.fullmatch(look.words)
    if found is None or is_caption(look.words) or ANNEX.match(look.words):
        return None
    rest, place = found["rest"] or "", found["place"]
    words = rest.split()
    if rest.endswith((".", ";", ",")) or has_finite_verb(rest) and len(words) > VERB_WORDS:
        return None
    below = looks[index + 1]
    stands = look.block.hint == "heading" or below.content or below.block.hint == "heading"
    return (found["word"].lower(), int(place) if place.isdigit() else ord(place) - 64) if stands else None


def _in_sequence(count: Sequence[tuple[int, int]]) -> list[int]:
    """Those that are one more than the one before, from 1; lines right below each other are a list."""
    found: list[int] = []
    run: list[tuple[int, int]] = []
    for index, place in [*count, (-1, 0)]:
        if run and place == run[-1][1] + 1:
            run.append((index, place))
            continue
        apart = [a for (a, _), (b, _) in zip(run, run[1:], strict=False) if b > a + 1]
        if len(run) >= FEWEST and len(apart) == len(run) - 1:
            found += [index for index, _ in run]
        run = [(index, place)] if place == 1 else []
    return found
