"""What the page of tracks is made from: its bars, map, matrix and quotes."""

from dataclasses import dataclass

from answer.track_overview import TrackEntry
from domain.municipalities import Municipality
from web.contexts.choices import Chip, FilterGroup
from web.portions import Portion
from web.sweden import Outlines


@dataclass(frozen=True)
class Bar:
    """One row of a table with a bar: what is counted, how often, the share of the longest bar (0..1), its address."""

    label: str
    count: int
    share: float
    href: str | None


@dataclass(frozen=True)
class Mark:
    """One municipality on the map, in the map's units; `radius` grows with the number of tracks, 0 when it has none."""

    name: str
    x: float
    y: float
    radius: float
    text: str  # "Vara: tre jobbspår"
    href: str


@dataclass(frozen=True)
class MatrixRow:
    """One municipality: a number of tracks for each column of the matrix, with the address of their quotes."""

    name: str
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class TracksPage:
    """tracks.html"""

    summary: str
    filters: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    map: Outlines
    marks: tuple[Mark, ...]
    columns: tuple[str, ...]  # labels of industries
    rows: tuple[MatrixRow, ...]
    portion: Portion  # of the rows
    industries: tuple[Bar, ...]
    years: tuple[Bar, ...]
    entries: tuple[tuple[Municipality, tuple[TrackEntry, ...]], ...]  # with their quotes
    page: int  # of the quotes, from 1
    pages: int
    state: str  # of the address without the page
    invented: bool
