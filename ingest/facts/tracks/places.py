"""Where a sentence says that a track runs.

A place is told in three ways: a municipality leads what it has ("Sala har spåren A och B", "I Sala finns A", "Sala:"),
or follows what runs there ("A och B hålls i Sala"), or the tracks are said to run in all of them ("i båda kommunerna").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.facts.naming import Named, named
from ingest.facts.tracks.words import TRACK

Places = tuple[str, ...]  # names of municipalities; empty: all of them

# What a track's place is called: "hemort", "utgångspunkt", "ansvarig kommun".
_SEAT = (
    r"(?:(?:\w+)?orte?n?|(?:plats|placering|lokalisering|förläggning|bas|säte|hemvist|utgångspunkt|hemmahamn)(?:en)?|"
    r"(?:värd|huvud|hem|bas|ansvars)?kommun(?:en)?|huvudm[aä]n|ansvarig[at]?(?:\s+(?:kommun|part)(?:er)?)?|värdar?|(?:an)?ordnare|"
    r"(?:genomförs|bedrivs|drivs|hålls|ges|läses)\s+(?:i|av))"
)
_IS = r"(?:\b(?:är|blir|var|ska\s+vara)\b|:)"
_HAS = (
    r"(?:(?:har\s+)?(?:åtagit|åtar)\s+sig\s+att\s+\w+|har\s+lovat\s+att\s+\w+|leder|har\s+byggt\s+upp|(?:har|hade)(?!\s+(?!ett\b)(?:\w+\s+)?\w+(?:[aiå]t|tt|its)\b)|har\s+(?:startat|drivit|bedrivit|haft)|(?:be)?driver|bedrev|erbjuder|ger|(?:an)?ordnar|arrangerar|genomför|håller(?:\s+i)?|startar|startade|öppnar|inrättar|"
    r"(?:an)?svarar\s+för|står\s+(?:för|bakom|som)|tar\s+hand\s+om|samordnar|sköter|planerar|förbereder|utvecklar|bygger\s+upp|avvecklar|"
    r"(?:avser\s+att|ska|kommer\s+att|tänker|vill|hoppas(?:\s+kunna)?)\s+(?:starta|driva|bedriva|hålla|öppna|ordna|anordna|erbjuda)|bjuder\s+in\s+till|"
    r"är\s+(?:huvudman|värd(?:kommun)?|ansvarig|utförare|anordnare))"
)
_RUNS = (
    r"(?:(?:be)?drivs|bedrevs|drevs|ges|gavs|hålls|hölls|finns|fanns|går|ligger|låg|pågår|genomförs|(?:an)?ordnas|erbjuds|arrangeras|starta[sr]?|"
    r"startade|öppnas?|planeras|sker|leds|styrs|utgår|utbildas|förbereds|samordnas|sköts|är|förläggs?|förlag[td]a?|placera[dt]e?|(?:till)?hör|körs?|läses|utförs|har)"
)
_THEN = (
    r"(?:\s+(?:också|även|dessutom|redan|i\s+dag|idag|nu|just\s+nu|för\s+närvarande|sedan\s+\d{4}|"
    r"dock|däremot|själv))*"
)
_LEADS = re.compile(
    rf"{_THEN}\s+{_HAS}(?!\w)(?!\s+(?:\d+|två|tre|fyra|fem|sex)\s+(?:\w+\s+)?plats)", re.IGNORECASE
)
_CLAUSE = r"(?:(?:^(?:[-–•*]|[\d.)]+\s)?|[.;:,(–—-])\s*|\b(?:och|samt|medan|men|dels|dessutom|kommunerna)\s+)"
_VERB_NEXT = re.compile(rf"\s+(?:{_HAS}|köper|förfogar|deltar|får|kan|ska|betalar|tar)\b", re.IGNORECASE)
_OPENS = re.compile(rf"{_CLAUSE}$", re.IGNORECASE)
_WITHIN = re.compile(rf"{_CLAUSE}(?:i|hos)\s+$", re.IGNORECASE)
_LABELS = re.compile(rf"{_CLAUSE}(?:(?:i|för|{_SEAT}\s*:?)\s+)?$", re.IGNORECASE)
_COLON = re.compile(r"(?:\s+kommun)?:|\s+[–—-]\s")
_SEATED = re.compile(rf"\b{_SEAT}(?!\w)[^.;]*?\s*{_IS}\s+$", re.IGNORECASE)
_INVERTED = re.compile(rf"\b{_HAS}\s+$", re.IGNORECASE)
_BEFORE_TRACK = re.compile(rf"\s+(?:\w+\s+){{0,3}}?{TRACK}", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf"(?:\b{_RUNS}\b[^.;:]*?|[,(–—-]\s*|\w\s+)\b(?:i|på|av|hos|till|vid|från)\s+(?:[\w-]+\s+(?:i|på)\s+)?(?:kommunerna\s+)?$",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(r"(?:för|åt)\s", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:oklart|ovisst|antingen|obestämt)\b", re.IGNORECASE)
_ALONE_BEFORE = re.compile(r"(?:[,(]|\s[–—-])\s*$")
_ALONE_AFTER = re.compile(r"\s*(?:[,.;)]|\s[–—-]\s|$)")
_PERSONS = re.compile(
    r"\b(?:deltagar\w*|invånar\w*|boende|bosatta|personer|ungdomar\w*|elever|sökande|platser|öppet|öppna|intresse|åt|(?<!leds\s)(?<!styrs\s)(?<!utgår\s)från|flytta[td]\w*)\s+"
    r"(?:\w+\s+){0,2}?(?:(?:i|på|av|hos|till|från|för)\s+)?$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:(?:i|av|för|åt|hos|på)\s+)?(?:båda|bägge|samtliga|alla|respektive|vardera|varje)\s+(?:de\s+)?(?:två\s+|tre\s+|fyra\s+|fem\s+|sex\s+)?"
    r"(?:medlems)?(?:kommun(?:erna|er)?|orterna)\b|\b(?:de\s+)?(?:båda|bägge)\s+kommunerna\b|\bkommunerna\s+(?:tillsammans|gemensamt)"
    r"|\bgemensam(?:t|ma)?\b|\bväxelvis\b|\bför\s+(?:båda|alla)(?=\s*:)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Told:
    """A place that the words at `start:end` tell of what follows it, or of what stands before."""

    start: int
    end: int
    places: Places
    way: Literal["leads", "follows"]


def places_told(text: str, spans: Sequence[tuple[int, int]]) -> list[Places | None]:
    """Where a sentence says that the tracks run whose names stand at `spans`, which are in order; None: unsaid."""
    told = _told(text)
    return [_of_one(text, at, spans, told) for at in range(len(spans))] if told else [None] * len(spans)


def _of_one(text: str, at: int, spans: Sequence[tuple[int, int]], told: Sequence[_Told]) -> Places | None:
    """What follows it, where no other track with a verb of its own stands between; else what leads it."""
    start, end = spans[at]
    after = next((t for t in told if t.start >= end), None)
    before = next((t for t in reversed(told) if t.end <= start), None)
    if after is not None and after.way == "follows" and _reaches(text, at, spans, after.start):
        of_all = any(t.end > after.end and _FOR_ALL.match(text, t.start) for t in told)
        return () if of_all and at + 1 == len(spans) else after.places
    return before.places if before is not None and before.way == "leads" else None


def _reaches(text: str, at: int, spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Is nothing more than a list of names between the track and the verb that its place follows?"""
    between = [a for a, _ in spans[at + 1 :] if a < place]
    listed = text[spans[at][1] : between[-1]] if between else ""
    return not re.search(rf"\b{_RUNS}\b|[.;:]", listed) and not re.search(
        r"[.;](?:\s|$)", text[spans[at][1] : place]
    )


