"""Tracks that are set out one by one: in lists, tables and headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agreement import Section, TrackStatus
from domain.industries import industries_of
from ingest.facts.track_names import Name, compounds, place_in, read_name, split_names
from ingest.facts.track_words import OTHER_LISTS, TRACK, TRACK_FIELDS, TRACK_WORD, status_of
from ingest.facts.units import Unit, body_units, paths, units

_FOLLOWING = re.compile(
    rf"\bföljande\s+(?:\w+\s+){{0,3}}{TRACK}|{TRACK}[^.:]{{0,120}}\b(?:följande|nedan\w*)\b|\bnedan\w*\b[^.]{{0,100}}{TRACK}"
    rf"|\bdessa\s+(?:\w+\s+)?{TRACK}",
    re.IGNORECASE,
)
_FOLLOWING_OTHER = re.compile(r"\bföljande\s+(?:\w+\s+){0,2}?(?P<noun>\w+)\s*(?:[:.]|$)", re.IGNORECASE)
_COLON = re.compile(rf"{TRACK}[^.:]{{0,90}}:\s*$", re.IGNORECASE)
_OBLIGATION = re.compile(
    r"\b(?:ska|skall|bör)\b(?!\s+(?:\w+\s+){0,3}?(?:start|påbörj|erbjud|finn|inled|utveckl|driv|genomför|prioriter|vara\s+igång|tas\s+fram|ta\s+fram))",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    rf"\bi\s+(?:\w+\s+){{0,2}}?{TRACK}\s+ingår|{TRACK}\s+(?:\w+\s+)?(?:innehåller|innehålla|består\s+av|bygger\s+på|syftar)",
    re.IGNORECASE,
)
_TRACK_HEADING = re.compile(
    rf"^(?:[^\W\d_]+\s+){{0,4}}{TRACK}(?!\s*(?:s|ens)?\s+(?:mål|innehåll|syfte|process|organisation))",
    re.IGNORECASE,
)
_SHARED_HEADING = re.compile(rf"\b(?:och|samt)\s+(?:\w+\s+)?{TRACK}|kompetensförsörjning", re.IGNORECASE)
_LABELLED = re.compile(
    r"^[\s*_#]*(?:lokalt\s+)?(?:jobb|yrkes|bransch)?spår(?:et)?\s*(?:nr\.?\s*)?(?:\d{1,2}[a-z]?|[A-H])?\s*(?:[:–—-]|(?=[A-ZÅÄÖ]))\s*[\"”*_]*(?=\w)",
    re.IGNORECASE,
)
_LABELLED_NUMBER = re.compile(
    r"^[\s*_#]*(?:jobb|yrkes|bransch)?spår(?:et)?\s+(?:nr\.?\s*)?\d{1,2}[a-z]?\s*[.:–—-]?\s+(?=[A-ZÅÄÖ])",
    re.IGNORECASE,
)
_NAMED_HEADING = re.compile(
    r"^[\s*_#]*(?:lokalt\s+)?(?:jobb|yrkes|bransch)spår(?:et)?\s+(?:inom|mot|för)\s+", re.IGNORECASE
)
_NAME_COLUMN = re.compile(
    r"(?<!antal )\b(?:(?:lokala?\s+)?(?:jobb|yrkes|bransch)?spår(?:et|en|ets|ens)?s?)(?:\s+namn)?$",
    re.IGNORECASE,
)
_OTHER_NAME_COLUMN = re.compile(
    r"^(?:namn|inriktning|yrkesinriktning|yrkesområde|bransch|yrke|område|benämning)", re.IGNORECASE
)
_PLACE_COLUMN = re.compile(
    r"^(?:ort|orter|plats|kommun|kommuner|var|placering|drivs\s+i|genomförs\s+i|lokalisering|kommun/ort|ort/kommun|studieort)\b",
    re.IGNORECASE,
)
_STATUS_COLUMN = re.compile(r"^(?:status|läge|nuläge|fas|skede)\b", re.IGNORECASE)
_FIELD_COLUMN = re.compile(
    r"^(?:bransch|branscher|yrkesområde|sektor|näringsgren|inriktning)\b", re.IGNORECASE
)
_NEED_COLUMN = re.compile(
    r"behov|rekryter|förkunskap|brist|pension|efterfråg|antal\s+anställda|sökande|kort\s+sikt", re.IGNORECASE
)
_TOTAL = re.compile(r"^(?:totalt?|summa|samtliga|alla(?:\s+spår)?|[-–—]|övriga?)$", re.IGNORECASE)
_SHORT = 110  # characters: a paragraph this short may be a list item that lost its bullet
_SPAWN_SECTIONS = re.compile(
    r"insats|analys|behov|kartlägg|uppfölj|mål|urval|rekryter|organis|ansvar|process|finans|kompetens|syfte|innehåll|samverk|bakgrund|"
    r"arbetsgivar|deltag|resurs|resultat|kontakt|generell|gemensam|allmän|inledning|åtagande|beskrivning|utveckling|planering|budget|roll",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidate:
    """A track as one place in the document sets it out; the same track may be set out several times."""

    name: str
    industries: tuple[str, ...]
    places: tuple[str, ...]
    status: TrackStatus | None
    unit: Unit
    start: int
    end: int
    listed: bool  # set out in a list, table or heading, not only spoken of
    confidence: float = 0.95


def listed_tracks(sections: Sequence[Section]) -> Iterator[Candidate]:
    """Every list item, table row and heading that is a track, in the document's order."""
    for path in paths(sections):
        yield from _from_heading(path)
        yield from _from_rows(path)
        yield from _from_items(path)


