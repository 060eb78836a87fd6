"""Which versions a question is answered from: those in force, unless it asks for earlier times. Doubles never count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Protocol
from weakref import WeakKeyDictionary

from answer.composing.compose import one_line
from answer.question import Question, Subject, Term
from answer.understanding.restate import describe
from domain.agreement import Agreement
from domain.answer import Answer
from domain.cards import Card
from domain.dates import find_years
from domain.families import Families
from domain.reference import read_toml
from domain.text import fold
from index.engine import Index

_KINDS = {
    "överenskommelse": "överenskommelsen",
    "bilaga": "bilagan",
    "lokal modell": "lokala modellen",
    "annat": "versionen",
}
REVISED: Subject = "validity"  # what a question for a revision seems to be about
EARLIER_QUOTES = 3  # of an earlier version, where what is in force says nothing


@dataclass(frozen=True)
class Times:
    """What a question says of the versions it means."""

    earlier: bool = False  # all earlier versions take part
    changed: bool = False  # what differs between versions is asked for
    years: tuple[int, ...] = ()  # years named: what held then takes part
    as_of: tuple[int, ...] = ()  # years that say which document is meant: what came later does not take part
    before: int | None = None
    after: int | None = None

    @property
    def named(self) -> bool:
        """Whether it says anything of other times than now."""
        return self != Times()


def times_asked(question: Question) -> Times:
    """The times that a question means: those that the user has chosen, else those that it names."""
    if question.years is None:
        return times_of(question.text)
    return Times(as_of=tuple(range(question.years[0], question.years[-1] + 1))) if question.years else Times()


def times_of(text: str) -> Times:
    """The times that a question names, in Swedish or English."""
    folded = fold(text)
    before, after = (_pattern(name).search(folded) for name in ("before", "after"))
    bound = {int(m["year"]) for m in (before, after) if m}
    changed = _any("changed", folded)
    as_of = tuple(int(m["year"]) for p in _patterns("as_of") for m in p.finditer(folded))
    return Times(
        earlier=changed or _any("earlier", folded),
        changed=changed or bool(as_of and _any("against", folded)),
        years=tuple(y.value for y in find_years(folded) if y.value not in bound),
        as_of=as_of,
        before=int(before["year"]) if before else None,
        after=int(after["year"]) if after else None,
    )


class Documents(Protocol):
    """The documents of a generation in short, and how they belong together: an index or a shelf."""

    @property
    def cards(self) -> Mapping[str, Card]: ...

    @property
    def families(self) -> Families: ...

    def __hash__(self) -> int: ...


def in_force(
    index: Documents, codes: frozenset[str] = frozenset(), today: date | None = None
) -> frozenset[str]:
    """The documents that count now: no doubles, and none that a later version has replaced.

    A later version that has not begun to hold on the day `today` replaces nothing yet. With `codes`, only those
    municipalities are asked about: an agreement that others have left counts for those who have not.
    """
    day = (today or date.today()).isoformat()
    known = _IN_FORCE.setdefault(index, {})
    if day not in known:
        known.clear()  # of another day
        away = {d for d in index.families.replaced if _is_replaced(d, frozenset(), index, day)}
        known[day] = frozenset(index.cards) - away - index.families.doubles
    if not codes:
        return known[day]
    asked = {d for d in index.families.replaced - index.families.doubles if _is_of(d, codes, index)}
    return (known[day] - asked) | {d for d in asked if not _is_replaced(d, codes, index, day)}


_IN_FORCE: WeakKeyDictionary[Documents, dict[str, frozenset[str]]] = WeakKeyDictionary()


def _is_of(document: str, codes: frozenset[str], index: Documents) -> bool:
    return any(m.code in codes for m in index.cards[document].municipalities)


def _is_replaced(document: str, codes: frozenset[str], index: Documents, day: str) -> bool:
    """Whether a later version holds on that day, for those of its parties that are asked about, else for all."""
    own = frozenset(m.code for m in index.cards[document].municipalities)
    begun = any(index.cards[i].valid_from <= day for i in index.families.replaced_by(document))
    return begun and index.families.is_replaced_for(document, own & codes or own)


def chosen(question: Question, index: Index) -> frozenset[str]:
    """The documents that answer a question: those in force, with the earlier ones that it asks for."""
    if question.documents:
        return frozenset(question.documents)
    within = question.within
    documents = within if within is not None and question.any_time else _of_their_time(question, index)
    if not (question.document_kinds or question.years or within is not None):
        return documents
    return frozenset(d for d in documents if _fits_choice(question, d, index))


def _fits_choice(question: Question, document: str, index: Index) -> bool:
    """Whether a document is among those that the user has chosen, of the kinds, and no later than the years."""
    if question.within is not None and document not in question.within:
        return False
    if question.document_kinds and index.cards[document].kind not in question.document_kinds:
        return False
    if not question.years:
        return True
    year = year_of(index.cards[document], index.families)
    return not (year and int(year) > question.years[-1])


def _of_their_time(question: Question, index: Index) -> frozenset[str]:
    times = times_asked(question)
    now = in_force(index, frozenset(m.code for m in question.municipalities))
    if not times.named:
        return now
    families = index.families
    earlier = frozenset(index.cards) - now - families.doubles
    added = {d for d in earlier if times.earlier or _meant(times, d, index)}
    meant = {d for d in added if any(_held(year, d, index) for year in times.as_of)}
    if times.changed or not meant:
        return now | added
    return (now | added) - {later for d in meant for later in families.later(d)}


def for_question(question: Question, index: Index) -> Index:
    """The index as the question sees it."""
    return index.only(chosen(question, index))


def earlier_ones(question: Question, index: Index) -> Index | None:
    """The replaced versions alone of those asked about; None when there are none."""
    codes = {m.code for m in question.municipalities}
    replaced = index.families.replaced - index.families.doubles - chosen(question, index)
    if question.within is not None:
        replaced &= question.within
    own = [d for d in replaced if _is_of(d, frozenset(codes), index)]
    return index.only(own) if own else None


def as_asked(question: Question, index: Index) -> Question:
    """The question without the words for versions; one for what has changed compares the versions that there are."""
    times = times_asked(question)
    earlier = chosen(question, index) & index.families.replaced
    if not times.named or not earlier:
        return question
    question = replace(question, terms=besides_versions(question))
    if times.changed and question.municipalities and question.kind not in ("list", "count"):
        question = replace(question, kind="compare")
        if only_of_versions(question):  # all of them, not only their dates
            question = replace(question, subject="text", topics=())
    return replace(question, understood=f"{describe(question)}; även tidigare versioner")


def only_of_versions(question: Question) -> bool:
    """Whether it asks for nothing in particular of the versions: "Vad är nytt i avtalet?", not "i målen"."""
    narrowed = question.subject not in ("text", REVISED) or question.groups or question.industries
    return not narrowed and not besides_versions(question)


def besides_versions(question: Question) -> tuple[Term, ...]:
    """The terms that say more than which versions are meant."""
    return tuple(t for t in question.terms if not _pattern("words").fullmatch(t.word))


def with_earlier(answer: Answer, earlier: Answer, index: Index) -> Answer:
    """An answer that what is in force does not say, with the words of an earlier version of `index` that says it."""
    if not earlier.found:
        return answer
    quote = next(iter(earlier.citations))
    told = index.agreements[quote.document_id]
    year = year_of(told, index.families)
    which = f"tidigare {_KINDS[told.kind]}{f' från {year}' if year else ''}"
    text = f"Det framgår inte av det som gäller nu. I den {which} står: ”{one_line(quote.quote)}”"
    return replace(answer, text=text, nearest=earlier.citations[:EARLIER_QUOTES])


def editions(documents: Sequence[Agreement], index: Index) -> list[tuple[str, tuple[Agreement, ...]]]:
    """The documents of one municipality by the version that they belong to, oldest first, each with its year.

    Annexes go with their agreement, other documents with the newest version. One edition without year when none of
    the documents is an earlier version of another.
    """
    families, shown = index.families, {a.id for a in documents}
    roots = {a.id: families.annex_of(a.id) or a.id for a in documents}
    earlier = {root for root in roots.values() if set(families.later(root)) & shown}
    if not earlier:
        return [("", tuple(documents))]
    groups: dict[str, list[Agreement]] = {}
    whole = index.whole.agreements
    newest = max(year_of(whole[root], families) for root in roots.values())
    for a in documents:
        root = roots[a.id]
        groups.setdefault(year_of(whole[root], families) if root in earlier else newest, []).append(a)
    return [(year, tuple(groups[year])) for year in sorted(groups)]


def year_of(document: Agreement | Card, families: Families) -> str:
    """The year that a version is known by; "" when the document has no date."""
    since = families.since(document.id)
    return since[:4] if since else str(document.year or "")


def shows_versions(agreement: Agreement, index: Index) -> bool:
    """Whether the year of a document's words must be told: it is replaced, or an earlier version takes part too."""
    families = index.families
    others = families.versions(agreement.id) - {agreement.id}
    return agreement.id in families.replaced or any(other in index.agreements for other in others)


