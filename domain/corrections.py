"""What people have corrected in a document, laid over what was read. Pure: the log is kept by `correction_log`.

Each entry of the log is applied in its turn to what was read and to what earlier entries made of it; one that has been
taken back is passed over. So taking back is exact, and a new reading only changes what the entries are applied to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal, get_args

from domain.agreement import Agreement, Correction, CorrectionState, DateFact, Facts, Span, StatedDate
from domain.anchors import (
    Words,
    WordsLost,
    bare,
    overlaps,
    place_of,
    portable,
    restored,
    same_words,
    words_at,
)
from domain.municipalities import by_code
from domain.plain import field_types, from_plain

Action = Literal["set", "change", "remove", "add", "undo"]
# Kinds of facts (fields of Facts) and their types.
FACT_TYPES: dict[str, type] = {name: get_args(hint)[0] for name, hint in field_types(Facts)}
DATE_ROLES: tuple[str, ...] = get_args(dict(field_types(DateFact))["role"])


@dataclass(frozen=True)
class Logged:
    """One entry of the log. `what`, `before` and `after` are for people; the rest is what is applied.

    `values`: for "set" {"value": ...}, {"dates": [{"value", "words"}]} or {"codes": [...], "parties": [...]}; for
    "change" the new values of fields; for "add" the whole fact; spans are told as Words.
    """

    number: int  # within the document, from 1
    action: Action
    by: str
    at: str  # ISO date and time
    what: str
    before: str
    after: str
    note: str | None = None
    subject: str = ""  # the field of the document ("set"), else the kind of the fact
    key: str | None = None  # of the fact that is changed or removed
    read: Mapping[str, Any] | None = (
        None  # that fact as it was read; None for one that a correction has added
    )
    values: Mapping[str, Any] = field(default_factory=dict)
    words: Words | None = None  # what carries a field of the document
    undoes: int | None = None  # the number of the entry that is taken back


@dataclass(frozen=True)
class Item:
    """A fact as it is now, and where it comes from. `key` is stable: made of its words or its correction's number."""

    kind: str
    key: str
    fact: Any
    read: Mapping[str, Any] | None = (
        None  # as it was read, in plain values; None when a correction has added it
    )
    numbers: tuple[int, ...] = ()  # of the corrections that made or changed it
    removed: bool = False


@dataclass(frozen=True)
class Corrected:
    """A document with its corrections, and the facts with their origin. `lost` are entries that found nothing."""

    agreement: Agreement
    items: tuple[Item, ...]
    lost: frozenset[int] = frozenset()


def apply(agreement: Agreement, log: Sequence[Logged]) -> Agreement:
    """The document as people have corrected it; as it was read when the log is empty."""
    return replay(agreement, log).agreement if log else agreement


def replay(agreement: Agreement, log: Sequence[Logged]) -> Corrected:
    """The corrected document, with the origin of each fact. `agreement` is as it was read."""
    state = Corrected(agreement, tuple(_items(agreement)))
    standing = active(log)
    for entry in log:
        if entry.number not in standing or entry.action == "undo":
            continue
        try:
            state = _STEPS[entry.action](state, entry)
        except WordsLost:
            state = replace(state, lost=state.lost | {entry.number})
    shown = tuple(_shown(state, entry, standing) for entry in log)
    return replace(state, agreement=replace(state.agreement, facts=_facts(state.items), corrections=shown))


def active(log: Sequence[Logged]) -> frozenset[int]:
    """Numbers of the entries that stand. One that takes another back can itself be taken back."""
    undone: set[int] = set()
    for entry in reversed(log):
        if entry.number not in undone and entry.undoes is not None:
            undone.add(entry.undoes)
    return frozenset(entry.number for entry in log) - undone


def _items(agreement: Agreement) -> Iterable[Item]:
    for kind in FACT_TYPES:
        taken: dict[str, int] = {}
        for fact in getattr(agreement.facts, kind):
            words = words_at(agreement, fact.span)
            told = f"{' '.join(words.quote.split())}|{words.heading}|{words.nth}"
            key = sha256(told.encode()).hexdigest()[:4]
            taken[key] = taken.get(key, 0) + 1
            suffix = f"-{taken[key]}" if taken[key] > 1 else ""
            yield Item(kind, key + suffix, fact, portable(agreement, fact))


def _facts(items: Sequence[Item]) -> Facts:
    standing = [i for i in items if not i.removed]
    return Facts(**{kind: tuple(i.fact for i in standing if i.kind == kind) for kind in FACT_TYPES})


