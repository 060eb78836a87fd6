"""Sweden's municipalities and how they are named in running text."""

import re
from dataclasses import dataclass
from functools import cache

from domain.counties import AreaMention, find_counties, in_county
from domain.reference import read_csv
from domain.register import BY_CODE, BY_NAME, COUNTIES, MUNICIPALITIES, County, Municipality
from domain.text import normalise

__all__ = [
    "COUNTIES", "MUNICIPALITIES", "AreaMention", "County", "Mention", "Municipality",
    "by_code", "by_name", "find_counties", "find_municipalities", "in_county",
]  # fmt: skip


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


_ADMINISTRATION = r"(?:\s+(?:kommun(?:en|ens|s)?|stads?)(?!\w)(?!\s*-))"
_NOT_A_MUNICIPALITY = re.compile(
    r"\s+(?:län|universitet|högskola|tingsrätt|stift|hovrätt|landsting|flygplats)", re.IGNORECASE
)
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:i|på|från|inom|kommun|kommunen|kommunerna|kommuner|orten|orterna|för|arbetsförmedlingen|af|campus|till|både|in)[\s:]+$",
    re.IGNORECASE,
)
_FIELD_AFTER = re.compile(
    r"s?\s+(?:överenskommelse|avtal|jobbspår|bilaga|styrgrupp|arbetsgrupp|arbetsmarknad|kommunstyrelse|mål|spår|näringsliv)",
    re.IGNORECASE,
)
_LIST_BETWEEN = re.compile(
    r"(?:\s+kommun)?\s*(?:,|och|samt|eller|and|or|/|&|jämfört med|med|mot|versus)+\s*(?:och\s+)?",
    re.IGNORECASE,
)
_CAPITALISED_BEFORE = re.compile(r"(?:^|[^.!?:\s]\s+|\s)([A-ZÅÄÖ][a-zåäöé]+)\s+$")
_NO_FIRST_NAMES = frozenset(
    "i på från till för inom med mellan och samt kommun kommunen kommunerna kommuner arbetsförmedlingen af campus region"
    " vilka vilket har hur vad vem när var finns är gäller jämför norra södra östra västra"
    " the in does has is what which how".split()
)


@dataclass(frozen=True)
class _Doubt:
    word: bool  # the name in lower case is a Swedish word
    surname: bool  # the name is also carried by people


@cache
def _doubts() -> dict[str, _Doubt]:
    rows = read_csv("ambiguous_names.csv")
    return {row["name"].casefold(): _Doubt(row["word"] == "ja", row["surname"] == "ja") for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    """Every name with its genitive; longest first, so that "Östra Göinge" is not cut."""
    names = (re.escape(m.name).replace(r"\-", "[- ]").replace(r"\ ", r"[\s-]+") for m in MUNICIPALITIES)
    alternatives = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:region\s+(?=gotland))?(?P<name>{alternatives})(?P<genitive>:?s)?(?![\w])(?P<administration>{_ADMINISTRATION})?",
        re.IGNORECASE,
    )


def by_name(name: str) -> Municipality | None:
    """The municipality with that name, in any case, also as "Oxelösunds kommun"; None when there is none."""
    plain = re.sub(r"\s+", " ", normalise(name).text.strip())
    if found := BY_NAME.get(plain.casefold()):
        return found
    match = _pattern().fullmatch(plain)
    return _municipality(match["name"]) if match else None


def by_code(code: str) -> Municipality | None:
    """The municipality with that SCB code ("0481")."""
    return BY_CODE.get(code)


def find_municipalities(text: str) -> list[Mention]:
    """Municipalities named in the text, in order, one mention for each time.

    Counties ("Jönköpings län") and bodies named after a town ("Uppsala universitet") are none. A name in lower case
    that is also a word counts only with "kommun" or "stad" after it or in a list of municipalities.
    """
    plain = normalise(text)
    matches = [m for m in _pattern().finditer(plain.text) if not _names_another(plain.text, m)]
    certain = [_certain_alone(plain.text, m) for m in matches]
    certain = _certain_in_lists(plain.text, matches, certain)
    return [
        Mention(*plain.span(*m.span()), _municipality(m["name"]), sure)
        for m, sure in zip(matches, certain, strict=True)
        if sure or not (_doubt(m).word and m["name"].islower())
    ]


def _municipality(name: str) -> Municipality:
    plain = re.sub(r"\s+", " ", name.casefold())
    return next(BY_NAME[n] for n in (plain, plain.replace(" ", "-"), plain.replace("-", " ")) if n in BY_NAME)


def _doubt(match: re.Match[str]) -> _Doubt:
    return _doubts().get(match["name"].casefold(), _Doubt(False, False))


def _names_another(text: str, match: re.Match[str]) -> bool:
    """Whether a county or a body that only carries the town's name is meant."""
    if match["administration"]:
        return False
    if _NOT_A_MUNICIPALITY.match(text, match.end()):
        return True
    region = re.search(r"(?<!\w)region(?:en)?\s+$", text[: match.start()], re.IGNORECASE)
    return region is not None and not match.group().lower().startswith("region")


def _certain_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the mention stands for the municipality by itself, whatever else is named near it."""
    doubt = _doubt(match)
    if match["administration"] or not (doubt.word or doubt.surname):
        return True
    if match["name"].islower() and doubt.word:
        return False
    before, after = text[: match.start()], text[match.end() :]
    if not before.strip() and not after.strip(" .?!:"):
        return True
    if _after_first_name(before) or re.match(r"\s+[A-ZÅÄÖ][a-zåäö]+", after) and doubt.surname:
        return False
    return bool(_PLACE_BEFORE.search(before) or _FIELD_AFTER.match(after)) or (
        not doubt.surname and _mid_sentence(before)
    )


def _after_first_name(before: str) -> bool:
    match = _CAPITALISED_BEFORE.search(before)
    return match is not None and match[1].lower() not in _NO_FIRST_NAMES


def _mid_sentence(before: str) -> bool:
    return bool(re.search(r"[\w,][\s]+$", before))


def _certain_in_lists(text: str, matches: list[re.Match[str]], certain: list[bool]) -> list[bool]:
    """Members of a list ("Åre, Berg och Krokom") support each other."""
    result = list(certain)
    linked = [
        bool(_LIST_BETWEEN.fullmatch(text[a.end() : b.start()]))
        for a, b in zip(matches, matches[1:], strict=False)
    ]
    for order in (range(len(linked)), reversed(range(len(linked)))):
        for i in order:
            if linked[i] and (result[i] or result[i + 1]):
                result[i] = result[i + 1] = True
    return result
