"""The groups that the parties have formed, and who sits in them: "Styrgruppen består av A, B och C (ordförande)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.agreement import Group, Member, Section
from ingest.facts.group_words import group_name, groups_in
from ingest.facts.units import Unit, body_units

_CONSISTS = re.compile(
    r"\b(?:består|utgörs|bestått|bestod|bestå|bemannas|bildas|utgöras|sammansatt)\s+(?:\w+\s+){0,2}?(?:av|utav)\b(?:\s+bl(?:and|\.)\s?a(?:nnat|\.)?)?|\b(?:består|utgörs)\s+bland\s+annat\s+av\b",
    re.IGNORECASE,
)
_SITS = re.compile(
    r"\b(?:ingår|sitter|deltar|medverkar|finns)\b|\bledamöter(?:na)?\b|\bdeltagare(?:n)?\s*(?:är\s*)?:|\brepresenteras\s+av\b|\bmed\s+(?=arbets|representant|deltag)",
    re.IGNORECASE,
)
_PLACE_OF = re.compile(
    r"^\W*(?:i\s+(?:gruppen|den|rådet|teamet)|där|här|i\s+\w+(?:gruppen|rådet|teamet))\b", re.IGNORECASE
)
_CHAIR = re.compile(r"\bordförande\b(?!\s*i\b)", re.IGNORECASE)
_CHAIR_SENTENCE = re.compile(
    r"^(?P<who>[^.]{3,80}?)\s+är\s+(?:gruppens\s+|styrgruppens\s+)?ordförande|\bordförande(?:n)?\s+är\s+(?P<is>[^.,]{3,80})|\bordförande(?:skapet|skap)\s+(?:ligger|innehas|hålls)\s+(?:hos|av)\s+(?P<by>[^.,]{3,80})",
    re.IGNORECASE,
)
_ROLE_NOTE = re.compile(
    r"\s*[,(–-]?\s*\(?\s*(?:ordförande|ordf\.?|sammankallande|vice\s+ordförande)\s*\)?\s*$", re.IGNORECASE
)
_MEMBER_END = re.compile(
    r"\.(?:\s|$)|;\s|\s(?:som\s+(?:ska|alla|arbetar|träffas|har)|i\s+syfte|för\s+att|vilka|vilket|där|men\b|med\s+uppgift|och\s+(?:träffas|möts|sammanträder|ansvarar|har|leds))\b|,\s+(?:som|vilka|där)\b|\s(?=[A-ZÅÄÖ]{6,})"
)
_SPLIT = re.compile(r"\s*,\s*(?:och\s+|samt\s+)?|\s+samt\s+|\s+och\s+|\s*;\s*|\s+&\s+")
_ROLE = re.compile(
    r"chef|rektor|handläggare|coach|konsulent|sekreterare|ledare|ledamot|samordnar|rådgivare|vägledare|förmedlare|lärare|pedagog|mentor|strateg|direktör|råd\b|ordförande|representant|kurator|utvecklare|utredare|"
    r"syv|partner|koordinator|assistent|ansvarig|projekt|lots|kommunikatör|psykolog|guide|företag|parter|polis|tjänst|nämnd|förvaltning|enhet|kontor|kassa|skola|kommun|arbetsförmedling|vård|region|landsting|fritid|aktör",
    re.IGNORECASE,
)
_HEAD_OF_MEMBER = re.compile(
    r"^(?:chef|rektor|handläggare|representant\w*|biträdande|projektledare|enhetschef|sektionschef)\b",
    re.IGNORECASE,
)
_MEMBER_COLUMN = re.compile(
    r"deltagare|ledamöter|medlemmar|vilka|bemanning|representanter|sammansättning|ingår|funktion|roll",
    re.IGNORECASE,
)
_GROUP_COLUMN = re.compile(
    r"^(?:grupp|forum|namn|mötesforum|organ|nivå|samverkansforum|team)\w*", re.IGNORECASE
)
_LIST_END = 120  # characters: a paragraph this short after "består av:" may be a member


def find_groups(sections: Sequence[Section]) -> tuple[Group, ...]:
    """Groups in the document's order; one that is described twice stands once, with all its members."""
    found: dict[str, Group] = {}
    for section in sections:
        for group in _in_section(section):
            key = group.name.lower()
            if key in found:
                known = {m.name.lower() for m in found[key].members}
                more = tuple(m for m in group.members if m.name.lower() not in known)
                found[key] = replace(found[key], members=found[key].members + more)
            else:
                found[key] = group
    return tuple(group for group in found.values() if group.members)


def _in_section(section: Section) -> Iterator[Group]:
    heading = section.heading or ""
    named = groups_in(heading)
    current = group_name(heading, named[0]) if named else None
    section_units = body_units(section)
    last: Group | None = None
    for at, unit in enumerate(section_units):
        if unit.is_row:
            yield from _of_row(unit)
            continue
        if last is not None and (chair := _chair(unit)) is not None:
            last = _with_chair(last, chair)
            yield last
        for group in _described(section_units, at, current):
            last = group
            yield group
        own = groups_in(unit.text)
        if own and len(own[0]["name"]) > 8:
            current = group_name(unit.text, own[0])
    if last is None and named and section_units:
        yield from _listed_below(section_units, group_name(heading, named[0]))