# Fields of the document


def _set(state: Corrected, entry: Logged) -> Corrected:
    if entry.subject == "municipalities":
        return _set_municipalities(state, entry)
    if entry.subject in DATE_ROLES:
        return _set_dates(state, entry)
    if entry.subject == "topic":
        return _set_topic(state, entry)
    changed = replace(state.agreement, **{entry.subject: entry.values["value"]})
    return replace(state, agreement=changed)


def _set_topic(state: Corrected, entry: Logged) -> Corrected:
    """The topic of the section whose heading the entry's words are."""
    if entry.words is None:
        raise WordsLost(entry.what)
    place = place_of(state.agreement, entry.words)
    sections = tuple(
        replace(s, topic=entry.values["value"], topic_confidence=1.0) if s.id == place.section else s
        for s in state.agreement.sections
    )
    return replace(state, agreement=replace(state.agreement, sections=sections))


def _set_dates(state: Corrected, entry: Logged) -> Corrected:
    """The role's dates as given: with words a fact, else a date that the person states."""
    items = [
        replace(i, removed=True) if i.kind == "dates" and i.fact.role == entry.subject else i
        for i in state.items
    ]
    stated = [d for d in state.agreement.stated_dates if d.role != entry.subject]
    for n, given in enumerate(entry.values["dates"]):
        plain = {"role": entry.subject, "value": given["value"]}
        try:
            if given["words"] is None:
                raise WordsLost(given["value"])
            fact = restored(state.agreement, DateFact, plain | {"span": given["words"]})
            items = _insert(state.agreement, items, _added("dates", fact, entry, n))
        except WordsLost:
            stated.append(from_plain(StatedDate, plain | {"by": entry.by}))
    return replace(state, items=tuple(items), agreement=replace(state.agreement, stated_dates=tuple(stated)))


def _set_municipalities(state: Corrected, entry: Logged) -> Corrected:
    """The parties as given; the facts of those that are none go, those that the text names come."""
    codes = entry.values["codes"]
    items = [replace(i, removed=True) if _other_municipality(i, codes) else i for i in state.items]
    named = {i.fact.municipality for i in items if i.kind == "parties" and not i.removed}
    for n, party in enumerate(entry.values["parties"]):
        if party["municipality"] not in named:
            try:
                fact: Any = restored(state.agreement, FACT_TYPES["parties"], party)
            except WordsLost:
                continue  # the municipality is a party all the same, known by the person alone
            items = _insert(state.agreement, items, _added("parties", fact, entry, n))
    found = tuple(m for m in map(by_code, codes) if m is not None)
    return replace(state, items=tuple(items), agreement=replace(state.agreement, municipalities=found))


def _other_municipality(item: Item, codes: Sequence[str]) -> bool:
    return (
        item.kind == "parties" and item.fact.municipality is not None and item.fact.municipality not in codes
    )


# Facts


def _add(state: Corrected, entry: Logged) -> Corrected:
    fact: Any = restored(state.agreement, FACT_TYPES[entry.subject], entry.values)
    items = _insert(state.agreement, list(state.items), _added(entry.subject, fact, entry, 0))
    return _with_items(state, items)


def _change(state: Corrected, entry: Logged) -> Corrected:
    kind = FACT_TYPES[entry.subject]
    item = _target(state, entry)
    if (
        item is None and entry.read is not None
    ):  # its words may still stand, though no fact was read out of them
        fact: Any = restored(state.agreement, kind, {**entry.read, **entry.values, "confidence": 1.0})
        assert entry.key is not None
        made = Item(entry.subject, entry.key, fact, entry.read, (entry.number,))
        return _with_items(state, _insert(state.agreement, list(state.items), made))
    if item is None or item.removed:
        raise WordsLost(entry.what)
    new: Any = restored(state.agreement, kind, asdict(item.fact) | dict(entry.values) | {"confidence": 1.0})
    changed = replace(item, fact=new, numbers=(*item.numbers, entry.number))
    return _with_items(state, [changed if i is item else i for i in state.items])


def _remove(state: Corrected, entry: Logged) -> Corrected:
    item = _target(state, entry)
    if item is None or item.removed:
        raise WordsLost(entry.what)
    gone = replace(item, removed=True, numbers=(*item.numbers, entry.number))
    return _with_items(state, [gone if i is item else i for i in state.items])


_STEPS = {"set": _set, "add": _add, "change": _change, "remove": _remove}


