"""From what a person writes in a field to its value: municipalities, dates, industries, numbers, choices, parts.

Values are plain, as in the log of corrections. Every reader raises UsageError with what was written and what may be.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from domain.agreement import Span
from domain.dates import find_dates
from domain.errors import UsageError
from domain.fact_fields import CHOICES, Field, field_label
from domain.industries import INDUSTRIES
from domain.municipalities import known_by_name
from domain.organisation import is_organisation_number
from domain.plain import field_types, without_none
from domain.text import DASHES, fold

Quoted = Callable[[str], Mapping[str, Any]]  # a quote to its Words in plain form; raises UsageError
EMPTY = frozenset({"", "-", "–", "saknas"})  # for "there is none"
LONGEST = 300  # characters of a field
_NUMBER = r"\d+(?:[  ]\d{3})*(?:[.,]\d+)?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?\s*(?P<to>-|till)?\s*(?P<high>{_NUMBER})?")


def read_field(kind: str, field: Field, text: str, known: Mapping[str, Any], quoted: Quoted) -> Any:
    """The plain value of a field of a fact of that kind. `known` holds the values of the fields before it."""
    line = one_line(text, field.label)
    if line in EMPTY and _may_be_none(field.hint):
        return None
    if field.reads == "date":
        return read_date(line, str(known.get("role", "")))
    if field.reads in _READERS:
        return _READERS[field.reads](line)
    return _by_type(kind, without_none(field.hint), line, field.label, quoted)


def one_line(text: str, label: str) -> str:
    """The text with single spaces. Raises UsageError when it is too long."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        raise UsageError(f"Fältet {label} får ha högst {LONGEST} tecken, inte {len(line)}.")
    return line


def read_date(text: str, role: str) -> str:
    """An ISO date from an ISO or a Swedish one; "tills vidare" for the end; the words themselves for a revision."""
    if role == "revision" and text:
        return text
    if role == "valid_to" and fold(text) == "tills vidare":
        return "tills vidare"
    found = find_dates(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].value
    also = " eller ”tills vidare”" if role == "valid_to" else ""
    raise UsageError(f"”{text}” är inget datum. Skriv till exempel 2020-06-23 eller 23 juni 2020{also}.")


def read_choice(text: str, allowed: tuple[str, ...], label: str) -> str:
    """One of the allowed values, by its own name or by what people call it."""
    for value in allowed:
        if fold(text) in (fold(value), fold(CHOICES.get(value, value))):
            return value
    names = ", ".join(CHOICES.get(value, value) for value in allowed)
    raise UsageError(f"Fältet {label} kan inte vara ”{text}”. Välj bland {names}.")


def items(text: str) -> list[str]:
    """The parts of an enumeration: at semicolons when there are any, else at commas."""
    return [part for p in text.split(";" if ";" in text else ",") if (part := p.strip())]


def _by_type(kind: str, hint: Any, text: str, label: str, quoted: Quoted) -> Any:
    origin = get_origin(hint)
    if hint is Span:
        return dict(quoted(text))
    if origin is Literal:
        return read_choice(text, get_args(hint), label)
    if origin is tuple:
        return _tuple(kind, get_args(hint), text, label, quoted)
    if is_dataclass(hint) and isinstance(hint, type):
        return _part(kind, hint, text, quoted)
    if hint is bool:
        return read_choice(text, ("ja", "nej"), label) == "ja"
    if hint in (int, float):
        return hint(_number(text, label))
    if not text:
        raise UsageError(f"Fältet {label} får inte vara tomt.")
    return text


def _tuple(kind: str, inner: tuple[Any, ...], text: str, label: str, quoted: Quoted) -> list[Any]:
    if inner[-1] is not Ellipsis:
        return _range(inner, text, label)
    if is_dataclass(inner[0]):
        return [_by_type(kind, inner[0], p.strip(), label, quoted) for p in text.split(";") if p.strip()]
    return [_by_type(kind, inner[0], p, label, quoted) for p in items(text)]


def _part(kind: str, hint: type, text: str, quoted: Quoted) -> dict[str, Any]:
    """A part of a fact: words of the document, with its role before them and what holds of it in brackets after."""
    types = {name: without_none(t) for name, t in field_types(hint)}
    made: dict[str, Any] = {}
    for name in (n for n, t in types.items() if get_origin(t) is Literal):
        role, _, text = text.partition(":") if ":" in text else ("", "", text)
        made[name] = read_choice(role.strip(), get_args(types[name]), field_label(kind, name))
    flags = {n: f"({fold(field_label(kind, n))})" for n, t in types.items() if t is bool}
    made |= {n: fold(text).endswith(mark) for n, mark in flags.items()}
    words = text[: text.rindex("(")].strip() if any(made[n] for n in flags) else text.strip()
    place = quoted(words)
    made |= {n: dict(place) for n, t in types.items() if t is Span}
    return made | {next(n for n, t in types.items() if t is str): words}


def _range(inner: tuple[Any, ...], text: str, label: str) -> list[Any]:
    match = _RANGE.fullmatch(re.sub(f"[{DASHES}]", "-", text).replace("--", "-"))
    if match is None or not (match["low"] or match["high"]):
        raise UsageError(f"Fältet {label} ska vara ett tal eller två med streck emellan, inte ”{text}”.")
    bounds = [match["low"], match["high"] if match["to"] else match["low"]]
    values = [
        None if b is None else without_none(t)(_number(b, label)) for t, b in zip(inner, bounds, strict=True)
    ]
    low, high = values
    if (low is None or high is None) and not all(map(_may_be_none, inner)):
        raise UsageError(f"Fältet {label} behöver både ett lägsta och ett högsta tal, inte ”{text}”.")
    if low is not None and high is not None and low > high:
        raise UsageError(f"I fältet {label} är det första talet större än det andra: ”{text}”.")
    return values


def _number(text: str, label: str) -> float:
    if not re.fullmatch(_NUMBER, text):
        raise UsageError(f"Fältet {label} ska vara ett tal, inte ”{text}”.")
    return float(re.sub(r"\s", "", text).replace(",", "."))


def _may_be_none(hint: Any) -> bool:
    return get_origin(hint) in (Union, UnionType) and type(None) in get_args(hint)


def read_industries(text: str) -> list[str]:
    """Slugs of industries named by their slugs or their Swedish names, with commas between."""
    slugs = {fold(name): slug for slug, i in INDUSTRIES.items() for name in (slug, i.label)}
    whole = slugs.get(fold(text))
    if whole:
        return [whole]
    found = []
    for part in items(text) or [""]:
        if fold(part) not in slugs:
            raise UsageError(f"Branschen ”{part}” finns inte. Välj bland {', '.join(INDUSTRIES)}.")
        found.append(slugs[fold(part)])
    return list(dict.fromkeys(found))


def read_organisation_number(text: str) -> str:
    """The number in its usual form, "212000-0324"."""
    digits = re.sub(r"[\s-]", "", text)
    if not is_organisation_number(digits):
        raise UsageError(f"”{text}” är inget organisationsnummer: kontrollsiffran stämmer inte.")
    return f"{digits[:6]}-{digits[6:]}"


_READERS: dict[str, Callable[[str], Any]] = {
    "municipality_name": lambda text: known_by_name(text).name,
    "municipality_code": lambda text: known_by_name(text).code,
    "industries": read_industries,
    "organisation_number": read_organisation_number,
}
