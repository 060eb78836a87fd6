"""What a list of documents needs of each one, without its text: kept apart so that no list has to read them all."""

from dataclasses import dataclass

from domain.agreement import Agreement, DocumentKind
from domain.municipalities import Municipality


@dataclass(frozen=True)
class Card:
    """One document in short. `read` is how its pages were read ("text", "ocr", "kräver OCR" ...), each once."""

    id: str
    file: str
    title: str
    kind: DocumentKind
    annex: str | None
    municipalities: tuple[Municipality, ...]
    year: int | None
    valid_from: str  # ISO date, the earliest when there are several; "" when it is not said
    valid_to: str | None  # ISO date or "tills vidare"
    sections: int
    tracks: int
    topics: tuple[str, ...]  # slugs of its sections' topics
    industries: tuple[str, ...]  # slugs of its tracks' industries
    pages: int | None
    unreadable: int  # pages of which nothing can be said
    read: tuple[str, ...]
    read_at: str  # ISO date and time
    warnings: tuple[str, ...]
    invented: bool
    read_by: str = ""  # the reading code, as `Agreement.read_by`; "" in a catalogue of an earlier program

    @property
    def name(self) -> str:
        """What the document is called in lists."""
        return self.title or self.file

    def lapsed(self, day: str) -> bool:
        """Whether it has run out before that day (ISO)."""
        return self.valid_to is not None and self.valid_to[:1].isdigit() and self.valid_to < day


def card_of(agreement: Agreement) -> Card:
    """The card of a document as it stands."""
    return Card(
        id=agreement.id,
        file=agreement.file,
        title=agreement.title,
        kind=agreement.kind,
        annex=agreement.annex,
        municipalities=agreement.municipalities,
        year=agreement.year,
        valid_from=min((d for d in agreement.dates("valid_from") if d[:4].isdigit()), default=""),
        valid_to=next(iter(agreement.dates("valid_to")), None),
        sections=len(agreement.sections),
        tracks=len(agreement.facts.tracks),
        topics=tuple(dict.fromkeys(s.topic for s in agreement.sections if s.topic)),
        industries=tuple(dict.fromkeys(i for t in agreement.facts.tracks for i in t.industries)),
        pages=agreement.pages,
        unreadable=len(agreement.unreadable_pages),
        read=tuple(dict.fromkeys(p.method for p in agreement.page_readings)) or ("text",),
        read_at=agreement.read_at,
        warnings=agreement.warnings,
        invented=agreement.invented,
        read_by=agreement.read_by,
    )
