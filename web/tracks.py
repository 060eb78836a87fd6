"""The page of tracks: matrix, map and bars over the same entries, each mark with the address of its quotes."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from answer.track_overview import TrackEntry, TrackFilter, track_entries
from answer.wording import capital, counted, sort_swedish
from domain.industries import INDUSTRIES
from domain.municipalities import COUNTIES, Municipality
from index.engine import Index
from web.contexts import Bar, Choice, FilterGroup, Mark, MatrixRow, TracksPage
from web.sweden import outlines, place_of

MOST_QUOTED = 60  # entries shown with their quotes; above that something has to be chosen first
SMALLEST, GROWTH = (
    3.5,
    2.5,
)  # radius of a mark with one track, and by how much it grows with the root of the number
STATUS_LABELS = {"finns": "Finns", "planerat": "Planerade", "avslutat": "Avslutade"}

Query = Sequence[tuple[str, str]]


def chosen_tracks(args: "MultiDict[str, str]") -> TrackFilter:
    """What the address asks for; tracks that exist when it names no status. Unknown values let nothing through."""
    return TrackFilter(
        industries=tuple(filter(None, args.getlist("bransch"))),
        statuses=tuple(filter(None, args.getlist("status"))) or ("finns",),
        counties=tuple(filter(None, args.getlist("lan"))),
        municipalities=tuple(filter(None, args.getlist("kommun"))),
    )


def tracks_page(index: Index, wanted: TrackFilter) -> TracksPage:
    """The page for what is wanted: matrix, marks and bars count the same entries that are listed with their quotes."""
    everything = track_entries(index)
    entries = tuple(filter(wanted.lets_through, everything))
    quoted = entries if len(entries) <= MOST_QUOTED else ()
    columns = [slug for slug in INDUSTRIES if any(slug in e.industries for e in entries)]
    kept = [("status", s) for s in wanted.statuses] + [("lan", c) for c in wanted.counties]
    return TracksPage(
        summary=_summary(entries),
        filters=_filters(everything, wanted),
        map=outlines(),
        marks=_marks(index, entries, kept),
        columns=tuple(INDUSTRIES[slug].label for slug in columns),
        rows=tuple(_row(m, mine, columns, kept) for m, mine in _by_municipality(entries)),
        industries=_industry_bars(entries, columns, kept),
        years=_bars(Counter(str(e.year) for e in entries if e.year), {}),
        entries=tuple(_by_municipality(quoted)),
        more=len(entries) - len(quoted),
        invented=any(card.invented for card in index.cards.values()),
    )


def _summary(entries: Sequence[TrackEntry]) -> str:
    if not entries:
        return "Inget jobbspår svarar mot urvalet."
    places = counted(len({e.municipality for e in entries}), "kommun", "kommuner")
    return f"{capital(counted(len(entries), 'jobbspår', 'jobbspår', neuter=True))} i {places}."


def _by_municipality(entries: Iterable[TrackEntry]) -> list[tuple[Municipality, tuple[TrackEntry, ...]]]:
    return [(m, tuple(mine)) for m, mine in groupby(entries, key=lambda e: e.municipality)]


def _row(
    municipality: Municipality, mine: Sequence[TrackEntry], columns: Sequence[str], kept: Query
) -> MatrixRow:
    numbers = Counter(slug for e in mine for slug in e.industries)
    at = [*kept, ("kommun", municipality.name)]
    return MatrixRow(
        municipality.name, tuple((numbers[slug], _address([*at, ("bransch", slug)])) for slug in columns)
    )


def _marks(index: Index, entries: Sequence[TrackEntry], kept: Query) -> tuple[Mark, ...]:
    """A filled mark for each municipality with tracks, larger with more; a small hollow one for the other parties."""
    numbers = Counter(e.municipality for e in entries)
    parties = {m for card in index.cards.values() for m in card.municipalities}
    return tuple(_mark(m, numbers[m], kept) for m in sorted(parties | set(numbers), key=lambda m: numbers[m]))


def _mark(municipality: Municipality, number: int, kept: Query) -> Mark:
    x, y = place_of(municipality.code)
    radius = SMALLEST + GROWTH * math.sqrt(number - 1) if number else 0.0
    text = f"{municipality.name}: {counted(number, 'jobbspår', 'jobbspår', neuter=True)}"
    return Mark(
        municipality.name, x, y, round(radius, 1), text, _address([*kept, ("kommun", municipality.name)])
    )


def _industry_bars(entries: Sequence[TrackEntry], columns: Sequence[str], kept: Query) -> tuple[Bar, ...]:
    numbers = Counter({slug: sum(slug in e.industries for e in entries) for slug in columns})
    bars = {INDUSTRIES[slug].label: _address([*kept, ("bransch", slug)]) for slug, _ in numbers.most_common()}
    return _bars(Counter({INDUSTRIES[slug].label: number for slug, number in numbers.items()}), bars)


def _bars(numbers: "Counter[str]", addresses: dict[str, str]) -> tuple[Bar, ...]:
    """In the order of `addresses`, else by label."""
    longest = max(numbers.values(), default=1)
    return tuple(
        Bar(label, numbers[label], numbers[label] / longest, addresses.get(label))
        for label in (addresses or sorted(numbers))
    )


def _filters(entries: Sequence[TrackEntry], wanted: TrackFilter) -> tuple[FilterGroup, ...]:
    """The choices that the corpus offers, with the number of tracks behind each."""
    statuses = Counter(str(e.status) for e in entries)
    industries = Counter(slug for e in entries for slug in e.industries)
    counties = Counter(e.municipality.county_code for e in entries)
    names = Counter(e.municipality.name for e in entries)
    return (
        FilterGroup("status", "Läge", _choices(statuses, wanted.statuses, STATUS_LABELS)),
        FilterGroup(
            "bransch",
            "Bransch",
            _choices(industries, wanted.industries, {s: i.label for s, i in INDUSTRIES.items()}),
        ),
        FilterGroup("lan", "Län", _choices(counties, wanted.counties, {c.code: c.name for c in COUNTIES})),
        FilterGroup(
            "kommun", "Kommun", _choices(names, wanted.municipalities, {n: n for n in sort_swedish(names)})
        ),
    )


def _choices(numbers: "Counter[str]", chosen: Sequence[str], labels: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(v, label, v in chosen, numbers[v]) for v, label in labels.items() if numbers[v])


def _address(query: Query) -> str:
    return f"/jobbspar?{urlencode(query)}#belagg"
