"""The members of a group, in an enumeration or a list: "rektor för SFI, två arbetsförmedlare och en coach"."""

import re
from collections.abc import Iterator, Sequence

from domain.agreement import Member
from domain.municipalities import find_municipalities
from ingest.facts.units import Unit

_CHAIR = re.compile(r"\bordförande\b(?!\s*i\b)", re.IGNORECASE)
_ROLE_NOTE = re.compile(
    r"\s*[,(–-]?\s*\(?\s*(?:ordförande|ordf\.?|sammankallande|vice\s+ordförande)\s*\)?\s*$", re.IGNORECASE
)
_MEMBER_END = re.compile(
    r"\.(?:\s|$)|;\s|\s(?:som\s+(?:ska|alla|arbetar|träffas|har)|i\s+syfte|för\s+att|vilka|vilket|där|men\b|med\s+uppgift|och\s+(?:träffas|möts|sammanträder|ansvarar|har|leds))\b|,\s+(?:som|vilka|där)\b|\s(?=[A-ZÅÄÖ]{6,})"
)
_SPLIT = re.compile(r"\s*,\s*(?:och\s+|samt\s+)?|\s+samt\s+|\s+och\s+|\s*;\s*|\s+&\s+")
ROLE = re.compile(
    r"chef|rektor|handläggare|coach|konsulent|sekreterare|ledare|ledamot|samordnar|rådgivare|vägledare|förmedlare|lärare|pedagog|mentor|strateg|direktör|råd\b|ordförande|representant|kurator|utvecklare|utredare|"
    r"syv|partner|koordinator|assistent|ansvarig|projekt|lots|kommunikatör|psykolog|guide|företag|parter|polis|tjänst|nämnd|förvaltning|enhet|kontor|kassa|skola|kommun|arbetsförmedling|vård|region|landsting|fritid|aktör",
    re.IGNORECASE,
)
_LIST_END = 120  # characters: a paragraph this short after "består av:" may be a member


def members_in(unit: Unit, start: int, limit: int) -> Iterator[Member]:
    """The members of an enumeration in running text."""
    text = unit.text
    stop = _MEMBER_END.search(text, start, limit)
    end = stop.start() if stop else limit
    at = start
    pieces: list[tuple[int, int]] = []
    depth_free = re.sub(r"\([^)]*\)", lambda m: "·" * len(m.group()), text[start:end])
    for cut in _SPLIT.finditer(depth_free):
        pieces.append((at, start + cut.start()))
        at = start + cut.end()
    pieces.append((at, end))
    for a, b in _joined(text, pieces):
        member = read_member(unit, a, b)
        if member is not None and len(member.name.split()) <= 14:
            yield member


def _joined(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces that belong together again: "studie- och yrkesvägledare", "projekten Alfa och Beta"."""
    whole: list[tuple[int, int]] = []
    for a, b in pieces:
        if whole and text[whole[-1][0] : whole[-1][1]].rstrip().endswith("-"):
            whole[-1] = (whole[-1][0], b)
        else:
            whole.append((a, b))
    found: list[tuple[int, int]] = []
    for a, b in whole:
        piece, by_and = text[a:b], bool(found) and text[found[-1][1] : a].strip() == "och"
        stranger = not ROLE.search(piece) and (by_and or _only_places(piece))
        if found and (stranger or re.match(r"(?:hos|inom|från|i|vid|på|för)\s", piece)):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _only_places(piece: str) -> bool:
    places = find_municipalities(piece)
    return bool(places) and not piece[: places[0].start].strip() and not piece[places[-1].end :].strip(" .")


def read_member(unit: Unit, start: int, end: int) -> Member | None:
    """The member at `start:end` of the unit, with "ordförande" taken off the name; None when it is none."""
    text = unit.text[start:end].rstrip(" .;:,\n")
    lead = len(text) - len(text.lstrip())
    start, text = start + lead, text.strip()
    filler = re.match(
        r"(?:en|ett|två|tre|fyra|minst|samtliga|bl\.?\s?a\.?|bland\s+annat|följande(?:\s+\w+)?|följande\s+parter\s+nedan)\s*:?\s+(?=\w)",
        text,
        re.IGNORECASE,
    )
    if not re.search(r"[^\W\d_]{2}", text) or re.fullmatch(
        r"följande.*|parter\s+nedan|representanter|med\s+flera|m\.?\s?fl\.?", text, re.IGNORECASE
    ):
        return None
    name = _ROLE_NOTE.sub(
        "", text[filler.end() :] if filler and filler.group().split()[0].lower() in ("en", "ett") else text
    )
    name = re.sub(r"\s*\((?:ordförande|ordf\.?)\)\s*", " ", name, flags=re.IGNORECASE).strip(" ,")
    if not name:
        return None
    return Member(" ".join(name.split()), bool(_CHAIR.search(text)), unit.span(start, start + len(text)))


def items_below(section_units: Sequence[Unit], at: int) -> Iterator[Member]:
    """The list after "består av:"; a line that ends in a colon names a party that has not filled its seat."""
    listed = section_units[at].text.rstrip().endswith(":") or (
        at + 1 < len(section_units) and section_units[at + 1].kind == "item"
    )
    for unit in section_units[at + 1 :]:
        short = (
            unit.kind == "paragraph"
            and len(unit.text) <= _LIST_END
            and not unit.text.rstrip().endswith(".")
            and listed
        )
        if unit.kind != "item" and not short:
            return
        if unit.text.rstrip().endswith(":") or unit.text.rstrip().endswith("."):
            if unit.kind == "paragraph" or unit.text.rstrip().endswith(":"):
                continue
        if not ROLE.search(unit.text):
            return
        if (member := read_member(unit, unit.body, len(unit.text))) is not None:
            yield member
