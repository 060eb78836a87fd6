"""Tracks that running text speaks of: "ett jobbspår inom bygg planeras", "industrispåret", a figure's "Spår X"."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from ingest.facts.naming import named
from ingest.facts.track_candidates import Candidate, heading_status
from ingest.facts.track_claims import is_claimed, place_after, said, status_before
from ingest.facts.track_names import Name, compounds, read_name, split_names
from ingest.facts.track_words import (
    OTHER_LISTS,
    STOP_WORDS,
    TRACK,
    TRACK_FIELDS,
    TRACK_WORD,
    status_of,
)
from ingest.facts.units import Unit, body_units, paths

_LABEL = re.compile(
    r"(?<!\w)(?:Jobb|Yrkes|Bransch)?(?:Spår|(?<=[bsh])spår|SPÅR)\s+(?:\d{1,2}[a-z]?\s*[:.–—-]?\s*)?(?=[A-ZÅÄÖ])"
)
_LABEL_END = re.compile(r"(?<!\boch)(?<!&)(?<!-)\s+(?=[A-ZÅÄÖ])|[.:;(]")
_TOWARDS = re.compile(
    r"(?P<between>[^.,:;()]{0,60}?)\s*\b(?:(?:med\s+)?inriktning\s+(?:mot|på)|inom|mot)\s+"
    r"(?:(?:följande\s+|de\s+)?(?:branscher(?:na)?|områden(?:a)?|yrken(?:a)?|yrkesområden(?:a)?|inriktningar(?:na)?|"
    r"bristyrken(?:a)?|sektorer(?:na)?)(?:\s+(?:som|såsom|är))?\s*[:,]?\s*)?",
    re.IGNORECASE,
)
# What may stand between "jobbspår" and "inom": that it exists, since when, and where.
_EXISTS = re.compile(
    r"\s*(?:(?:som|är|har|hade|finns|fanns|finnas|i|på|dag|idag|nuläget|dagsläget|för|närvarande|redan|nu|just|ska|skall|kommer|att|"
    r"startats?|startade|startar|startas|pågår|pågått|drivs|bedrivs|planeras|genomförs|genomförts|erbjuds|utvecklas|utvecklats|"
    r"avslutades|avslutats|tagits|fram|etablerats|skapats|beslutats|prövats|också|även|bland|annat|bl\.?a\.?|under|våren|hösten|"
    r"\d{4}|aktuella|igång|gång|inriktade?|inriktat|riktade?|riktat|riktar|sig|främst|framför|allt|dels|lokala|kommunen|"
    r"kommunerna|samverkansområdet|regionen|tidigare|gemensamma|ett|två|tre|(?-i:[A-ZÅÄÖ])[\wåäö]+)\b\s*)*",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?P<between>\s+)(?:för|till)\s+(?!att\b|de\s+som|den\s+som|dem\b|personer|ungdomar|unga|nyanlända|kvinnor|män\b|alla|"
    r"deltagare|arbete|anställning)(?:blivande\s+)?",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<between>[^.:;]{0,110}):\s*(?=\w)(?!(?:ett|dels)\s+(?:inom|mot|för)\b)")
_BRACKETED = re.compile(r"(?P<between>\s*)\(\s*(?=\w)")
_BARE = re.compile(r"(?P<between>\s+)(?=[a-zåäö])")
_ARE = re.compile(
    r"\b(?:är|utgörs\s+av|avser|omfattar|gäller|rör|finns|heter|kallas)\s+"
    r"(?:(?:i\s+dag|idag|för\s+närvarande|just\s+nu|följande)\s+)?",
    re.IGNORECASE,
)
_ARE_REACH = 90  # characters from the word to "är" in "de jobbspår som pågår är ..."
_NAMED = re.compile(r"(?P<between>\s*,?\s+)[\"”“»]?(?=[A-ZÅÄÖ])")
_NUMBERED = re.compile(r"(?P<between>\s+\d{1,2}[a-z]?\s*[:.–—-]\s*)(?=[A-ZÅÄÖ])")
# "... tre jobbspår; ett inom vård, ett inom bygg", "dels inom park", "ytterligare ett mot fordon".
_ANOTHER = re.compile(
    r"\b(?:ytterligare\s+ett|ett\s+(?:andra|annat|tredje|fjärde|nytt)|ett|dels)\s+"
    r"(?:inom|mot|för|med\s+inriktning\s+mot)\s+",
    re.IGNORECASE,
)
_END = re.compile(
    rf"[.;:\n]|\s[-–—]\s|,?\s+(?:{STOP_WORDS})(?!\w)|"
    r",?\s+(?:och\s+|samt\s+)?(?:ytterligare|ett|dels)\s+(?:ett\s+)?(?:inom|mot|för)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s+(?:i|på|med|till|för|åt|mellan)\s+", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:bland\s+annat|bl\.?\s?a\.?|främst|framför\s+allt|exempelvis|t\.?\s?ex\.?|till\s+exempel|områdena?|branscherna?|en|ett|den|de)\s+",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:ett|det|en|nytt|lokalt|första|andra|tredje|fjärde|femte|sjätte|planerat|tidigare)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_MEANT = re.compile(
    rf"{TRACK}\s+(?:inom|med|mot|för|i)\s+(?:just\s+)?(?:dessa|de\s+(?:nämnda|ovanstående|ovan)|ovanstående|sådana|samtliga\s+dessa)\s+(?:\w+\s+){{0,2}}?"
    r"(?:inriktning|bransch|område|yrke|sektor)",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"(?:\binom|\bmot|\bär|:)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:Arbetsförmedling|Dua\b|DUA\b|SFI|Campus|Kommun|Region|Samordning|AF\b|Parter|ESF)", re.IGNORECASE
)
_WHOLE_SENTENCE = 260  # characters: a longer sentence is quoted from the track's word on
_LOOK_BACK = 4  # sentences in which "dessa branscher" may have been named


def spoken_tracks(sections: Sequence[Section]) -> Iterator[Candidate]:
    """Every mention of a track in sentences and items, in the document's order."""
    for path in paths(sections):
        around = heading_status(path)
        section_units = body_units(path[-1])
        for at, unit in enumerate(section_units):
            if unit.is_row or "spår" not in unit.text.lower():
                continue
            labelled = list(_labelled(unit, around))
            yield from labelled
            if not labelled:
                yield from _mentions(unit, around)
                yield from _meant(section_units, at)


