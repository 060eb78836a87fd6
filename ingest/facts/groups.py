"""The groups that the parties have formed, and who sits in them: "Styrgruppen består av A, B och C (ordförande)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.agreement import Group, Member, Section
from ingest.facts.confidence import CLEAR, LIKELY, SURE, WEAK
from ingest.facts.group_members import ROLE, items_below, members_in, read_member
from ingest.facts.group_words import GROUP, group_name, groups_in
from ingest.facts.units import Unit, body_units

_CONSISTS = re.compile(
    r"\b(?:består|utgörs|bestått|bestod|bestå|bemannas|bildas|utgöras|sammansatt)\s+(?:\w+\s+){0,2}?(?:av|utav)\b(?:\s+bl(?:and|\.)\s?a(?:nnat|\.)?)?|\b(?:består|utgörs)\s+bland\s+annat\s+av\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:(?:ledamöter(?:na)?|medlemmar(?:na)?|representanter)\s*(?:i\s+\w+\s+)?(?:är\b|:)|deltagare\s*:)\s*",
    re.IGNORECASE,
)
_SITS = re.compile(r"\b(?:ingår|sitter|deltar|medverkar|möts)\b", re.IGNORECASE)
_PLACE_OF = re.compile(
    r"\W*(?:\w+\s+){0,3}?i\s+(?:gruppen|den|rådet|teamet)\b|\W*(?:där|här|i\s+(?:\w+\s+)?\w+(?:gruppen|rådet|teamet|forumet|nätverket))\b",
    re.IGNORECASE,
)
_WITH = re.compile(rf"\b(?:ett|en)\s+(?:\w+\s+)?{GROUP}\s+med\s+", re.IGNORECASE)
_LABEL = re.compile(rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?\s+)?(?:\w+\s+)?{GROUP}\s*[.:]\s*", re.IGNORECASE)
_CHAIR_SENTENCE = re.compile(
    r"^(?P<who>[^.]{3,80}?)\s+är\s+(?:gruppens\s+|styrgruppens\s+)?ordförande|\bordförande(?:n)?\s+är\s+(?P<is>[^.,]{3,80})|\bordförande(?:skapet|skap)\s+(?:ligger|innehas|hålls)\s+(?:hos|av)\s+(?P<by>[^.,]{3,80})",
    re.IGNORECASE,
)
_MEMBER_COLUMN = re.compile(
    r"deltagare|ledamöter|medlemmar|vilka|bemanning|representanter|sammansättning|ingår|funktion|roll",
    re.IGNORECASE,
)
_SHORT = 120  # characters of a list item that is a member
_GROUP_COLUMN = re.compile(
    r"^(?:grupp|forum|namn|mötesforum|organ|nivå|samverkansforum|team)\w*", re.IGNORECASE
)


def find_groups(sections: Sequence[Section]) -> tuple[Group, ...]:
    """Groups in the document's order; one that is described twice stands once, with all its members."""
    found: dict[str, Group] = {}
    for section in sections:
        for group in _in_section(section):
            key = group.name.lower()
            if key in found:
                found[key] = replace(found[key], members=_united(found[key].members, group.members))
            else:
                found[key] = group
    return tuple(group for group in found.values() if group.members)


def _united(known: Sequence[Member], more: Sequence[Member]) -> tuple[Member, ...]:
    """Each member once, in the chair when either telling says so."""
    members = {m.name.lower(): m for m in known}
    for member in more:
        name = member.name.lower()
        members[name] = (
            replace(members[name], chair=members[name].chair or member.chair) if name in members else member
        )
    return tuple(members.values())


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
        if own:
            current = group_name(unit.text, own[0])
    if last is None and named and section_units:
        yield from _listed_below(section_units, group_name(heading, named[0]))


def _described(section_units: Sequence[Unit], at: int, current: str | None) -> Iterator[Group]:
    """The groups that a sentence says the members of, in one of the ways that agreements have for it."""
    unit = section_units[at]
    consists = list(_CONSISTS.finditer(unit.text))
    if consists:
        yield from _consisting(section_units, at, consists, current)
    elif lists := _LISTS.search(unit.text):
        yield from _group(section_units, at, current, lists.end())
    elif with_members := _WITH.search(unit.text):
        yield from _group(
            section_units, at, group_name(unit.text, with_members), with_members.end(), sure=False
        )
    elif (sits := _SITS.search(unit.text)) and _PLACE_OF.match(unit.text):
        own = [m for m in groups_in(unit.text) if m.end() <= sits.start()]
        yield from _group(section_units, at, group_name(unit.text, own[0]) if own else current, sits.end())
    else:
        yield from _labelled(section_units, at)


def _consisting(
    section_units: Sequence[Unit], at: int, said: Sequence[re.Match[str]], current: str | None
) -> Iterator[Group]:
    """ "X består av A, B och C", several times in one unit when a figure's text has run together."""
    text = section_units[at].text
    for number, verb in enumerate(said):
        start = said[number - 1].end() if number else 0
        limit = said[number + 1].start() if number + 1 < len(said) else len(text)
        own = [m for m in groups_in(text) if start <= m.start() and m.end() <= verb.start()]
        yield from _group(section_units, at, group_name(text, own[-1]) if own else current, verb.end(), limit)


def _labelled(section_units: Sequence[Unit], at: int) -> Iterator[Group]:
    """ "Styrgrupp: A, B och C." and "6.1 Styrgrupp. A, B och C.": at least two members, all of them roles."""
    unit = section_units[at]
    label = _LABEL.match(unit.text)
    if label is None or not groups_in(label.group()):
        return
    name = group_name(unit.text, label)
    if label.end() >= len(unit.text.rstrip()):
        inside = at + 1 < len(section_units) and section_units[at + 1].start < unit.block.end
        if inside:
            yield from _group(section_units, at + 1, name, 0, sure=False)
        elif label.group().rstrip().endswith(":"):
            yield from _group(section_units, at, name, label.end())
    else:
        yield from _group(section_units, at, name, label.end(), sure=False)


def _group(
    section_units: Sequence[Unit],
    at: int,
    name: str | None,
    start: int,
    limit: int | None = None,
    sure: bool = True,
) -> Iterator[Group]:
    """The group with the members that stand from `start` on, or in the list below. Not `sure`: only several roles."""
    unit = section_units[at]
    if name is None:
        return
    members = tuple(members_in(unit, start, len(unit.text) if limit is None else limit))
    if not members or unit.text.rstrip().endswith(":"):
        members = tuple(items_below(section_units, at)) or members
    if members and (sure or (len(members) > 1 and all(ROLE.search(m.name) for m in members))):
        yield Group(name, members, unit.span(), CLEAR if sure else LIKELY)


def _listed_below(section_units: Sequence[Unit], name: str) -> Iterator[Group]:
    """Items directly below a heading that names a group, when they are people."""
    if (
        section_units[0].kind == "item"
        and ROLE.search(section_units[0].text)
        and len(section_units[0].text) < _SHORT
    ):
        items = [u for u in section_units if u.kind == "item"]
        members = [m for u in items if ROLE.search(u.text) and (m := read_member(u, u.body, len(u.text)))]
        yield Group(name, tuple(members), items[0].span(), WEAK)


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
    members = tuple(members_in(unit, *cells[who]))
    if name and members and name != columns[group].strip():
        yield Group(name.lower() if not name[1:2].isupper() else name, members, unit.span(), SURE)
