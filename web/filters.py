"""What a search can be narrowed to, with the number of documents behind each choice; the state is the address."""

from collections import Counter

from werkzeug.datastructures import MultiDict

from answer.overrides import ALL
from answer.results import narrowed
from answer.wording import capital
from domain.municipalities import by_code
from domain.search import Filters
from domain.topics import TOPICS
from index.engine import Index
from web.contexts import Choice, FilterGroup

NOT_CHOSEN = ("innehall",)  # a table of contents says nothing of its own


def chosen_filters(args: "MultiDict[str, str]") -> Filters:
    """The filters that the address names; years that are not numbers are left out. Raises UsageError."""
    return narrowed(
        municipalities=_limits(args, "kommun"),
        topics=_limits(args, "amne"),
        years=tuple(int(year) for year in args.getlist("ar") if year.isdigit()),
        kinds=_limits(args, "slag"),
    )


def _limits(args: "MultiDict[str, str]", name: str) -> tuple[str, ...]:
    """The values of a parameter; none when one of them says that there is no limit."""
    values = tuple(filter(None, args.getlist(name)))
    return () if ALL in values else values


def filter_groups(index: Index, filters: Filters) -> tuple[FilterGroup, ...]:
    """Every choice that at least one document offers."""
    agreements = index.agreements.values()
    names = Counter(m.name for a in agreements for m in a.municipalities)
    kinds = Counter(str(a.kind) for a in agreements)
    years = Counter(str(a.year) for a in agreements if a.year)
    chosen_names = {m.name for code in filters.municipalities if (m := by_code(code))}
    return (
        FilterGroup("kommun", "Kommun", _choices(names, chosen_names)),
        FilterGroup("amne", "Ämne", topic_choices(index, filters.topics)),
        FilterGroup("slag", "Dokumentslag", _choices(kinds, set(filters.kinds))),
        FilterGroup("ar", "År", _choices(years, {str(year) for year in filters.years})),
    )


def topic_choices(index: Index, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """Topics of the corpus in the order of the reference data."""
    counts = Counter(t for a in index.agreements.values() for t in {s.topic for s in a.sections if s.topic})
    return tuple(
        Choice(t, TOPICS[t].label, t in chosen, counts[t])
        for t in TOPICS
        if counts[t] and t not in NOT_CHOSEN
    )


def _choices(counts: "Counter[str]", chosen: set[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, capital(value), value in chosen, counts[value]) for value in sorted(counts))