def _candidate(
    unit: Unit, name: Name, status: TrackStatus | None, start: int, end: int, confidence: float
) -> Candidate:
    whole = len(unit.text) <= _WHOLE_SENTENCE
    a, b = (0, len(unit.text)) if whole else (start, end)
    return Candidate(name.text, name.industries, name.places, status, unit, a, b, False, confidence)


def _labelled(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    """A figure's text: the label "Spår" or "Jobbspår" repeated, each time before a name with a capital letter."""
    labels = list(_LABEL.finditer(unit.text))
    if len(labels) < 2:
        return
    status = status_of(unit.text[: labels[0].start()]) or around
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(unit.text)
        stop = _LABEL_END.search(unit.text, label.end(), following)
        is_last = number + 1 == len(labels)
        end = stop.start() if stop and (is_last or stop.group().strip()) else following
        if name := read_name(unit.text[:end], label.end()):
            if len(name.text.split()) <= 8:
                yield Candidate(
                    name.text, name.industries, name.places, status, unit, label.start(), end, True, 0.85
                )


def _mentions(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    text = unit.text
    words = [(m.start(), m.end(), "word") for m in TRACK_WORD.finditer(text)]
    found = [(a, b, "compound") for a, b, _ in compounds(text)]
    for start, end, kind in sorted(words + found):
        if not is_claimed(text, start):
            continue
        if kind == "compound":
            yield from _compound(unit, start, end, around)
        else:
            yield from _phrase(unit, start, end, around)
    for another in _ANOTHER.finditer(text, words[0][1]) if words else ():
        before = status_before(text, another.start()) or around
        yield from _enumeration(unit, another.start(), another.end(), True, True, before)


def _compound(unit: Unit, start: int, end: int, around: TrackStatus | None) -> Iterator[Candidate]:
    affirmed, status = said(unit.text, start, end)
    written = " ".join(unit.text[start:end].split())
    name = Name(start, end, written[:1].upper() + written[1:], place_after(unit.text, end))
    if affirmed:
        yield _candidate(unit, name, status or around, start, end, 0.75)


def _phrase(unit: Unit, start: int, end: int, around: TrackStatus | None) -> Iterator[Candidate]:
    """What follows the word: "inom vård och industri", "för undersköterskor", ", Hamn och lager,", ": vård"."""
    text = unit.text
    one = bool(_ONE.search(text[:start])) or text[start:end].lower().endswith("spåret")
    several = re.search(r"spåren$", text[start:end], re.IGNORECASE) is not None
    for pattern in (_NAMED, _NUMBERED, _FOR, _TOWARDS, _COLON, _BRACKETED, _BARE):
        match = pattern.match(text, end)
        if match is None or (pattern is _COLON and _vetoed(text, start, match["between"])):
            continue
        if pattern is _TOWARDS and not _EXISTS.fullmatch(match["between"]):
            continue
        if pattern is _BARE and not (
            (several or text[start:end].lower().endswith("spåret")) and _works(text, match.end())
        ):
            continue
        if pattern is _NUMBERED or (pattern is _NAMED and not several):
            found = list(_named(unit, start, match.end(), around))
        else:
            listed = pattern in (_COLON, _BRACKETED)
            found = list(_enumeration(unit, start, match.end(), one and not listed, listed, around))
        if found:
            yield from found
            return
    if not one:
        yield from _predicate(unit, start, end, around)


def _works(text: str, at: int) -> bool:
    """Does a line of work and then the clause's verb or end follow: "jobbspåret industri startade"?"""
    stop = _END.search(text, at)
    words = text[at : stop.start() if stop else len(text)].split()
    return len(words) <= 4 and all(
        industries_of(word) or word in ("och", "&") or word.endswith("-") for word in words
    )


def _predicate(unit: Unit, start: int, end: int, around: TrackStatus | None) -> Iterator[Candidate]:
    """ "De jobbspår som är igång är vård, bygg samt lokalvård": what stands after one of the verbs."""
    for verb in _ARE.finditer(unit.text, end, end + _ARE_REACH):
        between = unit.text[end : verb.start()]
        if re.search(r"[.:;,]", between) or OTHER_LISTS.search(between):
            return
        if found := list(_enumeration(unit, start, verb.end(), False, True, around)):
            yield from found
            return


def _vetoed(text: str, start: int, between: str) -> bool:
    announced = between + text[max(0, start - 40) : start]
    return (
        bool(OTHER_LISTS.search(announced))
        and not TRACK_FIELDS.search(announced)
        and "följande" not in text[:start].lower()[-30:]
    )


def _named(unit: Unit, start: int, at: int, around: TrackStatus | None) -> Iterator[Candidate]:
    """The name that follows the word directly, with a capital letter."""
    text = unit.text
    name = read_name(text, at)
    if name is None or _NO_NAME.match(text, at) or any(n.start == 0 for n in named(text[at:])):
        return
    definite = (
        text[start:at].strip(' ,"”“»').lower().endswith("spåret")
        or text[start].isupper()
        or "," in text[start:at]
    )
    if not name.industries and not (definite and len(name.text.split()) <= 4):
        return
    affirmed, status = said(text, start, name.end)
    if affirmed:
        yield _candidate(unit, name, status or around, start, name.end, 0.8)


def _enumeration(
    unit: Unit, start: int, at: int, one: bool, all_must: bool, around: TrackStatus | None
) -> Iterator[Candidate]:
    """The lines of work from `at` on, until one that is none. With `all_must`, a single stranger rejects them all."""
    text = unit.text
    plain = re.sub(
        r"\([^)]*\)", lambda m: "¤" * len(m.group()), text
    )  # what stands in brackets divides nothing
    plain = text[:at] + plain[at:] if "(" not in text[max(0, at - 2) : at] else text
    stop = _END.search(plain, at)
    end = stop.start() if stop else len(text)
    if "(" in text[max(0, at - 2) : at] and ")" in text[at:end]:
        end = text.index(")", at)
    parts = [(at, end)] if one else split_names(plain, at, end)
    found: list[tuple[Name, int]] = []
    for a, b in parts:
        filler = _FILLER.match(text, a)
        a = filler.end() if filler and filler.end() < b else a
        within = _WITHIN.search(plain, a, b)
        name = read_name(text[: within.start() if within else b], a)
        if name is None or not name.industries or len(name.text.split()) > 6:
            if all_must:
                return
            break
        places = name.places or place_after(text, name.end)
        found.append((Name(name.start, name.end, name.text, places), b))
    if not found:
        return
    affirmed, status = said(text, start, found[-1][1])
    if not affirmed:
        return
    for name, b in found:
        yield _candidate(unit, name, status or around, start, b, 0.8)


def _meant(section_units: Sequence[Unit], at: int) -> Iterator[Candidate]:
    """ "Jobbspår med dessa inriktningar": the lines of work that a sentence just before has named."""
    pointer = _MEANT.search(section_units[at].text)
    if pointer is None:
        return
    status = status_of(section_units[at].text)
    for unit in reversed(section_units[max(0, at - _LOOK_BACK) : at + 1]):
        end_of_search = pointer.start() if unit is section_units[at] else len(unit.text)
        for match in reversed(list(_ENUMERATED.finditer(unit.text, 0, end_of_search))):
            found = [c for c in _enumeration(unit, match.start(), match.end(), False, False, status)]
            if len(found) >= 2:
                yield from (
                    Candidate(c.name, c.industries, c.places, status, c.unit, c.start, c.end, True, 0.7)
                    for c in found
                )
                return