def heading_status(path: Sequence[Section]) -> TrackStatus | None:
    """What the headings say of the tracks below them: "Pågående spår", "Spår under planering"."""
    for section in reversed(path):
        if section.heading and TRACK_WORD.search(section.heading) and (status := status_of(section.heading)):
            return status
    return None


def _candidate(
    unit: Unit, name: Name, status: TrackStatus | None, end: int | None = None, confidence: float = 0.95
) -> Candidate:
    """A track whose span reaches to `end`, from the start of the item's words."""
    return Candidate(
        name.text, name.industries, name.places, name.status or status, unit, unit.body,
        len(unit.text) if end is None else end, True, confidence,
    )  # fmt: skip


# Lists


def _from_items(path: Sequence[Section]) -> Iterator[Candidate]:
    section, section_units = path[-1], body_units(path[-1])
    around = heading_status(path)
    skip_to = 0
    for at, unit in enumerate(section_units):
        if unit.kind == "row":
            continue
        if at >= skip_to and introduces(unit.text):
            found, skip_to = _items_after(section_units, at, status_of(unit.text) or around)
            yield from found
        elif at >= skip_to and _stands_for_itself(unit):
            name = read_name(unit.text, unit.body)
            if name and (name.industries or unit.kind == "item"):
                yield _candidate(unit, name, around)
    if skip_to == 0 and section.heading and _is_track_heading(section.heading):
        yield from _unannounced(section, section_units, around)


def introduces(text: str) -> bool:
    """Does the sentence announce a list of tracks? Not one of what a track holds or demands."""
    text = text.rstrip()
    if not TRACK_WORD.search(text) or len(text) > 400:
        return False
    if re.search(rf"\bföljande\s+(?:\w+\s+){{0,3}}{TRACK}", text, re.IGNORECASE):
        return text.endswith(":") or not text.endswith(".") or len(text) < 160
    other = _FOLLOWING_OTHER.search(text)
    if other and not TRACK_WORD.match(other["noun"]) and OTHER_LISTS.search(other["noun"]):
        return False
    if _CONTAINS.search(text) or _OBLIGATION.search(text):
        return False
    if (
        OTHER_LISTS.search(re.sub(r"\bsom\s.*?(?=\bär\b|$)", "", text))
        and not TRACK_FIELDS.search(text)
        and not _FOLLOWING.search(text)
    ):
        return False
    return bool(_COLON.search(text) or _FOLLOWING.search(text))