@lru_cache(maxsize=1_000)
def _told(text: str) -> tuple[_Told, ...]:
    """Every place that the sentence tells of, in order."""
    found: dict[int, list[Named]] = {}
    for name in named(text):
        found.setdefault(name.enumeration[0], []).append(name)
    told = [
        _Told(start, names[-1].end, tuple(dict.fromkeys(n.municipality.name for n in names)), way)
        for start, named_together in found.items()
        for names in _apart(text, named_together)
        if (way := _way(text, names)) is not None
    ]
    for match in _ALL.finditer(text):
        opens = not text[: match.start()].strip() or _OPENS.search(text[: match.start()])
        told.append(_Told(*match.span(), (), "leads" if opens else "follows"))
    return tuple(sorted(told, key=lambda t: t.start))


def _apart(text: str, names: Sequence[Named]) -> list[Sequence[Named]]:
    """The names of an enumeration; the last apart where it begins a clause: "i Sala, och Heby köper platser"."""
    if len(names) > 1 and _VERB_NEXT.match(text, names[-1].end) and not _OPENS.search(text[: names[0].start]):
        return [names[:-1], names[-1:]]
    return [names]


def _way(text: str, names: Sequence[Named]) -> Literal["leads", "follows"] | None:
    start, end = names[0].start, names[-1].end
    before = text[:start]
    last = text[names[-1].start : names[-1].end]
    genitive = last.endswith("s") and last.lower() != names[-1].municipality.name.lower()
    if genitive and _BEFORE_TRACK.match(text, end):
        return "leads"
    if _PERSONS.search(before) or names[0].mentioned or _OPEN.search(text):
        return None
    if (
        _OPENS.search(before)
        and _LEADS.match(text, end)
        or _LABELS.search(before)
        and _COLON.match(text, end)
    ):
        return "leads"
    if _SEATED.search(before):
        return "follows"
    if _ALONE_BEFORE.search(before) and _ALONE_AFTER.match(text, end):
        return "follows"
    if _WITHIN.search(before) or _INVERTED.search(before):
        return "leads"
    return (
        "follows"
        if _FOLLOWS.search(before) and (not genitive or last.endswith(("kommuns", "stads")))
        else None
    )


