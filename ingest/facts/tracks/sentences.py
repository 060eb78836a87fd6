"""Tracks that sentences speak of: each phrase that may be a name is taken by the sum of what speaks for and against it.

Where phrases stand is found in `mentions`, the signs in `signs`, and their weights are data.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from domain.agreement import Section, TrackStatus
from ingest.facts.confidence import LIKELY, WEAK
from ingest.facts.tracks.claims import said
from ingest.facts.tracks.forms import joined_names
from ingest.facts.tracks.mentions import Mention, mentions_in
from ingest.facts.tracks.names import places_beside, read_name
from ingest.facts.tracks.places import place_after
from ingest.facts.tracks.scope import Candidate, heading_status
from ingest.facts.tracks.signs import NEAR, settings, signs_of, since_announced
from ingest.facts.tracks.words import evidence, status_of
from ingest.facts.units import Unit, body_units, paths, units

_WHOLE_SENTENCE = 260  # characters: a longer sentence is quoted from the track's enumeration on
_SURE_BY = 1.5  # so much more than needed makes a track likely
# A figure's text: "Modul 3 Spår Industri Spår Restaurang".
_LABEL = re.compile(
    r"(?<!\w)(?:Jobb|Yrkes|Bransch)?(?:Spår|(?<=[bsh])spår|SPÅR)\s+(?:\d{1,2}[a-z]?\s*[:.–—-]?\s*)?(?=[A-ZÅÄÖ])"
)
_LABEL_END = re.compile(r"(?<!\boch)(?<!&)(?<!-)\s+(?=[A-ZÅÄÖ])|[.:;(]")


@dataclass(frozen=True)
class Scored:
    """A phrase with the signs that hold for it; `around` is the status that the headings give."""

    mention: Mention
    signs: frozenset[str]
    around: TrackStatus | None

    @property
    def score(self) -> float:
        """The sum of the signs' weights, less what is needed: a track from 0 on."""
        weights = {**evidence("sentence"), **evidence("certain")}
        return float(sum(weights.get(sign, 0.0) for sign in self.signs) - weights["needed"])


def spoken_tracks(sections: Sequence[Section], own: Collection[str]) -> Iterator[Candidate]:
    """Every track that sentences and items speak of, in order; `own` are the sections that are one track each."""
    for path in paths(sections):
        for unit in body_units(path[-1]):
            yield from _labelled(unit, heading_status(path))
    for scored in scored_mentions(sections, own):
        if scored.score >= 0:
            yield _candidate(scored)


def scored_mentions(sections: Sequence[Section], own: Collection[str]) -> Iterator[Scored]:
    """Every phrase of running text that may be a track's name, with its signs.

    A section where neither the text nor a heading has the word names none.
    """
    for path in paths(sections):
        if not any("spår" in said.lower() for said in (path[-1].text, *(s.heading or "" for s in path))):
            continue
        own_heading = path[-1].id in own  # then its track is known
        section_units = [
            u for u in units(path[-1]) if not u.is_row and not (own_heading and u.kind == "heading")
        ]
        found = list(_with_mentions(section_units))
        around = heading_status(path)
        for (_, mentions), setting in zip(found, settings(path, found, own_heading), strict=True):
            status = status_of(setting.pointed_back) or around
            yield from (Scored(m, frozenset(signs_of(m, setting)), status) for m in mentions)


def _with_mentions(section_units: Sequence[Unit]) -> Iterator[tuple[Unit, list[Mention]]]:
    """Each unit with its phrases; a figure's text has none, see `_labelled`."""
    texts = ["", *(unit.text for unit in section_units[:-1])]
    for unit, before, since in zip(section_units, texts, since_announced(section_units), strict=False):
        joined = joined_names(unit, before, since < NEAR)
        yield unit, mentions_in(unit, joined) if len(_labels(unit)) < 2 else []


def _candidate(scored: Scored) -> Candidate:
    """The track; its words are the sentence, or from the enumeration on in a long one."""
    mention, name, joined = scored.mention, scored.mention.name, scored.mention.joined
    text = mention.text
    status = joined.name.status if joined else said(text, mention.track_word, name.end)[1]
    whole = len(text) <= _WHOLE_SENTENCE
    start, end = (0, len(text)) if whole else (min(mention.lead, mention.track_word), name.end)
    industries = (joined.industries if joined else ()) or name.industries
    places = (joined.name.places if joined else ()) or _places(mention)
    confidence = LIKELY if scored.score >= _SURE_BY else WEAK
    listed = "pointed_back" in scored.signs
    status = scored.around if listed else status or scored.around
    return Candidate(name.text, industries, places, status, mention.unit, start, end, listed, confidence)


def _places(mention: Mention) -> tuple[str, ...]:
    """The municipalities beside the name."""
    text, name = mention.text, mention.name
    single = mention.is_proper and mention.size == 1
    return place_after(text, name.end) or (places_beside(text, name.start, name.end) if single else ())


def _labels(unit: Unit) -> list[re.Match[str]]:
    return list(_LABEL.finditer(unit.text))


def _labelled(unit: Unit, around: TrackStatus | None) -> Iterator[Candidate]:
    """A figure's text: the label "Spår" or "Jobbspår" repeated, each time before a name with a capital letter."""
    labels = _labels(unit)
    if len(labels) < 2 or unit.is_row:
        return
    status = status_of(unit.text[: labels[0].start()]) or around
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(unit.text)
        stop = _LABEL_END.search(unit.text, label.end(), following)
        ends = number + 1 == len(labels) or re.search(r"[.;:]", unit.text[label.end() : following])
        end = stop.start() if stop and (ends or stop.group().strip()) else following
        if (name := read_name(unit.text[:end], label.end())) and len(name.text.split()) <= 8:
            span = (label.start(), end)
            yield Candidate(name.text, name.industries, name.places, status, unit, *span, True, LIKELY)
