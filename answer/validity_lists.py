"""List questions about dates, decided by the dates of documents: until when they hold, when they were signed."""

import re
from collections.abc import Callable, Sequence

from answer.findings import Finding, quote_of
from answer.question import Question
from domain.agreement import DateFact
from domain.frequencies import find_frequencies
from domain.text import fold
from index.engine import Index

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def validity(question: Question, index: Index) -> list[Finding] | None:
    """Those whose agreement holds for, was signed in, or ends at what is asked for."""
    asked = fold(question.corrected)
    years = _YEAR.findall(asked)
    if question.kind not in ("list", "count") or (
        question.subject != "validity" and not _dated(asked, years)
    ):
        return None
    if ("tills" in asked and "vidare" in asked) or "further notice" in fold(question.text):
        return _dates(index, lambda d: d.role == "valid_to" and d.value == "tills vidare")
    roles = _roles(asked)
    if years:
        return _by_year(index, asked, roles, years)
    often = next((f.per_year for f in find_frequencies(asked) if f.per_year), None)
    if often:
        return _dates(
            index, lambda d: d.role in roles and any(f.per_year == often for f in find_frequencies(d.value))
        )
    if roles:
        return _dates(index, lambda d: d.role in roles and d.value != "tills vidare")
    return None


def _dated(asked: str, years: Sequence[str]) -> bool:
    return (
        bool(years)
        and re.search(r"\b(?:från|daterad\w*|dateras|slöts|slutits|skrevs|tecknad\w*|ingick\w*)\b", asked)
        is not None
    )


def _roles(asked: str) -> frozenset[str]:
    if re.search(
        r"\b(?:löper ut|upphör\w*|slutdatum|slutar gälla|till och med|går ut|gäller till|gäller fram)\b",
        asked,
    ):
        return frozenset({"valid_to"})
    if re.search(r"\bunderteckn|\bsigner|\bskrevs under|\bskrivits under", asked):
        return frozenset({"signed"})
    if re.search(r"\b(?:träder i kraft|trädde i kraft|börja\w* gälla|gäller från)\b", asked):
        return frozenset({"valid_from"})
    if "revider" in asked:
        return frozenset({"revision"})
    return frozenset()


def _by_year(index: Index, asked: str, roles: frozenset[str], years: Sequence[str]) -> list[Finding]:
    def fits(value: str) -> bool:
        year = next(iter(_YEAR.findall(value)), "")
        if re.search(rf"\b(?:före|innan|tidigare än|äldre än)\s+(?:år\s+)?{years[0]}", asked):
            return bool(year) and year < years[0]
        if re.search(rf"\b(?:efter|senare än|nyare än)\s+(?:år\s+)?{years[0]}", asked):
            return bool(year) and year > years[0]
        return year in years

    found = []
    for agreement in index.agreements.values():
        own = [d for d in agreement.facts.dates if (d.role in roles if roles else d.role != "revision")]
        if not roles and agreement.year is not None:
            own = [d for d in own if d.role in ("dated", "signed")] or own[:1]
        hits = [d for d in own if fits(d.value)]
        if hits:
            found.append(Finding(agreement, tuple(quote_of(agreement, d.span) for d in hits[:2])))
    return found


def _dates(index: Index, fits: Callable[[DateFact], bool]) -> list[Finding]:
    return [
        Finding(agreement, (quote_of(agreement, d.span),), d.confidence)
        for agreement in index.agreements.values()
        for d in agreement.facts.dates
        if fits(d)
    ]