def earlier_note(agreement: Agreement, families: Families) -> str:
    """What is said beside words of an earlier version: "i tidigare överenskommelse från 2021"."""
    year = year_of(agreement, families)
    return f"i tidigare {agreement.kind}" + (f" från {year}" if year else "")


def _meant(times: Times, document: str, index: Index) -> bool:
    """Whether the years of a question are years of this earlier version."""
    year = year_of(index.cards[document], index.families)
    if times.before is not None and year and int(year) < times.before:
        return True
    if times.after is not None and year and int(year) > times.after:
        return True
    return any(_held(asked, document, index) for asked in (*times.years, *times.as_of))


def _held(asked: int, document: str, index: Index) -> bool:
    """Whether a version was the newest at some time of that year; in its last year the next one is."""
    year = year_of(index.cards[document], index.families)
    until = index.families.until(document)
    return (
        bool(year) and int(year) <= asked and (int(year) == asked or until is None or asked < int(until[:4]))
    )


@cache
def _data() -> dict[str, str | list[str]]:
    return read_toml("versions.toml", "answer")


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    document = str(_data()["document"])
    return tuple(re.compile(p.replace("DOCUMENT", document)) for p in _listed(_data()[name]))


def _listed(value: str | list[str]) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value


def _pattern(name: str) -> re.Pattern[str]:
    return _patterns(name)[0]


def _any(name: str, folded: str) -> bool:
    return any(p.search(folded) for p in _patterns(name))
