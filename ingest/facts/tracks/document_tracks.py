"""The tracks (jobbspår) of a document: what lists, tables, headings and sentences say of them, put together."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from domain.agreement import Section, Track, TrackStatus
from domain.industries import industries_of
from ingest.facts.naming import named
from ingest.facts.parties import BODY_HEADINGS
from ingest.facts.tracks.claims import is_claimed
from ingest.facts.tracks.entries import tracks_in_items
from ingest.facts.tracks.labels import has_details, is_general, names_work
from ingest.facts.tracks.names import FALLBACK, name_key
from ingest.facts.tracks.placing import placed
from ingest.facts.tracks.scope import Candidate, announces, introduces, is_track_heading
from ingest.facts.tracks.sections import Place, is_declined, tracks_in_headings
from ingest.facts.tracks.sentences import spoken_tracks
from ingest.facts.tracks.tables import tracks_in_rows
from ingest.facts.tracks.terms import with_own_terms
from ingest.facts.tracks.words import NOT_BEGUN, TRACK_WORD
from ingest.facts.units import body_units, paths, title_lines


def find_tracks(sections: Sequence[Section], parties: Collection[str] = ()) -> tuple[Track, ...]:
    """Every track once, in the document's order; one that runs in several municipalities once for each.

    `parties` are the names of the municipalities whose agreement it is.

    What is listed comes first; a sentence adds a track that no list has, and what has become of one that is listed.
    """
    sections, written = with_own_terms(sections)
    title = list(title_lines(sections, BODY_HEADINGS))
    own = {n.municipality.name for u in title for n in named(u.text)}
    order = {section.id: number for number, section in enumerate(sections)}
    listed = list(_listed(sections))
    spoken = (
        c
        for c in spoken_tracks(sections, own_sections(listed))
        if not _is_of_others(c, own) and not is_declined(c.unit.section)
    )
    page = {(u.section.id, u.start) for u in title if len(sections) > 1 and u.section.heading is None}
    told = [
        c for c in [*listed, *spoken] if (c.unit.section.id, c.unit.start) not in page
    ]  # a title tells of none
    candidates = placed(sections, told, parties)
    tracks = _merged(c for c in candidates if c.listed)
    for candidate in candidates:
        if not candidate.listed and not _is_closed(candidate, parties):
            _add_spoken(tracks, candidate)
    tracks.sort(key=lambda c: (order[c.unit.section.id], c.unit.start + c.start))
    return tuple(track for candidate in tracks for track in _tracks(_as_written(candidate, written), parties))


def listed_tracks(sections: Sequence[Section]) -> list[Candidate]:
    """The tracks that headings, rows and list items set out, each once."""
    return _merged(_listed(sections))


def own_sections(tracks: Iterable[Candidate]) -> set[str]:
    """The ids of the sections that are one track each."""
    return {track.unit.section.id for track in tracks if track.unit.kind == "heading"}


def _as_written(track: Candidate, written: Mapping[str, str]) -> Candidate:
    """The track with the words of its name as the document has them: "Servicebanan", not "Servicespår"."""
    words = (written.get(word.lower(), word) for word in track.name.split())
    return replace(track, name=" ".join(words)) if written else track


def _listed(sections: Sequence[Section]) -> Iterator[Candidate]:
    """Every heading, row and list item that is a track."""
    announced = False
    alike = _alike(sections)
    for path in paths(sections):
        announced = announced and names_work(path[-1].heading or "")
        told = announced or len(path) > 1 and _tells(path[-2])
        yield from tracks_in_headings(path, Place(told, path[-1].id in alike))
        last = body_units(path[-1])[-1:]
        announced = announced or any(
            (
                announces(u.text)
                or introduces(u.text)
                or is_track_heading(u.text)
                and not u.text.rstrip().endswith(".")
            )
            and not industries_of(u.text)
            for u in last
        )
        yield from tracks_in_rows(path)
        yield from tracks_in_items(path)


def _tells(section: Section) -> bool:
    """Does what stands between a heading and those below it speak of tracks, and name none?"""
    return any(
        (word := TRACK_WORD.search(unit.text))
        and is_claimed(unit.text, word.start())
        and not industries_of(unit.text)
        for unit in body_units(section)
    )


def _alike(sections: Sequence[Section]) -> set[str]:
    """The sections most of whose siblings are named as lines of work, or tell of a course."""
    beside: dict[str, list[Section]] = {}
    for path in paths(sections):
        beside.setdefault(path[-2].id if len(path) > 1 else "", []).append(path[-1])
    alike: set[str] = set()
    for group in beside.values():
        work = [names_work(s.heading or "") for s in group]
        plain = not any(is_general(s.heading or "") for s in group)
        like = [w or plain and has_details(s.text[s.body_start :]) for s, w in zip(group, work, strict=True)]
        others = len(group) - 1
        alike |= {s.id for s, own in zip(group, like, strict=True) if 2 * (sum(like) - own) >= others > 0}
    return alike


def _merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The first of those with one name, completed by what the later ones know."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        key = name_key(candidate.name)
        known = found.get(key)
        found[key] = candidate if known is None else _completed(known, candidate)
    return list(found.values())


def _completed(known: Candidate, other: Candidate) -> Candidate:
    return replace(
        known,
        industries=known.industries or other.industries,
        places=known.places or other.places,
        status=known.status or other.status,
    )


def _add_spoken(tracks: list[Candidate], candidate: Candidate) -> None:
    """Takes in what a sentence says, unless it only speaks of a track that is known."""
    for at, known in enumerate(tracks):
        if _same_name(known, candidate):
            tracks[at] = replace(_completed(known, candidate), status=_status(known, candidate))
            return
    own = next((at for at, known in enumerate(tracks) if _is_section_of(known, candidate)), None)
    if own is not None:
        tracks[own] = _completed(tracks[own], candidate)
        return
    related = any(
        set(known.industries) & set(candidate.industries)
        for known in tracks
        if known.listed
        and known.status != "avslutat"
        and known.unit is not candidate.unit
        and _same_place(known, candidate)
    )
    if related and candidate.status in (None, "finns"):
        return
    tracks.append(candidate)


def _status(known: Candidate, spoken: Candidate) -> TrackStatus | None:
    """What has become of a listed track: a sentence may end it, or say that it has not begun."""
    ended = spoken.status == "avslutat" and known.status is None
    waits = spoken.status == "planerat" and known.status != "avslutat" and NOT_BEGUN.search(spoken.unit.text)
    return spoken.status if ended or waits else known.status or spoken.status


def _begun(candidate: Candidate) -> TrackStatus:
    """A track that runs, unless its own words say that it has not begun, whatever list it stands in."""
    if candidate.status in (None, "finns") and NOT_BEGUN.search(candidate.unit.text):
        return "planerat" if candidate.listed or candidate.status is None else "finns"
    return candidate.status or "finns"


def _is_of_others(track: Candidate, own: Collection[str]) -> bool:
    """Is it another municipality's, which the title does not name: "i Karlshamns förarspår"?"""
    at = track.unit.text.lower().find(track.name.lower())
    before = [n for n in named(track.unit.text) if at > 0 and n.end == len(track.unit.text[:at].rstrip())]
    genitive = before and track.unit.text[before[0].start : before[0].end].endswith("s")
    return bool(own and genitive and before[0].municipality.name not in own)