def _with_items(state: Corrected, items: Sequence[Item]) -> Corrected:
    """The facts changed, and with the parties what a document takes from them: municipalities and the office."""
    before, after = _facts(state.items).parties, _facts(items).parties
    old = [p.municipality for p in before if p.municipality]
    new = [p.municipality for p in after if p.municipality]
    kept = [m for m in state.agreement.municipalities if m.code in new or m.code not in old]
    come = [m for code in new if code not in old and (m := by_code(code)) is not None and m not in kept]
    offices = [next((p.name for p in ps if p.role == "arbetsförmedlingen"), None) for ps in (before, after)]
    office = offices[1] if state.agreement.af_office == offices[0] else state.agreement.af_office
    agreement = replace(state.agreement, municipalities=(*kept, *dict.fromkeys(come)), af_office=office)
    return replace(state, items=tuple(items), agreement=agreement)


def _added(kind: str, fact: Any, entry: Logged, n: int) -> Item:
    return Item(kind, f"r{entry.number}" + (f"-{n + 1}" if n else ""), fact, None, (entry.number,))


def _insert(agreement: Agreement, items: Sequence[Item], new: Item) -> list[Item]:
    """Facts of one kind stand in the document's order."""
    order = {section.id: n for n, section in enumerate(agreement.sections)}

    def place(item: Item) -> tuple[int, int]:
        return order[item.fact.span.section], item.fact.span.start

    later = (n for n, i in enumerate(items) if i.kind == new.kind and place(i) > place(new))
    at = next(later, len(items))
    return [*items[:at], new, *items[at:]]


def _target(state: Corrected, entry: Logged) -> Item | None:
    """The fact that an entry is about: by its correction's number, or found again by its words and what it says.

    The same words and values; else the only fact with those words, or the only one of them with the same first field
    (which names a fact); else words that hold or are held by those, with the same first field.
    """
    mine = [i for i in state.items if i.kind == entry.subject]
    if entry.read is None:
        return next((i for i in mine if i.read is None and i.key == entry.key), None)
    wanted = entry.read
    known = [i for i in mine if i.read is not None]
    there = [i for i in known if same_words(_quote(i.read), _quote(wanted))]
    equal = [i for i in there if i.read is not None and _says_the_same(i.read, wanted)]
    if equal:
        return max(equal, key=lambda i: _nearness(i, entry))
    if len(there) == 1:
        return there[0]
    near = there or [i for i in known if overlaps(_quote(i.read), _quote(wanted))]
    named = [i for i in near if _first(i.read) == _first(wanted)]
    return named[0] if len(named) == 1 else None


def _says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the fields that both have hold the same; a kind of fact may have got new fields since."""
    return all(bare(one[name]) == bare(other[name]) for name in one.keys() & other.keys() - {"confidence"})


def _nearness(item: Item, entry: Logged) -> tuple[bool, bool, bool]:
    assert item.read is not None and entry.read is not None
    one, other = item.read["span"], entry.read["span"]
    return item.key == entry.key, one["heading"] == other["heading"], one["nth"] == other["nth"]


def _quote(values: Mapping[str, Any] | None) -> str:
    return str(values["span"]["quote"]) if values else ""


def _first(values: Mapping[str, Any] | None) -> Any:
    return next(iter(values.values())) if values else None


# What is shown


def _shown(state: Corrected, entry: Logged, standing: frozenset[int]) -> Correction:
    is_field = entry.action == "set"
    span = _carrying(state, entry) if entry.number in standing else None
    return Correction(
        number=entry.number,
        by=entry.by,
        at=entry.at,
        note=entry.note,
        what=entry.what,
        before=entry.before,
        after=entry.after,
        state=_state(state, entry, standing, span),
        field=entry.subject if is_field else None,
        span=span,
        undoes=entry.undoes,
    )


def _state(state: Corrected, entry: Logged, standing: frozenset[int], span: Span | None) -> CorrectionState:
    if entry.number not in standing:
        return "tillbakatagen"
    if entry.number in state.lost:
        return "kunde inte återfinnas"
    given = entry.words is not None or any(d["words"] for d in entry.values.get("dates", ()))
    if given and span is None:
        return "gäller, men orden kunde inte återfinnas"
    return "gäller"


def _carrying(state: Corrected, entry: Logged) -> Span | None:
    """The words that an entry rests on, where they stand now."""
    if entry.words is not None:
        try:
            return place_of(state.agreement, entry.words)
        except WordsLost:
            return None
    made = (i for i in state.items if entry.number in i.numbers and not i.removed)
    return next((i.fact.span for i in made), None)
