"""Sweden's municipalities and how they are named in running text."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from domain.counties import AreaMention, find_counties, in_county
from domain.errors import UsageError
from domain.name_doubts import doubts, is_the_municipality
from domain.reference import read_toml
from domain.register import BY_CODE, BY_NAME, COUNTIES, MUNICIPALITIES, County, Municipality
from domain.text import normalise

__all__ = [
    "COUNTIES", "MUNICIPALITIES", "AreaMention", "County", "Mention", "Municipality",
    "by_code", "by_name", "find_counties", "find_municipalities", "in_county", "known_by_name",
]  # fmt: skip

_ADMINISTRATION = r"\s+(?:kommun(?:en|ens|s|er|erna|ernas|ers)?|stads?|municipality)(?!\w)"
# "Kirunabor", "Varbergare", "Orsatrakten"
_PEOPLE = r"(?:s?bo(?:r(?:na)?)?|(?<=[^aeiouyåäö])are|s?-?(?:trakten|området|bygden))s?"
_NOT_A_MUNICIPALITY = re.compile(
    r"\s+(?:län|universitet|högskola|tingsrätt|stift|hovrätt|landsting|flygplats|lasarett)", re.IGNORECASE
)
_REGION_BEFORE = re.compile(r"(?<!\w)(?:region(?:en)?|jämtlands?|landstinget)[\s-]+$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:kommun\s*)?(?:,|/|&|-|och|samt|eller|and|or|med|mot|jämfört\s+med|respektive)\s*(?:(?:och|samt|även)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """A municipality named in `text[start:end]`, with "kommun" or "stad" and a genitive s when they are written.

    `certain` is False where the name may be another word or a person's name ("Berg", "Mark") and nothing around it
    says that the municipality is meant.
    """

    start: int
    end: int
    municipality: Municipality
    certain: bool


@cache
def _aliases() -> dict[str, Municipality]:
    """Folded names in all ways of writing: as in the register, hyphen and space exchanged, short forms."""
    names = dict(BY_NAME)
    for name, municipality in BY_NAME.items():
        names.setdefault(name.replace("-", " "), municipality)
        names.setdefault(name.replace(" ", "-"), municipality)
    names.update(
        {
            short.casefold(): BY_NAME[name.casefold()]
            for short, name in read_toml("aliases.toml")["aliases"].items()
        }
    )
    return names


@cache
def _pattern() -> re.Pattern[str]:
    """Every name with its genitive; longest first, so that "Östra Göinge" is not cut."""
    names = (
        re.escape(n).replace(r"\-", "-").replace(r"\ ", r"\s+")
        for n in sorted(_aliases(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?:region\s+(?=gotland))?(?P<name>{'|'.join(names)})(?:(?P<genitive>:?s)|{_PEOPLE})?(?!\w)"
        rf"(?P<administration>{_ADMINISTRATION})?",
        re.IGNORECASE,
    )


def by_name(name: str) -> Municipality | None:
    """The municipality with that name, in any case, also as "Oxelösunds kommun"; None when there is none."""
    match = _pattern().fullmatch(normalise(name).text.strip())
    return _municipality(match["name"]) if match else None


def known_by_name(name: str) -> Municipality:
    """As `by_name`. Raises UsageError, with the nearest name, when there is none."""
    if found := by_name(name):
        return found
    near = get_close_matches(name.title(), [m.name for m in MUNICIPALITIES], n=1, cutoff=0.7)
    hint = f" Menade du {near[0]}?" if near else ""
    raise UsageError(f"Det finns ingen kommun som heter {name}.{hint}")


def by_code(code: str) -> Municipality | None:
    """The municipality with that SCB code ("0481")."""
    return BY_CODE.get(code)


def find_municipalities(text: str) -> list[Mention]:
    """Municipalities named in the text, in order, one mention for each time.

    Counties ("Jönköpings län") and bodies named after a town ("Uppsala universitet") are none. A name in lower case
    that is also a common word ("vara") is only a mention with "kommun" after it, in a list of municipalities, or in a
    question that is typed without capitals ("vilka spår finns i vara?").
    """
    plain = normalise(text)
    matches = _mentions(plain.text)
    certain = _supported(plain.text, matches, [_certain(plain.text, match) for match in matches])
    return [
        Mention(*plain.span(*match.span()), _municipality(match["name"]), sure)
        for match, sure in zip(matches, certain, strict=True)
        if sure or not _is_plain_word(match)
    ]


def _mentions(text: str) -> list[re.Match[str]]:
    """Names that are neither a county's nor the last part of some other compound ("Bromma-Solna" keeps both)."""
    found: list[re.Match[str]] = []
    for match in _pattern().finditer(text):
        in_compound = re.search(r"\w-$", text[: match.start()][-2:]) is not None
        chained = bool(found) and found[-1].end() == match.start() - 1
        if not (in_compound and not chained) and not _names_another(text, match):
            found.append(match)
    return found


def _municipality(name: str) -> Municipality:
    return _aliases()[re.sub(r"\s+", " ", name.casefold())]


def _is_plain_word(match: re.Match[str]) -> bool:
    doubt = doubts().get(match["name"].casefold())
    if doubt is None:
        return False
    after = match.string[match.end() : match.end() + 40]
    return (doubt.common_word and match["name"].islower()) or bool(
        doubt.not_before and doubt.not_before.match(after)
    )


def _names_another(text: str, match: re.Match[str]) -> bool:
    """Whether a county or a body that only carries the town's name is meant."""
    if match["administration"]:
        return False
    if _NOT_A_MUNICIPALITY.match(text, match.end()):
        return True
    region = _REGION_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    return region is not None and _municipality(match["name"]).name != "Gotland"


def _certain(text: str, match: re.Match[str]) -> bool:
    """Whether the mention stands for the municipality by itself, whatever else is named near it."""
    doubt = doubts().get(match["name"].casefold())
    if doubt is None or match["administration"]:
        return True
    return is_the_municipality(text, match.start(), match.end(), match["name"], doubt)


def _supported(text: str, matches: list[re.Match[str]], certain: list[bool]) -> list[bool]:
    """Members of a list ("Åre, Berg och Krokom") support each other."""
    result = list(certain)
    linked = [
        bool(_BETWEEN.fullmatch(text[a.end() : b.start()]))
        for a, b in zip(matches, matches[1:], strict=False)
    ]
    for places in (range(len(linked)), range(len(linked) - 1, -1, -1)):
        for i in places:
            if linked[i] and (result[i] or result[i + 1]):
                result[i] = result[i + 1] = True
    return result
