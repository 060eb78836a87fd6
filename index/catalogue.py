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
from threading import Lock
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from domain.agreement import Agreement
from domain.families import Families, Relation
from domain.plain import from_plain
from domain.search import Filters
from index.passages import Unit

UnitKind = Literal["passage", "sentence"]
Mask = npt.NDArray[np.bool_]

_SCHEMA = """
create table documents (n integer primary key, id text not null unique, file text not null, title text not null,
                        kind text not null, year integer, artifact blob not null);
create table municipalities (document integer not null references documents, code text not null);
create table sections (n integer primary key, document integer not null references documents,
                       id text not null, topic text);
create table relations (document text not null, kind text not null, other text not null, reason text not null,
                        confidence real not null, municipalities text not null, since text);
create table units (kind text not null, n integer not null, section integer not null references sections,
                    first integer not null, last integer not null, key blob not null, primary key (kind, n))
                    without rowid;
"""


class Agreements(Mapping[str, Agreement]):
    """The documents by id, in the order of their files; each is read from the catalogue when it is first asked for."""

    def __init__(self, rows: "Rows", ids: Sequence[str]) -> None:
        self._rows = rows
        self._read: dict[str, Agreement | None] = dict.fromkeys(ids)

    def __getitem__(self, document_id: str) -> Agreement:
        agreement = self._read[document_id]
        if agreement is None:
            ((artifact,),) = self._rows("select artifact from documents where id = ?", (document_id,))
            agreement = from_plain(Agreement, json.loads(zlib.decompress(artifact)))
            self._read[document_id] = agreement
        return agreement

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


class Chosen(Mapping[str, Agreement]):
    """Some of the documents, in the same order, read once for all who choose."""

    def __init__(self, agreements: Mapping[str, Agreement], chosen: Collection[str]) -> None:
        self._agreements = agreements
        self._ids = {identifier: None for identifier in agreements if identifier in chosen}

    def __getitem__(self, document_id: str) -> Agreement:
        if document_id not in self._ids:
            raise KeyError(document_id)
        return self._agreements[document_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Rows:
    """Queries to one database, from any thread. It stays open: a file that is removed can still be read."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._lock = Lock()

    def __call__(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def close(self) -> None:
        """Nothing can be asked after this."""
        self._database.close()


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
        documents = self._rows("select id, kind, year from documents order by n")
        self.agreements: Mapping[str, Agreement] = Agreements(self._rows, [row[0] for row in documents])
        self.document_ids: list[str] = [row[0] for row in documents]
        self._kinds = np.array([row[1] for row in documents], object)
        self._years = np.array([row[2] or 0 for row in documents], np.int64)
        sections = self._rows("select document, id, topic from sections order by n")
        self.section_documents = np.array([row[0] for row in sections], np.int64)
        self.section_ids: list[str] = [row[1] for row in sections]
        self._topics = np.array([row[2] or "" for row in sections], object)

        self.families = _families(self._rows)
        self._chosen: Mask | None = None  # the documents that a narrowed catalogue shows
        self.parties = frozenset(row[0] for row in self._rows("select distinct code from municipalities"))
        self.passages = self._places("passage")
        self.sentences = self._places("sentence")

    def only(self, documents: Collection[str]) -> "Catalogue":
        """The same catalogue, which shows and lets through those documents alone; both share what has been read."""
        narrowed = copy.copy(self)
        narrowed.agreements = Chosen(self.agreements, documents)
        narrowed._chosen = np.isin(np.array(self.document_ids, object), list(documents))
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
            mask &= np.isin(np.array(self.document_ids, object), filters.documents)
        if filters.municipalities:
            mask &= self._in_municipalities(filters.municipalities)
        return mask

    def _in_municipalities(self, codes: Sequence[str]) -> Mask:
        marks = ", ".join("?" for _ in codes)
        query = f"select distinct document from municipalities where code in ({marks})"
        rows = self._rows(query, codes)
        mask = np.zeros(len(self.document_ids), np.bool_)
        mask[[row[0] for row in rows]] = True
        return mask

    def _places(self, kind: UnitKind) -> Places:
        query = "select section, first, last from units where kind = ? order by n"
        return Places(self._rows(query, (kind,)))


def read_families(path: Path) -> Families:
    """The relations alone, without opening the rest of the catalogue."""
    rows = Rows(path)
    try:
        return _families(rows)
    finally:
        rows.close()


def read_keys(path: Path, kind: UnitKind) -> list[bytes]:
    """The keys of the units of one kind in the corpus's order; of a catalogue in any format."""
    rows = Rows(path)
    try:
        return [row[0] for row in rows("select key from units where kind = ? order by n", (kind,))]
    finally:
        rows.close()


def _families(rows: Rows) -> Families:
    columns = "document, kind, other, reason, confidence, municipalities, since"
    return Families(
        tuple(
            Relation(document, kind, other, reason, confidence, tuple(json.loads(codes)), since)
            for document, kind, other, reason, confidence, codes, since in rows(
                f"select {columns} from relations order by rowid"
            )
        )
    )


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
        row = (n, agreement.id, agreement.file, agreement.title, agreement.kind, agreement.year, artifact)
        database.execute("insert into documents values (?, ?, ?, ?, ?, ?, ?)", row)
        codes = [(n, municipality.code) for municipality in agreement.municipalities]
        database.executemany("insert into municipalities values (?, ?)", codes)
        for section in agreement.sections:
            sections[agreement.id, section.id] = len(sections)
            values = (sections[agreement.id, section.id], n, section.id, section.topic)
            database.execute("insert into sections values (?, ?, ?, ?)", values)
    return sections
