"""What kinds of facts and their fields are called in Swedish, and how their values are shown to people.

The types of `domain.agreement` say which fields there are; `data/facts.toml` says what they are called.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from domain.agreement import Agreement, Span
from domain.corrections import FACT_TYPES, Item
from domain.industries import INDUSTRIES
from domain.municipalities import by_code
from domain.plain import field_types, without_none
from domain.reference import read_toml

NOTHING = "–"
_DATA = read_toml("facts.toml")
CHOICES: dict[str, str] = _DATA["choices"]
DOCUMENT_FIELDS: dict[str, str] = _DATA["document"]


@dataclass(frozen=True)
class Field:
    """One field of a kind of facts: its name in the program, what people call it, its type, how it is read."""

    name: str
    label: str
    hint: Any
    reads: str  # "" when the type alone says it


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """What can be corrected in a fact of that kind; its words and its confidence are not among them."""
    told = _DATA["kinds"].get(kind, {})
    labels, reads = told.get("fields", {}), told.get("reads", {})
    return tuple(
        Field(name, labels.get(name, name), hint, reads.get(name, ""))
        for name, hint in field_types(FACT_TYPES[kind])
        if name not in ("span", "confidence")
    )


def label_of(kind: str) -> str:
    """What one fact of that kind is called, in one word: "spår"."""
    return str(_DATA["kinds"].get(kind, {}).get("label", kind))


def plural_of(kind: str) -> str:
    """The heading over facts of that kind: "Jobbspår"."""
    return str(_DATA["kinds"].get(kind, {}).get("plural", kind))


def field_label(kind: str, name: str) -> str:
    """What a field of a fact or of one of its parts is called."""
    return str(_DATA["kinds"].get(kind, {}).get("fields", {}).get(name, name))


def reference(item: Item) -> str:
    """What a fact is called when it is corrected: "spår-4c1f"."""
    return f"{label_of(item.kind)}-{item.key}"


def show_field(kind: str, field: Field, value: Any, agreement: Agreement) -> str:
    """The value as people write it; "–" when there is none."""
    if value is None or value == ():
        return NOTHING
    if field.reads in _SHOWN:
        return _SHOWN[field.reads](value)
    return _show(kind, without_none(field.hint), value, agreement)


def show_fact(kind: str, fact: Any, agreement: Agreement) -> Mapping[str, str]:
    """The fields of a fact by what they are called, in their order."""
    return {f.label: show_field(kind, f, getattr(fact, f.name), agreement) for f in fields_of(kind)}


def headline(kind: str, fact: Any, agreement: Agreement) -> str:
    """A fact in a few words, up to its first free text: "spår Industri", "datum undertecknad 2020-06-23"."""
    words = []
    for field in fields_of(kind):
        value = getattr(fact, field.name)
        if isinstance(value, str | float | int):
            words.append(show_field(kind, field, value, agreement))
        if without_none(field.hint) is str and value is not None:
            break
    return shortened(" ".join([label_of(kind), *(words or [agreement.quote(fact.span)])]))


def shortened(text: str, length: int = 90) -> str:
    """The text on one line; cut at a word when it is longer than `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]} …"


def _show(kind: str, hint: Any, value: Any, agreement: Agreement) -> str:
    if isinstance(value, Span):
        return f"”{shortened(agreement.quote(value))}”"
    if get_origin(hint) is Literal:
        return CHOICES.get(value, str(value))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is not Ellipsis:
            return _range(*value)
        return ("; " if is_dataclass(inner[0]) else ", ").join(
            _show(kind, inner[0], v, agreement) for v in value
        )
    if is_dataclass(value) and not isinstance(value, type):
        return _part(kind, value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return number(value) if isinstance(value, float | int) else str(value)


def _part(kind: str, part: Any) -> str:
    """A part of a fact: "platser: 12", or the name of a member with what holds of it in brackets."""
    values = {name: (without_none(hint), getattr(part, name)) for name, hint in field_types(type(part))}
    roles = [CHOICES.get(v, v) for hint, v in values.values() if get_origin(hint) is Literal]
    names = [v for hint, v in values.values() if hint is str and v is not None]
    flags = [field_label(kind, name) for name, (hint, v) in values.items() if hint is bool and v]
    text = ": ".join([*roles, *names[:1]])
    return f"{text} ({', '.join(flags)})" if flags else text


def _range(low: float | None, high: float | None) -> str:
    if low == high:
        return NOTHING if low is None else number(low)
    return f"{'' if low is None else number(low)}–{'' if high is None else number(high)}"


def number(value: float) -> str:
    """A number as it is written in Swedish, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _municipality(code: str) -> str:
    found = by_code(code)
    return found.name if found else code


_SHOWN: dict[str, Callable[[Any], str]] = {
    "municipality_code": _municipality,
    "industries": lambda slugs: ", ".join(INDUSTRIES[s].label if s in INDUSTRIES else s for s in slugs),
}
