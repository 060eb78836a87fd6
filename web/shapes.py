"""The shapes of the API's answers that are not dataclasses of the program itself: what the contract's JSON holds."""

from dataclasses import dataclass
from typing import Any

from answer.results import Result
from domain.answer import AnswerKind, Citation, Coverage, Part, Reason, Table, Verdict
from domain.cards import Card
from domain.municipalities import Municipality


@dataclass(frozen=True)
class NamedMunicipality:
    """A municipality without its county."""

    name: str
    code: str


@dataclass(frozen=True)
class MunicipalityEvidence:
    """What the corpus says of one municipality."""

    name: str
    code: str
    verdict: Verdict
    note: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class MendedWord:
    """A word as it was typed and as it was understood."""

    typed: str
    meant: str


@dataclass(frozen=True)
class UnderstandingShape:
    """How a question was understood."""

    parts: tuple[Part, ...]
    words: tuple[str, ...]
    unknown_words: tuple[str, ...]
    corrections: tuple[MendedWord, ...]


@dataclass(frozen=True)
class AnswerShape:
    """What `answer.contract.answer_json` gives."""

    question: str
    kind: AnswerKind
    found: bool
    text: str
    understood: str
    municipalities: tuple[MunicipalityEvidence, ...]
    without_evidence: tuple[MunicipalityEvidence, ...]
    count: int | None
    yesno: bool | None
    table: Table | None
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    coverage: Coverage
    confidence: float
    reason: Reason | None
    meant: str | None
    understanding: UnderstandingShape | None


@dataclass(frozen=True)
class SectionShape:
    """One section of a document."""

    id: str
    level: int
    number: str | None
    heading: str | None
    topic: str | None
    topic_confidence: float | None
    page: int | None
    text: str


@dataclass(frozen=True)
class DocumentShape:
    """What `domain.contract.document_json` gives."""

    id: str
    file: str
    title: str
    kind: str
    annex: str | None
    municipalities: tuple[NamedMunicipality, ...]
    af_office: str | None
    signed: tuple[str, ...]
    dated: str | None
    valid_from: str | None
    valid_to: str | None
    revision: str | None
    diary_number: str | None
    pages: int | None
    unreadable_pages: tuple[int, ...]
    coverage: tuple[dict[str, Any], ...]
    sha256: str
    invented: bool
    replaced_by: tuple[str, ...]
    replaces: tuple[str, ...]
    annex_of: str | None
    annexes: tuple[str, ...]
    duplicate_of: str | None
    duplicates: tuple[str, ...]
    related: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...]
    sections: tuple[SectionShape, ...]
    tracks: tuple[dict[str, Any], ...]
    facts: dict[str, Any]
    corrections: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class ProfileShape:
    """All that the corpus says of one municipality."""

    municipality: Municipality
    documents: tuple[dict[str, Any], ...]
    groups: tuple[dict[str, Any], ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class CountShape:
    """How many of something, of how many where that says something, and where they are listed."""

    label: str
    count: int
    of: int | None
    href: str


@dataclass(frozen=True)
class CorpusShape:
    """What is in the corpus, what could not be read, and when it was read."""

    documents: int
    municipalities: int
    all_municipalities: int
    counties: tuple[CountShape, ...]
    kinds: tuple[CountShape, ...]
    years: tuple[CountShape, ...]
    methods: tuple[CountShape, ...]
    unread: tuple[Card, ...]
    warned: tuple[tuple[str, tuple[Card, ...]], ...]
    read_at: str | None
    outdated: int
    invented: bool


Results = tuple[Result, ...]