_HOST = re.compile(
    r"\s+(?:har\s+(?:åtagit\s+sig|lovat)\s+att\s+)?(?:står?|är)\s+(?:som\s+)?(?:värd|huvudman)\b"
)
_SUBJECT = re.compile(
    rf"\W*(?:(?:jobb|yrkes|bransch)?spåret|utbildningen|kursen|det(?:ta)?(?:\s+(?:jobb)?spår)?|undervisningen|teorin|{_SEAT}(?=\s+i\s))(?=\s)|\W*(?={_RUNS}\s)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\W*(?:samtliga|alla|båda|de|(?:jobb|yrkes|bransch)?spåren)\b", re.IGNORECASE)
_RUN = re.compile(rf"\b(?:{_RUNS}|byggt\s+upp|startat)\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?:två|tre|fyra|fem|sex|sju|åtta|[2-9])\s+(?:\w+\s+){{0,2}}?{TRACK}(?=\s+i\s)", re.IGNORECASE
)
_LABEL = re.compile(rf"\W*{_SEAT}\s*{_IS}\s*", re.IGNORECASE)


_BESIDE = re.compile(
    r"\s*(?:\(|(?:som\s+)?(?:drivs\s+|finns\s+|startade\s+|bedrivs\s+|genomförs\s+)?(?:i|på)\s+|(?:har\s+flyttats?|flyttades)\s+till\s+)",
    re.IGNORECASE,
)


def place_after(text: str, end: int) -> Places:
    """The municipality that follows directly: "i Oxelösund", "(Oxelösund)"."""
    near = _BESIDE.match(text, end)
    return tuple(n.municipality.name for n in named(text) if near and n.start == near.end() and n.certain)[:1]


def place_told(text: str) -> Places | None:
    """Where a sentence about the track in hand says that it runs: "Spåret ges i Nora.", "Drivs i Sala", "Ort: Heby",
    "Sala kommun står som värd för teorin."
    """
    if _OF_ALL.match(text):
        return None
    if label := _LABEL.match(text):
        there = tuple(dict.fromkeys(n.municipality.name for n in named(text[label.end() :])))
        return there or (() if _ALL.match(text, label.end()) else None)
    if subject := _SUBJECT.match(text):
        return places_told(text, [subject.span()])[0]
    first = next(iter(named(text)), None)
    hosts = first is not None and not text[: first.start].strip() and _HOST.match(text, first.end)
    return (first.municipality.name,) if first and hosts else None


def place_of_all(text: str) -> Places | None:
    """Where all the tracks of a section run: "Samtliga bedrivs i Nora.", "Vi har byggt upp två jobbspår i Nora." """
    subject = _OF_ALL.match(text) or _COUNTED.search(text)
    return places_told(text, [subject.span()])[0] if subject and _RUN.search(text) else None
