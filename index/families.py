"""Finds how documents belong together, from their facts and the likeness of their texts; see `domain.families`.

First doubles, so that one of each is left; then which version replaces which; then which annex belongs to which
agreement. What is found is derived: it follows when documents come, go or are corrected.
"""

from collections.abc import Iterable

from domain.agreement import Agreement
from domain.families import Families
from index.annexes import find_annexes
from index.doubles import find_doubles
from index.likeness import pairs
from index.profiles import Profile
from index.versions import find_versions


def find_families(agreements: Iterable[Agreement]) -> Families:
    """All relations among the documents, in the order of their files."""
    profiles = {a.id: Profile(a) for a in sorted(agreements, key=lambda a: a.file)}
    candidates = pairs(profiles)
    doubles = find_doubles(candidates)
    away = {r.document for r in doubles}
    left = [(one, other) for one, other in candidates if not {one.id, other.id} & away]
    versions = find_versions(left)
    annexes = find_annexes(left, versions)
    order = {identifier: n for n, identifier in enumerate(profiles)}
    found = (*doubles, *versions, *annexes)
    return Families(tuple(sorted(found, key=lambda r: (order[r.document], order[r.other], r.kind))))
