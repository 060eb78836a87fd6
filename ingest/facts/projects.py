"""Projects that the agreement names, who pays for them and when they run: "ESF-projektet Dalakraft, 2020–2023"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from domain.agreement import Project, Section
from domain.dates import find_dates, find_years
from domain.reference import read_toml
from domain.text import fold
from ingest.facts.confidence import CLEAR, LIKELY, SURE
from ingest.facts.units import Unit, body_units
from ingest.wording import is_finite_verb

_BEFORE_NAME = re.compile(r"(?<!\w)(?:[\w:]+(?:\s\d+)?-)?[Pp]rojekt(?:et|en)?\s+(?=[\"”»“#A-ZÅÄÖ])")
_COMPOUND = re.compile(r"(?<!\w)(?P<name>[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?)-projektet\b")
_QUOTED = re.compile(r"[\"”»“](?P<name>[^\"”»“]{2,60})[\"”»“]")
_WORD = re.compile(r"#?[\w&/+'’-]+")
_NO_NAME_WORD = re.compile(
    r"(?:som|där|med|inom|för|är|samt|under|till|från|och|vilket|vars|tillsammans|genom|redan|sedan|även|nu|finansier\w*|delfinansier\w*|[–-])$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:Syfte|Mål|Projekt|ESF|EU|Arbetsförmedling\w*|Kommun\w*|Detta|Dessa|Vi|I|Den|Det|De|Under|Samverkan|Skype)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\bprojekt(?:en|et)?\b(?!\s*(?:plan|ledning|organisation))", re.IGNORECASE)
_COLUMN = re.compile(r"^projekt(?:ets|et|en)?(?:\s*namn)?$|^projektnamn$", re.IGNORECASE)
_ITEM_NAME = re.compile(r"[^.,:;(–—\t]{2,60}?(?=\s*(?:[.,:;(–—\t]|\s-\s|$))")
_MOST_WORDS = 6
_PERIOD_WORDS = re.compile(
    r"(?:(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|fram\s+till|under|åren|perioden|mellan)\s+)+(?:den\s+)?$",
    re.IGNORECASE,
)


def find_projects(sections: Sequence[Section]) -> tuple[Project, ...]:
    """Each project once, in the document's order, completed by what later mentions say of it."""
    found: dict[str, Project] = {}
    for section in sections:
        about = bool(section.heading and _HEADING.search(section.heading))
        for unit in body_units(section):
            for project in _in_unit(unit, about):
                key = fold(project.name)
                known = found.setdefault(key, project)
                found[key] = replace(
                    known, funder=known.funder or project.funder, period=known.period or project.period
                )
    return tuple(found.values())


def _in_unit(unit: Unit, about_projects: bool) -> Iterator[Project]:
    if unit.is_row:
        columns, cells = unit.block.columns, unit.cells()
        for column, (start, end) in zip(columns, cells, strict=False):
            if _COLUMN.match(column.strip(" *:")) and unit.text[start:end].strip() not in (
                "",
                column.strip(),
            ):
                yield _project(unit, start, end, SURE)
        return
    names = list(_names(unit.text))
    for start, end in names:
        yield _project(unit, start, end, CLEAR)
    if not names and about_projects and unit.kind == "item":
        first = _ITEM_NAME.match(unit.text, unit.body)
        if first and first.group()[:1].isupper() and len(first.group().split()) <= _MOST_WORDS:
            yield _project(unit, *first.span(), LIKELY)


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of projects stand: after the word, in quotation marks, or before "-projektet"."""
    for before in _BEFORE_NAME.finditer(text):
        if quoted := _QUOTED.match(text, before.end()):
            yield quoted.span("name")
            continue
        at = before.end()
        while name := _name_at(text, at):
            yield name
            also = re.match(r"\s+och\s+(?=[#A-ZÅÄÖ])", text[name[1] :])
            at = name[1] + also.end() if also else len(text)
    for compound in _COMPOUND.finditer(text):
        if not funder_of(compound["name"]):
            yield compound.span("name")


def _name_at(text: str, at: int) -> tuple[int, int] | None:
    """The name that begins at `at`: up to a verb, a comma or a word that goes on with the sentence."""
    end = at
    for count, word in enumerate(_WORD.finditer(text, at)):
        gap = text[end : word.start()]
        if gap.strip() or "\n" in gap or count == _MOST_WORDS:
            break
        if count and (_NO_NAME_WORD.match(word.group()) or is_finite_verb(word.group())):
            break
        end = word.end()
    name = text[at:end]
    while name.lower().endswith((" i", " på", " av")):
        name = name.rsplit(None, 1)[0]
    return (at, at + len(name)) if len(name) > 1 and not _NO_NAME.match(name) else None


def _project(unit: Unit, start: int, end: int, confidence: float) -> Project:
    name = " ".join(unit.text[start:end].split()).strip(' *"”»“')
    return Project(name, funder_of(unit.text), _period(unit.text), unit.span(start, end), confidence)


def funder_of(text: str) -> str | None:
    """Who pays, by the words of ingest/data/funders.toml; None when the text names nobody."""
    return next((name for name, words in _funders() if words.search(text)), None)


@cache
def _funders() -> list[tuple[str, re.Pattern[str]]]:
    data: dict[str, list[str]] = read_toml("funders.toml", "ingest")
    return [
        (name, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE))
        for name, words in data.items()
    ]


def _period(text: str) -> str | None:
    """From when and until when, as written: "till och med juni 2020", "från mars 2020 till och med februari 2023"."""
    times = sorted(
        [(d.start, d.end) for d in find_dates(text)] + [(y.start, y.end) for y in find_years(text)]
    )
    if not times:
        return None
    start, end = times[0][0], times[0][1]
    if len(times) > 1 and times[1][0] - end < 40 and not re.search(r"[.;]", text[end : times[1][0]]):
        end = times[1][1]
    if lead := _PERIOD_WORDS.search(text[:start]):
        start = lead.start()
    return " ".join(text[start:end].split())
