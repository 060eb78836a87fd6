"""Lists of those that have both of two things: each is looked for by itself, and only those with both are kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.composing.citations import unique
from answer.lists.findings import Finding
from answer.question import Question
from answer.understanding.refine import refined
from answer.understanding.understand import understand
from index.engine import Index

_BOTH = re.compile(
    r"(?P<before>.*)\bbåde (?P<one>[^,?]+?) och (?P<other>[^,?]+?)"
    r"(?P<after> (?:med|som|i|på|bland|för|till|inom)\b[^?]*)?\s*[?.!]*",
    re.IGNORECASE,
)


def each_of(question: Question, index: Index) -> tuple[Question, ...]:
    """The question for each of the two that it asks for: "både fack och företag"; () when it asks for no two."""
    match = _BOTH.fullmatch(question.corrected.strip())
    if match is None or question.negated:
        return ()
    texts = (f"{match['before']}{match[name]}{match['after'] or ''}?" for name in ("one", "other"))
    asked = tuple(refined(understand(text, index)) for text in texts)
    if any(q.kind not in ("list", "count") or not (q.terms or q.industries) for q in asked):
        return ()
    return tuple(
        replace(q, kind=question.kind, documents=question.documents, municipalities=question.municipalities)
        for q in asked
    )


def with_all(found: Sequence[Sequence[Finding]]) -> list[Finding]:
    """One finding for each municipality that is in all of the lists, with the best words of each."""
    best: list[dict[str, Finding]] = []
    for findings in found:
        weakest_first = sorted(findings, key=lambda f: f.strength)
        best.append({code: f for f in weakest_first for code in _whose(f)})
    return [
        _together(code, [each[code] for each in best])
        for code in best[0]
        if all(code in each for each in best)
    ]


def _together(code: str, findings: Sequence[Finding]) -> Finding:
    """As sure as the least sure of them."""
    least = min(findings, key=lambda f: f.strength)
    quotes = unique(quote for f in findings for quote in f.citations)
    return replace(least, citations=quotes, codes=frozenset({code}))


def _whose(finding: Finding) -> set[str]:
    return set(finding.codes) or {m.code for m in finding.agreement.municipalities}
