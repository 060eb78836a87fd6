"""Which documents are copies of each other: the same file, the same text, or nearly the same in another format."""

from collections.abc import Iterable

from domain.agreement import Agreement
from domain.families import Relation
from index.likeness import likeness, overlap
from index.profiles import Profile

ALIKE = 0.85  # share of the text from which it is the same though no date says so
ALIKE_BY_DATE = 0.5  # the same where a date is shared: a scan loses words
SAME_NUMBERS = (
    0.75  # share of the figures of the one that has fewer: a version has others, a copy only lacks some
)
_DATES = ("signed", "dated", "valid_from", "valid_to")


def find_doubles(candidates: Iterable[tuple[Profile, Profile]]) -> list[Relation]:
    """Each double once, to the best copy of all that are the same."""
    found = [(sorted(pair, key=_worth), same) for pair in candidates if (same := _same(*pair))]
    kept: dict[str, Relation] = {}
    for (best, copy), (reason, sure) in sorted(found, key=lambda f: (_worth(f[0][0]), _worth(f[0][1]))):
        original = kept[best.id].other if best.id in kept else best.id
        if copy.id not in kept and copy.id != original:
            kept[copy.id] = Relation(copy.id, "dubblett av", original, reason, sure)
    return list(kept.values())


def _worth(profile: Profile) -> tuple[int, bool, int, str]:
    """Smallest for the copy that is read best and tells most."""
    agreement = profile.agreement
    scanned = any(p.method == "ocr" for p in agreement.page_readings)
    return len(agreement.unreadable_pages), scanned, -len(agreement.facts.dates), agreement.file


def _same(one: Profile, other: Profile) -> tuple[str, float] | None:
    """Why two documents are the same, and how surely; None when they are not."""
    if one.agreement.sha256 == other.agreement.sha256:
        return "Filerna är lika, tecken för tecken.", 1.0
    # Municipalities that share a template have agreements of their own.
    if one.digest is None or other.digest is None or (one.codes and other.codes and one.codes != other.codes):
        return None
    if one.digest == other.digest:
        return "Texten är densamma, ord för ord.", 1.0
    return None if _differ(one, other) else _nearly_same(one, other)


def _nearly_same(one: Profile, other: Profile) -> tuple[str, float] | None:
    dated = any(_values(one.agreement, r) & _values(other.agreement, r) for r in _DATES)
    alike = likeness(one, other)
    if alike < (ALIKE_BY_DATE if dated else ALIKE) or overlap(one.numbers, other.numbers) < SAME_NUMBERS:
        return None
    facts = "datum, parter och slag" if dated else "parter och slag"
    reason = f"Texten är till {round(100 * alike)} % densamma; {facts} stämmer."
    return reason, round(min(0.99, 0.6 + 0.4 * alike), 2)


def _differ(one: Profile, other: Profile) -> bool:
    """Whether a fact says that these are two: another annex, another version, other dates or tracks."""
    first, second = one.agreement, other.agreement
    return (
        first.kind != second.kind
        or one.annex_number != other.annex_number
        or one.revised != other.revised
        or _apart(one.revision_dates, other.revision_dates)
        or any(_apart(_values(first, role), _values(second, role)) for role in _DATES)
        or _apart(_tracks(first), _tracks(second))
    )


def _values(agreement: Agreement, role: str) -> frozenset[str]:
    return frozenset(agreement.dates(role)) - {"tills vidare"}


def _tracks(agreement: Agreement) -> frozenset[str]:
    return frozenset(track.name.casefold() for track in agreement.facts.tracks)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both say something, and nothing of it is the same."""
    return bool(one and other) and not one & other
