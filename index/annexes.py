"""Which agreement an annex belongs to, and which annexes have ceased with the agreement that they belong to."""

from collections.abc import Iterable, Sequence

from domain.dates import find_dates, find_years
from domain.families import Families, Relation
from index.profiles import Profile, is_later

SAME_PARTIES = 0.5  # chance by the parties alone; the rest is added
SAME_DIARY = 0.3
NAMES_DATE, NAMES_YEAR = 0.3, 0.15  # the annex names the agreement's date or year at its head
IS_NAMED, ANNEXES_NAMED = 0.2, 0.1  # the agreement speaks of this annex's number, or of annexes at all
IN_TIME = 0.1  # the agreement is not later than the annex
SURE = 0.65  # chance from which an annex ceases with its agreement
CEASED = 0.6


def find_annexes(
    candidates: Iterable[tuple[Profile, Profile]], versions: Sequence[Relation]
) -> list[Relation]:
    """Each annex to one agreement of its parties, and the annexes that a new version has left behind."""
    possible: dict[str, list[tuple[Profile, Profile]]] = {}
    for pair in candidates:
        for annex, agreement in (pair, pair[::-1]):
            if annex.is_annex and _may_have_annexes(agreement) and _parties_fit(annex, agreement):
                possible.setdefault(annex.id, []).append((annex, agreement))
    known = Families(tuple(versions))
    found: list[Relation] = []
    for choices in possible.values():
        found += _belongs(choices, known)
    return found


def _may_have_annexes(agreement: Profile) -> bool:
    return agreement.agreement.kind == "överenskommelse" and not agreement.is_annex


def _parties_fit(annex: Profile, agreement: Profile) -> bool:
    """All whose annex it is are parties; one that names none must have the agreement's diary number."""
    return annex.codes <= agreement.codes if annex.codes else _same_diary(annex, agreement)


def _same_diary(annex: Profile, agreement: Profile) -> bool:
    number = annex.agreement.diary_number
    return number is not None and number == agreement.agreement.diary_number


def _belongs(choices: Sequence[tuple[Profile, Profile]], versions: Families) -> list[Relation]:
    """The best agreement; the annex lives on with a later version that still speaks of it, and else ceases with it."""
    annex, agreement = max(choices, key=lambda c: (_score(*c), c[1].version_date or ""))
    by_id = {choice.id: choice for _, choice in choices}
    later = [by_id[i] for i in versions.later(agreement.id) if i in by_id]
    still = [a for a in later if (annex.annex_number or "") in a.annexes_named]
    chosen = still[-1] if still else agreement
    score = round(min(0.99, _score(annex, agreement)), 2)
    whose = "samma parter" if annex.codes == chosen.codes else "parter i överenskommelsen"
    reason = f"Bilagan gäller {whose}{_why(annex, agreement)}."
    found = [Relation(annex.id, "bilaga till", chosen.id, reason, score)]
    if later and not still and not versions.replaced_by(annex.id) and _ceases(annex, later[0], score):
        codes, since = tuple(sorted(annex.codes)), later[0].version_date
        ceased = "Bilagan hör till en överenskommelse som är ersatt, och den nya nämner den inte."
        found.append(Relation(later[0].id, "ersätter", annex.id, ceased, CEASED, codes, since))
    return found


def _ceases(annex: Profile, later: Profile, score: float) -> bool:
    """Whether it is sure enough whose annex it is, and it is older than the new version."""
    return score >= SURE and is_later(later.version_date, annex.version_date)


def _score(annex: Profile, agreement: Profile) -> float:
    named = annex.annex_number is not None and annex.annex_number in agreement.annexes_named
    return (
        SAME_PARTIES
        + SAME_DIARY * _same_diary(annex, agreement)
        + (NAMES_DATE if _names_date(annex, agreement) else NAMES_YEAR * _names_year(annex, agreement))
        + (IS_NAMED if named else ANNEXES_NAMED * ("" in agreement.annexes_named))
        + IN_TIME * (not is_later(agreement.version_date, annex.version_date))
        + 0.05 * (annex.codes == agreement.codes)
    )


def _dates(agreement: Profile) -> set[str]:
    return {d for role in ("dated", "signed") for d in agreement.agreement.dates(role)}


def _names_date(annex: Profile, agreement: Profile) -> bool:
    return any(d.value in _dates(agreement) for d in find_dates(annex.head))


def _names_year(annex: Profile, agreement: Profile) -> bool:
    years = {int(d[:4]) for d in _dates(agreement) if d[:4].isdigit()}
    return any(y.value in years for y in find_years(annex.head))


def _why(annex: Profile, agreement: Profile) -> str:
    """The further signs, in words."""
    signs = [
        ("har samma diarienummer", _same_diary(annex, agreement)),
        ("nämner överenskommelsens datum", _names_date(annex, agreement)),
        ("nämns i den", annex.annex_number is not None and annex.annex_number in agreement.annexes_named),
    ]
    said = [words for words, holds in signs if holds]
    return f", {' och '.join(said)}" if said else ""
