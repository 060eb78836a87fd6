"""What each page is made from: one dataclass a template, the same data that the JSON API gives."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from answer.basket import Item
from answer.profile import FactGroup, Profile
from answer.results import Result
from answer.track_overview import TrackEntry
from answer.word_diff import SectionPair
from answer.wording import join_names
from domain.agreement import Agreement, Correction, Section
from domain.answer import Answer, Citation, Part, PartValue
from domain.cards import Card
from domain.families import Link
from domain.municipalities import Municipality
from ingest.corrections import Correctable, Document
from ingest.removal import Removed
from web.jobs import FileState, Job
from web.openapi import Operation
from web.portions import Portion
from web.sweden import Outlines


@dataclass(frozen=True)
class Choice:
    """One alternative of a filter: its value in the address, what the user reads, whether it is chosen."""

    value: str
    label: str
    chosen: bool
    count: int  # documents that it would leave


@dataclass(frozen=True)
class FilterGroup:
    """One filter of the search page: its name in the address and its heading."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Chip:
    """One choice that is made: what it says, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True)
class StartPage:
    """start.html"""

    examples: tuple[str, ...]
    documents: int
    municipalities: int
    invented: bool  # the sample corpus is loaded


@dataclass(frozen=True)
class PartChip:
    """One part of how the question was understood, and how it is changed: by choosing another value, or none."""

    part: Part
    alternatives: tuple[PartValue, ...]
    kept: tuple[tuple[str, str], ...]  # the rest of the address
    limitless: str  # the address that takes the limit away
    undone: str  # the address without the user's choice


@dataclass(frozen=True)
class ResultGroup:
    """The sections of one document that answer to a search, best first."""

    name: str  # "Vara" or "Askersund, Hallsberg, Kumla"
    title: str
    document: str  # the file
    document_id: str
    related: tuple[Link, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True)
class SearchPage:
    """search.html: the answer when words made a question, and the ranked sections in any case."""

    query: str
    answer: Answer | None
    groups: tuple[ResultGroup, ...]
    filters: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    parts: tuple[PartChip, ...]  # of the question; () for words
    portion: Portion  # of the answer's rows or municipalities
    more: str  # the address with more sections; "" when there are none
    mended: str | None  # the search with its spelling mended, when it is shown as a suggestion
    examples: tuple[str, ...]  # offered where nothing was found
    invented: bool


@dataclass(frozen=True)
class Piece:
    """One block of a section as the reader shows it: its kind, its text and the characters to mark."""

    kind: str  # "paragraph", "item", "row"
    text: str
    marked: tuple[tuple[int, int], ...]
    columns: tuple[str, ...]
    page: int | None  # given where a new page begins


@dataclass(frozen=True)
class ReaderSection:
    """One section with its pieces, without its heading's own block."""

    section: Section
    pieces: tuple[tuple[Piece, ...], ...]  # runs of pieces of the same kind: a list, a table, one paragraph
    heading_marked: bool
    page: int | None  # given where a new page begins with the heading


@dataclass(frozen=True)
class Frame:
    """A part of a line that is framed on a page's picture, in points from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """One page of the original as a picture. `width` and `height` in points; None for a page without words."""

    page: int
    pages: int
    width: float | None
    height: float | None
    frames: tuple[Frame, ...]
    version: str  # in the picture's address, which may then be kept for ever
    quoted: tuple[int, ...]  # pages on which the quote stands


@dataclass(frozen=True)
class Place:
    """Characters `start:end` of one section of the document that is shown."""

    section: str
    start: int
    end: int


@dataclass(frozen=True)
class Hits:
    """Where in the document the words of a search stand. `number` counts from 1; 0 before the first is chosen."""

    query: str
    number: int
    total: int
    previous: Place | None
    next: Place | None


@dataclass(frozen=True)
class ReadPart:
    """One page in the bar of what was read how: where it lies (0..100), which part of its characters was left out."""

    x: float
    width: float
    kind: str  # "text", "other", "ocr", "unread"
    left_out: float  # 0..1
    text: str  # "Sida 3: textigenkänd, säkerhet 93 %, 2 % utelämnat"


@dataclass(frozen=True)
class ReadingBar:
    """What was read how: a bar with a part for each page, the same in sentences."""

    parts: tuple[ReadPart, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class ReaderPage:
    """document.html"""

    agreement: Agreement
    sections: tuple[ReaderSection, ...]
    chosen: Place | None  # what is marked
    quote: Citation | None  # the same as words with their source; None for a whole section
    links: tuple[Link, ...]  # what the document is to others
    facts: tuple[FactGroup, ...]
    reading: ReadingBar
    sheet: Sheet | None  # None for formats without pages
    hits: Hits | None  # None when nothing was searched for
    state: str  # of the address without the page, so that links keep it: "q=...&avsnitt=..."
    shown: bool  # the picture was asked for: it is shown in a narrow window too
    invented: bool

    def anchor(self, page: int) -> str:
        """The id of the last mark in the text at or before a page of the original; "" when there is none."""
        marks = [p.page for s in self.sections for run in s.pieces for p in run if p.page]
        marks += [s.page for s in self.sections if s.page]
        last = max((mark for mark in marks if mark <= page), default=None)
        return "" if last is None else f"sida-{last}"

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What people have corrected and not taken back, and not the taking back itself."""
        return tuple(c for c in self.agreement.corrections if c.undoes is None and c.state != "tillbakatagen")

    @property
    def corrected_by(self) -> dict[str, str]:
        """Who last corrected each field of the document that has been corrected."""
        return {c.field: c.by for c in self.corrections if c.field is not None}


