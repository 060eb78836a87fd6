"""The one small interface for search: every implementation takes a query and filters, and returns hits, best first."""

from dataclasses import dataclass
from typing import Literal, Protocol

SearchMode = Literal["hybrid", "lexical", "dense"]


@dataclass(frozen=True)
class Filters:
    """What a search is narrowed to; empty tuples narrow nothing. Values within one field are alternatives."""

    municipalities: tuple[str, ...] = ()  # SCB codes
    topics: tuple[str, ...] = ()  # slugs
    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # document ids
    within: tuple[str, ...] | None = None  # the only document ids to look in, however the query names others


@dataclass(frozen=True)
class Hit:
    """A passage that answers to the query: characters `start:end` of a section. Higher scores are better."""

    document: str  # id of the Agreement
    section: str  # id of the Section
    start: int
    end: int
    score: float


class Searcher(Protocol):
    """Ranks passages. Implementations: lexical, dense, hybrid; all pass the same contract test."""

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:
        """The `k` best passages, best first, ties in the corpus's order; fewer when fewer match. `k` >= 1."""
        ...
