"""What a sentence claims of a track: that it exists, is planned or has ended, where it runs; or nothing."""

import re

from domain.agreement import TrackStatus
from ingest.facts.naming import named
from ingest.facts.track_names import compounds
from ingest.facts.track_words import NO_CLAIM, NOT_BEGUN, TRACK_WORD, status_of

_ANOTHER = re.compile(r"\b(?:ytterligare\s+ett|ett)\s+(?:inom|mot|för)\b", re.IGNORECASE)
_ONLY_AND = re.compile(
    r"(?:\s*,\s*|\s+(?:och|samt)\s+)?"
)  # "Vårdspåret och köksspåret har upphört" is of both
_DENIED = re.compile(
    r"\b(?:inte|ej|aldrig)\b(?!\s+(?:längre|ännu))(?<!ännu inte)|\bavst(?:år|ått|od)\b|\bsaknas\s+avtal\b"
    r"|\b(?:inget\s+underlag|ett\s+annat\s+avtal)\b"
    r"|\b(?:tacka|säga|sagt|sade)\w*\s+nej\b|\b(?:förbehåll\w+|bara\s+för)\s+(?:\w+\s+){0,2}?egna\b",
    re.IGNORECASE,
)
_RUNS = (
    r"(?:(?:be)?drivs|bedrevs|ges|hålls|finns|genomförs|(?:an)?ordnas|erbjuds|arrangeras|startar|startade|pågår|öppnar|är\s+förlag[td]a?|"
    r"förläggs|är\s+placerat|ligger|planeras|beräknas|är\s+under\s+\w+\s+och\s+\w+|(?:är|var)\s+tänkt\s+att\s+\w+|(?:ska|kommer\s+att)\s+\w+)"
)
# "Spåret ges i", "Utbildningen är förlagd till", and without a subject: "Drivs i", "Ort:".
_RUNS_IN = re.compile(
    rf"\W*(?:(?:(?:jobb|yrkes|bransch)?spår(?:et|en)?|utbildning(?:en)?|kurs(?:en)?|det|detta|detta\s+(?:jobb)?spår|undervisning(?:en)?|"
    rf"samtliga|alla|båda|de|(?:samtliga|alla|båda)\s+(?:(?:jobb|yrkes|bransch)?spår(?:en)?))\s+)?{_RUNS}\s+(?:\w+\s+){{0,5}}?(?:i|på|till|av)\s+"
    r"(?=(?-i:[A-ZÅÄÖ]))|\W*(?:ort|plats|kommun|genomförs\s+i|bedrivs\s+i)\s*:\s*",
    re.IGNORECASE,
)
# "I Eksjö finns ett spår mot transport."
_THERE_IS = re.compile(
    r"\W*I\s+(?=[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:\s+kommun)?\s+(?:finns|drivs|bedrivs|pågår|ges|startar|planeras)\b)"
)
_FOR_ALL = re.compile(r"\W*(?:samtliga|alla|båda|de|(?:jobb|yrkes|bransch)?spåren)\b", re.IGNORECASE)
_OF_ITS_OWN = re.compile(
    r"\b(?:driver|drivit|bedriver|har|hade|erbjuder|anordnar|startar|startade|planerar)\b[^.;:]*\b(?:eget|egna)\s+$",
    re.IGNORECASE,
)


def is_claimed(text: str, at: int) -> bool:
    """Is nothing said before the track at `at` that takes it back: "behov av", "inga", "till exempel"?"""
    return not NO_CLAIM.search(text[clause_start(text, at) : at])


def clause_start(text: str, at: int) -> int:
    """Where the clause that holds `at` begins: after a full stop, semicolon, or "men"."""
    breaks = [m.end() for m in re.finditer(r"[.;:!?]\s+|,\s+men\s+|\bmen\s+", text[:at])]
    return breaks[-1] if breaks else 0


def _clause(text: str, start: int, end: int) -> str:
    """What is said of the track at `start:end`: its clause, up to the next track that is spoken of."""
    others = [m.start() for m in TRACK_WORD.finditer(text)] + [a for a, _, _ in compounds(text)]
    others += [m.start() for m in _ANOTHER.finditer(text)]
    following = min(
        (o for o in others if o >= end and not _ONLY_AND.fullmatch(text, end, o)), default=len(text)
    )
    if following < len(text):
        cut = max(text.rfind(mark, end, following) for mark in (",", " och ", " men ", ".", ";"))
        following = cut if cut > end else following
    stop = re.search(r"[.;!?](?:\s|$)", text[end:following])
    after = text[end : end + stop.start() if stop else following]
    before = text[clause_start(text, start) : start]
    earlier = [o for o in others if o < start and o >= start - len(before)]
    if earlier:
        mark = max(before.rfind(","), before.rfind(" och "))
        before = before[mark + 1 :] if mark > 0 else ""
    return f"{before} {text[start:end]} {after}"


