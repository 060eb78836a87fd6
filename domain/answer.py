"""What an answer is: words in Swedish, and for every claim the words in a document that carry it."""

from dataclasses import dataclass, field
from typing import Literal

from domain.municipalities import Municipality

AnswerKind = Literal["list", "value", "count", "yesno", "describe", "compare", "search"]
Verdict = Literal["evidence", "no evidence", "could not be read"]
Reason = Literal["ingen sådan kommun", "dokumenten tiger", "utanför överenskommelserna", "inte förstådd"]


@dataclass(frozen=True)
class Citation:
    """A verbatim quote and where it stands. `start:end` are characters of the section's text."""

    document: str  # the file, as users know it
    document_id: str
    section_id: str
    heading: str  # Section.label
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class MunicipalityAnswer:
    """What the corpus says of one municipality in answer to a question."""

    municipality: Municipality
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    note: str | None = None  # "planerat", "drivs i Nyköping", "svagt belägg"


@dataclass(frozen=True)
class Coverage:
    """How much was looked through."""

    municipalities: int
    documents: int
    unreadable: int  # documents of which a part or all could not be read


@dataclass(frozen=True)
class Table:
    """Rows for a person to read; `citations` has the same shape as `rows`, with the quotes behind each cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    citations: tuple[tuple[tuple[Citation, ...], ...], ...] = ()


@dataclass(frozen=True)
class PartValue:
    """One value that a part of a question can have: as addresses hold it, and as a user reads it."""

    value: str
    label: str


@dataclass(frozen=True)
class Part:
    """One part of how a question was understood, which a user can change by its parameter in the address."""

    parameter: str  # "kommun"
    label: str  # "Kommun"
    values: tuple[PartValue, ...]  # none: no limit
    said: str  # "Östergötlands län", "alla kommuner"
    chosen: bool = False  # set by the user


@dataclass(frozen=True)
class Understanding:
    """How a question was understood, part by part, and what was not understood of it."""

    parts: tuple[Part, ...]
    words: tuple[str, ...] = ()  # looked for in the text, as corrected
    unknown: tuple[str, ...] = ()  # that no document holds, nor another word for them
    corrections: tuple[tuple[str, str], ...] = ()  # (as typed, as understood)


@dataclass(frozen=True)
class Answer:
    """The answer to one question. `found=False` means that the corpus does not say; `reason` says why."""

    question: str
    kind: AnswerKind
    found: bool
    text: str
    understood: str  # how the question was understood, in plain Swedish
    municipalities: tuple[MunicipalityAnswer, ...] = ()  # those with evidence
    without_evidence: tuple[MunicipalityAnswer, ...] = ()  # looked through: no evidence, or could not be read
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()  # passages offered when nothing was found
    count: int | None = None
    yesno: bool | None = None
    table: Table | None = None
    coverage: Coverage = field(default=Coverage(0, 0, 0))
    confidence: float = 0.0  # 0..1
    reason: Reason | None = None
    meant: str | None = None  # the whole question, when it was asked as a follow-up
    understanding: Understanding | None = None  # None for what was no question in words: a comparison by name
