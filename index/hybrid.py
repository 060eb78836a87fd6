"""Ranking by words and meaning together: a weighted sum of the two arms' scores, brought to one scale.

Reciprocal rank fusion was measured and left: it is worse than the better arm, as it forgets how sure an arm is.
"""

from collections.abc import Sequence

from domain.search import Filters, Hit, Searcher

LEXICAL_WEIGHT = 0.5
_POOL = 1000  # candidates of each arm

_Place = tuple[str, str, int, int]


class HybridSearcher:
    """Fuses two searchers over the same passages."""

    def __init__(self, lexical: Searcher, dense: Searcher, order: Sequence[_Place]) -> None:
        """`order`: the places of the passages in the corpus's order, to settle ties."""
        self._lexical = lexical
        self._dense = dense
        self._order = {place: number for number, place in enumerate(order)}

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:
        """See `domain.search.Searcher`."""
        pool = max(k, _POOL)
        lexical = _scaled(self._lexical.search(query, pool, filters))
        dense = _scaled(self._dense.search(query, pool, filters))
        scores = {
            place: LEXICAL_WEIGHT * lexical.get(place, 0.0) + (1 - LEXICAL_WEIGHT) * dense.get(place, 0.0)
            for place in lexical.keys() | dense.keys()
        }
        ranked = sorted(scores, key=lambda place: (-scores[place], self._order[place]))
        return [Hit(*place, scores[place]) for place in ranked[:k]]


def _scaled(hits: Sequence[Hit]) -> dict[_Place, float]:
    """Scores from 0 (the last hit) to 1 (the first)."""
    if not hits:
        return {}
    highest, lowest = hits[0].score, hits[-1].score
    width = highest - lowest
    return {
        (hit.document, hit.section, hit.start, hit.end): (hit.score - lowest) / width if width else 1.0
        for hit in hits
    }