def _items_after(
    section_units: Sequence[Unit], at: int, status: TrackStatus | None
) -> tuple[list[Candidate], int]:
    """The items that the unit at `at` announces, and the index of the first unit that is none."""
    found: list[Candidate] = []
    for number in range(at + 1, len(section_units)):
        unit = section_units[number]
        lost_bullet = (
            unit.kind == "paragraph"
            and _alone(unit)
            and len(unit.text) < _SHORT
            and not unit.text.rstrip().endswith((".", ":"))
        )
        lost_bullet = lost_bullet and (section_units[at].text.rstrip().endswith(":") or bool(found))
        if unit.kind != "item" and not lost_bullet:
            return found, number
        if introduces(unit.text):
            return found, number
        name = read_name(unit.text, unit.body)
        if name and (unit.kind == "item" or name.industries or len(name.text.split()) <= 4):
            found.append(_candidate(unit, name, status))
    return found, len(section_units)


def _alone(unit: Unit) -> bool:
    return unit.start == unit.block.start and unit.end == unit.block.end


def _stands_for_itself(unit: Unit) -> bool:
    """An item or line that calls itself a track: "Jobbspår 2: Handel", "- Jobbspår inom vård"."""
    text = unit.text[unit.body :]
    if not _alone(unit) or len(text) > 300:
        return False
    label = _LABELLED.match(text)
    labelled = _LABELLED_NUMBER.match(text) or (label if label and ":" in label.group() else None)
    if unit.kind == "item":
        return bool(labelled or label or _NAMED_HEADING.match(text) or _whole_compound(text))
    return bool(labelled) and len(text) < _SHORT and not text.rstrip().endswith(".")


def _whole_compound(text: str) -> bool:
    """Does the text begin with a word such as "Vårdspår", and go on like an item does?"""
    return any(
        start == 0 and re.match(r"\s*(?:$|[(:,–—.-])", text[end:]) for start, end, _ in compounds(text)
    )


def _is_track_heading(heading: str) -> bool:
    return bool(_TRACK_HEADING.search(heading)) and not OTHER_LISTS.search(
        heading.replace("åtagande", "").replace("Åtagande", "")
    )


def _unannounced(
    section: Section, section_units: Sequence[Unit], status: TrackStatus | None
) -> Iterator[Candidate]:
    """Items directly below a heading of tracks, without an introduction of their own: each must name a line of work."""
    items = [(i, u) for i, u in enumerate(section_units) if u.kind == "item"]
    if not items or (items[0][0] and section_units[items[0][0] - 1].text.rstrip().endswith(":")):
        return
    names = [(u, read_name(u.text, u.body)) for _, u in items]
    fitting = [(u, n) for u, n in names if n and n.industries and len(n.text.split()) <= 6]
    if len(fitting) * 5 < len(items) * 4 or (
        _SHARED_HEADING.search(section.heading or "") and len(fitting) < len(items)
    ):
        return
    for unit, name in fitting:
        yield _candidate(unit, name, status, confidence=0.85)


# Tables


def _from_rows(path: Sequence[Section]) -> Iterator[Candidate]:
    section_units = body_units(path[-1])
    columns: tuple[str, ...] = ()
    for at, unit in enumerate(section_units):
        if unit.kind != "row":
            columns = ()
            continue
        texts = [unit.text[a:b].strip() for a, b in unit.cells()]
        if unit.block.columns:
            columns = unit.block.columns
        elif not columns:
            columns = tuple(texts)
        if _is_header(texts, columns):
            continue
        context = " ".join(s.heading or "" for s in path[-2:]) + " " + _before_table(section_units, at)
        yield from _from_row(unit, columns, context, heading_status(path))


def _is_header(texts: Sequence[str], columns: Sequence[str]) -> bool:
    return len(texts) == len(columns) and all(t in c for t, c in zip(texts, columns, strict=True))


def _before_table(section_units: Sequence[Unit], at: int) -> str:
    while at and section_units[at].kind == "row":
        at -= 1
    return section_units[at].text if section_units[at].kind != "row" else ""


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
    places = place_in(text.get("place", ""))
    said = _status_of_cell(text.get("status", ""))
    start, end = cells[roles["name"]]
    parts = split_names(unit.text, start, end)
    several = (
        len(parts) > 1
        and all(industries_of(unit.text[a:b]) for a, b in parts)
        and "," in unit.text[start:end]
    )
    for a, b in parts if several else [(start, end)]:
        name = read_name(unit.text[:b], a)
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


