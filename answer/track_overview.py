"""Every jobbspår of the corpus with whose it is and its words: what the page of tracks counts, draws and lists."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answer.composing.versions import in_force
from answer.lists.findings import quote_of
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

    @property
    def runs_in(self) -> str:
        """The municipality where it runs, its own or another."""
        return self.place or self.municipality.name


# What entries can be chosen by: the field of `TrackFilter` and an entry's own values.
VALUES: Mapping[str, Callable[[TrackEntry], tuple[str, ...]]] = {
    "statuses": lambda e: (e.status,),
    "industries": lambda e: e.industries,
    "counties": lambda e: (e.municipality.county_code,),
    "municipalities": lambda e: (e.municipality.name,),
    "places": lambda e: (e.runs_in,),
    "years": lambda e: (str(e.year),) if e.year else (),
}


@dataclass(frozen=True)
class TrackFilter:
    """Which entries are wanted; an empty field lets all through. Counties by code, the rest by name."""

    industries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def narrow(self, entries: Iterable[TrackEntry]) -> tuple[TrackEntry, ...]:
        """Those that have one of the chosen values in every field that chooses."""
        for field, values in VALUES.items():
            if chosen := frozenset(getattr(self, field)):
                entries = [e for e in entries if not chosen.isdisjoint(values(e))]
        return tuple(entries)


def track_entries(index: Index, wanted: TrackFilter = TrackFilter()) -> tuple[TrackEntry, ...]:
    """The entries of the documents in force, in Swedish order of municipalities, then as the documents have them."""
    return wanted.narrow(_all_entries(index, date.today()))


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