@dataclass(frozen=True)
class DocumentsPage:
    """documents.html: a page of the documents with what each is to others."""

    rows: tuple[tuple[Card, tuple[Link, ...]], ...]
    total: int  # documents that the choices leave
    everything: int  # documents of the corpus
    name: str  # what is looked for in names
    filters: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    page: int  # from 1
    pages: int
    state: str  # of the address without the page
    invented: bool


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

    all: tuple[Municipality, ...]
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


@dataclass(frozen=True)
class MunicipalityPage:
    """municipality.html"""

    profile: Profile
    invented: bool


@dataclass(frozen=True)
class BasketEntry:
    """One item of the basket; `stands` when its words still are in their places."""

    item: Item
    stands: bool


@dataclass(frozen=True)
class BasketPage:
    """basket.html"""

    entries: tuple[BasketEntry, ...]
    can_undo: bool
    invented: bool


@dataclass(frozen=True)
class IntakePage:
    """intake.html"""

    folders: tuple[str, ...]  # of the server, that may be read
    jobs: tuple[Job, ...]  # the latest first
    documents: tuple[Card, ...]
    name: str  # what documents are looked up by
    total: int  # documents of that name
    problem: str  # what is wrong with the index, in a sentence
    removed: tuple[Removed, ...]
    kept_days: int
    outdated: int  # documents that an earlier version of the program has read


@dataclass(frozen=True)
class ThrowAwayPage:
    """throw_away.html"""

    document: Removed
    kept_days: int


BUILDS = "Bygger index, så att det som är läst blir sökbart."
UPDATES = "Gör i ordning svar och sökning efter ändringen."


@dataclass(frozen=True)
class JobPage:
    """job.html; the page's script is told the same."""

    job: Job

    @property
    def done(self) -> int:
        """How far it has come, out of `total`: files read, then texts put into the index."""
        return self.job.indexed[0] if self.job.state == "bygger index" else self.job.done

    @property
    def total(self) -> int:
        """What there is to do; 0 while that is not known."""
        return self.job.indexed[1] if self.job.state == "bygger index" else len(self.job.files)

    @property
    def summary(self) -> str:
        """How it goes, in a sentence."""
        if self.job.state == "väntar":
            return self.job.message or "Väntar på sin tur."
        if self.job.state == "läser":
            return self.job.message or f"Läser: {self.done} av {self.total} klara."
        if self.job.state == "bygger index":
            return BUILDS if self.job.files else UPDATES
        return f"{self.outcome} {self.job.message}".strip()

    @property
    def outcome(self) -> str:
        """What became of the files, when the job has ended."""
        job = self.job
        if not job.files:
            return "Klart: svar och sökning följer ändringen." if job.state == "klar" else "Avbrutet."
        kinds: tuple[tuple[FileState, str, str], ...] = (
            ("läst", "läst", "lästa"),
            ("oförändrad", "redan inläst", "redan inlästa"),
            ("kunde inte läsas", "kunde inte läsas", "kunde inte läsas"),
            ("väntar", "inte läst", "inte lästa"),
        )
        told = [f"{n} {one if n == 1 else many}" for state, one, many in kinds if (n := job.count(state))]
        return f"{'Klart' if job.state == 'klar' else 'Avbrutet'}: {join_names(told)}."


@dataclass(frozen=True)
class CorrectPage:
    """correct.html"""

    document: Document
    kinds: tuple[
        tuple[str, str, str], ...
    ]  # of facts: name in the program, what one is called, the heading over them
    invented: bool


@dataclass(frozen=True)
class FieldInput:
    """One field of a form of corrections. `before` is what it held; with `choices` it is one of them."""

    name: str
    label: str
    before: str
    value: str
    choices: tuple[str, ...]
    hint: str

    def typed(self, sent: Mapping[str, str]) -> "FieldInput":
        """With what has been typed into it, when something has."""
        return replace(self, value=sent.get(self.name, self.value).strip())


@dataclass(frozen=True)
class CorrectFormPage:
    """correct_form.html. `what` and `name` are those of the address; `typed` is what has been sent and not saved."""

    document: Document
    what: str  # "falt", "amne", "uppgift", "ny", "ta-tillbaka"
    name: str
    title: str
    fields: tuple[FieldInput, ...]
    fact: Correctable | None
    sections: tuple[str, ...]  # headings
    typed: Mapping[str, str]
    by: str
    back: str | None  # the page of ours to go back to
    invented: bool


@dataclass(frozen=True)
class Numbered:
    """A row of a table of counts: how many, of how many (None where that says nothing), and where they are listed."""

    label: str
    count: int
    of: int | None
    href: str


@dataclass(frozen=True)
class AboutPage:
    """about.html: what is in the corpus, what could not be read, and when it was read."""

    documents: int
    municipalities: int
    all_municipalities: int
    counties: tuple[Numbered, ...]
    kinds: tuple[Numbered, ...]
    years: tuple[Numbered, ...]
    methods: tuple[Numbered, ...]
    unread: tuple[Card, ...]  # documents with pages that could not be read
    warned: tuple[tuple[str, tuple[Card, ...]], ...]  # what is remarked on others, with those
    read_at: str | None  # the latest reading, ISO
    outdated: int  # documents that an earlier version of the program has read
    invented: bool


@dataclass(frozen=True)
class ApiPage:
    """api.html: each address, the names in its path, and what it does; by address, one of the corpus at hand."""

    operations: tuple[tuple[str, tuple[str, ...], Operation], ...]
    examples: Mapping[str, str]  # of addresses with names in their path
