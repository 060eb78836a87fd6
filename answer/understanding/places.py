"""The municipalities that a question names: by name, misspelt, by county or part of the country."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import OSA

from answer.understanding.spelling import common_words, plain
from domain.agreement import Agreement
from domain.counties import find_counties
from domain.municipalities import MUNICIPALITIES, Municipality, by_name, find_municipalities
from domain.reference import read_toml
from domain.text import fold, words

SHORTEST_NAME = 5  # letters; shorter names are taken only as they are spelt
SHORTEST_BARE = 4  # of a party\'s name typed without its dots and rings: "Amål"
_OFFICE = re.compile(r"\b(?:arbetsförmedlingen|af|region|campus|landstinget)\s+(?:i\s+|på\s+)?$")
_BESIDE = re.compile(
    r"\b(?:med|från|till|mellan|kring|runt|utanför|nära|via)\s+(?:\w+\s+(?:kommun|och)\s+)?$"
)


OPENING = 6  # sections in which a document says what it calls its parties
_CALLED = re.compile(
    r"\((?:nedan|härefter|hädanefter|fortsättningsvis|i fortsättningen)(?: kallade?| benämnda?)? "
    r"[”\"]?([A-ZÅÄÖ][\w-]+)[”\"]?\)"
)


@dataclass(frozen=True)
class Place:
    """Characters `start:end` of the question that name municipalities."""

    start: int
    end: int
    municipalities: tuple[Municipality, ...]
    area: str | None = None  # "Östergötlands län" when an area is named
    typed: str | None = None  # as written, when the name was misspelt
    beside: bool = (
        False  # named as somebody else ("samarbetar med Karlstad"), not as whom the question is about
    )


def find_places(
    text: str, parties: Collection[str], names: Mapping[str, tuple[Municipality, ...]] | None = None
) -> list[Place]:
    """The places named in the question, in order.

    `parties` are the codes of the corpus's own municipalities, `names` what titles call them together ("Sydnärke").
    """
    found = _areas(text)
    for start, end in words(text):
        key = fold(text[start:end])
        if together := (names or {}).get(key) or (names or {}).get(key.removesuffix("s")):
            _add(found, Place(start, end, together, area=text[start:end].removesuffix("s")))
    folded = fold(text)
    if len(folded) != len(text):
        text = folded  # offsets must agree; only odd characters make a difference
    for mention in find_municipalities(text):
        own = mention.municipality.code in parties
        capital = text[mention.start].isupper() and mention.start > 0
        if mention.certain or (own and capital):
            _add(found, Place(mention.start, mention.end, (mention.municipality,)))
    for start, end in words(text):
        place = _misspelt(folded, start, end, parties)
        if place is not None:
            _add(found, place)
    return sorted((_with_company(p, folded, parties) for p in found), key=lambda p: p.start)


def names_in_titles(agreements: Iterable[Agreement]) -> dict[str, tuple[Municipality, ...]]:
    """Proper names in titles that stand for several parties together, folded: {"sydnärke": (Askersund, ...)}.

    A word that any document writes without a capital ("Bilaga 2 – Jobbspår") is no name.
    """
    documents = list(agreements)
    found: dict[str, tuple[Municipality, ...]] = {}
    for agreement in documents:
        if len(agreement.municipalities) < 2:
            continue
        for start, end in words(agreement.title):
            word = agreement.title[start:end]
            proper = start > 0 and word[0].isupper() and not word.isupper() and len(word) >= SHORTEST_NAME
            known = fold(word) in common_words() or fold(word).startswith("arbetsförmedl")
            if proper and not known and not find_municipalities(word) and not find_counties(word):
                found[fold(word)] = agreement.municipalities
        for section in agreement.sections[:OPENING]:
            for match in _CALLED.finditer(section.text):
                name = fold(match[1]).removesuffix("-kommunerna")
                if name not in common_words():
                    found |= dict.fromkeys((name, f"{name}-kommunerna"), agreement.municipalities)
    common = _written_small(found, documents)
    return {name: parties for name, parties in found.items() if name not in common}


def _written_small(names: Iterable[str], agreements: Iterable[Agreement]) -> frozenset[str]:
    """Those of the folded names that some text writes with a small first letter."""
    wanted = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    if not wanted:
        return frozenset()
    pattern = re.compile(rf"(?<!\w)(?:{wanted})(?!\w)")
    return frozenset(m.group() for a in agreements for s in a.sections for m in pattern.finditer(s.text))


def _add(places: list[Place], place: Place) -> None:
    if not any(p.start < place.end and place.start < p.end for p in places):
        places.append(place)


def _with_company(place: Place, folded: str, parties: Collection[str]) -> Place:
    """A place without agreement after "med", "från" ... or an office's name is not whom the question is about."""
    before = folded[: place.start]
    own = any(m.code in parties for m in place.municipalities)
    if not own and (_BESIDE.search(before) or _OFFICE.search(before)):
        return replace(place, beside=True)
    return place


