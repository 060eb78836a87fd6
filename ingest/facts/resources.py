"""Money and positions that the parties set aside: "Kommunen avsätter 1,5 tjänst och 650 000 kronor per år"."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Resource, Section
from domain.municipalities import find_municipalities
from domain.numbers import Quantity, find_quantities
from domain.numerals import NUMBER, number_value
from ingest.facts.confidence import CLEAR, LIKELY, SURE
from ingest.facts.units import Unit, body_units, under

_TOPIC = frozenset({"budget"})
_HEADINGS = re.compile(r"budget|finansier|resurs|ekonomi|kostnad|bemanning|tjänster", re.IGNORECASE)
# What makes money a cost, and a position one that is staffed; goals and vacancies are neither.
_COSTS = re.compile(
    r"kost(?:a|ar|ade|nad\w*)\b|kostnad|budget\w*|avsätt\w*|avsatt\w*|finansier\w*|bidra(?:r|g)\w*|bekosta\w*|betala\w*|arvode\w*|"
    r"ersättning\w*|\bmedel\b|svarar\s+för|står\s+för|anslag\w*|tillför\w*|beräknas|statsbidrag\w*",
    re.IGNORECASE,
)
_STAFFS = re.compile(
    r"avsätt\w*|avsatt\w*|bidra(?:r|g)\w*|svarar\s+för|står\s+för|bemanna\w*|tillsätt\w*|tillför\w*|finansier\w*|resurs\w*|anställ\w*|"
    r"ställer|åtar|arbetar|delar|utgör|motsvarar|omfattning\w*|samordna\w*|tjänstgöringsgrad\w*",
    re.IGNORECASE,
)
_NOT_SET_ASIDE = re.compile(
    r"\b(?:obesatta|lediga|extratjänst\w*|traineetjänst\w*|minska\w*|sänka\w*|öka\s+med|försörjningsstöd\w*|vill\s+ha)\b",
    re.IGNORECASE,
)
_PART_TIME = re.compile(
    rf"(?P<share>{NUMBER})\s*(?:%|procent)s?\s*(?:av\s+)?(?:(?:en\s+)?(?:hel(?:tids)?)?(?:tjänst(?:en)?|heltid)|tjänstgöring\w*|sysselsättning\w*)",
    re.IGNORECASE,
)
# "Socialsekreterare: ca 50 %" where the heading says that positions are meant.
_POSITIONS = re.compile(r"tjänst|bemanning|personal", re.IGNORECASE)
_SHARE_OF_ROLE = re.compile(
    rf"\W*(?P<role>[^\W\d_][^:.\n]{{3,50}}):\s*(?:ca\.?|cirka)?\s*(?P<share>{NUMBER})\s*(?:%|procent)\s*$",
    re.IGNORECASE,
)
_FULL_TIME = re.compile(
    rf"(?:(?P<count>{NUMBER})\s+)?(?<![^\W\d_])(?P<role>[^\W\d_]{{5,}}(?:are|or|ör|ent|og|tör|ledare|chef|stöd)(?:n|en)?)\s+(?:som\s+arbetar\s+|arbetar\s+)?"
    r"på\s+(?P<extent>heltid|halvtid)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:(?:kommunen|kommunerna|parterna|båda\s+parter|respektive\s+part|regionen|staten)|samordningsförbundet|arbetsförmedlingen|"
    r"europeiska\s+socialfonden|ESF|försäkringskassan)\b",
    re.IGNORECASE,
)
_PAID_BY = re.compile(
    r"\b(?:betalas|finansieras|bekostas)\s+av\s+(?P<who>[^\W\d_]+(?:\s+kommun)?)", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"\s*(?:per\s+(?:år|månad|dag|deltagare)\s+)?(?:till|för|som)\s+(?P<what>(?!och\s+med|(?:år\s+)?20\d\d)[^.,;:(\n]{3,80})",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(?:tkr|kkr|kr|kronor|mkr|mnkr|tsek|ksek|sek)\b", re.IGNORECASE)
_POSITION_COLUMN = re.compile(r"tjänst|årsarbetare|omfattning|bemanning", re.IGNORECASE)


def find_resources(sections: Sequence[Section]) -> tuple[Resource, ...]:
    """Money and positions in the document's order; outside sections about them only where a verb sets them aside."""
    inside = {s.id for s in under(sections, _TOPIC, _HEADINGS)}
    return tuple(
        resource for s in sections for unit in body_units(s) for resource in _in_unit(unit, s.id in inside)
    )


