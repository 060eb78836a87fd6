"""A question as it has been understood: what plans work from, and what the user is shown."""

from dataclasses import dataclass
from typing import Literal

from domain.agreement import TrackStatus
from domain.answer import AnswerKind
from domain.municipalities import Municipality

Subject = Literal["tracks", "goals", "meetings", "groups", "target_groups", "validity", "parties", "text"]
Expected = Literal[
    "percentage", "amount", "number", "date", "duration", "frequency", "age", "person", "role",
    "position", "organisation", "project", "name", "place", "members", "reason", "procedure",
]  # fmt: skip
Counted = Literal["municipalities", "documents", "parties", "tracks", "seats", "value"]


@dataclass(frozen=True)
class Term:
    """One content word of the question, and what a document may call it instead (synonyms, long forms)."""

    word: str  # as corrected, lower case
    alternatives: tuple[str, ...] = ()
    weight: float = 1.0
    equals: tuple[str, ...] = ()  # alternatives that the question itself names: "samtycke eller sekretess"


@dataclass(frozen=True)
class Question:
    """What is asked. Empty tuples and None mean that the question does not say."""

    text: str  # as asked
    corrected: str  # after spelling, compounds and (for English) translation: what the searchers get
    kind: AnswerKind
    municipalities: tuple[Municipality, ...] = ()  # named and in the corpus
    absent: tuple[Municipality, ...] = ()  # named but not a party of any document
    excluded: tuple[Municipality, ...] = ()  # "vilka kommuner utöver Motala ..."
    subject: Subject = "text"
    topics: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    statuses: tuple[TrackStatus, ...] = ()
    expected: Expected | None = None
    terms: tuple[Term, ...] = ()
    notions: tuple[
        Term, ...
    ] = ()  # of a list question: the same, words apart that name one notion as one term
    negated: bool = False  # "vilka saknar ..."
    denial: bool = False  # "vilka skriver att de inte ...": only words that say so are evidence, and no facts
    at_least: float | None = None  # thresholds: per cent, or occasions a year, or a number
    at_most: float | None = None
    corrections: tuple[tuple[str, str], ...] = ()  # (as typed, as understood)
    language: Literal["sv", "en"] = "sv"
    groups: tuple[str, ...] = ()  # groups named in the question, basic form: "styrgrupp", "fältgrupp"
    ages: tuple[int | None, int | None] | None = None  # an age or age span in the question
    unit: str | None = None  # of the number asked for or of the threshold: "procent", "kronor", "gånger"
    counted: Counted | None = None  # of "hur många"
    in_headings: bool = False  # "har ett eget avsnitt om ...": the evidence is a section with that heading
    area: str | None = None  # "Östergötlands län" when municipalities were named by their county
    document_kinds: tuple[str, ...] = ()  # "bilaga", "lokal modell": only documents of that kind
    documents: tuple[str, ...] = ()  # ids of the documents that the question names
    untranslated: tuple[str, ...] = ()  # English words that neither the lexicon nor the corpus knows
    years: tuple[int, ...] | None = None  # first and last year that the user has chosen
    within: frozenset[str] | None = None  # ids of the documents that the user has narrowed the answer to
    any_time: bool = False  # of those, earlier versions and doubles take part too
    chosen: frozenset[str] = frozenset()  # the parameters of the parts that the user has chosen
    understood: str = ""  # the question restated in plain Swedish, for Answer.understood
