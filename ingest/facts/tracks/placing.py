"""Gives each track its place: by its own words, other sentences that name it, the line above its list, a heading."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from domain.agreement import Section
from domain.text import fold
from ingest.facts.naming import named
from ingest.facts.tracks.places import Places, place_of_all, place_told, places_told
from ingest.facts.tracks.scope import Candidate
from ingest.facts.tracks.words import TRACK_WORD
from ingest.facts.units import body_units, paths, units

_OfUnit = Mapping[
    tuple[str, int], Sequence[int]
]  # the numbers of the tracks that a unit has, by section and start
_Found = Iterator[tuple[int, Places]]  # numbers of tracks with their places, the surest first

# What may stand beside the municipalities in a line above a list, or in a heading, that says where tracks run.
_BESIDE = re.compile(
    r"(?:[\W\d_]|\b(?:i|för|hos|på|och|samt|kommun|kommuns|stad|stads|finns|har|drivs|bedrivs|pågår|ges|hålls|följande|lokala|egna|"
    r"pågående|planerade|avslutade|aktuella|(?:jobb|yrkes|bransch)?spår(?:en)?|insatser|av|s)\b)*",
    re.IGNORECASE,
)
_LINE = 60  # characters of a line such as "I Heby finns:"
_SAYS_WHERE = re.compile(
    r"\b(?:i|på|hos|av|vid|kommun\w*|har|svarar|ansvarar|båda|gemensam\w*)\b", re.IGNORECASE
)


def placed(
    sections: Sequence[Section], tracks: Sequence[Candidate], parties: Collection[str]
) -> list[Candidate]:
    """The tracks with their places.

    That the only party has a track goes without saying; its place counts where the text says that it runs there.
    """
    of_unit: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, track in enumerate(tracks):
        of_unit[track.unit.section.id, track.unit.start].append(number)
    known = {n: track.places for n, track in enumerate(tracks) if track.places}
    own = set(parties) if len(parties) == 1 else set()
    for source, says_own in (
        (_in_own_words(tracks, of_unit), False),
        (_in_hand(sections, of_unit), True),
        (_in_other_words(sections, tracks), False),
        (_below_lines(sections, of_unit), False),
        (_below_headings(sections, tracks), False),
        (_said_of_all(sections, tracks), True),
    ):
        for number, places in source:
            if says_own or not own.issuperset(places):
                known.setdefault(number, places)
    return [replace(track, places=known.get(n, ())) for n, track in enumerate(tracks)]


def _in_own_words(tracks: Sequence[Candidate], of_unit: _OfUnit) -> _Found:
    """The sentences and items that the tracks were found in."""
    for numbers in of_unit.values():
        text = tracks[numbers[0]].unit.text
        if "\t" not in text:
            yield from _told_of(text, [(_name_at(tracks[n], text), n) for n in numbers])


def _told_of(text: str, found: Sequence[tuple[tuple[int, int], int]]) -> _Found:
    found = sorted(found)
    told = places_told(text, [span for span, _ in found])
    yield from ((number, p) for (_, number), p in zip(found, told, strict=True) if p is not None)


def _name_at(track: Candidate, text: str) -> tuple[int, int]:
    """Where the track's name stands in its unit; where its words begin if the name is written otherwise."""
    at = fold(text).find(fold(track.name))
    return (at, at + len(track.name)) if at >= 0 else (track.start, track.start)


def _in_hand(sections: Sequence[Section], of_unit: _OfUnit) -> _Found:
    """What the sentences after a track say of it: "Spåret ges i Nora." Below its own heading anywhere."""
    headed: dict[str, Sequence[int]] = {}
    for path in paths(sections):
        hand = next((headed[s.id] for s in reversed(path) if s.id in headed), ())
        block = None
        for unit in units(path[-1]):
            if here := of_unit.get((path[-1].id, unit.start)):
                hand, block = here, unit.block
                if unit.kind == "heading":
                    headed[path[-1].id] = here
            elif hand and (block is None or block.kind != "row") and (p := place_told(unit.text)) is not None:
                yield from ((number, p) for number in hand)


def _in_other_words(sections: Sequence[Section], tracks: Sequence[Candidate]) -> _Found:
    """Other sentences that name a track, with a capital letter or after the word "spåret", and say where it runs."""
    by_first: dict[str, list[int]] = defaultdict(list)
    for number, track in enumerate(tracks):
        by_first[re.split(r"[^\w-]", fold(track.name))[0]].append(number)
    for section in sections:
        for unit in body_units(section):
            if not unit.is_row and _SAYS_WHERE.search(unit.text):
                yield from _told_of(unit.text, list(_named_in(unit.text, tracks, by_first)))


def _named_in(
    text: str, tracks: Sequence[Candidate], by_first: Mapping[str, Sequence[int]]
) -> Iterator[tuple[tuple[int, int], int]]:
    folded = fold(text)
    for word in re.finditer(r"[^\W\d_][\w-]*", folded):
        start = word.start()
        for number in by_first.get(word.group(), ()):
            name = fold(tracks[number].name)
            end = start + len(name)
            whole = folded.startswith(name, start) and not folded[end : end + 1].isalnum()
            if whole and (text[start].isupper() or TRACK_WORD.search(text, max(0, start - 12), start)):
                yield (start, end), number


def _below_lines(sections: Sequence[Section], of_unit: _OfUnit) -> _Found:
    """Tracks below a line that names a municipality and little else: "I Heby finns:", "Vadstena"."""
    for section in sections:
        line: Places | None = None
        for unit in body_units(section):
            if here := of_unit.get((section.id, unit.start)):
                yield from ((number, line) for number in here if line is not None)
            elif unit.kind == "paragraph" and len(unit.text) <= _LINE:
                line = _only_places(unit.text)


def _below_headings(sections: Sequence[Section], tracks: Sequence[Candidate]) -> _Found:
    """The place of the nearest heading that names one; the heading of a track of its own is none."""
    own = {track.unit.section.id for track in tracks if track.unit.kind == "heading"}
    return _above(
        sections,
        tracks,
        {s.id: p for s in sections if s.id not in own and (p := _only_places(s.heading or "")) is not None},
    )


def _said_of_all(sections: Sequence[Section], tracks: Sequence[Candidate]) -> _Found:
    """What is said of all tracks of a section, or of one above: "Samtliga bedrivs i Nora." """
    told = ((s.id, place_of_all(unit.text)) for s in sections for unit in body_units(s))
    return _above(sections, tracks, {at: places for at, places in told if places is not None})


def _above(sections: Sequence[Section], tracks: Sequence[Candidate], told: Mapping[str, Places]) -> _Found:
    around = {path[-1].id: path for path in paths(sections)}
    for number, track in enumerate(tracks):
        yield from ((number, told[s.id]) for s in reversed(around[track.unit.section.id]) if s.id in told)


def _only_places(text: str) -> Places | None:
    """The municipalities of a line or heading that names them and says no more than that there are tracks."""
    names = [n for n in named(text) if n.certain]
    rest = text
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    return (
        tuple(dict.fromkeys(n.municipality.name for n in names))
        if names and _BESIDE.fullmatch(rest)
        else None
    )