def _described(section_units: Sequence[Unit], at: int, current: str | None) -> Iterator[Group]:
    """The sentence's own groups: "X består av A, B och C", "X består av:" with items, "I X ingår A och B"."""
    unit = section_units[at]
    text = unit.text
    said = list(_CONSISTS.finditer(text)) or [m for m in _SITS.finditer(text)][:1]
    for number, verb in enumerate(said):
        limit = said[number + 1].start() if number + 1 < len(said) else len(text)
        name = _name_before(text, said[number - 1].end() if number else 0, verb, current)
        if name is None:
            continue
        members = tuple(_members(unit, verb.end(), limit))
        if not members or text.rstrip().endswith(":"):
            members = tuple(_items_below(section_units, at)) or members
        if members:
            yield Group(name, members, unit.span(), 0.9)


def _name_before(text: str, start: int, verb: re.Match[str], current: str | None) -> str | None:
    own = [m for m in groups_in(text) if start <= m.start() and m.end() <= verb.start()]
    if verb.re is _SITS and not own and not _PLACE_OF.match(text):
        return None
    specific = [m for m in own if len(m["name"]) > 8]
    if (
        verb.re is _SITS
        and own
        and not re.search(r"\bi\s+(?:\w+\s+){0,2}$", text[: own[0].start()], re.IGNORECASE)
        and not text.rstrip().endswith(":")
    ):
        return None
    if specific:
        return group_name(text, specific[-1 if verb.re is _CONSISTS else 0])
    return current


def _members(unit: Unit, start: int, limit: int) -> Iterator[Member]:
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
        member = _member(unit, a, b)
        if member is not None and len(member.name.split()) <= 14:
            yield member


def _joined(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces that belong together again: "studie- och yrkesvägledare", "projektledare för #klarframtid och Klara"."""
    found: list[tuple[int, int]] = []
    for a, b in pieces:
        if found:
            before, cut = text[found[-1][0] : found[-1][1]], text[found[-1][1] : a]
            dangling = re.match(r"(?:hos|inom|från|i|vid|på|för)\s", text[a:b])
            if (
                dangling
                or before.rstrip().endswith("-")
                or (cut.strip() == "och" and not _ROLE.search(text[a:b]))
            ):
                found[-1] = (found[-1][0], b)
                continue
        found.append((a, b))
    return found


def _member(unit: Unit, start: int, end: int) -> Member | None:
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


def _items_below(section_units: Sequence[Unit], at: int) -> Iterator[Member]:
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
        if not _ROLE.search(unit.text):
            return
        if (member := _member(unit, unit.body, len(unit.text))) is not None:
            yield member


def _listed_below(section_units: Sequence[Unit], name: str) -> Iterator[Group]:
    """Items directly below a heading that names a group, when they are people."""
    if (
        section_units[0].kind == "item"
        and _ROLE.search(section_units[0].text)
        and len(section_units[0].text) < _LIST_END
    ):
        items = [u for u in section_units if u.kind == "item"]
        members = [m for u in items if _ROLE.search(u.text) and (m := _member(u, u.body, len(u.text)))]
        yield Group(name, tuple(members), items[0].span(), 0.7)


def _chair(unit: Unit) -> tuple[str, Unit, int, int] | None:
    match = _CHAIR_SENTENCE.search(unit.text)
    if match is None:
        return None
    key = next(k for k in ("who", "is", "by") if match[k])
    return " ".join(match[key].split()), unit, match.start(key), match.end(key)


def _with_chair(group: Group, chair: tuple[str, Unit, int, int]) -> Group:
    """Marks the member who is said to be in the chair; adds them when they are not among the members."""
    name, unit, start, end = chair
    marked = tuple(
        replace(m, chair=True) if m.name.lower() in name.lower() or name.lower() in m.name.lower() else m
        for m in group.members
    )
    if marked == group.members:
        marked = (*group.members, Member(name, True, unit.span(start, end)))
    return replace(group, members=marked)


def _of_row(unit: Unit) -> Iterator[Group]:
    """A table of groups with a column of members."""
    columns, cells = unit.block.columns, unit.cells()
    if len(columns) != len(cells):
        return
    group = next((i for i, c in enumerate(columns) if _GROUP_COLUMN.match(c.strip())), None)
    who = next((i for i, c in enumerate(columns) if _MEMBER_COLUMN.search(c) and i != group), None)
    if group is None or who is None:
        return
    name = " ".join(unit.text[slice(*cells[group])].split())
    members = tuple(_members(unit, *cells[who]))
    if name and members and name != columns[group].strip():
        yield Group(name.lower() if not name[1:2].isupper() else name, members, unit.span(), 0.95)
