"""Questions that the documents at hand can answer, for whoever does not know what to ask."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from domain.agreement import Agreement
from index.shelf import Shelf

LOOKED_AT = 60  # documents that are read in search of examples


@lru_cache(2)  # a shelf is opened once for a generation
def examples(shelf: Shelf) -> tuple[str, ...]:
    """Up to four questions."""
    agreements = list(islice(shelf.agreements.values(), LOOKED_AT))
    found = []
    if any("industri" in card.industries for card in shelf.cards.values()):
        found.append("Vilka kommuner har jobbspår inom industri?")
    found += islice(_meetings(agreements), 1)
    with_goals = [
        a.municipalities[0].name for a in agreements if a.facts.goals and len(a.municipalities) == 1
    ]
    if len(set(with_goals)) > 1:
        one, other = list(dict.fromkeys(with_goals))[:2]
        found.append(f"Jämför målen i {one} och {other}")
    if any("jämställdhet" in (s.heading or "").lower() for a in agreements for s in a.sections):
        found.append("Vilka kommuner har ett avsnitt om jämställdhet?")
    return tuple(found)


def _meetings(agreements: Sequence[Agreement]) -> Iterator[str]:
    for agreement in agreements:
        for meeting in agreement.facts.meetings:
            group = definite_group(meeting.group or "")
            if group and meeting.per_year and agreement.municipalities:
                yield f"Hur ofta träffas {group} i {agreement.municipalities[0].name}?"


def definite_group(name: str) -> str | None:
    """ "Styrgrupp" as "styrgruppen"; None for names that the ending does not fit."""
    group = name.lower()
    if group.endswith(("gruppen", "rådet")):
        return group
    return f"{group}en" if group.endswith("grupp") else None
