"""Which document replaces which: the same parties, kind and subject, a later date, and words or text that say so.

No single sign is enough in every case, so signs are weighed: each has the chance with which it alone would mean a new
version, and they are joined as independent chances (noisy or, Pearl 1988).
"""

import re
from collections.abc import Iterable, Iterator

from domain.dates import find_dates
from domain.families import Relation
from domain.text import fold
from index.likeness import likeness
from index.profiles import Profile, differ_in_subject, is_later

ENOUGH = 0.6  # chance from which a version counts as replaced
SAYS_SO, NAMES_IT = 0.6, 0.9  # "ersätter ...", and the same with the year of the earlier one
IS_REVISED = 0.6  # "Reviderad 2022"
VERY_ALIKE, ALIKE = (0.4, 0.8), (0.2, 0.6)  # likeness of the texts, and the chance
SAME_TITLE = 0.4
RUN_OUT = 0.4  # the earlier one had ceased to hold when the later came
OTHER_SUBJECT = 0.5  # what is left of the chance when the titles speak of different things
MONTH = len("2019-03")  # letters of a date that is no mere year
_DATED = ("dated", "signed", "valid_from")
_KINDS = ("överenskommelse", "bilaga", "lokal modell")
_ADDITION = re.compile(r"\btillägg|\bkomplettera|\baddendum")


def find_versions(candidates: Iterable[tuple[Profile, Profile]]) -> list[Relation]:
    """For every earlier version the nearest later one, for each of its parties."""
    found: dict[str, list[Relation]] = {}
    for pair in candidates:
        for newer, older in (pair, pair[::-1]):
            if relation := _relation(newer, older):
                found.setdefault(older.id, []).append(relation)
    return [r for relations in found.values() for r in _nearest(relations)]


def _nearest(relations: list[Relation]) -> Iterator[Relation]:
    """The earliest of the later versions, and further ones only for parties that it leaves out."""
    covered: set[str] = set()
    for relation in sorted(relations, key=lambda r: (r.since or "", -r.confidence, r.document)):
        if not set(relation.municipalities) <= covered:
            covered |= set(relation.municipalities)
            yield relation


def _relation(newer: Profile, older: Profile) -> Relation | None:
    new, old = newer.agreement, older.agreement
    shared = tuple(sorted(newer.codes & older.codes))
    if (
        not shared
        or new.kind != old.kind
        or new.kind not in _KINDS
        or newer.annex_number != older.annex_number
    ):
        return None
    if not came_later(newer, older) or any(_ADDITION.search(fold(a.title)) for a in (new, old)):
        return None
    signs = list(_signs(newer, older))
    against = 1.0
    for _, chance in signs:
        against *= 1 - chance
    other = differ_in_subject(newer, older) and not _points_out(newer, older)
    sure = (1 - against) * (OTHER_SUBJECT if other else 1.0)
    if sure < ENOUGH:
        return None
    said = [f"samma {'part' if len(shared) == 1 else 'parter'}", "senare datum", *(sign for sign, _ in signs)]
    reason = f"{', '.join(said[:-1])} och {said[-1]}."
    since = newer.version_date
    return Relation(new.id, "ersätter", old.id, reason[0].upper() + reason[1:], round(sure, 2), shared, since)


def _points_out(newer: Profile, older: Profile) -> bool:
    """Whether it says that it replaces that very document: by its number, the month of a date, or all its years."""
    said = newer.replacing
    number = fold(older.agreement.diary_number or "")
    if number and number in said:
        return True
    years = [max(older.agreement.dates(role), default="")[:4] for role in ("valid_from", "valid_to")]
    if all(year.isdigit() for year in years) and re.search(rf"{years[0]}\W+{years[1]}", said):
        return True
    dates = [d for role in _DATED for d in older.agreement.dates(role)]
    return any(date.startswith(d.value) for d in find_dates(said) if len(d.value) >= MONTH for date in dates)


def came_later(newer: Profile, older: Profile) -> bool:
    """By date; where dates do not tell, the one that is revised is the later."""
    one, other = newer.version_date, older.version_date
    if is_later(one, other) or is_later(other, one):
        return is_later(one, other)
    return newer.revised and not older.revised


def _signs(newer: Profile, older: Profile) -> Iterator[tuple[str, float]]:
    """What speaks for a new version, in words, and its chance."""
    if newer.replacing:
        years = {d[:4] for role in _DATED for d in older.agreement.dates(role)}
        named = any(year in newer.replacing for year in years)
        yield "texten säger att den ersätter en tidigare", NAMES_IT if named else SAYS_SO
    if newer.revised:
        yield "reviderad", IS_REVISED
    alike = likeness(newer, older)
    for least, chance in (VERY_ALIKE, ALIKE):
        if alike >= least:
            yield f"texten till {round(100 * alike)} % densamma", chance
            break
    if newer.subject == older.subject:
        yield "samma titel", SAME_TITLE
    ended = max(older.agreement.dates("valid_to"), default="")
    starts = newer.starts or newer.version_date
    if starts and ended[:4].isdigit() and ended[: len(starts)] <= starts:
        yield "den tidigare hade löpt ut", RUN_OUT
