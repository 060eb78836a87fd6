"""Two documents word by word: sections that belong together, and what differs in each pair."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from domain.agreement import Agreement, Section
from domain.text import fold

_WORD = re.compile(r"\S+\s*")
_EDGES = "•-–—*.,;:()[]”\"'"


@dataclass(frozen=True)
class Stretch:
    """Words that stand in both texts, in the first only, or in the second only."""

    kind: Literal["same", "first", "second"]
    text: str


@dataclass(frozen=True)
class SectionPair:
    """A section of each document, or of one only. `alike` is the share of words in common, 0..1."""

    heading: str
    first: Section | None
    second: Section | None
    stretches: tuple[Stretch, ...]
    alike: float


def word_diff(first: str, second: str) -> tuple[Stretch, ...]:
    """What differs, words as units; case and the marks around a word do not count. The texts are kept whole."""
    a, b = _WORD.findall(first), _WORD.findall(second)
    matcher = SequenceMatcher(None, [_key(w) for w in a], [_key(w) for w in b], autojunk=False)
    found: list[Stretch] = []
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind == "equal":
            found.append(Stretch("same", "".join(b[b0:b1])))
            continue
        if a1 > a0:
            found.append(Stretch("first", "".join(a[a0:a1])))
        if b1 > b0:
            found.append(Stretch("second", "".join(b[b0:b1])))
    return tuple(found)


def section_pairs(first: Agreement, second: Agreement, topic: str | None = None) -> tuple[SectionPair, ...]:
    """In the order of the second document, then what only the first has; of one topic when it is given."""
    ones = [s for s in first.sections if topic is None or s.topic == topic]
    others = [s for s in second.sections if topic is None or s.topic == topic]
    partners = _partners(ones, others)
    pairs = [_pair(partners.get(other.id), other) for other in others]
    taken = {one.id for one in partners.values()}
    return (*pairs, *(_pair(one, None) for one in ones if one.id not in taken))


def _partners(ones: Sequence[Section], others: Sequence[Section]) -> dict[str, Section]:
    """The first document's section for each of the second's: by the same heading, else the next of the same topic."""
    found: dict[str, Section] = {}
    free = list(ones)
    for same in (_same_heading, _same_topic):
        for other in others:
            one = next((s for s in free if same(s, other)), None)
            if other.id not in found and one is not None:
                found[other.id] = one
                free.remove(one)
    return found


def _same_heading(one: Section, other: Section) -> bool:
    return fold(one.heading or "") == fold(other.heading or "")


def _same_topic(one: Section, other: Section) -> bool:
    return one.topic is not None and one.topic == other.topic and one.level == other.level


def _pair(first: Section | None, second: Section | None) -> SectionPair:
    stretches = word_diff(_body(first), _body(second))
    counts = {kind: sum(len(_WORD.findall(s.text)) for s in stretches if s.kind == kind) for kind in _kinds()}
    total = 2 * counts["same"] + counts["first"] + counts["second"]
    shown = second or first
    return SectionPair(
        shown.label if shown else "", first, second, stretches, 2 * counts["same"] / total if total else 1.0
    )


def _kinds() -> Iterator[Literal["same", "first", "second"]]:
    yield from ("same", "first", "second")


def _body(section: Section | None) -> str:
    return section.text[section.body_start :] if section is not None else ""


def _key(word: str) -> str:
    bare = word.strip()
    return fold(bare.strip(_EDGES) or bare)
