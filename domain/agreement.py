"""A document that has been read: sections with their text, and facts that point into that text.

Nothing here is typed by hand or by rule: every fact carries a `Span`, and its words are `section.text[start:end]`.
Offsets are Python string indexes (Unicode code points), `start` inclusive, `end` exclusive. Dates are ISO strings.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from domain.municipalities import Municipality

# Of the artifact: raise it when the types below change, so that old artifacts are read anew.
FORMAT_VERSION = 2

DocumentKind = Literal["överenskommelse", "bilaga", "lokal modell", "annat"]
BlockKind = Literal["heading", "paragraph", "item", "row", "footnote"]
TrackStatus = Literal["finns", "planerat", "avslutat"]
DetailRole = Literal["seats", "start", "length", "employer", "content"]
CorrectionState = Literal[
    "gäller", "gäller, men orden kunde inte återfinnas", "kunde inte återfinnas", "tillbakatagen"
]
PageMethod = Literal["text", "annan läsare", "ocr", "oläsbar", "kräver OCR", "ej läst"]


@dataclass(frozen=True)
class Span:
    """Characters `start:end` of the text of one section of the document that holds the span."""

    section: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item, table row or footnote: characters `start:end` of its section's text.

    A row's cells are separated by tabs; `columns` then names them, in order ("" where a column has no name).
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None  # where it begins
    columns: tuple[str, ...] = ()
    page_breaks: tuple[tuple[int, int], ...] = ()  # (offset in the section's text, page that begins there)


@dataclass(frozen=True)
class Section:
    """A heading and the text below it, down to the next heading of any level.

    `text` is the words as they stand in the document, heading first (with its number), blocks separated by one
    newline. `sentences` are the pieces that a quote or an index unit is made of, in order and without overlap:
    the heading, each sentence of a paragraph, each list item, each row. Text before the first heading is a section
    with `heading=None`.
    """

    id: str  # "s00", "s01" ... in the document's order
    level: int  # 1 is the document's outermost
    number: str | None  # "7", "5.1"
    heading: str | None  # without number and final colon
    topic: str | None  # slug of domain/data/topics.toml
    page: int | None  # where it begins, from 1
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    topic_confidence: float = 1.0  # below 1 where the text was judged, the heading's words being unknown

    @property
    def label(self) -> str:
        """Number and heading as cited: "7. Lokala jobbspår", "5.1 Målgrupp"; "Inledande text" without heading."""
        if self.heading is None:
            return "Inledande text"
        if self.number is None:
            return self.heading
        return f"{self.number}{'' if '.' in self.number else '.'} {self.heading}"

    @property
    def body_start(self) -> int:
        """Where the text below the heading begins; `len(text)` when there is none."""
        if self.blocks and self.blocks[0].kind == "heading":
            return self.blocks[1].start if len(self.blocks) > 1 else len(self.text)
        return 0

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands."""
        page = self.page
        for block in self.blocks:
            if block.start > offset:
                break
            page = block.page if block.page is not None else page
            page = next((number for start, number in reversed(block.page_breaks) if start <= offset), page)
        return page


@dataclass(frozen=True)
class Party:
    """Who has made the agreement. `municipality` is the SCB code when the party is a municipality."""

    name: str
    role: Literal["kommun", "arbetsförmedlingen", "annan"]
    municipality: str | None
    organisation_number: str | None  # "212000-0324", checksum checked; None when absent or wrong
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class DateFact:
    """A date and what it is the date of. `value` is ISO, or "tills vidare" for `valid_to`, or text for `revision`."""

    role: Literal["dated", "signed", "valid_from", "valid_to", "revision"]
    value: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class TrackDetail:
    """One thing that is said of a track, as written: "12", "hösten 2021", "20 veckor", "Plåtverken AB".

    `seats` is how many can take part at a time, as the document counts them ("8–10"); `content` what the track holds.
    """

    role: DetailRole
    value: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Track:
    """A jobbspår. `place` is the municipality where the document says that it runs, None when it does not say.

    `place` may be a municipality that is no party ("Fordon (Nyköping)").
    """

    name: str
    industries: tuple[str, ...]  # slugs of domain/data/industries.toml
    place: str | None  # name of a municipality
    status: TrackStatus
    span: Span
    confidence: float = 1.0
    details: tuple[TrackDetail, ...] = ()  # in the document's order


@dataclass(frozen=True)
class Goal:
    """Something the parties aim at. `number` and `unit` ("procent", "deltagare" ...) when it is measurable."""

    number: float | None
    unit: str | None
    by: str | None  # "2021", "90 dagar", as written
    span: Span
    confidence: float = 1.0
    whom: str | None = (
        None  # "nyanlända kvinnor", "deltagarna", as written there or above the list it stands in
    )


@dataclass(frozen=True)
class Meeting:
    """How often a group meets. `per_year` is (lowest, highest) occasions a year; equal when exact."""

    group: str | None  # "handläggargruppen" in the document's own words, basic form as far as known
    frequency: str  # the words: "varannan onsdag"
    per_year: tuple[float, float] | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Group:
    """A group that the parties have formed, and who sits in it. Each member has a span of its own."""

    name: str
    members: tuple["Member", ...]
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Member:
    """One member of a group, as written: "rektor på Campus"; `chair` when the text says so."""

    name: str
    chair: bool
    span: Span


