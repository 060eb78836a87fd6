"""What is taken out, independent of the file format: parts with a summary, tables, and extracts with their source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from answer.compare.answers import compare
from answer.composing.versions import in_force
from answer.results import Result
from answer.service import ask
from answer.track_overview import TrackEntry
from answer.wording import capital
from domain.agreement import Agreement, Section
from domain.answer import Answer, Citation, Table
from domain.errors import UsageError
from domain.industries import INDUSTRIES
from domain.municipalities import by_name
from domain.topics import TOPICS
from index.engine import Index

TRACK_COLUMNS = ("Kommun", "Jobbspår", "Bransch", "Läge", "Drivs i annan kommun", "År")


@dataclass(frozen=True)
class Extract:
    """Words taken from one section, verbatim, and where they stand; `start:end` are characters of its text."""

    municipalities: str
    document: str
    heading: str
    page: int | None
    text: str
    topic: str | None = None  # slug
    read: str = ""  # ISO date on which the document was read in
    document_id: str = ""
    section_id: str = ""
    start: int = 0
    end: int = 0

    @property
    def source(self) -> str:
        """The place as it is cited in a report."""
        page = f", s. {self.page}" if self.page else ""
        read = f" (inläst {self.read})" if self.read else ""
        return f"{self.municipalities or 'Okänd kommun'}: {self.document}, {self.heading}{page}{read}"


@dataclass(frozen=True)
class Part:
    """One thing that is taken out. `question` is what led to it; `note` is the user's own words."""

    title: str
    question: str | None = None
    summary: str = ""
    tables: tuple[Table, ...] = ()
    extracts: tuple[Extract, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Report:
    """What every format shows; `made` is an ISO date."""

    title: str
    parts: tuple[Part, ...]
    made: str


def report_of(*parts: Part, title: str = "") -> Report:
    """The parts in their order, made today; a single part gives the report its title."""
    return Report(title or parts[0].title, parts, date.today().isoformat())


def part_on(what: str, topics: tuple[str, ...], index: Index) -> Part:
    """A document's name, a municipality, several with commas between, or else a question. Raises UsageError."""
    if document := next((a for a in index.agreements.values() if what in (a.file, a.id)), None):
        return of_sections(document.title or document.file, (document,), topics)
    names = [part.strip() for part in what.split(",") if part.strip()]
    if names and all(by_name(name) for name in names):
        if len(names) > 1:
            return of_comparison(tuple(names), topics, index)
        held = index.only(in_force(index, frozenset(m.code for m in (by_name(names[0]),) if m)))
        found = tuple(a for a in held.agreements.values() if by_name(names[0]) in a.municipalities)
        if not found:
            raise UsageError(f"Det finns inget dokument för {names[0]}.")
        return of_sections(f"Utdrag: {names[0]}", found, topics)
    return of_answer(ask(what, index), what, index)


def of_sections(title: str, agreements: Sequence[Agreement], topics: tuple[str, ...]) -> Part:
    """The sections of those documents, narrowed to topics. Raises UsageError when no section is left."""
    extracts = tuple(
        of_section(agreement, section)
        for agreement in agreements
        for section in agreement.sections
        if (not topics or section.topic in topics) and section.text.strip()
    )
    if not extracts:
        raise UsageError(
            f"{title} har inget avsnitt om {' eller '.join(TOPICS[t].label.lower() for t in topics)}."
        )
    return Part(title, extracts=extracts)


def of_comparison(names: tuple[str, ...], topics: tuple[str, ...], index: Index) -> Part:
    """Municipalities side by side. Raises UsageError for names that are none."""
    return of_answer(compare(names, topics, index), f"Jämförelse: {', '.join(names)}", index)


def of_answer(answer: Answer, title: str, index: Index) -> Part:
    """An answer with the quotes of its municipalities, its table's cells and its own."""
    citations = [c for entry in answer.municipalities for c in entry.citations]
    if answer.table:
        citations += [c for row in answer.table.citations for cell in row for c in cell]
    citations += [*answer.citations, *answer.nearest]
    tables = (answer.table,) if answer.table else ()
    summary = "" if answer.kind == "compare" and tables else answer.text  # the table says the same
    return Part(title, answer.question, summary, tables, of_citations(citations, index))


def of_results(query: str, results: Iterable[Result], index: Index) -> Part:
    """The best passage of each section that a search has found."""
    extracts = (
        _extract(index.agreements[r.document_id], r.section_id, r.start, r.start + len(r.text))
        for r in results
    )
    return Part(f"Sökning: {query}", query, extracts=tuple(extracts))


def of_tracks(entries: Sequence[TrackEntry], index: Index) -> Part:
    """Jobbspår as a table, each row with its words. Raises UsageError when there are none."""
    if not entries:
        raise UsageError("Inget jobbspår svarar mot urvalet. Ta bort en avgränsning.")
    cells = tuple(((), (e.citation,), (), (), (), ()) for e in entries)
    table = Table(TRACK_COLUMNS, tuple(map(_track_row, entries)), cells)
    return Part("Jobbspår", tables=(table,), extracts=of_citations([e.citation for e in entries], index))


def of_citations(citations: Iterable[Citation], index: Index) -> tuple[Extract, ...]:
    """An extract for each quote, each once."""
    places = dict.fromkeys((c.document_id, c.section_id, c.start, c.end) for c in citations)
    return tuple(_extract(index.agreements[d], section, start, end) for d, section, start, end in places)


def of_section(agreement: Agreement, section: Section) -> Extract:
    """A whole section, without its heading when there is text below it."""
    start = section.body_start if section.text[section.body_start :].strip() else 0
    return _extract(agreement, section.id, start, len(section.text))


def _extract(agreement: Agreement, section_id: str, start: int, end: int) -> Extract:
    section = agreement.section(section_id)
    return Extract(
        municipalities=", ".join(m.name for m in agreement.municipalities),
        document=agreement.file,
        heading=section.label,
        page=section.page_at(start),
        text=section.text[start:end].strip(),
        topic=section.topic,
        read=agreement.read_at[:10],
        document_id=agreement.id,
        section_id=section_id,
        start=start,
        end=end,
    )


def _track_row(entry: TrackEntry) -> tuple[str, ...]:
    industries = ", ".join(INDUSTRIES[slug].label for slug in entry.industries)
    year = str(entry.year or "")
    return entry.municipality.name, entry.name, industries, capital(entry.status), entry.place or "", year
