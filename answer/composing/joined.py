"""One answer out of the answers to two questions that were asked in one."""

from collections.abc import Sequence
from dataclasses import replace

from answer.composing.citations import unique
from domain.answer import Answer, MunicipalityAnswer


def joined(text: str, answers: Sequence[Answer]) -> Answer:
    """The answers one after the other, each with its quotes; one that was not found says so after the others."""
    found = [a for a in answers if a.found]
    if not found:
        return replace(answers[0], question=text)
    said = list(dict.fromkeys(a.text for a in (*found, *(a for a in answers if not a.found))))
    return replace(
        found[0],
        question=text,
        text=" ".join(said),
        understood="; ".join(dict.fromkeys(a.understood for a in answers)),
        municipalities=_together(found),
        citations=unique(c for a in found for c in a.citations),
        table=found[0].table if len(found) == 1 else None,
        count=found[0].count if len(found) == 1 else None,
        confidence=min(a.confidence for a in found),
    )


def _together(answers: Sequence[Answer]) -> tuple[MunicipalityAnswer, ...]:
    entries: dict[str, MunicipalityAnswer] = {}
    for entry in (m for a in answers for m in a.municipalities):
        known = entries.get(entry.municipality.code)
        quotes = entry.citations if known is None else unique((*known.citations, *entry.citations))
        entries[entry.municipality.code] = replace(entry, citations=quotes)
    return tuple(entries.values())
