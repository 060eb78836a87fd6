"""Tracks that stand in tables, also in those whose columns have run together into lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from domain.municipalities import by_name
from ingest.facts.confidence import LIKELY
from ingest.facts.naming import named
from ingest.facts.tracks.columns import (
    FIELD_COLUMN,
    PLACE_COLUMN,
    STATUS_COLUMN,
    heads_tracks,
    names_tracks,
    roles_of,
)
from ingest.facts.tracks.names import place_in, read_name, split_names
from ingest.facts.tracks.scope import SHARED_HEADING, Candidate, heading_status
from ingest.facts.tracks.words import RESTS, TRACK_WORD, status_of, status_of_cell
from ingest.facts.units import Unit, body_units
from ingest.wording import has_finite_verb

_ENDED = re.compile(
    r"^\W*(?:(?:har\s+)?upphör\w*|avslut(?:as|ad|at|ades|ats)|avveckl(?:as|ad|at|ades)|nedlag\w+|lades\s+ner?d?|vilande|vilar|pausa[dt]|inställ\w+|(?:tillfälligt\s+)?stäng\w+|slopa\w+|uppehåll|lades\s+på\s+is|lagd\s+på\s+is|utgår|utgått|utgick|struk(?:en|et))\b",
    re.IGNORECASE,
)
_NEED_HEADING = re.compile(r"behov|prognos|efterfråga|rekryter", re.IGNORECASE)
_ONLY_LABEL = re.compile(
    r"(?:(?:jobb|yrkes|bransch)?spår(?:et)?\s*)?(?:nr\.?\s*)?(?:\d{1,2}|[A-ZÅÄÖ]|[IVX]{1,4})\.?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^(?:totalt?|summa|samtliga|alla(?:\s+spår)?|[-–—]|övriga?)$", re.IGNORECASE)
_COLUMN_WORDS = re.compile(
    r"(?:lokalt\s+)?(?:jobb|yrkes|bransch)?spår\s+(?:(?:antal|start|startar|slut|platser|deltagare|arbetsgivare|ort|kommun|status|läge|bransch|"
    r"längd|ansvarig|inriktning|period|omfattning|målgrupp|veckor|startdatum|utbildning|kontakt|innehåll|plats|var|och)\s*){2,8}",
    re.IGNORECASE,
)
_FLAT_NAME = re.compile(
    r"^(?:(?:Nr|Nummer|Kommun|Ort)\.?\s+)?(?:jobb|yrkes|bransch)?sp[åa]r\s+[A-ZÅÄÖ]", re.IGNORECASE
)
_TICK = re.compile(r"x|ja|•|●|✓|✔|√|\*", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"\s*\d{1,2}[.):]?\s+(?=[A-ZÅÄÖ])")
_VALUE = re.compile(
    r"(?<!steg)(?<!nivå)\s+(?=\d|[-–—](?=\s)|(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s+\d|(?:våren|hösten|vår|höst|löpande|pågår|pågående|planer\w*|"
    r"avslut\w*|startar|ja|nej|klar|aktiv\w*|under\s|ej\s)(?!\w)|under\s)",
    re.IGNORECASE,
)
_NAME_KEY = re.compile(
    r"(?:namn\s+på\s+)?(?:lokalt\s+)?(?:jobb|yrkes|bransch)?spår(?:et|ets)?(?:\s+(?:namn|benämning))?\s*:?$",
    re.IGNORECASE,
)
_KEY = re.compile(
    _NAME_KEY.pattern
    + r"|(?:ort|plats|kommun|status|läge|bransch|yrkesområde|inriktning|yrkesroll|start|startdatum|platser|antal\b.*|"
    r"längd|omfattning|målgrupp|innehåll|(?:\w+\s+)?arbetsgivare|kontakt\w*|ansvarig\w*|syfte|mål|förkunskap\w*|period|utbildning|praktik|"
    r"anställning|beskrivning)\s*:?$",
    re.IGNORECASE,
)
_LONGEST_LINE = 160  # characters of a table row that became a line


def tracks_in_rows(path: Sequence[Section]) -> Iterator[Candidate]:
    """The rows of the last section of `path` that are tracks, in order."""
    section_units = body_units(path[-1])
    if _describes_one(section_units):
        yield from _described_track(section_units, heading_status(path))
        return
    if _NEED_HEADING.search(path[-1].heading or "") and not TRACK_WORD.search(path[-1].heading or ""):
        return  # a forecast of whom employers will need, also when it stands in a chapter on tracks
    columns: tuple[str, ...] = ()
    flat = False
    for at, unit in enumerate(section_units):
        if not unit.is_row:
            columns = ()
            flat = _from_line(unit, flat) is not None or _is_flat_head(unit)
            if flat and (found := _from_line(unit, flat)) is not None:
                yield from found
            continue
        texts = _texts(unit)
        if not names_tracks(columns) or heads_tracks(texts):
            head = next((c for c in (unit.block.columns, tuple(texts)) if heads_tracks(c)), ())
            columns = head or unit.block.columns or columns or tuple(texts)
        if not _is_header(texts, columns) and not _goes_on(unit, columns):
            rows, around = _table(section_units, at)
            said = " ".join([*(s.heading or "" for s in path[-2:]), *around, *(row[0] for row in rows)])
            is_of_tracks = bool(TRACK_WORD.search(said)) and not SHARED_HEADING.search(said)
            yield from _from_row(unit, columns, roles_of(columns, rows, is_of_tracks), heading_status(path))


def _texts(unit: Unit) -> list[str]:
    return [unit.text[a:b].strip() for a, b in unit.cells()]


def _table(section_units: Sequence[Unit], at: int) -> tuple[list[list[str]], list[str]]:
    """The rows of the table that the row at `at` is of, without its head, and the sentences before and after it."""
    first = last = at
    while first and section_units[first - 1].is_row:
        first -= 1
    while last + 1 < len(section_units) and section_units[last + 1].is_row:
        last += 1
    rows = [
        texts
        for unit in section_units[first : last + 1]
        if not _is_header(texts := _texts(unit), unit.block.columns)
    ]
    beside = [section_units[n] for n in (first - 1, last + 1) if 0 <= n < len(section_units)]
    return rows, [unit.text for unit in beside]


def _goes_on(unit: Unit, columns: Sequence[str]) -> bool:
    """Is it the rest of the row above, whose first cell is empty?"""
    return unit.section.text[unit.block.start : unit.start].endswith("\t") and bool(columns and columns[0])


def _describes_one(section_units: Sequence[Unit]) -> bool:
    """Whether its rows say one thing each of one track: "Längd | 38 veckor", "Ort | Mora"."""
    rows = _pairs(section_units)
    return sum(bool(_KEY.match(_key(unit))) for unit in rows) >= max(2, 0.6 * len(rows))


def _pairs(section_units: Sequence[Unit]) -> list[Unit]:
    return [u for u in section_units if u.is_row and len(u.cells()) == 2]


def _key(unit: Unit) -> str:
    return unit.text[slice(*unit.cells()[0])].strip(" :*")


def _described_track(section_units: Sequence[Unit], status: TrackStatus | None) -> Iterator[Candidate]:
    """The track that such a table names: "Jobbspårets namn | Lokalvård"; none where only the heading names it."""
    rows = _pairs(section_units)
    keys = [_key(unit) for unit in rows]
    values = {key.lower(): u.text[slice(*u.cells()[1])] for key, u in zip(keys, rows, strict=True)}
    for key, unit in zip(keys, rows, strict=True):
        name = read_name(unit.text, unit.cells()[1][0]) if _NAME_KEY.match(key) else None
        if name is None:
            continue
        places = name.places or next((place_in(v) for k, v in values.items() if PLACE_COLUMN.match(k)), ())
        said = next((status_of_cell(v) for k, v in values.items() if STATUS_COLUMN.match(k)), None)
        field = next((industries_of(v) for k, v in values.items() if FIELD_COLUMN.match(k)), ())
        industries = name.industries or field
        yield Candidate(name.text, industries, places, said or status, unit, 0, len(unit.text), True)


def _from_line(unit: Unit, below_columns: bool) -> list[Candidate] | None:
    """A row that became a line, below a line of column names: the name ends where a number, date or status begins."""
    if not below_columns or len(unit.text) > _LONGEST_LINE or unit.text.rstrip().endswith("."):
        return None
    row = _ROW_NUMBER.match(unit.text)
    start = row.end() if row else 0
    places = [n.start for n in named(unit.text) if n.certain and n.start > start]
    value = _VALUE.search(unit.text, start)
    cut = min([*places, *([value.start()] if value else [])], default=None)
    if cut is None:
        return None
    name = read_name(unit.text[:cut], start)
    if name is None or _TOTAL.match(name.text):
        return []
    place = tuple(n.municipality.name for n in named(unit.text) if n.start == cut)[:1]
    status = status_of(unit.text[cut:])
    if re.search(r"\bnedlag[td]|\bavsl\w*", unit.text[cut:], re.IGNORECASE):
        status = "avslutat"
    return [Candidate(name.text, name.industries, place, status, unit, 0, len(unit.text), True, LIKELY)]


def _is_flat_head(unit: Unit) -> bool:
    """A line of column names: known ones, or "Spår" among short words that open with a capital letter."""
    if _COLUMN_WORDS.fullmatch(unit.text.strip() + " "):
        return True
    line = unit.section.text[unit.block.start : unit.block.end].strip()
    words = re.findall(r"[^\W\d_]{2,}", line)
    heads = [word for word in words if word[0].isupper()]
    short = len(line) <= _LONGEST_LINE and not line.endswith((".", ":", ",")) and ":" not in line
    return (
        short
        and _FLAT_NAME.search(line) is not None
        and len(heads) >= max(3, len(words) - len(heads))
        and not has_finite_verb(line)
    )


def _is_header(texts: Sequence[str], columns: Sequence[str]) -> bool:
    heads = [column for column in columns if column] if len(texts) < len(columns) else columns
    return len(texts) == len(heads) and all(t in c for t, c in zip(texts, heads, strict=True))


def _from_row(
    unit: Unit, columns: Sequence[str], roles: Mapping[str, int], status: TrackStatus | None
) -> Iterator[Candidate]:
    cells = unit.cells()
    if "name" not in roles or roles["name"] >= len(cells):
        return
    text = {role: unit.text[slice(*cells[i])] for role, i in roles.items() if i < len(cells)}
    if _TOTAL.match(text["name"].strip()):
        return
    places = place_in(text.get("place", "")) or _ticked(columns, [unit.text[a:b] for a, b in cells])
    said = _status_in(text, (unit.text[a:b] for n, (a, b) in enumerate(cells) if n != roles["name"]))
    start, end = cells[roles["name"]]
    parts = split_names(unit.text, start, end)
    fields = [set(industries_of(unit.text[a:b])) for a, b in parts]
    apart = all(fields) and not any(a & b for a, b in combinations(fields, 2))  # "livsmedel, potatis" is one
    several = len(parts) > 1 and apart and "," in unit.text[start:end]
    for a, b in parts if several else [(start, end)]:
        name = read_name(unit.text[:b], a, surely="field" in roles)
        if (name is None or _ONLY_LABEL.fullmatch(unit.text[a:b].strip())) and "field" in roles:
            name = read_name(text.get("field", ""))  # "Spår A | Vård": the field is the name
        if name is None:
            continue
        industries = name.industries or industries_of(text.get("field", ""))
        yield Candidate(
            name.text,
            industries,
            name.places or places,
            said or name.status or status,
            unit,
            0,
            len(unit.text),
            True,
        )


def _ticked(columns: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The municipalities whose own columns are ticked: "x" below "Sala"."""
    own = [by_name(column.strip().removesuffix(" kommun")) for column in columns]
    return tuple(m.name for m, t in zip(own, texts, strict=False) if m and _TICK.fullmatch(t.strip()))


def _status_in(text: Mapping[str, str], cells: Iterable[str]) -> TrackStatus | None:
    """What a row's cell of status says, or that any other cell begins by saying that the track has ended."""
    if any(_ENDED.match(cell) and not RESTS.search(cell) for cell in cells):
        return "avslutat"
    return status_of_cell(text.get("status", ""))
