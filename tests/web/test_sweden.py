"""The map: every municipality's point lies in its own county's outline, or close to it."""

import re

from domain.municipalities import MUNICIPALITIES
from web.sweden import outlines, place_of

COARSE = 7.0  # units of the map, 793 high: how far the coarse outlines leave a point outside at most
Ring = list[tuple[float, float]]


def rings(path: str) -> list[Ring]:
    """The outlines of one county; its path knows only relative moves."""
    found: list[Ring] = []
    x = y = 0.0
    for move in path.split("m")[1:]:
        ring: Ring = []
        for dx, dy in re.findall(r"(-?[\d.]+),(-?[\d.]+)", move):
            x, y = x + float(dx), y + float(dy)
            ring.append((x, y))
        found.append(ring)
        x, y = ring[0]
    return found


def sides(ring: Ring) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def inside(x: float, y: float, ring: Ring) -> bool:
    """Whether a ray to the right crosses the ring an odd number of times."""
    crossed = [
        (a, b) for a, b in sides(ring)
        if (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
    ]  # fmt: skip
    return len(crossed) % 2 == 1


def distance(x: float, y: float, ring: Ring) -> float:
    """From the point to the nearest side."""
    nearest = []
    for (ax, ay), (bx, by) in sides(ring):
        length = (bx - ax) ** 2 + (by - ay) ** 2 or 1.0
        along = min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
        nearest.append(((ax + along * (bx - ax) - x) ** 2 + (ay + along * (by - ay) - y) ** 2) ** 0.5)
    return min(nearest)


def test_every_municipality_lies_in_its_county():
    counties = {code: rings(path) for code, path in outlines().counties.items()}
    assert len(counties) == 21
    outside = {}
    for m in MUNICIPALITIES:
        x, y = place_of(m.code)
        own = counties[m.county_code]
        if not any(inside(x, y, ring) for ring in own):
            outside[m.name] = min(distance(x, y, ring) for ring in own)
    assert len(outside) < 30
    assert max(outside.values()) < COARSE


def test_all_marks_are_on_the_map():
    for m in MUNICIPALITIES:
        x, y = place_of(m.code)
        assert 0 < x < outlines().width and 0 < y < outlines().height
