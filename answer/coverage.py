"""How much was looked through for an answer."""

from collections.abc import Iterable

from domain.agreement import Agreement
from domain.answer import Coverage
from index.engine import Index


def coverage_of(index: Index, agreements: Iterable[Agreement] | None = None) -> Coverage:
    """Municipalities, documents and unreadable documents among `agreements`, or in the whole corpus."""
    looked = list(index.agreements.values() if agreements is None else agreements)
    return Coverage(
        municipalities=len({m.code for a in looked for m in a.municipalities}),
        documents=len(looked),
        unreadable=sum(1 for a in looked if a.unreadable_pages),
    )
