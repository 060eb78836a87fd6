"""Sweden's municipalities and how they are named in running text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Municipality:
    """One of the 290. `code` and `county_code` are SCB's, with leading zeros."""

    code: str
    name: str  # without "kommun"
    county_code: str
    county: str  # "Södermanlands län"
