"""Makes a corpus of any size out of the sample agreements as they were read, and knows its truth.

Each document is a sample agreement with other municipalities, years, tracks and shares, in its text and in its facts
alike; spans move with the words. So nothing has to be read anew, and what is right is known by what was exchanged.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from domain.agreement import Agreement, Goal, Party, Section, Span, Track
from domain.municipalities import MUNICIPALITIES, Municipality

_YEAR = r"\b(?:19|20)\d\d\b"
_SHARE = r"\b[1-9]\d(?= procent\b)"
_SHIFT = 4  # years at most, both ways


@dataclass(frozen=True)
class Made:
    """A made document, and the truth of it: the tracks that run, each with its industries."""

    agreement: Agreement
    running: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Edited:
    """A text with some words exchanged. `pieces` are (offset in the old text, offset in the new one), both rising."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def moved(self, offset: int) -> int:
        """Where a character of the old text stands in the new one; one of exchanged words within the new words."""
        at = next(n for n in reversed(range(len(self.pieces))) if self.pieces[n][0] <= offset)
        old, new = self.pieces[at]
        after = self.pieces[at + 1][1] if at + 1 < len(self.pieces) else len(self.text)
        return min(new + offset - old, after)


@dataclass(frozen=True)
class Edits:
    """What is exchanged in one document. `names` of municipalities, `tracks` by the name of the earlier one."""

    names: Mapping[str, str]
    tracks: Mapping[str, Track]
    years: int  # added to each year
    shares: Mapping[str, str]

    def of(self, text: str) -> Edited:
        """The text with all of it exchanged."""
        new, pieces, at = "", [(0, 0)], 0
        for match in self._pattern().finditer(text):
            new += text[at : match.start()]
            pieces.append((match.start(), len(new)))
            new += self._instead(match)
            at = match.end()
            pieces.append((at, len(new)))
        return Edited(new + text[at:], tuple(pieces))

    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(sorted(map(re.escape, self.names), key=len, reverse=True))
        tracks = "|".join(sorted(map(re.escape, self.tracks), key=len, reverse=True)) or "(?!)"
        return re.compile(
            rf"(?P<track>{tracks})|\b(?P<name>{names})(?P<s>s?)\b|(?P<year>{_YEAR})|(?P<share>{_SHARE})"
        )

    def _instead(self, match: re.Match[str]) -> str:
        if match["track"]:
            return self.tracks[match["track"]].name
        if match["year"]:
            return str(int(match["year"]) + self.years)
        if match["share"]:
            return self.shares[match["share"]]
        other = self.names[match["name"]]
        return other if other[-1] in "sxz" else other + match["s"]


def make(samples: Sequence[Agreement], number: int, seed: int = 1) -> Iterator[Made]:
    """`number` documents; the same seed gives the same ones. Samples without a municipality are left out."""
    chance = random.Random(seed)
    usable = [sample for sample in samples if sample.municipalities]
    pool = [track for sample in usable for track in sample.facts.tracks]
    parties = _in_turn(chance)
    for n in range(number):
        sample = usable[n % len(usable)]
        yield _made(sample, n, [next(parties) for _ in sample.municipalities], pool, chance)


def _in_turn(chance: random.Random) -> Iterator[Municipality]:
    """All municipalities again and again, each time in another order."""
    while True:
        yield from chance.sample(MUNICIPALITIES, len(MUNICIPALITIES))


def _made(
    sample: Agreement, n: int, parties: Sequence[Municipality], pool: Sequence[Track], chance: random.Random
) -> Made:
    own = sample.municipalities
    edits = Edits(
        names={old.name: new.name for old, new in zip(own, parties, strict=True)},
        tracks=_other_tracks(sample, pool, chance),
        years=chance.randint(-_SHIFT, _SHIFT),
        shares={str(share): str(chance.randrange(10, 100)) for share in range(10, 100)},
    )
    changed: Agreement = _rewritten(sample, {s.id: edits.of(s.text) for s in sample.sections}, edits)
    codes = {old.code: new.code for old, new in zip(own, parties, strict=True)}
    before = sample.facts
    facts = replace(
        changed.facts,
        tracks=tuple(
            _track(t, old, edits) for t, old in zip(changed.facts.tracks, before.tracks, strict=True)
        ),
        goals=tuple(_goal(goal, edits) for goal in changed.facts.goals),
        parties=tuple(
            replace(p, municipality=codes.get(p.municipality or "", p.municipality))
            for p in changed.facts.parties
        ),
    )
    agreement = replace(
        changed,
        id=f"{sample.id}-{n:05}",
        file=f"{n:05}-{sample.file}",
        sha256=sha256(f"{sample.sha256} {n}".encode()).hexdigest(),
        municipalities=tuple(parties),
        facts=facts,
    )
    return Made(agreement, tuple((t.name, t.industries) for t in facts.tracks if t.status == "finns"))


def _other_tracks(sample: Agreement, pool: Sequence[Track], chance: random.Random) -> dict[str, Track]:
    """Another track for about half of the document's, none twice."""
    chosen: dict[str, Track] = {}
    used = {track.name for track in sample.facts.tracks}
    for track in sample.facts.tracks:
        other = chance.choice(pool)
        if chance.random() < 0.5 and other.name not in used:
            used.add(other.name)
            chosen[track.name] = other
    return chosen


def _track(track: Track, before: Track, edits: Edits) -> Track:
    other = edits.tracks.get(before.name)
    return track if other is None else replace(track, name=other.name, industries=other.industries)


def _party(party: Party, codes: Mapping[str, str]) -> Party:
    return replace(party, municipality=codes.get(party.municipality or "", party.municipality))


def _goal(goal: Goal, edits: Edits) -> Goal:
    new = (
        edits.shares.get(str(int(goal.number)))
        if goal.number is not None and goal.unit == "procent"
        else None
    )
    return goal if new is None else replace(goal, number=float(new))


def _rewritten(value: Any, texts: Mapping[str, Edited], edits: Edits) -> Any:
    """The value with every string edited, and every place in a section moved with its words."""
    if isinstance(value, Span):
        edited = texts[value.section]
        return Span(value.section, edited.moved(value.start), edited.moved(value.end))
    if isinstance(value, Section):
        return _section(value, texts[value.id], edits)
    if isinstance(value, tuple):
        return tuple(_rewritten(v, texts, edits) for v in value)
    if is_dataclass(value) and not isinstance(value, type | Municipality):
        return replace(
            value, **{f.name: _rewritten(getattr(value, f.name), texts, edits) for f in fields(value)}
        )
    return edits.of(value).text if isinstance(value, str) and any(map(str.isalnum, value)) else value


def _section(section: Section, edited: Edited, edits: Edits) -> Section:
    moved: Callable[[int], int] = edited.moved
    blocks = tuple(
        replace(
            b,
            start=moved(b.start),
            end=moved(b.end),
            columns=tuple(edits.of(c).text for c in b.columns),
            page_breaks=tuple((moved(at), page) for at, page in b.page_breaks),
        )
        for b in section.blocks
    )
    return replace(
        section,
        heading=None if section.heading is None else edits.of(section.heading).text,
        text=edited.text,
        blocks=blocks,
        sentences=tuple((moved(start), moved(end)) for start, end in section.sentences),
    )