def _roles(columns: Sequence[str], context: str) -> dict[str, int]:
    """Which column holds what; without a column of names the table is not one of tracks."""
    roles: dict[str, int] = {}
    for index, column in enumerate(columns):
        column = column.strip(" *:")
        if _NAME_COLUMN.search(column):
            roles.setdefault("name", index)
        elif _STATUS_COLUMN.match(column):
            roles.setdefault("status", index)
        elif _PLACE_COLUMN.match(column):
            roles.setdefault("place", index)
        elif _FIELD_COLUMN.match(column):
            roles.setdefault("field", index)
    about_tracks = TRACK_WORD.search(context) and not _SHARED_HEADING.search(context)
    if "name" not in roles and about_tracks and not any(_NEED_COLUMN.search(c) for c in columns):
        for index, column in enumerate(columns):
            if _OTHER_NAME_COLUMN.match(column.strip(" *:")):
                roles["name"] = index
                break
    if roles.get("field") == roles.get("name"):
        roles.pop("field", None)
    return roles


def _status_of_cell(cell: str) -> TrackStatus | None:
    if re.match(r"\s*(?:ja|pågår|klar|start(?:at|ad)|aktiv|öppen)\b", cell, re.IGNORECASE):
        return "finns"
    if re.match(r"\s*(?:nej|ny|nytt|plan|idé|förslag|uppstart)", cell, re.IGNORECASE):
        return "planerat"
    return status_of(cell)


# Headings


def _from_heading(path: Sequence[Section]) -> Iterator[Candidate]:
    """A section about one track: "Spår: Kock", "Jobbspår 2 Handel", "Industri" below "Lokala jobbspår"."""
    section = path[-1]
    if section.heading is None:
        return
    unit = next((u for u in units(section) if u.kind == "heading"), None)
    if unit is None:
        return
    at = unit.text.find(section.heading)
    at = max(at, 0)
    heading = unit.text[at:]
    own = (
        _LABELLED_NUMBER.match(heading)
        or _NAMED_HEADING.match(heading)
        or (_LABELLED.match(heading) and _names_work(heading))
    )
    own = own or _whole_compound(heading)
    if own or _below_tracks(path, heading):
        name = read_name(unit.text, at)
        if name and (name.industries or _LABELLED_NUMBER.match(heading) or ":" in heading[:16]):
            status = name.status or _status_below(section) or heading_status(path)
            yield Candidate(name.text, name.industries, name.places, status, unit, at, len(unit.text), True)


def _names_work(heading: str) -> bool:
    """ "Jobbspår Lokalvård" and "Spår: Gruvnära service", but not "Jobbspår" or "Jobbspår i Mark"."""
    label = _LABELLED.match(heading)
    if label is None:
        return False
    rest = heading[label.end() :]
    if not rest or re.match(r"(?:i|på|som|under|från|och|hos)\b", rest):
        return False
    return bool(industries_of(rest)) or ":" in label.group()


def _below_tracks(path: Sequence[Section], heading: str) -> bool:
    """A short heading that only names a line of work, below a heading that is about tracks alone."""
    above = [s.heading for s in path[:-1] if s.heading]
    if not above or not _is_track_heading(above[-1]) or _SHARED_HEADING.search(above[-1]):
        return False
    return bool(industries_of(heading)) and len(heading.split()) <= 6 and not _SPAWN_SECTIONS.search(heading)


def _status_below(section: Section) -> TrackStatus | None:
    """What the section's first lines say of its track: "Status: planerat", "Spåret planeras till hösten"."""
    for unit in body_units(section)[:6]:
        label = re.match(r"[\s*_-]*(?:status|läge)\s*[*_]*\s*:\s*[*_]*", unit.text, re.IGNORECASE)
        if label:
            return _status_of_cell(unit.text[label.end() :])
        if re.search(r"\bspåret\b", unit.text, re.IGNORECASE) and (status := status_of(unit.text)):
            return status
    return None
