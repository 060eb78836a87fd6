"""Who has most or least of what is compared: the values of a column put in order."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from answer.compare.single_question import Extreme
from answer.question import Expected
from domain.ages import find_ages
from domain.dates import find_dates
from domain.frequencies import find_frequencies
from domain.numbers import Quantity, find_quantities

# Days of a unit of time, so that "sex månader" and "ett år" can be put in order; hours and minutes are of another sort.
_DAYS = {"dagar": 1.0, "heldagar": 1.0, "veckor": 7.0, "månader": 30.4, "terminer": 150.0, "år": 365.0}


def extreme_of(values: Mapping[str, str], expected: Expected | None, extreme: Extreme) -> tuple[str, ...]:
    """The names whose value is the largest or smallest; () when some value cannot be put in order with the others.

    `values` are what is said of each name, the value first and any quote of it after a quotation mark.
    """
    order = in_order(values, expected, extreme)
    if len(order) < len(values):
        return ()
    return tuple(name for name, amount in order if amount == order[0][1])


def in_order(
    values: Mapping[str, str], expected: Expected | None, extreme: Extreme
) -> list[tuple[str, float]]:
    """The names with their amounts, the extreme ones first: those of the sort that most are of ("procent", "dagar")."""
    measure = _MEASURES.get(expected or "number", _measure_number)
    measured = {name: measure(_value(text)) for name, text in values.items()}
    known = {name: m for name, m in measured.items() if m is not None}
    sorts = Counter(sort for sort, _ in known.values())
    if not sorts:
        return []
    usual = sorts.most_common(1)[0][0]
    alike = [(name, amount) for name, (sort, amount) in known.items() if sort == usual]
    return sorted(alike, key=lambda pair: -pair[1] if extreme.largest else pair[1])


def _value(text: str) -> str:
    """The value that a cell begins with, or the words when it begins with them."""
    return text.split("”")[0].strip() or text


Measure = tuple[str, float] | None  # what sort of thing, and how much


def _first(found: Sequence[Quantity], wanted: Callable[[Quantity], bool]) -> Quantity | None:
    return next((q for q in found if wanted(q)), None)


def _measure_number(text: str) -> Measure:
    found = find_quantities(text)
    return (found[0].unit or "", found[0].high) if found else None


def _measure_share(text: str) -> Measure:
    found = _first(find_quantities(text), lambda q: q.unit in ("procent", "procentenheter"))
    return ("procent", found.high) if found else None


def _measure_amount(text: str) -> Measure:
    found = _first(find_quantities(text), lambda q: q.unit == "kronor")
    return ("kronor", found.high) if found else None


def _measure_count(text: str) -> Measure:
    """Things are put in order whatever they are called: "12 platser" and "tio deltagare"."""
    found = find_quantities(text)
    return ("", found[0].high) if found else None


def _measure_duration(text: str) -> Measure:
    found = _first(find_quantities(text), lambda q: q.unit is not None)
    if found is None or found.unit is None:
        return None
    return ("dagar", found.high * _DAYS[found.unit]) if found.unit in _DAYS else (found.unit, found.high)


def _measure_frequency(text: str) -> Measure:
    found = [f.per_year for f in find_frequencies(text) if f.per_year is not None]
    return ("per år", sum(found[0]) / 2) if found else None


def _measure_date(text: str) -> Measure:
    found = find_dates(text)
    if not found:
        return None
    year, month, day = (*found[0].value.split("-"), "1", "1")[:3]
    return ("datum", 372 * int(year) + 31 * int(month) + int(day))


def _measure_age(text: str) -> Measure:
    found = [a.high or a.low for a in find_ages(text)]
    return ("år", float(found[0])) if found and found[0] is not None else None


_MEASURES: Mapping[str, Callable[[str], Measure]] = {
    "percentage": _measure_share,
    "amount": _measure_amount,
    "number": _measure_count,
    "duration": _measure_duration,
    "frequency": _measure_frequency,
    "date": _measure_date,
    "age": _measure_age,
}
