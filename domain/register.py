"""The register of municipalities and counties, from Statistics Sweden's codes."""

from dataclasses import dataclass

from domain.reference import read_csv


@dataclass(frozen=True)
class Municipality:
    """One of the 290. `code` and `county_code` are SCB's, with leading zeros."""

    code: str
    name: str  # without "kommun"
    county_code: str
    county: str  # "Södermanlands län"


@dataclass(frozen=True)
class County:
    """One of the 21 counties; `name` is with "län"."""

    code: str
    name: str
    municipalities: tuple[Municipality, ...]


MUNICIPALITIES: tuple[Municipality, ...] = tuple(
    Municipality(row["code"], row["name"], row["county_code"], row["county"])
    for row in read_csv("municipalities.csv")
)
COUNTIES: tuple[County, ...] = tuple(
    County(code, name, tuple(m for m in MUNICIPALITIES if m.county_code == code))
    for code, name in sorted({(m.county_code, m.county) for m in MUNICIPALITIES})
)
BY_CODE = {m.code: m for m in MUNICIPALITIES}
BY_NAME = {m.name.casefold(): m for m in MUNICIPALITIES}
