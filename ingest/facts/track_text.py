"""Tracks that running text speaks of: "ett jobbspår inom bygg planeras", "industrispåret", a figure's "Spår X"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.agreement import Section, TrackStatus
from ingest.facts.confidence import LIKELY, WEAK
from ingest.facts.track_candidates import Candidate, about_tracks, heading_status
from ingest.facts.track_claims import is_claimed, place_after, said, status_before
from ingest.facts.track_names import Name, compounds, read_name
from ingest.facts.track_phrases import Mention, enumerated, spoken, tracks_after
from ingest.facts.track_words import TRACK, TRACK_WORD, status_of
from ingest.facts.units import Unit, body_units, paths

_LABEL = re.compile(
    r"(?<!\w)(?:Jobb|Yrkes|Bransch)?(?:Spår|(?<=[bsh])spår|SPÅR)\s+(?:\d{1,2}[a-z]?\s*[:.–—-]?\s*)?(?=[A-ZÅÄÖ])"
)
# A name without article before a verb; "Restaurangen har stängt" is of a restaurant.
_SUBJECT = re.compile(
    r"(?!\w+(?:en|et|na|erna|arna)\s)[A-ZÅÄÖ][\w-]+(?:,?\s+(?:och\s+|&\s+)?[a-zåäö][\w-]+){0,4}?"
    r"(?=\s+(?:är|har|avslutades|avslutas|upphörde|lades|pausades|avvecklades|vilar|planeras|startar|startas|beräknas|förbereds)\b)"
)
_LABEL_END = re.compile(r"(?<!\boch)(?<!&)(?<!-)\s+(?=[A-ZÅÄÖ])|[.:;(]")
# "... tre jobbspår; ett inom vård, ett inom bygg", "dels inom park", "ytterligare ett mot fordon".
_ANOTHER = re.compile(
    r"\b(?:ytterligare\s+ett|ett\s+(?:andra|annat|tredje|fjärde|nytt)|ett|dels)\s+"
    r"(?:inom|mot|för|med\s+inriktning\s+mot|(?:in)?riktat\s+mot)\s+",
    re.IGNORECASE,
)
_MEANT = re.compile(
    rf"{TRACK}\s+(?:inom|med|mot|för|i)\s+(?:just\s+)?(?:dessa|de\s+(?:nämnda|ovanstående|ovan)|ovanstående|sådana|samtliga\s+dessa)\s+(?:\w+\s+){{0,2}}?"
    r"(?:inriktning|bransch|område|yrke|sektor)",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"(?:\binom|\bmot|\bär|:)\s+", re.IGNORECASE)
_LOOK_BACK = 4  # sentences in which "dessa branscher" may have been named


def spoken_tracks(sections: Sequence[Section]) -> Iterator[Candidate]:
    """Every mention of a track in sentences and items, in the document's order."""
    for path in paths(sections):
        around = heading_status(path)
        section_units = body_units(path[-1])
        in_chapter = about_tracks(path)
        for at, unit in enumerate(section_units):
            if unit.is_row:
                continue
            if "spår" not in unit.text.lower():
                yield from _subject(unit) if in_chapter else ()
                continue
            labelled = list(_labelled(unit, around))
            yield from labelled
            if not labelled:
                yield from _mentions(unit, around)
                yield from _meant(section_units, at)


def _subject(unit: Unit) -> Iterator[Candidate]:
    """ "Butik är avslutat.", "Lager och truck startar hösten 2023." where the heading says that tracks are meant."""
    subject = _SUBJECT.match(unit.text)
    status = status_of(unit.text[subject.end() :]) if subject else None
    if subject is None or status not in ("avslutat", "planerat"):
        return
    name = read_name(unit.text[: subject.end()])
    if name and name.industries and name.end == subject.end():
        yield Candidate(name.text, name.industries, name.places, status, unit, 0, len(unit.text), False, WEAK)


def _labelled(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    """A figure's text: the label "Spår" or "Jobbspår" repeated, each time before a name with a capital letter."""
    labels = list(_LABEL.finditer(unit.text))
    if len(labels) < 2:
        return
    status = status_of(unit.text[: labels[0].start()]) or around
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(unit.text)
        stop = _LABEL_END.search(unit.text, label.end(), following)
        ends = number + 1 == len(labels) or re.search(r"[.;:]", unit.text[label.end() : following])
        end = stop.start() if stop and (ends or stop.group().strip()) else following
        if name := read_name(unit.text[:end], label.end()):
            if len(name.text.split()) <= 8:
                span = (label.start(), end)
                yield Candidate(name.text, name.industries, name.places, status, unit, *span, True, LIKELY)


def _mentions(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    words = [(m.start(), m.end(), False) for m in TRACK_WORD.finditer(unit.text)]
    found = [(a, b, True) for a, b, _ in compounds(unit.text)]
    for start, end, is_compound in sorted(words + found):
        if is_claimed(unit.text, start):
            mention = Mention(unit, start, end, around)
            yield from _compound(mention) if is_compound else tracks_after(mention)
    for another in _ANOTHER.finditer(unit.text, words[0][1]) if words else ():
        status = status_before(unit.text, another.start()) or around
        yield from enumerated(Mention(unit, *another.span(), status), another.end(), True, True)


def _compound(mention: Mention) -> Iterator[Candidate]:
    """ "Industrispåret", "vård- och omsorgsspår": the word is the name."""
    affirmed, status = said(mention.text, mention.start, mention.end)
    if affirmed:
        written = " ".join(mention.text[mention.start : mention.end].split())
        places = place_after(mention.text, mention.end)
        name = Name(mention.start, mention.end, written[:1].upper() + written[1:], places)
        yield spoken(mention, name, status, mention.end, WEAK)


def _meant(section_units: Sequence[Unit], at: int) -> Iterator[Candidate]:
    """ "Jobbspår med dessa inriktningar": the lines of work that a sentence just before has named."""
    pointer = _MEANT.search(section_units[at].text)
    if pointer is None:
        return
    status = status_of(section_units[at].text)
    for unit in reversed(section_units[max(0, at - _LOOK_BACK) : at + 1]):
        end_of_search = pointer.start() if unit is section_units[at] else len(unit.text)
        for match in reversed(list(_ENUMERATED.finditer(unit.text, 0, end_of_search))):
            mention = Mention(unit, *match.span(), status)
            found = list(enumerated(mention, match.end(), False, False))
            if len(found) >= 2:
                yield from (replace(c, status=status, listed=True, confidence=WEAK) for c in found)
                return
