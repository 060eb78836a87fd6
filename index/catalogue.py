"""The catalogue of a generation, in SQLite: documents with their artifacts, sections, and the places of all units.

It holds copies of the artifacts, so that an open index stays whole while documents are read anew.
"""

import copy
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from domain.agreement import Agreement
from domain.cards import card_of
from domain.families import Families
from domain.search import Filters
from index.passages import Unit
from index.shelf import Rows, Shelf

UnitKind = Literal["passage", "sentence"]
Mask = npt.NDArray[np.bool_]

_SCHEMA = """
create table documents (n integer primary key, id text not null unique, artifact blob not null, card text not null);
create table municipalities (document integer not null references documents, code text not null);
create table sections (n integer primary key, document integer not null references documents,
                       id text not null, topic text);
create table relations (document text not null, kind text not null, other text not null, reason text not null,
                        confidence real not null, municipalities text not null, since text);
create table units (kind text not null, n integer not null, section integer not null references sections,
                    first integer not null, last integer not null, key blob not null, primary key (kind, n))
                    without rowid;
"""


class Chosen(Mapping[str, Agreement]):
    """Some of the documents, in the same order, read once for all who choose."""

    def __init__(self, agreements: Mapping[str, Agreement], chosen: Collection[str]) -> None:
        self._agreements = agreements
        self._ids = {identifier: None for identifier in agreements if identifier in chosen}

    def __getitem__(self, document_id: str) -> Agreement:
        if document_id not in self._ids:
            raise KeyError(document_id)
        return self._agreements[document_id]

    def __contains__(self, document_id: object) -> bool:
        return document_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Places:
    """Where the units of one kind stand: arrays with one entry for each unit, in the corpus's order."""

    def __init__(self, rows: Sequence[tuple[int, int, int]]) -> None:
        self.sections = np.array([row[0] for row in rows], np.int64)
        self.starts = np.array([row[1] for row in rows], np.int64)
        self.ends = np.array([row[2] for row in rows], np.int64)

    def __len__(self) -> int:
        return len(self.starts)


class Catalogue:
    """Reads one generation's catalogue. Filters become masks over units here, before anything is ranked."""

    def __init__(self, path: Path) -> None:
        self._rows = Rows(path)
        self.shelf = Shelf(self._rows)
        self.agreements: Mapping[str, Agreement] = self.shelf.agreements
        cards = list(self.shelf.cards.values())
        self.document_ids: list[str] = [card.id for card in cards]
        self._numbers = {identifier: n for n, identifier in enumerate(self.document_ids)}
        self._kinds = np.array([card.kind for card in cards], object)
        self._years = np.array([card.year or 0 for card in cards], np.int64)
        sections = self._rows("select document, id, topic from sections order by n")
        self.section_documents = np.array([row[0] for row in sections], np.int64)
        self.section_ids: list[str] = [row[1] for row in sections]
        self._topics = np.array([row[2] or "" for row in sections], object)

        self.families = self.shelf.families
        self._chosen: Mask | None = None  # the documents that a narrowed catalogue shows
        self.parties = frozenset(row[0] for row in self._rows("select distinct code from municipalities"))
        self.passages = self._places("passage")
        self.sentences = self._places("sentence")

    def only(self, documents: Collection[str]) -> "Catalogue":
        """The same catalogue, which shows and lets through those documents alone; both share what has been read."""
        narrowed = copy.copy(self)
        narrowed.agreements = Chosen(self.agreements, documents)
        narrowed._chosen = self._those(documents)
        return narrowed

    def close(self) -> None:
        """Frees the file; the arrays can still be used."""
        self._rows.close()

    def place(self, places: Places, number: int) -> tuple[str, str, int, int]:
        """Document id, section id, start and end of one unit."""
        section = int(places.sections[number])
        document = self.document_ids[self.section_documents[section]]
        return document, self.section_ids[section], int(places.starts[number]), int(places.ends[number])

    def mask(self, places: Places, filters: Filters) -> Mask | None:
        """Which units the filters let through; None when they narrow nothing."""
        if filters == Filters() and self._chosen is None:
            return None
        sections = self._document_mask(filters)[self.section_documents]
        if filters.topics:
            sections &= np.isin(self._topics, filters.topics)
        return np.asarray(sections[places.sections], np.bool_)

    def _document_mask(self, filters: Filters) -> Mask:
        mask = np.ones(len(self.document_ids), np.bool_) if self._chosen is None else self._chosen.copy()
        if filters.years:
            mask &= np.isin(self._years, filters.years)
        if filters.kinds:
            mask &= np.isin(self._kinds, filters.kinds)
        if filters.documents:
            mask &= self._those(filters.documents)
        if filters.within is not None:
            mask &= self._those(filters.within)
        if filters.municipalities:
            mask &= self._those(self.shelf.documents_of(filters.municipalities))
        return mask

    def _those(self, ids: Collection[str]) -> Mask:
        mask = np.zeros(len(self.document_ids), np.bool_)
        mask[[self._numbers[i] for i in ids if i in self._numbers]] = True
        return mask

    def _places(self, kind: UnitKind) -> Places:
        query = "select section, first, last from units where kind = ? order by n"
        return Places(self._rows(query, (kind,)))


def read_keys(path: Path, kind: UnitKind) -> list[bytes]:
    """The keys of the units of one kind in the corpus's order; of a catalogue in any format."""
    rows = Rows(path)
    try:
        return [row[0] for row in rows("select key from units where kind = ? order by n", (kind,))]
    finally:
        rows.close()


def write_catalogue(
    path: Path,
    agreements: Sequence[Agreement],
    units: Mapping[UnitKind, Sequence[Unit]],
    families: Families,
) -> None:
    """Writes a new catalogue; `agreements` stand in the order of their files, units in the order of the documents."""
    database = sqlite3.connect(path)
    try:
        database.executescript(_SCHEMA)
        sections = _write_documents(database, agreements)
        for relation in families.relations:
            *plain, codes, since = astuple(relation)
            row = (*plain, json.dumps(codes), since)
            database.execute("insert into relations values (?, ?, ?, ?, ?, ?, ?)", row)
        for kind, of_kind in units.items():
            database.executemany(
                "insert into units values (?, ?, ?, ?, ?, ?)",
                (
                    (kind, n, sections[unit.document, unit.section], unit.start, unit.end, unit.key)
                    for n, unit in enumerate(of_kind)
                ),
            )
        database.commit()
    finally:
        database.close()


def _write_documents(
    database: sqlite3.Connection, agreements: Iterable[Agreement]
) -> dict[tuple[str, str], int]:
    """Documents and sections; returns the number of each section by document and id."""
    sections: dict[tuple[str, str], int] = {}
    for n, agreement in enumerate(agreements):
        artifact = zlib.compress(json.dumps(asdict(agreement), ensure_ascii=False).encode("utf-8"))
        card = json.dumps(asdict(card_of(agreement)), ensure_ascii=False)
        database.execute("insert into documents values (?, ?, ?, ?)", (n, agreement.id, artifact, card))
        codes = [(n, municipality.code) for municipality in agreement.municipalities]
        database.executemany("insert into municipalities values (?, ?)", codes)
        for section in agreement.sections:
            sections[agreement.id, section.id] = len(sections)
            values = (sections[agreement.id, section.id], n, section.id, section.topic)
            database.execute("insert into sections values (?, ?, ?, ?)", values)
    return sections
