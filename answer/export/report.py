"""What is taken out, independent of the file format: a summary, tables, and extracts that each carry their source."""

from dataclasses import dataclass
from datetime import date

from answer.compare import compare
from answer.service import ask
from answer.versions import in_force
from domain.agreement import Agreement, Section
from domain.answer import Answer, Citation, Table
from domain.errors import UsageError
from domain.municipalities import by_name
from domain.topics import TOPICS
from index.engine import Index


@dataclass(frozen=True)
class Extract:
    """Words taken from one section, verbatim, and where they stand."""

    municipalities: str
    document: str
    heading: str
    page: int | None
    text: str

    @property
    def source(self) -> str:
        """The place as it is cited in a report."""
        page = f", s. {self.page}" if self.page else ""
        return f"{self.municipalities or 'Okänd kommun'}: {self.document}, {self.heading}{page}"


@dataclass(frozen=True)
class Report:
    """What every format shows. `question` is what led to it; `made` is an ISO date."""

    title: str
    question: str | None
    summary: str
    tables: tuple[Table, ...]
    extracts: tuple[Extract, ...]
    made: str


def report_on(what: str, topics: tuple[str, ...], index: Index) -> Report:
    """A document's name, a municipality, several with commas between, or else a question. Raises UsageError."""
    if document := next((a for a in index.agreements.values() if what in (a.file, a.id)), None):
        return of_sections(document.title or document.file, (document,), topics)
    names = [part.strip() for part in what.split(",") if part.strip()]
    if names and all(by_name(name) for name in names):
        if len(names) > 1:
            return of_answer(compare(tuple(names), topics, index), f"Jämförelse: {', '.join(names)}", index)
        held = index.only(in_force(index, frozenset(m.code for m in (by_name(names[0]),) if m)))
        found = tuple(a for a in held.agreements.values() if by_name(names[0]) in a.municipalities)
        if not found:
            raise UsageError(f"Det finns inget dokument för {names[0]}.")
        return of_sections(f"Utdrag: {names[0]}", found, topics)
    return of_answer(ask(what, index), what, index)


def of_sections(title: str, agreements: tuple[Agreement, ...], topics: tuple[str, ...]) -> Report:
    """The sections of those documents, narrowed to topics. Raises UsageError when no section is left."""
    extracts = tuple(
        _of_section(agreement, section)
        for agreement in agreements
        for section in agreement.sections
        if (not topics or section.topic in topics) and section.text.strip()
    )
    if not extracts:
        raise UsageError(
            f"{title} har inget avsnitt om {' eller '.join(TOPICS[t].label.lower() for t in topics)}."
        )
    return Report(title, None, "", (), extracts, date.today().isoformat())


def of_answer(answer: Answer, title: str, index: Index) -> Report:
    """An answer with the quotes of its municipalities, its table's cells and its own."""
    citations = [c for entry in answer.municipalities for c in entry.citations]
    if answer.table:
        citations += [c for row in answer.table.citations for cell in row for c in cell]
    citations += [*answer.citations, *answer.nearest]
    extracts = tuple(_of_citation(c, index) for c in dict.fromkeys(citations))
    tables = (answer.table,) if answer.table else ()
    return Report(title, answer.question, answer.text, tables, extracts, date.today().isoformat())


def _of_section(agreement: Agreement, section: Section) -> Extract:
    text = section.text[section.body_start :].strip() or section.text
    return Extract(_names(agreement), agreement.file, section.label, section.page, text)


def _of_citation(citation: Citation, index: Index) -> Extract:
    agreement = index.agreements[citation.document_id]
    return Extract(_names(agreement), citation.document, citation.heading, citation.page, citation.quote)


def _names(agreement: Agreement) -> str:
    return ", ".join(m.name for m in agreement.municipalities)
