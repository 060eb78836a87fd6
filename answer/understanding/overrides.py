"""What a user has chosen instead of what was understood of a question: read from addresses, applied to the question."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast, get_args

from answer.question import Counted, Question, Term
from answer.results import KINDS as DOCUMENT_KINDS
from answer.understanding.frame import groups_of
from answer.understanding.restate import KINDS, describe
from domain.agreement import TrackStatus
from domain.answer import AnswerKind, PartValue
from domain.errors import UsageError
from domain.industries import INDUSTRIES, industries_of
from domain.municipalities import Municipality, known_by_name
from domain.text import fold
from domain.topics import TOPICS
from index.engine import Index

ALL = "alla"  # the value that takes a limit away
STATUSES: tuple[str, ...] = get_args(TrackStatus)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Overrides:
    """The parts of the understanding that a user has set. None leaves a part as understood; empty means no limit."""

    kind: AnswerKind | None = None
    municipalities: tuple[Municipality, ...] | None = None
    industries: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    groups: tuple[str, ...] | None = None  # basic form, folded: "styrgrupp"
    statuses: tuple[TrackStatus, ...] | None = None
    years: tuple[int, ...] | None = None  # first and last, both inclusive
    document_kinds: tuple[str, ...] | None = None
    within: frozenset[str] | None = None  # documents by what no question asks of them: how they were read
    any_time: bool = False  # of those, what a later version has replaced too: the user has chosen it

    @property
    def parameters(self) -> frozenset[str]:
        """The names, in addresses, of the parts that are set."""
        return frozenset(name for name, field in PARAMETERS.items() if getattr(self, field) is not None)


NO_CHANGES = Overrides()

PARAMETERS: Mapping[str, str] = {
    "typ": "kind",
    "kommun": "municipalities",
    "bransch": "industries",
    "amne": "topics",
    "grupp": "groups",
    "lage": "statuses",
    "ar": "years",
    "slag": "document_kinds",
}


def read_overrides(given: Callable[[str], Sequence[str]]) -> Overrides:
    """From the values that an address or a command gives for each parameter; "" is none, "alla" takes a limit away.

    Raises UsageError that names what was not known and what there is.
    """

    def values(name: str) -> tuple[str, ...] | None:
        found = tuple(v.strip() for v in given(name) if v.strip())
        return None if not found else () if ALL in map(fold, found) else found

    return Overrides(
        kind=_kind(values("typ")),
        municipalities=_each(values("kommun"), known_by_name),
        industries=_known(values("bransch"), INDUSTRIES, "Branschen"),
        topics=_known(values("amne"), TOPICS, "Ämnet"),
        groups=_each(values("grupp"), lambda name: next(iter(groups_of(name)), fold(name))),
        statuses=cast("tuple[TrackStatus, ...] | None", _known(values("lage"), STATUSES, "Läget")),
        years=_years(values("ar")),
        document_kinds=_known(values("slag"), DOCUMENT_KINDS, "Dokumentslaget"),
    )


def _kind(values: tuple[str, ...] | None) -> AnswerKind | None:
    known = _known(values, KINDS, "Frågetypen")
    return cast(AnswerKind, known[0]) if known else None


def _each(values: tuple[str, ...] | None, read: Callable[[str], _T]) -> tuple[_T, ...] | None:
    return None if values is None else tuple(dict.fromkeys(map(read, values)))


def _known(values: tuple[str, ...] | None, known: Collection[str], what: str) -> tuple[str, ...] | None:
    for value in values or ():
        if value not in known:
            raise UsageError(f"{what} {value} finns inte. Välj bland {', '.join(known)}.")
    return values


def _years(values: tuple[str, ...] | None) -> tuple[int, ...] | None:
    """The span of "2020", "2018-2020" or several years."""
    if not values:
        return values if values is None else ()
    years = [year for value in values for year in value.replace("–", "-").split("-")]
    if not all(year.isdigit() and len(year) == 4 for year in years):
        raise UsageError(
            f"Året {', '.join(values)} går inte att läsa. Skriv till exempel 2020 eller 2018-2020."
        )
    return min(map(int, years)), max(map(int, years))


def applied(question: Question, changes: Overrides) -> Question:
    """The question with those parts exchanged, its words too: what it no longer asks for is not looked for."""
    if changes == NO_CHANGES:
        return question
    changed = question
    if changes.industries is not None:
        changed = _exchanged(
            changed, lambda w: bool(industries_of(w)), [INDUSTRIES[i].label for i in changes.industries]
        )
        changed = replace(changed, industries=changes.industries)
    if changes.groups is not None:
        changed = _exchanged(changed, lambda w: bool(groups_of(w)), changes.groups)
        changed = replace(changed, groups=changes.groups)
    changed = replace(
        changed,
        topics=changed.topics if changes.topics is None else changes.topics,
        statuses=changed.statuses if changes.statuses is None else changes.statuses,
        years=changed.years if changes.years is None else changes.years,
        document_kinds=changed.document_kinds if changes.document_kinds is None else changes.document_kinds,
        within=changes.within,
        any_time=changes.any_time,
        chosen=changes.parameters,
    )
    return replace(changed, understood=describe(changed))


def counted_instead(kind: AnswerKind, counted: Counted | None, tracks_of_somebody: bool) -> Counted | None:
    """What is counted in a question that a user has made another kind of."""
    if kind != "count":
        return None if counted != "value" else counted
    return counted or ("tracks" if tracks_of_somebody else "municipalities")


def _exchanged(question: Question, belongs: Callable[[str], bool], others: Sequence[str]) -> Question:
    kept = tuple(t for t in question.terms if not belongs(t.word))
    new = tuple(Term(fold(word)) for word in others)
    words = [w for w in question.corrected.split() if not belongs(w.strip("?.,!"))]
    return replace(question, terms=(*kept, *new), notions=(), corrected=" ".join([*words, *others]))


def choices(index: Index) -> dict[str, tuple[PartValue, ...]]:
    """What each part can be set to in this corpus, in the order in which a user reads it."""
    agreements = index.agreements.values()
    names = sorted({m.name for a in agreements for m in a.municipalities}, key=fold)
    groups = {basic for a in agreements for g in a.facts.groups for basic in groups_of(g.name)}
    industries = {i for a in agreements for t in a.facts.tracks for i in t.industries}
    topics = {s.topic for a in agreements for s in a.sections}
    years = sorted({str(a.year) for a in agreements if a.year})
    kinds = {str(a.kind) for a in agreements}
    return {
        "typ": tuple(PartValue(kind, label) for kind, label in KINDS.items()),
        "kommun": tuple(PartValue(name, name) for name in names),
        "bransch": tuple(PartValue(i, INDUSTRIES[i].label) for i in INDUSTRIES if i in industries),
        "amne": tuple(PartValue(t, TOPICS[t].label) for t in TOPICS if t in topics),
        "grupp": tuple(PartValue(group, group) for group in sorted(groups, key=fold)),
        "lage": tuple(PartValue(status, status) for status in STATUSES),
        "ar": tuple(PartValue(year, year) for year in years),
        "slag": tuple(PartValue(kind, kind) for kind in DOCUMENT_KINDS if kind in kinds),
    }