@dataclass(frozen=True)
class TargetGroup:
    """Whom the agreement is for. `ages` are (youngest, oldest) in years; None for an open end."""

    name: str
    ages: tuple[int | None, int | None] | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Project:
    """A project that the agreement names. `funder` as in ingest/data/funders.toml; `period` as written."""

    name: str
    funder: str | None
    period: str | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Resource:
    """Money or positions that are set aside: 500,000 "kronor", 1.5 "tjänster", 50 "procent" of a position.

    `who` pays or staffs, `purpose` is what for ("samordnare"); both as written, None when it is not said.
    """

    kind: Literal["pengar", "tjänst"]
    number: float
    unit: Literal["kronor", "tjänster", "procent"]
    who: str | None
    purpose: str | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class FollowUp:
    """How the agreement is followed up: `when` ("två gånger per år", "2022-10-01") and by `whom`, as written."""

    when: str | None
    whom: str | None
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Facts:
    """All that has been found in one document, each with its span."""

    parties: tuple[Party, ...] = ()
    dates: tuple[DateFact, ...] = ()
    tracks: tuple[Track, ...] = ()
    goals: tuple[Goal, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    groups: tuple[Group, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    projects: tuple[Project, ...] = ()
    resources: tuple[Resource, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True)
class StatedDate:
    """A date of the document that a person has given and that has no words in it: told with the name, never quoted."""

    role: Literal["dated", "signed", "valid_from", "valid_to", "revision"]
    value: str  # as in DateFact
    by: str


@dataclass(frozen=True)
class Correction:
    """What a person has corrected, as it is shown. `span` are the words that carry it; None when it has none."""

    number: int  # within the document, from 1
    by: str
    at: str  # ISO date and time
    note: str | None
    what: str  # "gäller till", "spår Industri"
    before: str
    after: str
    state: CorrectionState
    field: str | None = None  # of the document, as in documents' JSON; None when a fact is concerned
    span: Span | None = None
    undoes: int | None = None  # the number of the correction that this one takes back


@dataclass(frozen=True)
class DroppedText:
    """Text that stands in the file but not in any section: running heads, page numbers, a portal's list of links."""

    reason: str  # "sidhuvud", "sidfot", "sidnummer", "portal", "meny"
    text: str
    page: int | None = None


@dataclass(frozen=True)
class PageReading:
    """How one page was read. `confidence` is 0..1 and only given by OCR."""

    page: int
    method: PageMethod
    confidence: float | None = None


@dataclass(frozen=True)
class Share:
    """How many letters and digits of a page stand in one section, or were left out for one reason."""

    section: str | None  # the section's id; None for what was left out
    reason: str | None  # as in `DroppedText`; None for what stands in a section
    characters: int


@dataclass(frozen=True)
class PageCoverage:
    """What became of all that was read on one page. `page` is None where the format has no pages.

    `method` and `confidence` as in `PageReading`; None where there is no page reading.
    """

    page: int | None
    method: PageMethod | None
    confidence: float | None
    shares: tuple[Share, ...]

    @property
    def characters(self) -> int:
        """Letters and digits read on the page."""
        return sum(share.characters for share in self.shares)


@dataclass(frozen=True)
class Agreement:
    """One document. `file` is its name in the corpus and what citations say; `id` is safe in an address."""

    id: str
    file: str
    sha256: str  # of the original file
    title: str
    kind: DocumentKind
    annex: str | None  # "1", "3 C"
    municipalities: tuple[Municipality, ...]  # the parties, or those whose annex it is
    af_office: str | None
    diary_number: str | None
    sections: tuple[Section, ...]
    facts: Facts
    pages: int | None = None  # None where the format has no pages
    page_readings: tuple[PageReading, ...] = ()
    dropped: tuple[DroppedText, ...] = ()
    coverage: tuple[PageCoverage, ...] = ()  # page by page, in order
    warnings: tuple[str, ...] = ()
    invented: bool = False  # an example document, marked so in its own text
    read_at: str = ""  # ISO date and time
    read_by: str = ""  # which reading code: a document read by another is read again
    # Both are empty in an artifact: they come from the log of corrections.
    stated_dates: tuple[StatedDate, ...] = ()
    corrections: tuple[Correction, ...] = ()
    format_version: int = field(default=FORMAT_VERSION)

    def section(self, section_id: str) -> Section:
        """The section with that id. Raises KeyError."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def quote(self, span: Span) -> str:
        """The words that the span points to."""
        return self.section(span.section).text[span.start : span.end]

    def dates(self, role: str) -> tuple[str, ...]:
        """Values of the dates in that role, in the document's order; last those that a person has stated."""
        found = [d.value for d in self.facts.dates if d.role == role]
        return (*found, *(d.value for d in self.stated_dates if d.role == role))

    @property
    def unreadable_pages(self) -> tuple[int, ...]:
        """Pages of which nothing can be said: they count as "could not be read", never as "says nothing"."""
        return tuple(p.page for p in self.page_readings if p.method in ("oläsbar", "kräver OCR", "ej läst"))

    @property
    def year(self) -> int | None:
        """The year of the document: dated, else signed, else valid from."""
        for role in ("dated", "signed", "valid_from"):
            for value in self.dates(role):
                if value[:4].isdigit():
                    return int(value[:4])
        return None

    def walk(self) -> Iterator[tuple[Section, int, int]]:
        """Every sentence as (section, start, end), in the document's order."""
        for section in self.sections:
            for start, end in section.sentences:
                yield section, start, end
