"""What the basket is made from."""

from dataclasses import dataclass

from answer.basket import Item


@dataclass(frozen=True)
class BasketEntry:
    """One item of the basket; `stands` when its words still are in their places."""

    item: Item
    stands: bool


@dataclass(frozen=True)
class BasketPage:
    """basket.html"""

    entries: tuple[BasketEntry, ...]
    can_undo: bool
    invented: bool
