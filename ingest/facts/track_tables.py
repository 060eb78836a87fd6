"""Tracks that stand in tables, also in those whose columns have run together into lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from domain.municipalities import by_name
from ingest.facts.confidence import LIKELY
from ingest.facts.naming import named
from ingest.facts.track_names import place_in, read_name, split_names
from ingest.facts.track_scope import SHARED_HEADING, Candidate, heading_status
from ingest.facts.track_words import RESTS, TRACK_WORD, status_of, status_of_cell
from ingest.facts.units import Unit, body_units
from ingest.wording import has_finite_verb

_NAME_COLUMN = re.compile(
    r"^(?!antal|andel|personer|deltagare|platser)(?:(?!(?:till|per|för|i|som|ett)\b)[\w-]+\s+){0,2}"
    r"(?:(?:lokala?\s+)?(?:jobb|yrkes|bransch|kompetens|utbildnings|språk)?spår(?:et|en|ets|ens)?s?)(?:\s+namn)?$",
    re.IGNORECASE,
)
_OTHER_NAME_COLUMN = re.compile(
    r"^(?:namn|inriktning|yrkesinriktning|yrkesområde|bransch|yrke(?:sroll)?|område|benämning)", re.IGNORECASE
)
# In a table with a column of either kind, the line of work is the name and the wider field is not.
_OCCUPATION_COLUMN = re.compile(
    r"^(?:yrke|yrkesroll|yrkesinriktning|inriktning|benämning|namn)\b", re.IGNORECASE
)
_REMARK_COLUMN = re.compile(
    r"^(?:kommentar|anm(?:\.|ärkning|ärkningar)?|notering|övrigt|slut|t\.?\s?o\.?\s?m|period)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"^\W*(?:(?:har\s+)?upphör\w*|avslut(?:as|ad|at|ades|ats)|avveckl(?:as|ad|at|ades)|nedlag\w+|lades\s+ner?d?|vilande|vilar|pausa[dt]|utgår|utgått|utgick|struk(?:en|et))\b",
    re.IGNORECASE,
)
_PLACE_COLUMN = re.compile(
    r"^(?:ort|orter|plats|kommun|kommuner|var|placering|lokalisering|kommun/ort|ort/kommun|(?:studie|utbildnings|kurs)ort|"
    r"(?:be)?driv(?:s|er)|genomförs|ges|hålls|anordnas|finns|förlagt|förläggs|värdkommun|hemort)\b",
    re.IGNORECASE,
)
_STATUS_COLUMN = re.compile(r"^(?:status|läge|nuläge|fas|skede)\b", re.IGNORECASE)
_FIELD_COLUMN = re.compile(
    r"^(?:bransch|branscher|yrkesområde|sektor|näringsgren|inriktning)\b", re.IGNORECASE
)
_NEED_HEADING = re.compile(r"behov|prognos|efterfråga|rekryter", re.IGNORECASE)
_NEED_COLUMN = re.compile(
    r"behov|rekryter|brist|pension|efterfråg|antal\s+anställda|sökande|kort\s+sikt", re.IGNORECASE
)
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
    + r"|(?:ort|plats|kommun|status|läge|bransch|yrkesområde|inriktning|start|startdatum|platser|antal\b.*|"
    r"längd|omfattning|målgrupp|innehåll|arbetsgivare|kontakt\w*|ansvarig\w*|syfte|mål|förkunskap\w*|period|utbildning|praktik|"
    r"anställning|beskrivning)\s*:?$",
    re.IGNORECASE,
)
_LONGEST_LINE = 160  # characters of a table row that became a line


def tracks_in_rows(path: Sequence[Section]) -> Iterator[Candidate]:
    """The rows of the last section of `path` that are tracks, in order."""
    section_units = body_units(path[-1])
    described = list(_described_track(section_units, heading_status(path)))
    if described:
        yield from described
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
        texts = [unit.text[a:b].strip() for a, b in unit.cells()]
        if not _names_tracks(columns) or _names_tracks(texts):
            head = next((c for c in (unit.block.columns, tuple(texts)) if _names_tracks(c)), ())
            columns = head or unit.block.columns or columns or tuple(texts)
        if _is_header(texts, columns):
            continue
        context = " ".join(s.heading or "" for s in path[-2:]) + " " + _before_table(section_units, at)
        yield from _from_row(unit, columns, context, heading_status(path))


def _described_track(section_units: Sequence[Unit], status: TrackStatus | None) -> Iterator[Candidate]:
    """A table of two columns that describes one track: "Jobbspårets namn | Lokalvård", "Ort | Mora"."""
    rows = [u for u in section_units if u.is_row and len(u.cells()) == 2]
    keys = [u.text[slice(*u.cells()[0])].strip(" :*") for u in rows]
    if sum(bool(_KEY.match(key)) for key in keys) < max(2, 0.6 * len(rows)):
        return
    values = {key.lower(): u.text[slice(*u.cells()[1])] for key, u in zip(keys, rows, strict=True)}
    for key, unit in zip(keys, rows, strict=True):
        name = read_name(unit.text, unit.cells()[1][0]) if _NAME_KEY.match(key) else None
        if name is None:
            continue
        places = name.places or next((place_in(v) for k, v in values.items() if _PLACE_COLUMN.match(k)), ())
        said = next((status_of_cell(v) for k, v in values.items() if _STATUS_COLUMN.match(k)), None)
        field = next((industries_of(v) for k, v in values.items() if _FIELD_COLUMN.match(k)), ())
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


def _names_tracks(columns: Sequence[str]) -> bool:
    """Is one of the columns "Spår"? Then it is the table's head, whatever row the layout takes for it."""
    return any(_NAME_COLUMN.search(column.strip(" *:")) for column in columns)


def _is_header(texts: Sequence[str], columns: Sequence[str]) -> bool:
    return len(texts) == len(columns) and all(t in c for t, c in zip(texts, columns, strict=True))


def _before_table(section_units: Sequence[Unit], at: int) -> str:
    while at and section_units[at].is_row:
        at -= 1
    return section_units[at].text if not section_units[at].is_row else ""


def _from_row(
    unit: Unit, columns: Sequence[str], context: str, status: TrackStatus | None
) -> Iterator[Candidate]:
    cells = unit.cells()
    roles = _roles(columns, context)
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


def _roles(columns: Sequence[str], context: str) -> dict[str, int]:
    """Which column holds what; without a column of names the table is not one of tracks."""
    roles: dict[str, int] = {}
    for index, column in enumerate(columns):
        column = column.strip(" *:")
        if _NAME_COLUMN.search(column):
            roles.setdefault("name", index)
        elif _STATUS_COLUMN.match(column):
            roles.setdefault("status", index)
        elif _REMARK_COLUMN.match(column):
            roles.setdefault("remark", index)
        elif _PLACE_COLUMN.match(column):
            roles.setdefault("place", index)
        elif _FIELD_COLUMN.match(column):
            roles.setdefault("field", index)
    about_tracks = TRACK_WORD.search(context) and not SHARED_HEADING.search(context)
    if "name" not in roles and about_tracks and not any(_NEED_COLUMN.search(c) for c in columns):
        heads = [column.strip(" *:") for column in columns]
        by_kind = (
            i
            for kind in (_OCCUPATION_COLUMN, _OTHER_NAME_COLUMN)
            for i, h in enumerate(heads)
            if kind.match(h)
        )
        if (first := next(by_kind, None)) is not None:
            roles["name"] = first
    if roles.get("field") == roles.get("name"):
        roles.pop("field", None)
    return roles
