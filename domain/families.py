"""How documents belong together: an annex to its agreement, a newer version to the one it replaces, doubles."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

RelationKind = Literal["bilaga till", "ersätter", "dubblett av"]


@dataclass(frozen=True)
class Relation:
    """`document` is an annex to, replaces, or is a double of `other`; both are ids of documents."""

    document: str
    kind: RelationKind
    other: str
    reason: str  # a Swedish sentence for a person
    confidence: float = 1.0  # 0..1
    municipalities: tuple[str, ...] = ()  # of "ersätter": codes of those for whom `other` is replaced
    since: str | None = None  # of "ersätter": the newer version's date, ISO, perhaps only year


LinkKind = Literal["replaced_by", "replaces", "annex_of", "annexes", "duplicate_of", "duplicates"]
# A relation seen from its document and from the other one, and how that is said before the other's name.
_SEEN: dict[RelationKind, tuple[LinkKind, LinkKind]] = {
    "ersätter": ("replaces", "replaced_by"),
    "bilaga till": ("annex_of", "annexes"),
    "dubblett av": ("duplicate_of", "duplicates"),
}
SAID: dict[LinkKind, str] = {
    "replaced_by": "ersatt av",
    "replaces": "ersätter",
    "annex_of": "bilaga till",
    "annexes": "har bilagan",
    "duplicate_of": "dubblett av",
    "duplicates": "finns även som",
}
NOT_COUNTED: tuple[LinkKind, ...] = (
    "replaced_by",
    "duplicate_of",
)  # why a document may be left out of answers


@dataclass(frozen=True)
class Link:
    """What one document is to another, as it is shown: "ersatt av" the document `id` with the name `file`."""

    kind: LinkKind
    id: str
    file: str
    reason: str
    confidence: float

    @property
    def said(self) -> str:
        """ "ersatt av avtal-2022.pdf"."""
        return f"{SAID[self.kind]} {self.file}"


@dataclass(frozen=True)
class Families:
    """All relations of a corpus. Each document is a double or an annex of at most one other."""

    relations: tuple[Relation, ...] = ()

    def of(self, document: str) -> tuple[Relation, ...]:
        """The relations that say something of this document."""
        return self._by_document.get(document, ())

    def to(self, other: str) -> tuple[Relation, ...]:
        """The relations in which others say something of it."""
        return self._by_other.get(other, ())

    def links(self, document: str, name: Callable[[str], str | None]) -> tuple[Link, ...]:
        """All that this document is to others, in the order of `SAID`; `name` gives a file's name by its id.

        Documents without a name are left out: they have been removed.
        """
        seen = [(_SEEN[r.kind][0], r.other, r) for r in self.of(document)]
        seen += [(_SEEN[r.kind][1], r.document, r) for r in self.to(document)]
        found = [Link(k, i, file, r.reason, r.confidence) for k, i, r in seen if (file := name(i))]
        return tuple(sorted(found, key=lambda link: list(SAID).index(link.kind)))

    def duplicate_of(self, document: str) -> str | None:
        """The document that this one is a double of."""
        return next((r.other for r in self.of(document) if r.kind == "dubblett av"), None)

    def annex_of(self, document: str) -> str | None:
        """The agreement that this annex belongs to."""
        return next((r.other for r in self.of(document) if r.kind == "bilaga till"), None)

    def annexes(self, document: str) -> tuple[str, ...]:
        """The annexes of this agreement."""
        return tuple(r.document for r in self.to(document) if r.kind == "bilaga till")

    def replaces(self, document: str) -> tuple[str, ...]:
        """The earlier versions, the nearest ones only."""
        return tuple(r.other for r in self.of(document) if r.kind == "ersätter")

    def replaced_by(self, document: str) -> tuple[str, ...]:
        """The nearest later versions; several when parties have parted."""
        return tuple(r.document for r in self.to(document) if r.kind == "ersätter")

    @cached_property
    def doubles(self) -> frozenset[str]:
        """All documents that are doubles of another."""
        return frozenset(r.document for r in self.relations if r.kind == "dubblett av")

    @cached_property
    def replaced(self) -> frozenset[str]:
        """All documents of which there is a later version, for some party at least."""
        return frozenset(r.other for r in self.relations if r.kind == "ersätter")

    def is_replaced_for(self, document: str, codes: Collection[str]) -> bool:
        """Whether a later version holds for each of those parties; an annex without party counts by itself."""
        covered = [r.municipalities for r in self.to(document) if r.kind == "ersätter"]
        return bool(covered) and set(codes) <= {code for codes in covered for code in codes}

    def since(self, document: str) -> str | None:
        """The date of a version that has replaced another; None for one that has replaced nothing."""
        return next((r.since for r in self.of(document) if r.kind == "ersätter"), None)

    def until(self, document: str) -> str | None:
        """The date of the version that has replaced this one."""
        dates = [r.since for r in self.to(document) if r.kind == "ersätter" and r.since]
        return max(dates, default=None)

    def later(self, document: str) -> Iterator[str]:
        """All later versions, the nearest first."""
        yield from self._along(document, forward=True)

    def versions(self, document: str) -> frozenset[str]:
        """The document with all its earlier and later versions."""
        return frozenset({document, *self._along(document, True), *self._along(document, False)})

    def _along(self, document: str, forward: bool) -> Iterator[str]:
        seen = {document}
        waiting = [document]
        while waiting:
            at = waiting.pop(0)
            for other in self.replaced_by(at) if forward else self.replaces(at):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other

    @cached_property
    def _by_document(self) -> dict[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "document")

    @cached_property
    def _by_other(self) -> dict[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "other")


def _grouped(
    relations: tuple[Relation, ...], end: Literal["document", "other"]
) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, tuple[Relation, ...]] = {}
    for relation in relations:
        key = getattr(relation, end)
        found[key] = (*found.get(key, ()), relation)
    return found
