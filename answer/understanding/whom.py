"""Whom a question is about: those with an agreement, those without, and the words that only name them."""

from collections.abc import Sequence

from answer.understanding.places import Place
from domain.municipalities import Municipality
from domain.text import fold


def whom(
    places: Sequence[Place], parties: frozenset[str], comparing: bool
) -> tuple[tuple[Municipality, ...], tuple[Municipality, ...], str | None]:
    """Those asked about that have an agreement, those that have none, and the area if one is named.

    Beside one with an agreement, another place is not asked about ("Oxelösunds spår i Nyköping"), unless compared.
    """
    about = [p for p in places if not p.beside]
    named = list(dict.fromkeys(m for p in about for m in p.municipalities))
    own = tuple(m for m in named if m.code in parties)
    areas = [p.area for p in about if p.area is not None]
    single = {m for p in about if p.area is None for m in p.municipalities}
    foreign = tuple(m for m in named if m.code not in parties)
    absent = foreign if not own else tuple(m for m in foreign if comparing and m in single)
    return own, absent, areas[0] if areas else None


def words_naming(
    text: str, places: Sequence[Place], own: Sequence[Municipality], absent: Sequence[Municipality]
) -> frozenset[str]:
    """The words that name those asked about: they are no terms."""
    names = {fold(w) for m in (*own, *absent) for w in m.name.split()}
    asked = [p for p in places if p.area or {*p.municipalities} & {*own, *absent}]
    # "Dalarna" as typed beside "Dalarnas län" as the area is called; "Salabor" for Sala.
    names |= {fold(w).strip(",") for p in asked for w in f"{p.area or ''} {text[p.start : p.end]}".split()}
    return frozenset(names | {f"{name}s" for name in names})
