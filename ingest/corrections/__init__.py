"""The service of corrections: what can be corrected in a document, correcting it, and taking a correction back.

The command line and the web both call it. Two people may correct at once: a lock is held from reading the log to
writing it, so each entry is kept, and of two that concern the same value the later one holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from filelock import FileLock, Timeout

from domain.agreement import Agreement, Correction, Section, Span
from domain.artifact import named, read_all, read_artifact
from domain.correction_log import read_log, write_log
from domain.corrections import Corrected, Item, Logged, active, replay
from domain.errors import HomeError, UsageError
from domain.fact_fields import DOCUMENT_FIELDS, reference, show_fact
from domain.home import Home
from ingest.corrections.document_fields import set_field, shown_field
from ingest.corrections.drafts import Draft, draft
from ingest.corrections.facts import add_fact, change_fact, remove_fact
from ingest.corrections.requests import (
    AddFact,
    Author,
    ChangeFact,
    RemoveFact,
    Request,
    SetField,
    TakeBack,
)

__all__ = [
    "AddFact", "Author", "ChangeFact", "Correctable", "Document", "RemoveFact", "Request", "SetField", "TakeBack",
    "author", "correct", "document", "find_document",
]  # fmt: skip

WAIT = 20.0  # seconds for another's correction to be written, which takes a fraction of one
LONGEST_NAME, LONGEST_NOTE = 100, 1000  # characters


@dataclass(frozen=True)
class Correctable:
    """A fact that can be corrected: its stable reference, its values by what they are called, its words."""

    reference: str  # "spår-4c1f"
    kind: str  # a field of Facts
    values: Mapping[str, str]
    section: Section
    page: int | None
    quote: str
    span: Span
    numbers: tuple[int, ...]  # of the corrections that made or changed it


@dataclass(frozen=True)
class Document:
    """All that can be corrected in one document, and what has been corrected."""

    agreement: Agreement  # as corrected
    fields: Mapping[str, str]  # of the document: name in the program to value as people write it
    labels: Mapping[str, str]  # what those fields are called
    facts: tuple[Correctable, ...]
    history: tuple[Correction, ...]


def author(by: str, note: str | None = None) -> Author:
    """Who corrects, now. Raises UsageError for a name that is empty or for texts that are too long."""
    name, why = " ".join(by.split()), " ".join((note or "").split())
    if not name:
        raise UsageError("Ange vem som rättar.")
    if len(name) > LONGEST_NAME or len(why) > LONGEST_NOTE:
        raise UsageError(f"Namnet får ha högst {LONGEST_NAME} tecken och skälet högst {LONGEST_NOTE}.")
    return Author(name, datetime.now().astimezone().isoformat(timespec="seconds"), why or None)


def find_document(home: Home, wanted: str) -> str:
    """The id of the one document of that file name, path or id. Raises UsageError when there is none or several."""
    found = named(wanted, read_all(home))
    if len(found) > 1:
        files = ", ".join(a.file for a in found)
        raise UsageError(f"Flera dokument heter {wanted}: {files}. Skriv hela namnet.")
    return found[0].id


def document(home: Home, document_id: str) -> Document:
    """What can be corrected in a document and its history. Raises UsageError when it is not there."""
    state = _state(home, document_id, read_log(home, document_id))
    agreement = state.agreement
    return Document(
        agreement=agreement,
        fields={name: shown_field(agreement, name) for name in DOCUMENT_FIELDS},
        labels=DOCUMENT_FIELDS,
        facts=tuple(_correctable(item, agreement) for item in state.items if not item.removed),
        history=agreement.corrections,
    )


def correct(home: Home, document_id: str, requests: Sequence[Request], who: Author) -> tuple[Correction, ...]:
    """Carries the requests out, all or none, and gives what was corrected. The index must then be built anew.

    Raises UsageError when a request cannot be carried out, and HomeError when another's writing does not end.
    """
    try:
        with FileLock(home.root / "corrections.lock", timeout=WAIT):
            log = read_log(home, document_id)
            known = len(log)
            for request in requests:
                log = (*log, _entry(request, _state(home, document_id, log), log, who))
            corrections = _state(home, document_id, log).agreement.corrections[known:]
            write_log(home, document_id, log)
    except Timeout as error:
        raise HomeError("Någon annan rättar just nu. Försök igen om en stund.") from error
    return corrections


def _state(home: Home, document_id: str, log: Sequence[Logged]) -> Corrected:
    path = home.artifact(document_id)
    agreement = read_artifact(path) if path.parent.parent == home.documents and path.is_file() else None
    if agreement is None:
        raise UsageError(f"Dokumentet {document_id} finns inte. Se vilka som finns med: duasok documents")
    return replay(agreement, log)


def _correctable(item: Item, agreement: Agreement) -> Correctable:
    span = item.fact.span
    section = agreement.section(span.section)
    return Correctable(
        reference=reference(item),
        kind=item.kind,
        values=show_fact(item.kind, item.fact, agreement),
        section=section,
        page=section.page_at(span.start),
        quote=agreement.quote(span),
        span=span,
        numbers=item.numbers,
    )


def _entry(request: Request, state: Corrected, log: tuple[Logged, ...], author: Author) -> Logged:
    """The entry that carries the request out on the document as it stands corrected."""
    number = log[-1].number + 1 if log else 1
    match request:
        case SetField():
            made = set_field(request, state)
        case ChangeFact():
            made = change_fact(request, state)
        case RemoveFact():
            made = remove_fact(request, state)
        case AddFact():
            made = add_fact(request, state)
        case TakeBack():
            made = _take_back(request, log)
    return Logged(number=number, by=author.by, at=author.at, note=author.note, **made)


def _take_back(request: TakeBack, log: tuple[Logged, ...]) -> Draft:
    entry = next((e for e in log if e.number == request.number), None)
    if entry is None:
        raise UsageError(f"Rättelse {request.number} finns inte. Se vilka som finns med: duasok correct FIL")
    if entry.number not in active(log):
        by = next(e.number for e in reversed(log) if e.undoes == entry.number)
        raise UsageError(f"Rättelse {entry.number} är redan tillbakatagen, genom rättelse {by}.")
    what = f"rättelse {entry.number} ({entry.what})"
    return draft("undo", what, entry.after, entry.before, undoes=entry.number)
