"""What the start page and the search page are made from."""

from dataclasses import dataclass

from answer.results import Result
from domain.answer import Answer, Part, PartValue
from domain.families import Link
from web.contexts.choices import Chip, FilterGroup
from web.portions import Portion


@dataclass(frozen=True)
class StartPage:
    """start.html"""

    examples: tuple[str, ...]
    documents: int
    municipalities: int
    invented: bool  # the sample corpus is loaded


@dataclass(frozen=True)
class PartChip:
    """One part of how the question was understood, and how it is changed: by choosing another value, or none."""

    part: Part
    alternatives: tuple[PartValue, ...]
    kept: tuple[tuple[str, str], ...]  # the rest of the address
    limitless: str  # the address that takes the limit away
    undone: str  # the address without the user's choice


@dataclass(frozen=True)
class ResultGroup:
    """The sections of one document that answer to a search, best first."""

    name: str  # "Vara" or "Askersund, Hallsberg, Kumla"
    title: str
    document: str  # the file
    document_id: str
    related: tuple[Link, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True)
class SearchPage:
    """search.html: the answer when words made a question, and the ranked sections in any case."""

    query: str
    answer: Answer | None
    groups: tuple[ResultGroup, ...]
    filters: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    parts: tuple[PartChip, ...]  # of the question; () for words
    portion: Portion  # of the answer's rows or municipalities
    more: str  # the address with more sections; "" when there are none
    mended: str | None  # the search with its spelling mended, when it is shown as a suggestion
    examples: tuple[str, ...]  # offered where nothing was found
    invented: bool
