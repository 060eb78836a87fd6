"""Lists of those that have both of two things: each is looked for by itself, and only those with both are kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

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
    """The findings of those municipalities that are in each of the lists."""
    common = set.intersection(*({code for f in findings for code in _whose(f)} for findings in found))
    kept = [(f, _whose(f) & common) for findings in found for f in findings]
    return [replace(f, codes=frozenset(codes)) for f, codes in kept if codes]


def _whose(finding: Finding) -> set[str]:
    return set(finding.codes) or {m.code for m in finding.agreement.municipalities}
