"""Counties and well-known areas: names that stand for several municipalities."""

import re
from dataclasses import dataclass
from functools import cache

from domain.reference import read_toml
from domain.register import BY_NAME, COUNTIES, MUNICIPALITIES, Municipality
from domain.text import normalise


@dataclass(frozen=True)
class AreaMention:
    """A county or area named in `text[start:end]`, and the municipalities in it."""

    start: int
    end: int
    name: str
    municipalities: tuple[Municipality, ...]


@cache
def _areas() -> dict[str, tuple[str, tuple[Municipality, ...]]]:
    """Folded name to (name, municipalities): counties with "län", then the names of regions.toml."""
    areas = {county.name.casefold(): (county.name, county.municipalities) for county in COUNTIES}
    for region in read_toml("regions.toml")["region"]:
        inside = tuple(m for m in MUNICIPALITIES if m.county_code in region.get("counties", ()))
        inside += tuple(BY_NAME[name.casefold()] for name in region.get("municipalities", ()))
        areas.update({name.casefold(): (region["name"], inside) for name in region["names"]})
    return areas


@cache
def _pattern() -> re.Pattern[str]:
    names = (re.escape(n).replace(r"\ ", r"\s+") for n in sorted(_areas(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:region\s+)?(?P<name>{'|'.join(names)})s?(?![\w-])", re.IGNORECASE)


def find_counties(text: str) -> list[AreaMention]:
    """Counties and areas named in the text, in order: "Jönköpings län", "i Östergötland", "Höglandet"."""
    plain = normalise(text)
    found = []
    for match in _pattern().finditer(plain.text):
        name, municipalities = _areas()[re.sub(r"\s+", " ", match["name"].casefold())]
        found.append(AreaMention(*plain.span(*match.span()), name, municipalities))
    return found


def in_county(code_or_name: str) -> tuple[Municipality, ...]:
    """The municipalities of a county ("05", "Östergötlands län", "Östergötland"); empty for an unknown name."""
    for county in COUNTIES:
        if code_or_name == county.code:
            return county.municipalities
    return _areas().get(normalise(code_or_name).text.strip().casefold(), ("", ()))[1]
