"""What the columns of a table of tracks hold: by their heads, and where these do not tell, by what stands in them."""

import re
from collections.abc import Sequence

from domain.industries import industries_of
from ingest.facts.tracks.names import place_in

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
    r"^(?:kommentar|anm(?:\.|ärkning|ärkningar)?|notering|not|övrigt|slut|t\.?\s?o\.?\s?m|period)\b",
    re.IGNORECASE,
)
PLACE_COLUMN = re.compile(
    r"^(?:(?:hem|värd|studie|utbildnings|kurs|huvud|läs|bas)?ort|orter|plats|\w*kommun|kommuner|var|\w*placering|lokalisering|kommun/ort|ort/kommun|"
    r"(?:be)?driv(?:s|er)|genomförs|ges|hålls|anordnas|finns|förlagt|förläggs)\b",
    re.IGNORECASE,
)
STATUS_COLUMN = re.compile(r"^(?:status|läge|nuläge|fas|skede)\b", re.IGNORECASE)
FIELD_COLUMN = re.compile(
    r"^(?:bransch|branscher|yrkesområde|sektor|näringsgren|inriktning)\b", re.IGNORECASE
)
_NEED_COLUMN = re.compile(
    r"behov|rekryter|brist|pension|efterfråg|antal\s+anställda|sökande|kort\s+sikt", re.IGNORECASE
)
# What a column may hold of a track that is a line of work too, but not its name.
_NO_NAME_COLUMN = re.compile(
    r"innehåll|leder|utbildning|handled|värd\b|arbetsgivar|beställ|ansvar|kontakt|utförar|anordnar|praktik|målgrupp|"
    r"förkunskap|krav|\bmål|antal|tid\b|längd|start|kurs|moment|avsnitt|ämne",
    re.IGNORECASE,
)
_MOST_WORDS = 6  # of a name
_NAMES, _PLACES = 0.6, 0.5  # share of a column's cells that name a line of work, or a municipality

Rows = Sequence[Sequence[str]]


def names_tracks(columns: Sequence[str]) -> bool:
    """Is one of the columns "Spår"? Then it is the table's head, whatever row the layout takes for it."""
    return any(_NAME_COLUMN.search(column.strip(" *:")) for column in columns)


def roles_of(columns: Sequence[str], rows: Rows, is_of_tracks: bool) -> dict[str, int]:
    """Which column holds what; without a column of names the table is not one of tracks.

    `is_of_tracks`: the words around the table speak of tracks, so that it need not say so itself.
    """
    heads = [column.strip(" *:") for column in columns]
    roles: dict[str, int] = {}
    for index, head in enumerate(heads):
        role = next((role for role, pattern in _BY_HEAD if pattern.search(head)), None)
        if role:
            roles.setdefault(role, index)
    if "name" not in roles and is_of_tracks and not any(_NEED_COLUMN.search(head) for head in heads):
        if (named := _name_column(heads, rows)) is not None:
            roles["name"] = named
    if roles.get("field") == roles.get("name"):
        roles.pop("field", None)
    if "name" in roles and (place := _place_column(rows, roles)) is not None:
        roles["place"] = place
    return roles


_BY_HEAD = (
    ("name", _NAME_COLUMN), ("status", STATUS_COLUMN), ("remark", _REMARK_COLUMN), ("place", PLACE_COLUMN),
    ("field", FIELD_COLUMN),
)  # fmt: skip


def heads_tracks(texts: Sequence[str]) -> bool:
    """Whether a row heads a table of tracks, and does not itself tell them: "Spår | Vård, Lager | Vård, Kök"."""
    return names_tracks(texts) and not (len(texts) > 2 and _share_of_work(texts[1:]) >= _NAMES)


def _name_column(heads: Sequence[str], rows: Rows) -> int | None:
    """The column of occupations or fields; else the first whose cells name lines of work, whatever it is called."""
    for kind in (_OCCUPATION_COLUMN, _OTHER_NAME_COLUMN):
        for index, head in enumerate(heads):
            if kind.match(head):
                return index
    for index, head in enumerate(heads):
        if (
            not _NO_NAME_COLUMN.search(head)
            and len(rows) > 1
            and _share_of_work(_cells(rows, index)) >= _NAMES
        ):
            return index
    return None


def _share_of_work(cells: Sequence[str]) -> float:
    named = [cell for cell in cells if industries_of(cell) and len(cell.split()) <= _MOST_WORDS]
    return len(set(named)) / len(cells) if cells else 0.0


def _place_column(rows: Rows, roles: dict[str, int]) -> int | None:
    """The column that its head says, or the first whose cells are municipalities, not always the same."""
    if "place" in roles or not rows:
        return roles.get("place")
    others = (i for i in range(max(map(len, rows))) if i not in roles.values())
    for index in others:
        cells = _cells(rows, index)
        places = [found for cell in cells if (found := place_in(cell))]
        if len(set(places)) > 1 and len(places) >= _PLACES * len(cells):
            return index
    return None


def _cells(rows: Rows, index: int) -> list[str]:
    """The cells of a column that are not empty."""
    return [row[index] for row in rows if index < len(row) and row[index]]
