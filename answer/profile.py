"""All that the corpus says of one municipality: documents in time, facts with their words, topics that are lacking."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from answer.composing.versions import in_force
from answer.lists.findings import quote_of
from domain.agreement import Agreement, Span
from domain.answer import Citation
from domain.errors import UsageError
from domain.fact_fields import NOTHING, plural_of, show_fact
from domain.families import Link
from domain.municipalities import Municipality, by_name
from domain.topics import TOPICS
from index.engine import Index

KINDS = (
    "tracks", "goals", "target_groups", "groups", "meetings", "projects", "resources", "follow_ups",
)  # fmt: skip
NOT_LACKING = ("innehall",)  # a table of contents says nothing of its own
UNTIL_FURTHER_NOTICE = "tills vidare"


@dataclass(frozen=True)
class ProfileDocument:
    """One document on the time line. `state` says in Swedish whether it holds."""

    agreement: Agreement
    state: str
    in_force: bool  # questions are answered from it, and it has not run out
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ProfileFact:
    """One fact: its fields by what they are called, those without value left out, and its words."""

    fields: Mapping[str, str]
    citation: Citation
    span: Span  # of the fact itself, within the sentence that is quoted


@dataclass(frozen=True)
class FactGroup:
    """All facts of one kind, in the order of the documents."""

    kind: str
    label: str
    facts: tuple[ProfileFact, ...]


@dataclass(frozen=True)
class Profile:
    """`documents` newest first, earlier versions too; `groups` from those in force; `lacking` topic slugs."""

    municipality: Municipality
    documents: tuple[ProfileDocument, ...]
    groups: tuple[FactGroup, ...]
    lacking: tuple[str, ...]


def profile(name: str, index: Index, today: date | None = None) -> Profile:
    """The profile of a municipality by its name. Raises UsageError when it is none, or has no document."""
    municipality = by_name(name)
    if municipality is None:
        raise UsageError(f"”{name}” är ingen svensk kommun. Skriv namnet utan ”kommun”, till exempel Vara.")
    mine = [a for a in index.whole.agreements.values() if municipality in a.municipalities]
    if not mine:
        raise UsageError(f"Det finns inget dokument för {name}. Se vilka som är inlästa på sidan Dokument.")
    counting = in_force(index, frozenset({municipality.code}))
    day = (today or date.today()).isoformat()
    current = [a for a in mine if a.id in counting]
    return Profile(
        municipality,
        tuple(_document(a, index, a.id in counting, day) for a in sorted(mine, key=_age)),
        tuple(g for kind in KINDS if (g := facts_of(kind, current, municipality)).facts),
        _lacking(current, index),
    )


def facts_of(
    kind: str, agreements: Sequence[Agreement], municipality: Municipality | None = None
) -> FactGroup:
    """The facts of one kind; with a municipality, without tracks that run at another party."""
    facts = tuple(
        ProfileFact(_told(kind, fact, agreement), quote_of(agreement, fact.span), fact.span)
        for agreement in agreements
        for fact in getattr(agreement.facts, kind)
        if municipality is None or _concerns(kind, fact, agreement, municipality)
    )
    return FactGroup(kind, plural_of(kind), facts)


def _concerns(kind: str, fact: Any, agreement: Agreement, municipality: Municipality) -> bool:
    if kind != "tracks":
        return True
    return fact.place == municipality.name or fact.place not in {m.name for m in agreement.municipalities}


def _told(kind: str, fact: Any, agreement: Agreement) -> dict[str, str]:
    return {label: value for label, value in show_fact(kind, fact, agreement).items() if value != NOTHING}


def _age(agreement: Agreement) -> tuple[int, str]:
    return -(agreement.year or 0), agreement.file


def _document(agreement: Agreement, index: Index, counts: bool, day: str) -> ProfileDocument:
    links = index.families.links(agreement.id, lambda other: index.whole.agreements[other].file)
    until = next(iter(agreement.dates("valid_to")), None)
    runs = until is None or until == UNTIL_FURTHER_NOTICE or until >= day
    away = "dubblett" if agreement.id in index.families.doubles else "ersatt"
    return ProfileDocument(agreement, _state(until, runs) if counts else away, counts and runs, links)


def _state(until: str | None, runs: bool) -> str:
    if until is None:
        return "giltighetstid anges inte"
    if until == UNTIL_FURTHER_NOTICE:
        return "gäller tills vidare"
    return f"gäller till {until}" if runs else f"löpte ut {until}"


def _lacking(agreements: Sequence[Agreement], index: Index) -> tuple[str, ...]:
    """Topics that some other document has a section about, and these have not."""
    everywhere = set(_topics(index.agreements.values()))
    own = set(_topics(agreements))
    return tuple(t for t in TOPICS if t in everywhere - own and t not in NOT_LACKING)


def _topics(agreements: Iterable[Agreement]) -> Iterator[str]:
    return (s.topic for a in agreements for s in a.sections if s.topic)
