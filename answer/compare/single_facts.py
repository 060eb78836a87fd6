"""Single facts to compare municipalities by: a date, a number, a name; each value with the words that carry it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answer.compare.ages import ages_told
from answer.compare.cells import NOTHING, Aspect, Cell
from answer.compare.fact_aspects import runs_for
from answer.composing.citations import cite_span, unique
from answer.lists.findings import quote_of
from answer.lists.steering import steers
from domain.agreement import Agreement, Goal, Resource, Span
from domain.answer import Citation
from domain.fact_fields import number
from domain.municipalities import Municipality
from domain.text import fold

MOST = 6  # values in one cell


@dataclass(frozen=True)
class Said:
    """A value as it is shown, and its words; none when a person has stated it."""

    value: str
    citations: tuple[Citation, ...] = ()


Documents = Sequence[Agreement]  # of one municipality
Find = Callable[[Municipality, Documents], Iterator[Said]]


@dataclass(frozen=True)
class SingleFact:
    """What can be compared by: its heading, and what the documents of a municipality say."""

    label: str
    find: Find


def single_fact_aspect(slug: str) -> Aspect:
    """The column of one fact by its name in an address. Raises KeyError for a name that is none."""
    fact = SINGLE_FACTS[slug]
    return Aspect(fact.label, lambda municipality, documents: _cell(fact.find(municipality, documents)))


def _cell(found: Iterable[Said]) -> Cell:
    """The values, each once and in the documents' order, with the words of all of them."""
    words: dict[str, list[Citation]] = {}
    for said in found:
        words.setdefault(said.value, []).extend(said.citations)
    if not words:
        return NOTHING
    shown = list(words)[:MOST]
    more = f"; och {len(words) - MOST} till" if len(words) > MOST else ""
    return Cell("; ".join(shown) + more, unique(c for value in shown for c in words[value]))


def _said(value: str, agreement: Agreement, span: Span) -> Said:
    return Said(" ".join(value.split()), (quote_of(agreement, span),))


def _stated(value: str, by: str) -> Said:
    return Said(f"{value} (rättat av {by}, utan citat)")


def _date(role: str) -> Find:
    def find(municipality: Municipality, documents: Documents) -> Iterator[Said]:
        for agreement in documents:
            for date in agreement.facts.dates:
                if date.role == role:
                    yield _said(date.value, agreement, date.span)
            yield from (_stated(d.value, d.by) for d in agreement.stated_dates if d.role == role)

    return find


def _meetings(steering: bool) -> Find:
    def find(municipality: Municipality, documents: Documents) -> Iterator[Said]:
        for agreement in documents:
            for meeting in agreement.facts.meetings:
                if meeting.group and steers(meeting.group) == steering:
                    yield _said(f"{meeting.group}: {meeting.frequency}", agreement, meeting.span)

    return find


def _chairs(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    for agreement in documents:
        for group in agreement.facts.groups:
            for member in group.members:
                if member.chair:
                    yield _said(f"{group.name}: {member.name}", agreement, member.span)


def _number_of_tracks(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    """How many run for the municipality; a name that several documents list counts once."""
    running = {
        fold(track.name): quote_of(agreement, track.span)
        for agreement in documents
        for track in agreement.facts.tracks
        if track.status == "finns" and runs_for(track, municipality, agreement)
    }
    if running:
        yield Said(str(len(running)), tuple(running.values()))


def _numeric_goals(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    for agreement in documents:
        for goal in agreement.facts.goals:
            if goal.number is not None and goal.unit:
                yield _said(_goal(goal, goal.number), agreement, goal.span)


def _goal(goal: Goal, value: float) -> str:
    amount = f"{_spaced(value)} {goal.unit}"
    return f"{amount} ({goal.by})" if goal.by else amount


def _ages(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    """The ages of the target groups; where none are known as facts, the sentences that tell ages."""
    known = [(a, t.ages, t.span) for a in documents for t in a.facts.target_groups if t.ages]
    for agreement, ages, span in known:
        yield _said(_years(*ages), agreement, span)
    if not known:
        yield from (Said(" ".join(c.quote.split()), (c,)) for c in ages_told(documents))


def _years(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"från {low} år" if high is None else f"till och med {high} år"
    return f"{low}–{high} år"


def _offices(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    for agreement in documents:
        for party in agreement.facts.parties:
            if party.role == "arbetsförmedlingen":
                yield _said(party.name, agreement, party.span)


def _diary_numbers(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    """With the place where the number first stands, or who has stated it."""
    for agreement in documents:
        wanted = agreement.diary_number or ""
        if (span := diary_number_span(agreement)) is not None:
            yield Said(wanted, (cite_span(agreement, span),))
        elif wanted:
            by = [c.by for c in agreement.corrections if c.field == "diary_number" and c.state == "gäller"]
            yield from (_stated(wanted, name) for name in by[-1:])


def diary_number_span(agreement: Agreement) -> Span | None:
    """Where the diary number first stands; None where there is none, or a person has stated it."""
    number = agreement.diary_number or ""
    places = ((s, s.text.find(number)) for s in agreement.sections) if number else ()
    return next((Span(s.id, at, at + len(number)) for s, at in places if at >= 0), None)


def _resources(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    for agreement in documents:
        for resource in agreement.facts.resources:
            yield _said(_amount(resource), agreement, resource.span)


def _amount(resource: Resource) -> str:
    one = resource.unit == "tjänster" and resource.number == 1
    unit = "tjänst" if one else "procent av en tjänst" if resource.unit == "procent" else resource.unit
    amount = f"{_spaced(resource.number)} {unit}"
    return f"{amount} ({resource.purpose})" if resource.purpose else amount


def _spaced(value: float) -> str:
    """As Swedes write it: "3 000 000", "66,7"."""
    whole, _, decimals = number(value).partition(",")
    return f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}") + (f",{decimals}" if decimals else "")


def _follow_ups(municipality: Municipality, documents: Documents) -> Iterator[Said]:
    for agreement in documents:
        for follow_up in agreement.facts.follow_ups:
            if follow_up.when:
                yield _said(follow_up.when, agreement, follow_up.span)


SINGLE_FACTS: Mapping[str, SingleFact] = {
    "undertecknad": SingleFact("Undertecknad", _date("signed")),
    "galler-fran": SingleFact("Gäller från", _date("valid_from")),
    "galler-till": SingleFact("Gäller till", _date("valid_to")),
    "diarienummer": SingleFact("Diarienummer", _diary_numbers),
    "kontor": SingleFact("Arbetsförmedlingens kontor", _offices),
    "styrgrupp": SingleFact("Styrande grupp träffas", _meetings(steering=True)),
    "handlaggargrupp": SingleFact("Handläggare och arbetsgrupper träffas", _meetings(steering=False)),
    "ordforande": SingleFact("Ordförande", _chairs),
    "antal-jobbspar": SingleFact("Antal jobbspår", _number_of_tracks),
    "alder": SingleFact("Målgruppens ålder", _ages),
    "mal-tal": SingleFact("Mål i tal", _numeric_goals),
    "medel": SingleFact("Avsatta medel", _resources),
    "uppfoljning-nar": SingleFact("Följs upp", _follow_ups),
}
