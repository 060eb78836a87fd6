"""List questions about how documents belong together: which have been replaced, and which are revised."""

import re

from answer.composing.citations import cite, opening
from answer.composing.versions import year_of
from answer.lists.findings import Finding
from answer.question import Question
from domain.agreement import Agreement
from domain.text import fold
from index.engine import Index

_DOCUMENTS = (
    r"\b(?:\w*överenskommelser(?:na)?|\w*avtal(?:en)?|bilagor(?:na)?|dokument(?:en)?|kommuner(?:na)?)\b.*"
)
_REPLACED = re.compile(_DOCUMENTS + r"\b(?:är|har blivit|har) (?:ersatta|ersatts|utbytta|bytts ut)\b")
_REVISED = re.compile(
    _DOCUMENTS + r"\b(?:är|har blivit|har) (?:reviderade|reviderats|reviderat|omarbetade|omförhandlade)\b"
)
_SAYS_REVISED = re.compile(r"\b(?:reviderad|reviderat|omarbetad|ersätter)\b")
_AT_HEAD = 12  # sentences from the beginning


def versions(question: Question, index: Index) -> list[Finding] | None:
    """Those of whose agreement there is a later version, or whose agreement is one."""
    asked = fold(question.corrected)
    if _REPLACED.search(asked):
        replaced = index.families.replaced
        return [_finding(a, _later(a, index)) for a in index.whole.agreements.values() if a.id in replaced]
    if _REVISED.search(asked):
        found = (_revised(a, index) for a in index.agreements.values())
        return [finding for finding in found if finding]
    return None


def _later(agreement: Agreement, index: Index) -> str:
    """The later versions, by their files: "ersatt av x.pdf"."""
    files = [index.whole.agreements[i].file for i in index.families.replaced_by(agreement.id)]
    return f"ersatt av {', '.join(files)}"


def _revised(agreement: Agreement, index: Index) -> Finding | None:
    for number, (section, start, end) in enumerate(agreement.walk()):
        if number < _AT_HEAD and _SAYS_REVISED.search(fold(section.text[start:end])):
            return Finding(agreement, (cite(agreement, section, start, end),))
    if index.families.replaces(agreement.id):
        return _finding(agreement, f"ny version {year_of(agreement, index.families)}".strip())
    return None


def _finding(agreement: Agreement, note: str) -> Finding:
    return Finding(agreement, opening(agreement), 1.0, note)
