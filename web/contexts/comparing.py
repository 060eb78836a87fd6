"""What comparisons are made from: municipalities side by side, and two documents word by word."""

from dataclasses import dataclass

from answer.word_diff import SectionPair
from domain.agreement import Agreement
from domain.answer import Citation
from domain.municipalities import Municipality
from web.contexts.choices import Choice


@dataclass(frozen=True)
class SortLink:
    """The heading of a column as a link: where it leads, and how the table is sorted by it, as `aria-sort` says it."""

    href: str
    state: str | None


@dataclass(frozen=True)
class GridHead:
    """A heading of a row or a column: a municipality, or what is compared with what is said of its differences."""

    text: str
    note: str = ""
    sort: SortLink | None = None  # sorts the municipalities by it


@dataclass(frozen=True)
class GridCell:
    """What is said of one thing in one municipality; `state` as in `web.compared.Compared.state`."""

    text: str
    citations: tuple[Citation, ...]
    state: str


@dataclass(frozen=True)
class Grid:
    """The table of a comparison, municipalities as rows or as columns."""

    corner: GridHead
    columns: tuple[GridHead, ...]
    rows: tuple[tuple[GridHead, tuple[GridCell, ...]], ...]
    hidden: int  # things left out because the same is said of all

    def has(self, state: str) -> bool:
        """Whether a cell is in that state."""
        return any(cell.state == state for _, cells in self.rows for cell in cells)


@dataclass(frozen=True)
class ViewLink:
    """Another way to look at the same comparison; `chosen`: it is looked at so."""

    label: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class ComparePage:
    """compare.html"""

    all: tuple[Municipality, ...]  # those chosen first
    chosen: tuple[str, ...]  # names
    left_out: tuple[str, ...]  # names beyond the most that are compared
    counties: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    facts: tuple[tuple[str, str, bool], ...]  # slug, label, whether it is chosen
    grid: Grid | None
    views: tuple[tuple[str, tuple[ViewLink, ...]], ...]  # with what each group of them changes
    documents: tuple[
        str | None, ...
    ]  # of exactly two municipalities, the agreement of each: compared word by word
    invented: bool


@dataclass(frozen=True)
class DiffPage:
    """diff.html: two documents word by word."""

    first: Agreement
    second: Agreement
    topics: tuple[Choice, ...]
    pairs: tuple[SectionPair, ...]
    invented: bool
