"""Correcting a fact: other values, other words, taking it away, or adding one by the words that carry it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from domain.agreement import Agreement, Span
from domain.anchors import bare, place_of, portable, restored
from domain.corrections import FACT_TYPES, Corrected, Item
from domain.errors import UsageError
from domain.fact_fields import (
    NOTHING,
    Field,
    fields_of,
    headline,
    label_of,
    reference,
    shortened,
    show_fact,
    show_field,
)
from domain.fact_values import read_field
from domain.text import fold
from ingest.corrections.drafts import Draft, chosen, draft
from ingest.corrections.quoting import quoted
from ingest.corrections.requests import AddFact, ChangeFact, RemoveFact


def change_fact(request: ChangeFact, state: Corrected) -> Draft:
    """The entry that gives a fact other values or other words."""
    item, agreement = named_item(request.reference, state), state.agreement
    words = (
        None if request.quote is None else quoted(agreement, request.quote, request.section, item.fact.span)
    )
    if not request.values and words is None:
        raise UsageError("Ange vad som ska ändras, till exempel bransch=industri.")
    near = place_of(agreement, words) if words else item.fact.span
    own = portable(agreement, item.fact)
    values = _read_values(item.kind, request.values, own, agreement, near)
    values = {k: v for k, v in values.items() if bare(v) != bare(own[k])}
    if words is not None:
        values["span"] = asdict(words)
    if not values:
        raise UsageError(f"{item_label(item, agreement)} har redan de värdena.")
    new: Any = restored(agreement, FACT_TYPES[item.kind], own | values)
    changed = [f for f in fields_of(item.kind) if f.name in values]
    before, after = (_told(item.kind, f, changed, agreement) for f in (item.fact, new))
    if words is not None and not changed:
        before, after = (f"”{shortened(agreement.quote(f.span))}”" for f in (item.fact, new))
    what = item_label(item, agreement)
    return draft(
        "change", what, before, after, subject=item.kind, key=item.key, read=item.read, values=values
    )


def remove_fact(request: RemoveFact, state: Corrected) -> Draft:
    """The entry that takes a fact away."""
    item, agreement = named_item(request.reference, state), state.agreement
    before = _all_told(item.kind, item.fact, agreement)
    what = item_label(item, agreement)
    return draft("remove", what, before, "borttagen", subject=item.kind, key=item.key, read=item.read)


def add_fact(request: AddFact, state: Corrected) -> Draft:
    """The entry that adds a fact."""
    agreement = state.agreement
    kind = chosen(request.kind, {k: label_of(k) for k in FACT_TYPES}, "Slaget av uppgift")
    words = quoted(agreement, request.quote, request.section)
    near = place_of(agreement, words)
    values = _read_values(kind, request.values, None, agreement, near)
    values |= {"span": asdict(words), "confidence": 1.0}
    fact: Any = restored(agreement, FACT_TYPES[kind], values)
    for item in state.items:
        if (
            item.kind == kind
            and not item.removed
            and _already(portable(agreement, item.fact), values, item, near)
        ):
            raise UsageError(f"Uppgiften finns redan: {reference(item)}.")
    after = _all_told(kind, fact, agreement)
    return draft("add", headline(kind, fact, agreement), NOTHING, after, subject=kind, values=values)


def _already(own: Mapping[str, Any], values: Mapping[str, Any], item: Item, near: Span) -> bool:
    """Whether a fact says all that is to be added, out of the same words."""
    span = item.fact.span
    overlap = span.section == near.section and span.start < near.end and near.start < span.end
    said = {name: value for name, value in values.items() if name != "confidence"}
    return bool(overlap and bare(said) == bare({name: own[name] for name in said}))


def named_item(wanted: str, state: Corrected) -> Item:
    """The fact of that reference. Raises UsageError that says how to see which there are, or what became of it."""
    for item in state.items:
        if fold(wanted.strip()) == fold(reference(item)):
            if item.removed:
                raise UsageError(
                    f"Uppgiften {wanted} är borttagen eller ersatt av rättelse {item.numbers[-1]}."
                )
            return item
    raise UsageError(
        f"Uppgiften {wanted} finns inte i dokumentet. Se vilka som finns med: duasok correct FIL"
    )


def item_label(item: Item, agreement: Agreement) -> str:
    """What a fact is called in the history: "spår Industri"."""
    return headline(item.kind, item.fact, agreement)


def _read_values(
    kind: str, given: Mapping[str, str], own: Mapping[str, Any] | None, agreement: Agreement, near: Span
) -> dict[str, Any]:
    """Plain values of the fields given; of all fields when the fact is new. A date is read again in another role."""
    fields = fields_of(kind)
    texts = {
        chosen(name, {f.name: f.label for f in fields}, f"Fältet för {label_of(kind)}"): t
        for name, t in given.items()
    }
    values: dict[str, Any] = {}
    for field in fields:
        text = texts.get(field.name)
        if text is None and own is not None:
            if field.reads != "date" or not texts:
                continue
            text = str(own[field.name])
        if text is None and own is None and _has_default(kind, field):
            continue
        known = {**(own or {}), **values}
        values[field.name] = read_field(
            kind, field, text or "", known, lambda quote: asdict(quoted(agreement, quote, None, near))
        )
    return values


def _has_default(kind: str, field: Field) -> bool:
    return hasattr(
        FACT_TYPES[kind], field.name
    )  # a dataclass keeps a field's default as an attribute of the class


def _told(kind: str, fact: Any, fields: Iterable[Field], agreement: Agreement) -> str:
    return "; ".join(f"{f.label}: {show_field(kind, f, getattr(fact, f.name), agreement)}" for f in fields)


def _all_told(kind: str, fact: Any, agreement: Agreement) -> str:
    told = show_fact(kind, fact, agreement)
    return "; ".join(f"{label}: {value}" for label, value in told.items() if value != NOTHING)
