"""Every jobbspår of the corpus with whose it is and its words: what the page of tracks counts, draws and lists."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answer.findings import quote_of
from answer.versions import in_force
from answer.wording import swedish_key
from domain.agreement import Agreement, Track, TrackStatus
from domain.answer import Citation
from domain.municipalities import Municipality
from index.engine import Index


@dataclass(frozen=True)
class TrackEntry:
    """One track of one municipality. A track that several run together is an entry of each."""

    municipality: Municipality
    name: str
    industries: tuple[str, ...]  # slugs
    status: TrackStatus
    place: str | None  # the municipality where it runs, when that is another one
    year: int | None  # of the document
    citation: Citation


@dataclass(frozen=True)
class TrackFilter:
    """Which entries are wanted; an empty field lets all through. Counties by code, municipalities by name."""

    industries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()

    def lets_through(self, entry: TrackEntry) -> bool:
        """Whether the entry has one of the chosen values in every field that chooses."""
        return (
            _fits(self.industries, entry.industries)
            and _fits(self.statuses, (entry.status,))
            and _fits(self.counties, (entry.municipality.county_code,))
            and _fits(self.municipalities, (entry.municipality.name,))
        )


def track_entries(index: Index, wanted: TrackFilter = TrackFilter()) -> tuple[TrackEntry, ...]:
    """The entries of the documents in force, in Swedish order of municipalities, then as the documents have them."""
    return tuple(filter(wanted.lets_through, _all_entries(index, date.today())))


@lru_cache(2)  # an index is opened once for a generation; what is in force may change with the day
def _all_entries(index: Index, day: date) -> tuple[TrackEntry, ...]:
    agreements = index.only(in_force(index, today=day)).agreements.values()
    found = (e for a in agreements for t in a.facts.tracks for e in _entries(a, t))
    return tuple(sorted(found, key=lambda e: swedish_key(e.municipality.name)))


def _entries(agreement: Agreement, track: Track) -> Iterator[TrackEntry]:
    """A track that runs at one of the parties is that one's; one that runs elsewhere is all parties'."""
    own = [m for m in agreement.municipalities if m.name == track.place]
    for municipality in own or agreement.municipalities:
        yield TrackEntry(
            municipality=municipality,
            name=track.name,
            industries=track.industries,
            status=track.status,
            place=None if own else track.place,
            year=agreement.year,
            citation=quote_of(agreement, track.span),
        )


def _fits(chosen: Collection[str], values: Iterable[str]) -> bool:
    return not chosen or any(value in chosen for value in values)
