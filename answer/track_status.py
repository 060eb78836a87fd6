"""A document's tracks as they stand: those whose own text says that they have not begun are planned."""

import re
from dataclasses import replace

from answer.citations import sentence_around
from domain.agreement import Agreement, Track
from domain.text import fold

_TO_COME = re.compile(
    r"\btillkommer\b|\b(?:inte|ej) (?:\w+ )?(?:i ?gång|startat|påbörjat|påbörjats|kommit i ?gång)\b"
    r"|\bstart(?:en|as|ar)? (?:är )?(?:beräkna|planera|tänkt|preliminär)\w*"
    r"|\b(?:planeras|beräknas|avses|väntas|ska) (?:att )?(?:starta|startas|börja|påbörjas)\b"
    r"|\b(?:planeras|beräknas|väntas|ska) (?:att )?(?:dras? i ?gång|komma i ?gång)\b"
    r"|\bstartar (?:tidigast|preliminärt)\b"
)


def tracks_of(agreement: Agreement) -> tuple[Track, ...]:
    """The tracks with their status as the words about them tell it."""
    return tuple(
        replace(t, status="planerat") if t.status == "finns" and _to_come(agreement, t) else t
        for t in agreement.facts.tracks
    )


def _to_come(agreement: Agreement, track: Track) -> bool:
    """A section of the track's own is read whole, elsewhere the sentence that names it."""
    section = agreement.section(track.span.section)
    if section.heading and fold(track.name) in fold(section.heading):
        said = section.text[section.body_start :]
    else:
        start, end = sentence_around(section, track.span.start, track.span.end)
        said = section.text[start:end]
    return _TO_COME.search(fold(" ".join(said.split()))) is not None
