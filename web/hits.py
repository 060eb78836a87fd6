"""Next and previous hit: the places of one document that have the words of a search, in the document's order."""

from collections.abc import Sequence

from answer.results import Result, find
from domain.agreement import Agreement
from domain.search import Filters
from domain.vocabulary import STOPWORDS
from index.analysis import tokens
from index.engine import Index
from index.snippets import matches
from web.contexts.reader import Hits, Place

MOST = 50
_ENOUGH = 0.5  # share of the search's words that a place must have


def hits_of(query: str, agreement: Agreement, chosen: Place | None, index: Index) -> Hits | None:
    """Where the reader stands among the hits; the chosen place is one of them. None when there are none."""
    order = {section.id: number for number, section in enumerate(agreement.sections)}
    places = _places(query, agreement, index)
    here = _at(places, chosen)
    if chosen is not None and here is None and chosen.section in order:
        places, here = [*places, chosen], chosen
    places = sorted(places, key=lambda p: (order[p.section], p.start))
    if not places:
        return None
    number = places.index(here) + 1 if here is not None else 0
    return Hits(
        query=query,
        number=number,
        total=len(places),
        previous=places[number - 2] if number > 1 else None,
        next=places[number] if number < len(places) else None,
    )


def _places(query: str, agreement: Agreement, index: Index) -> list[Place]:
    only = Filters(documents=(agreement.id,))
    found = find(query, index, MOST, "lexical", only)
    words = {word for word in tokens(query) if word not in STOPWORDS}
    shares = [sum(_has(result, word, index) for word in words) for result in found]
    least = max(1.0, _ENOUGH * max(shares, default=0))
    return [
        Place(r.section_id, r.start, r.start + len(r.text))
        for r, share in zip(found, shares, strict=True)
        if share >= least
    ]


def _has(result: Result, word: str, index: Index) -> bool:
    return bool(matches(result.text, word, index.analyser))


def _at(places: Sequence[Place], chosen: Place | None) -> Place | None:
    """The hit that the chosen place lies in or overlaps."""
    if chosen is None:
        return None
    return next(
        (p for p in places if p.section == chosen.section and p.start < chosen.end and chosen.start < p.end),
        None,
    )
