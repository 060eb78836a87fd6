"""What a search or a list is narrowed to, with the number of documents behind each choice; the state is the address."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from answer.composing.versions import Documents, in_force
from answer.results import KINDS, narrowed
from answer.understanding.overrides import ALL
from answer.wording import capital, sort_swedish
from domain.cards import Card
from domain.errors import UsageError
from domain.industries import INDUSTRIES
from domain.municipalities import COUNTIES
from domain.search import Filters
from domain.topics import TOPICS
from web.contexts.choices import Chip, Choice, FilterGroup
from web.reading import SAID

NOT_CHOSEN = ("innehall",)  # a table of contents says nothing of its own
OF_DOCUMENTS = ("giltighet", "last")  # what no question asks of its documents
STANDINGS = {
    "galler": "Gäller nu",
    "utgatt": "Har löpt ut",
    "ersatt": "Ersatt av nyare",
    "dubblett": "Dubblett",
}
_COUNTIES = {c.code: c.name for c in COUNTIES}
_TOPICS = {slug: topic.label for slug, topic in TOPICS.items()}
_INDUSTRIES = {slug: industry.label for slug, industry in INDUSTRIES.items()}

Values = Mapping[str, frozenset[str]]  # by id of the document
Counts = Counter[str]  # documents by value; 0 for one that none has


@dataclass(frozen=True)
class Facet:
    """One way to narrow: its name in the address, its heading, a document's values.

    `labels` are all values that are known with what they are called; None where any value is a choice.
    """

    name: str
    label: str
    values: Callable[[Card], Iterable[str]]
    labels: Mapping[str, str] | None = None

    def said(self, value: str) -> str:
        """What a value is called."""
        return capital(value) if self.labels is None else self.labels.get(value, value)


@dataclass(frozen=True)
class Narrowing:
    """What the address chooses: the documents left, the same as filters of a search, and what the page shows."""

    documents: frozenset[str]
    filters: Filters
    groups: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]


def narrowing(corpus: Documents, args: "MultiDict[str, str]", path: str) -> Narrowing:
    """From the address. `path` is the page's own, for the addresses of chips. Raises UsageError for unknown values."""
    facets, values, counts = _values(corpus, date.today().isoformat())
    chosen = {f.name: kept for f in facets if (kept := _chosen(f, args))}
    # A municipality that a filter names need not be in the query too, and topics are of sections.
    filters = narrowed(municipalities=chosen.get("kommun", ()), topics=chosen.get("amne", ()))
    left = {name: _left(values[name], wanted) for name, wanted in chosen.items()}
    everything = frozenset(corpus.cards)
    documents = everything.intersection(*left.values())
    on_sections = {name: ids for name, ids in left.items() if name != "amne"}
    if on_sections:
        filters = replace(filters, within=tuple(sorted(everything.intersection(*on_sections.values()))))

    def group(facet: Facet) -> FilterGroup:
        others = [ids for name, ids in left.items() if name != facet.name]
        every = counts[facet.name]
        behind = _count(values[facet.name], everything.intersection(*others)) if others else every
        return _group(facet, behind, chosen.get(facet.name, ()), every)

    return Narrowing(documents, filters, tuple(map(group, facets)), tuple(_chips(facets, args, path)))


def within(corpus: Documents, args: "MultiDict[str, str]") -> tuple[frozenset[str] | None, bool]:
    """The documents that an answer is narrowed to by whether they hold and how they were read; None without limit.

    With it, whether their standing was chosen. The other facets are parts of a question. Raises UsageError.
    """
    facets, values, _ = _values(corpus, date.today().isoformat())
    asked = {f.name: _chosen(f, args) for f in facets if f.name in OF_DOCUMENTS}
    left = [_left(values[name], wanted) for name, wanted in asked.items() if wanted]
    return (frozenset(corpus.cards).intersection(*left) if left else None), bool(asked["giltighet"])