def _in_unit(unit: Unit, about: bool) -> Iterator[Resource]:
    if unit.is_row:
        yield from _of_row(unit, about)
        return
    text = unit.text
    if _NOT_SET_ASIDE.search(text):
        return
    sure = SURE if about else CLEAR
    shares = list(_PART_TIME.finditer(text))
    for quantity in find_quantities(text):
        if any(share.start() <= quantity.start < share.end() for share in shares):
            continue
        if quantity.unit == "kronor" and (about or _COSTS.search(text)):
            yield _resource(unit, quantity, sure)
        elif quantity.unit == "tjänst" and (about or _STAFFS.search(text)):
            yield _resource(unit, quantity, sure)
    for match in shares:
        if about or _STAFFS.search(text):
            who = _who(text, match.start())
            span = unit.span(*match.span())
            yield Resource(
                "tjänst",
                number_value(match["share"]),
                "procent",
                who,
                _purpose(text, match.end()),
                span,
                sure,
            )
    yield from _full_time(unit)
    role = _SHARE_OF_ROLE.match(text) if _POSITIONS.search(unit.section.heading or "") else None
    if role:
        share = number_value(role["share"])
        yield Resource("tjänst", share, "procent", None, role["role"].strip(), unit.span(unit.body), sure)


def _resource(unit: Unit, quantity: Quantity, confidence: float) -> Resource:
    money = quantity.unit == "kronor"
    who, purpose = _who(unit.text, quantity.start), _purpose(unit.text, quantity.end)
    span = unit.span(quantity.start, quantity.end)
    kind, name = ("pengar", "kronor") if money else ("tjänst", "tjänster")
    return Resource(kind, quantity.low, name, who, purpose, span, confidence)  # type: ignore[arg-type]  # the two pairs above


def _full_time(unit: Unit) -> Iterator[Resource]:
    """ "två samordnare på heltid": as many positions, half of one for half-time."""
    for match in _FULL_TIME.finditer(unit.text):
        count = number_value(match["count"]) if match["count"] else 1.0
        number = count * (0.5 if match["extent"].lower() == "halvtid" else 1.0)
        who = _who(unit.text, match.start())
        yield Resource(
            "tjänst", number, "tjänster", who, match["role"].lower(), unit.span(*match.span()), LIKELY
        )


def _of_row(unit: Unit, about: bool) -> Iterator[Resource]:
    """A cell of money, or under a column of positions; the first cell says what for."""
    columns, cells = unit.block.columns, unit.cells()
    if len(columns) != len(cells) or not (about or any(_COSTS.search(c) for c in columns)):
        return
    purpose = " ".join(unit.text[slice(*cells[0])].split()) or None
    for column, (start, end) in list(zip(columns, cells, strict=True))[1:]:
        cell = unit.text[start:end].strip()
        money = _MONEY.search(column)
        unit_word = "tjänst" if _POSITION_COLUMN.search(column) else money.group() if money else ""
        found = next(
            iter(find_quantities(cell if re.search(r"[a-z]", cell) else f"{cell} {unit_word}")), None
        )
        if found is None or not cell[:1].isdigit():
            continue
        kind = {"kronor": "pengar", "tjänst": "tjänst"}.get(found.unit or "")
        if kind:
            name = "kronor" if kind == "pengar" else "tjänster"
            who = _who(column, len(column))
            yield Resource(kind, found.low, name, who, purpose, unit.span(start, end), SURE)  # type: ignore[arg-type]  # the pairs above


def _who(text: str, at: int) -> str | None:
    """Who is named nearest before, as the one that pays or staffs; else by whom it "betalas"."""
    said = [(m.start(), m.group()) for m in _WHO.finditer(text[:at])]
    said += [(m.start, text[m.start : m.end]) for m in find_municipalities(text[:at]) if m.certain]
    if said:
        return " ".join(max(said)[1].split())
    paid = _PAID_BY.search(text)
    return " ".join(paid["who"].split()) if paid else None


def _purpose(text: str, at: int) -> str | None:
    match = _PURPOSE.match(text, at)
    return " ".join(match["what"].split()) if match else None
