"""The page of tracks: matrix, map and bars over the same entries, each mark with the address of its quotes."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote_plus, urlencode

from werkzeug.datastructures import MultiDict

from answer.track_overview import VALUES, TrackEntry, TrackFilter, track_entries
from answer.wording import capital, counted, sort_swedish
from domain.industries import INDUSTRIES
from domain.municipalities import COUNTIES, Municipality
from index.engine import Index
from web.contexts.choices import Chip, Choice, FilterGroup
from web.contexts.tracks import Bar, Mark, MatrixRow, TracksPage
from web.portions import FIRST, portion, state_of
from web.sweden import outlines, place_of

# Radius of a mark with one track, the largest one, and by how much it grows at most with the root of the number.
SMALLEST, LARGEST, GROWTH = 3.5, 9.0, 2.5


@dataclass(frozen=True)
class Group:
    """One way to choose tracks: its name in the address, its heading, its field of the filter.

    `labels` are its values with what they are called, in their order; None for names, which come in Swedish order.
    """

    name: str
    label: str
    field: str
    labels: Mapping[str, str] | None = None

    def said(self, value: str) -> str:
        """What a value is called."""
        return (self.labels or {}).get(value, value)


GROUPS = (
    Group("status", "Läge", "statuses", {"finns": "Finns", "planerat": "Planerade", "avslutat": "Avslutade"}),
    Group("bransch", "Bransch", "industries", {slug: i.label for slug, i in INDUSTRIES.items()}),
    Group("lan", "Län", "counties", {c.code: c.name for c in COUNTIES}),
    Group("kommun", "Kommun", "municipalities"),
    Group("ort", "Drivs i", "places"),
    Group("ar", "Avtal från år", "years"),
)
Address = Callable[..., str]


def chosen_tracks(args: "MultiDict[str, str]") -> TrackFilter:
    """What the address asks for; tracks that exist when it names no status. Unknown values let nothing through."""
    chosen = {g.field: tuple(filter(None, args.getlist(g.name))) for g in GROUPS}
    return TrackFilter(**{**chosen, "statuses": chosen["statuses"] or ("finns",)})


def tracks_page(index: Index, args: "MultiDict[str, str]") -> TracksPage:
    """The page for what is wanted: matrix, marks and bars count the same entries that are listed with their quotes."""
    wanted, everything = chosen_tracks(args), track_entries(index)
    entries = wanted.narrow(everything)
    columns = [slug for slug in INDUSTRIES if any(slug in e.industries for e in entries)]
    by_municipality = _by_municipality(entries)
    rows = portion(len(by_municipality), args, "/jobbspar")
    pages = max(1, -(-len(entries) // FIRST))
    page = min(max(args.get("sida", 1, type=int), 1), pages)
    return TracksPage(
        summary=_summary(entries),
        filters=tuple(_group(g, everything, entries, wanted) for g in GROUPS),
        chips=tuple(_chips(args)),
        map=outlines(),
        marks=_marks(index, entries, _addresses(args, "kommun")),
        columns=tuple(INDUSTRIES[slug].label for slug in columns),
        rows=tuple(_rows(by_municipality[: rows.shown], columns, _addresses(args, "kommun", "bransch"))),
        portion=rows,
        industries=_bars(Counter(s for e in entries for s in e.industries), GROUPS[1], args),
        years=_bars(Counter(str(e.year) for e in entries if e.year), GROUPS[-1], args),
        entries=tuple(_by_municipality(entries[(page - 1) * FIRST : page * FIRST])),
        page=page,
        pages=pages,
        state=urlencode(state_of(args)),
        invented=any(card.invented for card in index.cards.values()),
    )


def _summary(entries: Sequence[TrackEntry]) -> str:
    if not entries:
        return "Inget jobbspår svarar mot urvalet."
    places = counted(len({e.municipality for e in entries}), "kommun", "kommuner")
    return f"{capital(counted(len(entries), 'jobbspår', 'jobbspår', neuter=True))} i {places}."


def _by_municipality(entries: Iterable[TrackEntry]) -> list[tuple[Municipality, tuple[TrackEntry, ...]]]:
    return [(m, tuple(mine)) for m, mine in groupby(entries, key=lambda e: e.municipality)]


def _rows(
    by_municipality: Iterable[tuple[Municipality, Sequence[TrackEntry]]],
    columns: Sequence[str],
    address: Address,
) -> Iterator[MatrixRow]:
    for municipality, mine in by_municipality:
        numbers = Counter(slug for e in mine for slug in e.industries)
        cells = ((numbers[s], address(municipality.name, s)) if numbers[s] else (0, "") for s in columns)
        yield MatrixRow(municipality.name, tuple(cells))


def _marks(index: Index, entries: Sequence[TrackEntry], address: Address) -> tuple[Mark, ...]:
    """A filled mark for each municipality with tracks, larger with more; a small hollow one for the other parties.

    The largest come first, so that no mark lies hidden beneath a larger one.
    """
    numbers = Counter(e.municipality for e in entries)
    parties = {m for card in index.cards.values() for m in card.municipalities}
    most = max(numbers.values(), default=0)
    growth = min(GROWTH, (LARGEST - SMALLEST) / math.sqrt(most - 1)) if most > 1 else 0.0

    def mark(municipality: Municipality) -> Mark:
        number = numbers[municipality]
        radius = SMALLEST + growth * math.sqrt(number - 1) if number else 0.0
        text = f"{municipality.name}: {counted(number, 'jobbspår', 'jobbspår', neuter=True)}"
        x, y = place_of(municipality.code)
        return Mark(municipality.name, x, y, round(radius, 1), text, address(municipality.name))

    return tuple(mark(m) for m in sorted(parties | set(numbers), key=lambda m: -numbers[m]))


def _bars(numbers: "Counter[str]", group: Group, args: "MultiDict[str, str]") -> tuple[Bar, ...]:
    """Industries by number, years by year; each leads to its quotes."""
    address, longest = _addresses(args, group.name), max(numbers.values(), default=1)
    order = [value for value, _ in numbers.most_common()] if group.labels else sorted(numbers)
    return tuple(Bar(group.said(v), numbers[v], numbers[v] / longest, address(v)) for v in order)


def _group(
    group: Group, everything: Sequence[TrackEntry], left: Sequence[TrackEntry], wanted: TrackFilter
) -> FilterGroup:
    """The choices with the number of tracks behind each, given what is chosen in the other groups."""
    mine = getattr(wanted, group.field)
    behind = replace(wanted, **{group.field: ()}).narrow(everything) if mine else left
    numbers = Counter(value for e in behind for value in VALUES[group.field](e))
    offered = group.labels or sort_swedish({*numbers, *mine})
    return FilterGroup(
        group.name,
        group.label,
        tuple(Choice(v, group.said(v), v in mine, numbers[v]) for v in offered if numbers[v] or v in mine),
    )


def _chips(args: "MultiDict[str, str]") -> Iterator[Chip]:
    """What is chosen, each with the address without it."""
    for group in GROUPS:
        for value in filter(None, args.getlist(group.name)):
            kept = [pair for pair in state_of(args) if pair != (group.name, value)]
            yield Chip(f"{group.label}: {group.said(value)}", f"/jobbspar?{urlencode(kept)}")


def _addresses(args: "MultiDict[str, str]", *names: str) -> Address:
    """Gives the page's address at its quotes, with values of those names in place of what they are chosen to be."""
    kept = [f"{quote_plus(k)}={quote_plus(v)}" for k, v in state_of(args, names)]

    def address(*values: str) -> str:
        chosen = [f"{name}={quote_plus(value)}" for name, value in zip(names, values, strict=True)]
        return f"/jobbspar?{'&'.join([*kept, *chosen])}#belagg"

    return address
