"""What the pages about the corpus are made from: its documents, a municipality, what is in it and how to ask it."""

from collections.abc import Mapping
from dataclasses import dataclass

from answer.profile import Profile
from domain.cards import Card
from domain.families import Link
from web.contexts.choices import Chip, FilterGroup
from web.openapi import Operation


@dataclass(frozen=True)
class DocumentsPage:
    """documents.html: a page of the documents with what each is to others."""

    rows: tuple[tuple[Card, tuple[Link, ...]], ...]
    total: int  # documents that the choices leave
    everything: int  # documents of the corpus
    name: str  # what is looked for in names
    filters: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    page: int  # from 1
    pages: int
    state: str  # of the address without the page
    invented: bool


@dataclass(frozen=True)
class MunicipalityPage:
    """municipality.html"""

    profile: Profile
    invented: bool


@dataclass(frozen=True)
class Numbered:
    """A row of a table of counts: how many, of how many (None where that says nothing), and where they are listed."""

    label: str
    count: int
    of: int | None
    href: str


@dataclass(frozen=True)
class AboutPage:
    """about.html: what is in the corpus, what could not be read, and when it was read."""

    documents: int
    municipalities: int
    all_municipalities: int
    counties: tuple[Numbered, ...]
    kinds: tuple[Numbered, ...]
    years: tuple[Numbered, ...]
    methods: tuple[Numbered, ...]
    unread: tuple[Card, ...]  # documents with pages that could not be read
    warned: tuple[tuple[str, tuple[Card, ...]], ...]  # what is remarked on others, with those
    read_at: str | None  # the latest reading, ISO
    outdated: int  # documents that an earlier version of the program has read
    invented: bool


@dataclass(frozen=True)
class ApiPage:
    """api.html: each address, the names in its path, and what it does; by address, one of the corpus at hand."""

    operations: tuple[tuple[str, tuple[str, ...], Operation], ...]
    examples: Mapping[str, str]  # of addresses with names in their path
