"""How much was looked through for an answer."""

from collections.abc import Iterable

from domain.agreement import Agreement
from domain.answer import Coverage
from index.engine import Index


def coverage_of(index: Index, agreements: Iterable[Agreement] | None = None) -> Coverage:
    """Municipalities, documents and unreadable documents among `agreements`, or in the whole corpus."""
    looked = [
        index.cards[i] for i in (index.agreements if agreements is None else (a.id for a in agreements))
    ]
    return Coverage(
        municipalities=len({m.code for card in looked for m in card.municipalities}),
        documents=len(looked),
        unreadable=sum(1 for card in looked if card.unreadable),
    )