def topic_choices(corpus: Documents, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """Topics of the corpus in the order of the reference data."""
    counts = _values(corpus, date.today().isoformat())[2]["amne"]
    return tuple(Choice(t, TOPICS[t].label, t in chosen, counts[t]) for t in TOPICS if counts[t])


@lru_cache(2)  # it is opened once for a generation
def _values(
    corpus: Documents, day: str
) -> tuple[tuple[Facet, ...], Mapping[str, Values], Mapping[str, Counts]]:
    """The facets; by the name of each, the values of every document, and how many documents have each value."""
    counting = in_force(corpus, today=date.fromisoformat(day))

    def standing(card: Card) -> tuple[str, ...]:
        if card.id in corpus.families.doubles:
            return ("dubblett",)
        if card.id not in counting:
            return ("ersatt",)
        return ("utgatt",) if card.lapsed(day) else ("galler",)

    facets = (
        Facet("kommun", "Kommun", lambda c: (m.name for m in c.municipalities)),
        Facet("lan", "Län", lambda c: (m.county_code for m in c.municipalities), _COUNTIES),
        Facet("amne", "Ämne", lambda c: (t for t in c.topics if t not in NOT_CHOSEN), _TOPICS),
        Facet("bransch", "Bransch", lambda c: c.industries, _INDUSTRIES),
        Facet("ar", "År", lambda c: (str(c.year),) if c.year else ()),
        Facet("slag", "Dokumentslag", lambda c: (c.kind,), {kind: capital(kind) for kind in KINDS}),
        Facet("giltighet", "Giltighet", standing, STANDINGS),
        Facet("last", "Läst som", lambda c: c.read, {m: capital(said) for m, (said, _) in SAID.items()}),
    )
    values = {f.name: {card.id: frozenset(f.values(card)) for card in corpus.cards.values()} for f in facets}
    return facets, values, {name: _count(of_each, corpus.cards) for name, of_each in values.items()}


def _count(values: Values, documents: Iterable[str]) -> Counts:
    return Counter(value for i in documents for value in values[i])


def _chosen(facet: Facet, args: "MultiDict[str, str]") -> tuple[str, ...]:
    """The values that the address gives, a span of years as each of its years. Raises UsageError for unknown ones."""
    values = tuple(filter(None, args.getlist(facet.name)))
    if ALL in values:
        return ()
    if facet.name == "ar":
        return tuple(year for value in values for year in _years(value))
    for value in values:
        if facet.labels is not None and value not in facet.labels:
            raise UsageError(f"{facet.label}: {value} finns inte. Välj bland {', '.join(facet.labels)}.")
    return values


def _years(value: str) -> Iterable[str]:
    first, _, last = value.replace("–", "-").partition("-")
    if not (first.isdigit() and (last or first).isdigit() and len(first) == len(last or first) == 4):
        raise UsageError(f"År: {value} går inte att läsa. Skriv till exempel 2020 eller 2018-2020.")
    return map(str, range(int(first), int(last or first) + 1))


def _left(values: Values, wanted: Iterable[str]) -> frozenset[str]:
    return frozenset(i for i, own in values.items() if not own.isdisjoint(wanted))


def _group(facet: Facet, counts: Counts, mine: tuple[str, ...], every: Counts) -> FilterGroup:
    """The choices with the documents that each would leave, given what is chosen in the other groups."""
    shown = {value: facet.said(value) for value in {*counts, *(every.keys() & set(mine))}}
    by_label = {label: value for value, label in shown.items()}
    choices = (by_label[label] for label in sort_swedish(by_label))
    return FilterGroup(
        facet.name, facet.label, tuple(Choice(v, shown[v], v in mine, counts[v]) for v in choices)
    )


def _chips(facets: Iterable[Facet], args: "MultiDict[str, str]", path: str) -> Iterable[Chip]:
    for facet in facets:
        for value in filter(None, args.getlist(facet.name)):
            if value != ALL:
                pairs = [(k, v) for k, v in args.items(multi=True) if (k, v) != (facet.name, value) and v]
                kept = urlencode([(k, v) for k, v in pairs if k != "sida"])
                yield Chip(f"{facet.label}: {facet.said(value)}", f"{path}?{kept}")