@cache
def _names() -> Mapping[str, Municipality]:
    names: dict[str, Municipality] = {}
    for municipality in MUNICIPALITIES:
        name = fold(municipality.name)
        names[name] = municipality
        names.setdefault(f"{name}s", municipality)
    return names


@cache
def _plain_names() -> Mapping[str, tuple[str, ...]]:
    """Names as they are typed without å, ä and ö; more than one where letters make the whole difference."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _names():
        found[plain(name)] = (*found.get(plain(name), ()), name)
    return found


def _misspelt(folded: str, start: int, end: int, parties: Collection[str]) -> Place | None:
    word = folded[start:end]
    if len(word) < SHORTEST_BARE or not word.isalpha() or word in common_words():
        return None
    if plain(word) in _plain_names() and word not in _names():
        near = _plain_names()[plain(word)]
        own = [n for n in near if _names()[n].code in parties]
        if own or (len(near) == 1 and len(word) >= SHORTEST_NAME):
            return Place(start, end, (_names()[(own or near)[0]],), typed=word)
    if len(word) < SHORTEST_NAME:
        return None
    candidates = []
    for name, municipality in _names().items():
        allowed = 2 if len(name) >= 9 else 1
        distance = OSA.distance(plain(word), plain(name), score_cutoff=allowed)
        if len(name) >= SHORTEST_NAME and distance <= allowed and word[0] == name[0]:
            candidates.append((distance, municipality.code not in parties, name, municipality))
    if not candidates:
        return None
    distance, foreign, name, municipality = min(candidates, key=lambda c: c[:3])
    # A name that is no party is only taken when one letter is wrong: otherwise it is some other word.
    if foreign and distance > 1:
        return None
    return Place(start, end, (municipality,), typed=word)


def _areas(text: str) -> list[Place]:
    found = [
        Place(a.start, a.end, a.municipalities, area=a.name)
        for a in find_counties(text)
        # "i Uppsala" and "i Kalmar" are the towns; the counties are called "län" or have another form.
        # "Region Skåne" is an organisation, not the municipalities in it.
        if by_name(text[a.start : a.end]) is None and not fold(text[a.start : a.end]).startswith("region")
    ]
    for match in _adjective_pattern().finditer(fold(text)):
        area = find_counties(_adjectives()[match[1]])[0]
        found.append(Place(match.start(), match.end(), area.municipalities, area=area.name))
    return found


def area_words() -> frozenset[str]:
    """What the municipalities of a part of the country are called: "skånska", "värmländska" ..."""
    return frozenset(f"{word}a" for word in _adjectives())


@cache
def _adjectives() -> dict[str, str]:
    data = read_toml("adjectives.toml", "answer")
    return dict(data["adjectives"])


@cache
def _adjective_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, _adjectives()))})(?:a|t)?\b")