def is_denied(clause: str) -> bool:
    """Does the clause say that there is no such track, or that it is not theirs?"""
    return _DENIED.search(clause) is not None


def said(text: str, start: int, end: int) -> tuple[bool, TrackStatus | None]:
    """Whether the clause affirms the track at `start:end`, and its status."""
    clause = _clause(text, start, end)
    status = status_of(clause)
    waits = status == "planerat" and NOT_BEGUN.search(clause)
    return bool(status == "avslutat" or waits or not is_denied(clause)), status


def place_after(text: str, end: int) -> tuple[str, ...]:
    """The municipality that follows directly: "i Oxelösund", "(Oxelösund)"."""
    near = re.match(
        r"\s*(?:\(|(?:som\s+)?(?:drivs\s+|finns\s+|startade\s+|bedrivs\s+|genomförs\s+)?(?:i|på)\s+|har\s+flyttats?\s+till\s+|flyttades\s+till\s+)",
        text[end:],
        re.IGNORECASE,
    )
    if near is None:
        return ()
    at = end + near.end()
    return tuple(n.municipality.name for n in named(text) if n.start == at and n.certain)[:1]


_HOSTS = re.compile(
    r"(?:\s+kommun)?\s+(?:har\s+åtagit\s+sig\s+att\s+|har\s+lovat\s+att\s+|ska\s+|kommer\s+att\s+)?(?:(?:står?|är)\s+(?:som\s+)?(?:värd|huvudman)\b|(?:driver|bedriver|anordnar|håller)\s+(?:i\s+)?(?:spåret|utbildningen|kursen|det|den)\b)"
)


def place_told(text: str) -> tuple[str, ...]:
    """The municipality in a sentence about the track in hand: "Spåret ges i Nora.", "Drivs i Sala och Heby.",
    "Sala kommun står som värd för teorin."
    """
    told = _RUNS_IN.match(text)
    if told is None or _FOR_ALL.match(text):
        first = next(iter(named(text)), None)
        hosts = first is not None and not text[: first.start].strip() and _HOSTS.match(text, first.end)
        return (first.municipality.name,) if first and hosts else ()
    return _places_from(text, told.end())


def place_of_all(text: str) -> tuple[str, ...]:
    """The municipality in which all the tracks of a section run: "Samtliga bedrivs i Nora." """
    told = _RUNS_IN.match(text)
    return _places_from(text, told.end()) if told and _FOR_ALL.match(text) else ()


def _places_from(text: str, at: int) -> tuple[str, ...]:
    """The municipality named at `at`, and those that follow upon it: "Sala, Heby och Nora"."""
    found: list[str] = []
    for place in named(text):
        between = text[at : place.start]
        if (
            place.start == at
            or found
            and re.fullmatch(r"s?(?:\s+kommun)?\s*(?:,|och|samt|&|/)\s*(?:i\s+)?", between)
        ):
            found.append(place.municipality.name)
            at = place.end
        elif place.start > at:
            break
    return tuple(dict.fromkeys(found))


def place_in_words(text: str) -> tuple[str, ...]:
    """The municipality after "i": "mot parkskötsel i Nora"."""
    inside = re.search(r"\b[Ii]\s+(?=[A-ZÅÄÖ])", text)
    return _places_from(text, inside.end()) if inside else ()


def place_before(text: str, at: int) -> tuple[str, ...]:
    """The municipality that runs a track of its own: "Dessutom driver Sala ett eget spår" with `at` on "spår"."""
    start = clause_start(text, at)
    if there := _THERE_IS.match(text, start):
        return _places_from(text, there.end())
    if not _OF_ITS_OWN.search(text[:at]):
        return ()
    return tuple(n.municipality.name for n in named(text) if start <= n.start < at and not n.mentioned)[-1:]


# "Sala ansvarar för stål", "Heby är huvudman för spåret för kockar"
_ANSWERS_FOR = re.compile(
    r"(?:s\s+kommun|s\s+del|\s+kommun)?,?\s+(?:(?:an)?svarar\s+för|har\s+ansvar(?:et)?\s+för|står\s+för|tar\s+hand\s+om|håller\s+i|driver|erbjuder|"
    r"är\s+huvudman\s+för)\s+(?:utbildning(?:en)?\s+(?:till|av|inom|för)\s+|\w*spåret\s+(?:för|inom|mot)?\s*)?"
)


def answering_place(text: str, at: int) -> tuple[str, ...]:
    """The municipality that answers for what is named at `at`: "Sala ansvarar för stål" with `at` on "stål"."""
    answering = (n for n in named(text) if n.end < at and _ANSWERS_FOR.fullmatch(text, n.end, at))
    return tuple(n.municipality.name for n in answering)[-1:]
