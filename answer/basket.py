"""The basket of extracts (Utdrag): what a person has collected, in their order, kept in the home folder.

An item holds the words as they were when it was taken, so that it outlives the document; its places say where they
stood. Every change keeps what was before it, so that the last one can be undone.
"""

import json
import re
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, Timeout

from answer.export.report import Extract, Part, Report, report_of
from domain.agreement import Agreement
from domain.errors import HomeError, UsageError
from domain.files import write_atomically
from domain.home import Home
from domain.plain import from_plain

MOST_ITEMS = 200
LONGEST_NOTE = 2_000  # characters
KEPT = (
    400 * 24 * 3600
)  # seconds that a basket nobody changes is kept; longer than the browser keeps its cookie
WAIT = 10.0  # seconds for another change to be written, which takes a fraction of one
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Item:
    """One thing collected. `what` says what it was made from, in the words of an address."""

    id: str
    what: str
    part: Part
    added: str  # ISO date and time


@dataclass(frozen=True)
class Basket:
    """The items in their order. `before`: the items before the last change, None when there was none."""

    items: tuple[Item, ...] = ()
    before: tuple[Item, ...] | None = None


Change = Callable[[tuple[Item, ...]], Sequence[Item]]


def new_basket(home: Home) -> str:
    """The id of a basket that is not there yet. Baskets that nobody has changed for long are removed."""
    if home.baskets.is_dir():
        for path in home.baskets.iterdir():
            if path.stat().st_mtime < time.time() - KEPT:
                path.unlink(missing_ok=True)
    return secrets.token_hex(16)


def read_basket(home: Home, basket_id: str) -> Basket:
    """The basket of that id; empty when nothing has been put into it. Raises HomeError when its file is damaged."""
    path = _path(home, basket_id)
    try:
        written = path.stat()
        return _read(path, (written.st_ino, written.st_mtime_ns, written.st_size))
    except FileNotFoundError:
        return Basket()


@lru_cache(8)  # every page asks what lies in the basket, which may hold thousands of quotes
def _read(path: Path, written: tuple[int, int, int]) -> Basket:
    """The basket of a file as it was written then. Raises as `read_basket`."""
    try:
        return from_plain(Basket, json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError) as error:
        raise HomeError(
            f"Filen med ditt utdrag, {path}, är skadad. Flytta undan den för att börja om."
        ) from error


def change_basket(home: Home, basket_id: str, change: Change) -> Basket:
    """Makes the change and keeps what was before it. Raises UsageError of the change itself."""
    return _written(home, basket_id, lambda old: Basket(tuple(change(old.items)), old.items))


def undo(home: Home, basket_id: str) -> Basket:
    """As it was before the last change; done twice, as it was after it."""
    return _written(home, basket_id, lambda old: old if old.before is None else Basket(old.before, old.items))


def add(what: str, part: Part) -> Change:
    """Last, unless it is there already. Raises UsageError when the basket is full."""

    def change(items: tuple[Item, ...]) -> Sequence[Item]:
        if any(i.what == what for i in items):
            return items
        if len(items) >= MOST_ITEMS:
            raise UsageError(f"Utdraget rymmer {MOST_ITEMS} saker. Spara det som fil, töm det och fortsätt.")
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        return [*items, Item(secrets.token_hex(4), what, part, now)]

    return change


def remove(item_id: str) -> Change:
    """Without that item; nothing when it is not there."""
    return lambda items: [i for i in items if i.id != item_id]


def remove_what(what: str) -> Change:
    """Without what was made from that."""
    return lambda items: [i for i in items if i.what != what]


def clear(items: tuple[Item, ...]) -> Sequence[Item]:
    """Nothing at all."""
    return ()


def move(item_id: str, steps: int) -> Change:
    """That item so many places further down, or up when negative; not beyond an end."""

    def change(items: tuple[Item, ...]) -> Sequence[Item]:
        order = list(items)
        at = next((n for n, i in enumerate(order) if i.id == item_id), None)
        if at is not None:
            order.insert(min(max(at + steps, 0), len(order) - 1), order.pop(at))
        return order

    return change


def note(item_id: str, text: str) -> Change:
    """With the user's own words beside it. Raises UsageError when they are too many."""
    own = "\n".join(line.strip() for line in text.strip().splitlines())
    if len(own) > LONGEST_NOTE:
        raise UsageError(f"Anteckningen är {len(own)} tecken lång; högst {LONGEST_NOTE} ryms.")
    return lambda items: [replace(i, part=replace(i.part, note=own)) if i.id == item_id else i for i in items]


def report_on_basket(basket: Basket) -> Report:
    """The basket as a report. Raises UsageError when it is empty."""
    if not basket.items:
        raise UsageError("Utdraget är tomt. Lägg något i det först.")
    return report_of(*(item.part for item in basket.items), title="Utdrag")


def stands(extract: Extract, agreement: Agreement | None) -> bool:
    """Whether the document still has those words in that place."""
    section = next((s for s in agreement.sections if s.id == extract.section_id), None) if agreement else None
    return section is not None and section.text[extract.start : extract.end].strip() == extract.text


def _written(home: Home, basket_id: str, make: Callable[[Basket], Basket]) -> Basket:
    path = _path(home, basket_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home.root / "baskets.lock", timeout=WAIT):
            made = make(read_basket(home, basket_id))
            write_atomically(path, json.dumps(asdict(made), ensure_ascii=False))
    except Timeout as error:
        raise HomeError("Ett utdrag sparas just nu av någon annan. Försök igen om en stund.") from error
    return made


def _path(home: Home, basket_id: str) -> Path:
    if not _ID.fullmatch(basket_id):
        raise UsageError("Det utdraget finns inte.")
    return home.baskets / f"{basket_id}.json"
