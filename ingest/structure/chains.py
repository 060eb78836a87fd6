"""The heaviest chain of candidates, in one pass over them (dynamic programming).

What may follow what is told by keys: each candidate leaves some, by which the heaviest chain that ends there is found
by those that look for one of them. So no candidate is compared with all before it, however long the document.
"""

from collections.abc import Hashable, Iterable


class Chains:
    """Chains that grow candidate by candidate; a candidate is told by its place in that order, from 0."""

    def __init__(self) -> None:
        self._weights: list[float] = []
        self._before: list[int | None] = []
        self._ends: dict[
            Hashable, tuple[float, int]
        ] = {}  # by key, of the heaviest chain: weight, minus its end

    def add(self, sought: Iterable[tuple[Hashable, float]], alone: float, weight: float) -> int:
        """The place of the next candidate, put after the heaviest chain that one of the keys finds.

        Each key comes with what a chain that it finds weighs less. `alone` is what a chain must be heavier than to be
        followed, and what the candidate has added to its own `weight` when none is. Of equals the earliest is followed.
        """
        ends = ((self._ends[key], less) for key, less in sought if key in self._ends)
        best, negative = max(((heavy - less, place) for (heavy, place), less in ends), default=(alone, 0))
        followed = best > alone
        self._weights.append((best if followed else alone) + weight)
        self._before.append(-negative if followed else None)
        return len(self._weights) - 1

    def leave(self, candidate: int, keys: Iterable[Hashable]) -> None:
        """From now on the chain that ends with the candidate can be found by these keys."""
        for key in keys:
            known = self._ends.get(key)
            if known is None or self._weights[candidate] > known[0]:
                self._ends[key] = (self._weights[candidate], -candidate)

    def heaviest(self) -> list[int]:
        """The candidates of the heaviest chain, in order; none when there are none."""
        chain: list[int] = []
        at = max(range(len(self._weights)), key=self._weights.__getitem__, default=None)
        while at is not None:
            chain.append(at)
            at = self._before[at]
        return chain[::-1]
