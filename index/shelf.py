"""The documents of a generation without its search: their cards, how they belong together, and each when asked for."""

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from domain.agreement import Agreement
from domain.cards import Card
from domain.families import Families, Relation
from domain.plain import from_plain


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


class Agreements(Mapping[str, Agreement]):
    """The documents by id, in the order of their files; each is read from the catalogue when it is first asked for."""

    def __init__(self, rows: Rows, ids: Sequence[str]) -> None:
        self._rows = rows
        self._read: dict[str, Agreement | None] = dict.fromkeys(ids)

    def __getitem__(self, document_id: str) -> Agreement:
        agreement = self._read[document_id]
        if agreement is None:
            ((artifact,),) = self._rows("select artifact from documents where id = ?", (document_id,))
            agreement = from_plain(Agreement, json.loads(zlib.decompress(artifact)))
            self._read[document_id] = agreement
        return agreement

    def __contains__(self, document_id: object) -> bool:
        return document_id in self._read

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


class Shelf:
    """Opens in a moment, whatever the size of the corpus. `cards` by id, in the order of the files."""

    def __init__(self, rows: Rows) -> None:
        cards = [json.loads(row[0]) for row in rows("select card from documents order by n")]
        self.cards: Mapping[str, Card] = {c["id"]: from_plain(Card, c) for c in cards}
        self.families: Families = _families(rows)
        self.agreements: Mapping[str, Agreement] = Agreements(rows, list(self.cards))

    def documents_of(self, codes: Collection[str]) -> list[str]:
        """Ids of the documents to which any of those municipalities (SCB codes) is a party, in the files' order."""
        numbers = sorted({n for code in codes for n in self._by_party.get(code, ())})
        return [self._ids[n] for n in numbers]

    @cached_property
    def _ids(self) -> list[str]:
        return list(self.cards)

    @cached_property
    def _by_party(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for n, card in enumerate(self.cards.values()):
            for municipality in card.municipalities:
                found.setdefault(municipality.code, []).append(n)
        return found


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
