"""Lines below a heading on tracks that are set off alike: "Svets: sex platser", "5330 Kock – pågår", "Nya: Bygg"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agreement import TrackStatus
from domain.municipalities import by_name
from ingest.facts.confidence import LIKELY
from ingest.facts.tracks.names import Name, read_name, split_names
from ingest.facts.tracks.places import place_told
from ingest.facts.tracks.scope import Candidate
from ingest.facts.tracks.words import TRACK_WORD, status_of
from ingest.facts.units import Unit
from ingest.wording import has_finite_verb

# What a register puts before its names: a date, a code of occupations, an identity, a number and a dash, a rare bullet.
_CODE = re.compile(
    r"\s*(?:\d{4}-\d{2}-\d{2}|\d{4}(?=\s+[A-ZÅÄÖ])|[A-ZÅÄÖ]{1,4}[-–]?\d{1,3}|\d{1,2}(?=\s+[–—-]\s)|[¤>»+])\s*[.:)–—-]?\s+(?=\w)"
)
_MARK = re.compile(r"\s*(?:(?P<colon>:)|(?P<dash>\s[–—-]\s)|(?P<bracket>\()|(?P<comma>,)|(?P<end>\.?\s*$))")
_ENUMERATED = re.compile(r"\s*(?P<label>[^:.,]{2,40}):\s+(?P<names>\S[^:]*)$")
# "Pågående:", "Under framtagande:", "Vilande på grund av pandemin:"
_STATE = re.compile(
    r"(?:pågår|pågående|aktiva|öppna|befintliga|i\s+(?:gång|drift)|planera(?:s|de)|kommande|nya|under\s+(?:framtagande|utveckling|planering|uppbyggnad)|"
    r"på\s+gång|vilande|pausade|avslutade|nedlagda)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:utgick|utgått|utgår|struk(?:en|et|na)|stryks|avsl\.|upphör(?!\w)|avvecklas|avslutas)",
    re.IGNORECASE,
)
_MOST_WORDS = 5  # of a name that its siblings alone make a name
_PARTS = re.compile(r"[.,;:–—(]\s*")


@dataclass(frozen=True)
class _Line:
    unit: Unit
    name: Name
    mark: str  # how the name is set off from the rest; "code" where something stands before it
    said: str  # the rest of the paragraph


def tracks_in_lines(section_units: Sequence[Unit], status: TrackStatus | None) -> list[Candidate]:
    """The names in the lines below a heading on tracks.

    A name that is no known line of work counts where at least as many of its siblings are known and set off alike.
    """
    found = _enumerated(section_units, status)
    run: list[_Line] = []
    for block in dict.fromkeys(unit.block for unit in section_units):
        line = _line([unit for unit in section_units if unit.block == block])
        if line is None or run and line.mark != run[-1].mark:
            found += _tracks(run, status)
            run = []
        run += [line] if line else []
    return found + _tracks(run, status)


def _line(block_units: Sequence[Unit]) -> _Line | None:
    first, *rest = block_units
    if first.is_row or TRACK_WORD.search(first.text[:20]):
        return None
    code = _CODE.match(first.text)
    if first.kind != "paragraph" and code is None:
        return None
    name = read_name(first.text, code.end() if code else first.body)
    mark = _MARK.match(first.text, name.end) if name else None
    if name is None or mark is None or not first.text[name.start].isupper() and first.text[0] not in "¤>»+":
        return None
    alone = mark.lastgroup in ("end", "comma")
    if alone and not rest and code is None or len(name.text.split()) > _MOST_WORDS:
        return None
    said = " ".join([first.text[name.end :], *(unit.text for unit in rest)])
    return _Line(first, name, "code" if code else mark.lastgroup or "", said)


def _tracks(run: Sequence[_Line], status: TrackStatus | None) -> list[Candidate]:
    """The lines of a run as tracks; none unless two at least and half of them name a known line of work."""
    known = [line for line in run if line.name.industries]
    if len(known) < 2 or 2 * len(known) < len(run):
        return []
    return [_candidate(line, status) for line in run]


def _candidate(line: _Line, status: TrackStatus | None) -> Candidate:
    name, unit = line.name, line.unit
    told = (p for part in _PARTS.split(line.said) if (p := place_told(part)))
    places = name.places or next(told, ())
    said = "avslutat" if _GONE.search(line.said) else status_of(line.said) or name.status or status
    return Candidate(name.text, name.industries, places, said, unit, unit.body, len(unit.text), True, LIKELY)


def _enumerated(section_units: Sequence[Unit], status: TrackStatus | None) -> list[Candidate]:
    """Names after a municipality or a state: "Sala: Kök, Svets", "Under framtagande: Bygg"."""
    found: list[Candidate] = []
    for unit in section_units:
        told = _ENUMERATED.match(unit.text) if not unit.is_row else None
        if told is None or TRACK_WORD.search(told["label"]):
            continue
        place = by_name(told["label"].strip().removesuffix(" kommun"))
        if place is None and not _STATE.match(told["label"]):
            continue
        parts = split_names(unit.text, told.start("names"), len(unit.text.rstrip(" .")))
        names = [read_name(unit.text[:b], a) for a, b in parts if not has_finite_verb(unit.text[a:b])]
        known = [n for n in names if n is not None and n.industries]
        if not known or 2 * len(known) < len(names):
            continue
        for name in (n for n in names if n is not None and len(n.text.split()) <= _MOST_WORDS):
            there = name.places or ((place.name,) if place else ())
            said = name.status or status_of(told["label"]) or status
            span = unit.body, len(unit.text)
            found.append(Candidate(name.text, name.industries, there, said, unit, *span, True, LIKELY))
    return found
