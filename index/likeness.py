"""Which documents are worth comparing, and how alike two texts are."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from index.profiles import Profile


def likeness(one: Profile, other: Profile) -> float:
    """How alike the texts are, 0..1: the runs of words that they share by all their runs (Broder 1997)."""
    shared = len(one.shingles & other.shingles)
    together = len(one.shingles) + len(other.shingles) - shared
    return shared / together if together else 0.0


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared members by those of the smaller set, 0..1 (Szymkiewicz and Simpson); 1 when one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 1.0


def pairs(profiles: Mapping[str, Profile]) -> Iterable[tuple[Profile, Profile]]:
    """The pairs that may belong together: with a municipality in common, or the same file, or like texts.

    Only documents without parties are looked up by their text, so the work grows with the documents of one
    municipality and not with the square of the corpus.
    """
    groups: dict[str | int, list[str]] = {}
    stray = any(not p.codes for p in profiles.values())
    for profile in profiles.values():
        keys = [*profile.codes, profile.agreement.sha256, *(profile.sketch if stray else ())]
        for key in keys:
            groups.setdefault(key, []).append(profile.id)
    found = {pair for ids in groups.values() for pair in combinations(ids, 2)}
    return [(profiles[one], profiles[other]) for one, other in sorted(found)]
