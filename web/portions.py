"""What is long is shown in part: its first rows, and all of them when the address says so. Files always hold all."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

FIRST = 60  # rows
VIEW = frozenset({"visa", "sida"})  # of an address: how much is shown of what it asks for, not what that is


@dataclass(frozen=True)
class Portion:
    """How many of how many rows are shown, and the address that shows all, at the next one; "" when all are."""

    shown: int
    total: int
    whole: str


def portion(total: int, args: "MultiDict[str, str]", path: str) -> Portion:
    """The first rows, or all where those are few or the address asks for them."""
    if total <= FIRST or args.get("visa") == "alla":
        return Portion(total, total, "")
    pairs = [*state_of(args), ("visa", "alla")]
    return Portion(FIRST, total, f"{path}?{urlencode(pairs)}#rad-{FIRST + 1}")


def state_of(args: "MultiDict[str, str]", besides: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What an address asks for, without how much of it is shown and without some other names."""
    passed = VIEW.union(besides)
    return [(k, v) for k, v in args.items(multi=True) if v and k not in passed]
