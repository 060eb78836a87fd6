"""The map of Sweden: outlines of the counties, and where on them a municipality lies."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from domain.geography import POINTS


@dataclass(frozen=True)
class Outlines:
    """The map that marks are put on. `counties` are SVG paths by county code, in a box of `width` x `height`."""

    width: int
    height: int
    counties: dict[str, str]
    source: str


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (Path(__file__).parent / "data" / "sweden.json").read_text(encoding="utf-8")
    )
    return found


@cache
def outlines() -> Outlines:
    """The counties as the page draws them."""
    data = _data()
    return Outlines(data["width"], data["height"], data["counties"], data["source"])


def place_of(code: str) -> tuple[float, float]:
    """Where the municipality of that SCB code lies on the map (x, y). Raises KeyError for an unknown code.

    The outlines are in Mercator's projection: x = a + b·longitude, y = c + d·ln tan(45° + latitude/2), angles in
    radians. The four numbers stand in the data file; they are those that leave the fewest of the 290 points outside
    their own county (least squares of the distances outside; 26 points, at most 7 units: the outlines are coarse).
    """
    latitude, longitude = (math.radians(degrees) for degrees in POINTS[code])
    (a, b), (c, d) = _data()["projection"]["x"], _data()["projection"]["y"]
    return round(a + b * longitude, 1), round(c + d * math.log(math.tan(math.pi / 4 + latitude / 2)), 1)