# "Deltagare från Töreboda har inte tillträde till det", "som våra invånare inte kan söka"
_CLOSED = re.compile(
    r"\binte\s+(?:\w+\s+)?(?:tillträde|tillgång|möjlighet|söka|delta|gå|öppe[nt]|tillgänglig\w*|välkomna)\b",
    re.IGNORECASE,
)


def _is_closed(track: Candidate, parties: Collection[str]) -> bool:
    """Does a municipality that is no party have it, and is it said that the parties' people cannot take part?"""
    unit = track.unit
    others = bool(parties and track.places) and not set(track.places) & set(parties)
    return others and _CLOSED.search(unit.section.text, unit.start, unit.block.end) is not None


_TOLD = 600  # characters of a section that tell of its work
_UNSPECIFIC = frozenset({"forberedande", "ovrigt", "administration"})


def _industries(track: Candidate) -> tuple[str, ...]:
    """The name's industries; where it tells none, the one that what is said of the track speaks of most."""
    if track.industries:
        return track.industries
    heading = track.unit.kind == "heading"
    section = track.unit.section
    said = section.text[section.body_start :][:_TOLD] if heading else track.unit.text[track.start : track.end]
    told = [i for words in re.split(r"[.,;:]|\boch\b", said) for i in industries_of(words)]
    counted = Counter(i for i in told if i not in _UNSPECIFIC) or Counter(told)
    return tuple(i for i, _ in counted.most_common(1)) or FALLBACK


def _same_name(known: Candidate, other: Candidate) -> bool:
    """Equal keys, or one the beginning of the other's compound: "Butik" and "butiks", "Industri" and "industri"."""
    a, b = name_key(known.name), name_key(other.name)
    short, long = sorted((a, b), key=len)
    begins = len(short) >= 4 and long.startswith(short)
    return a == b or begins and (len(long) - len(short) <= 2 or long[len(short)] == " ")


def _is_section_of(known: Candidate, spoken: Candidate) -> bool:
    """Does the sentence stand in the section that is the known track's own, and speak of the same line of work?"""
    own = known.unit.kind == "heading" and known.unit.section.id == spoken.unit.section.id
    return own and bool(set(known.industries) & set(spoken.industries))


def _same_place(known: Candidate, other: Candidate) -> bool:
    return not other.places or bool(set(known.places) & set(other.places))


def _tracks(candidate: Candidate, parties: Collection[str]) -> list[Track]:
    """The track once for each of its places; one of all the parties has none."""
    everywhere = len(parties) > 1 and set(candidate.places) >= set(parties)
    span = candidate.unit.span(candidate.start, candidate.end)
    return [
        Track(
            name=candidate.name,
            industries=_industries(candidate),
            place=place,
            status=_begun(candidate),
            span=span,
            confidence=candidate.confidence,
        )
        for place in (() if everywhere else candidate.places) or (None,)
    ]
