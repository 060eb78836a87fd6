"""The last look before an answer is given: every quote stands in the stored text, every number stands in a quote."""

import re
from collections.abc import Iterable
from dataclasses import replace

from answer.composing.citations import unique
from answer.composing.compose import LONGEST, one_line
from answer.composing.versions import year_of
from domain.answer import Answer, Citation, MunicipalityAnswer
from index.engine import Index

_NUMBER = re.compile(r"\d+(?:[ \u00a0.,:]\d+)*")
_TOLD = frozenset({"value", "describe", "yesno"})  # kinds whose text is made of the documents' words


def stands(citation: Citation, index: Index) -> bool:
    """Whether the quote is, character for character, what the document holds at that place."""
    agreement = index.agreements.get(citation.document_id)
    if agreement is None or not citation.quote:
        return False
    for section in agreement.sections:
        if section.id == citation.section_id:
            return section.text[citation.start : citation.end] == citation.quote
    return False


def numbers_without_quote(text: str, quotes: Iterable[str]) -> set[str]:
    """The numbers of `text` that stand in none of the quotes; spaces within numbers do not matter."""
    there = _numbers(" \n ".join(quotes))
    return _numbers(text) - there


def verify(answer: Answer, index: Index) -> Answer:
    """The answer without quotes that do not stand; with the quote as its text when a number has no quote.

    An answer that loses all its quotes becomes one that was not found.
    """
    checked = replace(
        answer,
        citations=_standing(answer.citations, index),
        nearest=_standing(answer.nearest, index),
        municipalities=tuple(_checked(m, index) for m in answer.municipalities),
    )
    if answer.found and answer.kind in _TOLD:
        return _told(checked, index)
    return checked


def _told(answer: Answer, index: Index) -> Answer:
    quotes = unique((*answer.citations, *(c for m in answer.municipalities for c in m.citations)))
    if not quotes:
        return replace(
            answer, found=False, text="Det framgår inte av dokumenten.", confidence=0.0, yesno=None
        )
    names = [m.municipality.name for m in answer.municipalities]
    # The years by which versions are told apart stand in the documents' dates.
    years = {year_of(index.agreements[c.document_id], index.families) for c in quotes}
    if numbers_without_quote(answer.text, [*(c.quote for c in quotes), *names, *years]):
        return replace(answer, text=f"”{one_line(quotes[0].quote)[: LONGEST - 2]}”")
    return answer


def _standing(citations: tuple[Citation, ...], index: Index) -> tuple[Citation, ...]:
    return tuple(c for c in citations if stands(c, index))


def _checked(entry: MunicipalityAnswer, index: Index) -> MunicipalityAnswer:
    return replace(entry, citations=_standing(entry.citations, index))


def _numbers(text: str) -> set[str]:
    return {re.sub(r"[ \u00a0]", "", m.group()).strip(".,:") for m in _NUMBER.finditer(text)}
