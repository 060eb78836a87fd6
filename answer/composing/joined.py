"""One answer out of the answers to two questions that were asked in one."""

from collections.abc import Sequence
from dataclasses import replace

from answer.composing.citations import unique
from answer.composing.compose import LONGEST, as_many_as_fit
from answer.wording import capital, sort_swedish
from domain.answer import Answer, Citation, MunicipalityAnswer, Table

NOTHING = "inget svar"  # in the table, where only the other question is answered for a municipality


def joined(text: str, answers: Sequence[Answer]) -> Answer:
    """The answers one after the other, each with its quotes; one that was not found says so after the others."""
    found = [a for a in answers if a.found]
    if not found:
        return replace(answers[0], question=text)
    table = _side_by_side(found)
    said = [_rows_said(table)] if table else [a.text for a in found]
    said += [a.text for a in answers if not a.found]
    return replace(
        found[0],
        question=text,
        text=" ".join(dict.fromkeys(said)),
        understood="; ".join(dict.fromkeys(a.understood for a in answers)),
        municipalities=_together(found),
        citations=unique(c for a in found for c in a.citations),
        table=table or (found[0].table if len(found) == 1 else None),
        count=found[0].count if len(found) == 1 else None,
        confidence=min(a.confidence for a in found),
    )


def _side_by_side(answers: Sequence[Answer]) -> Table | None:
    """Where each question has been answered for several municipalities: a row for each of them, a column for each
    question; None otherwise."""
    tables = [a.table for a in answers if a.table is not None]
    if len(tables) < 2 or len(tables) < len(answers):
        return None
    rows: dict[str, list[str]] = {}
    quotes: dict[str, list[tuple[Citation, ...]]] = {}
    for column, table in enumerate(tables):
        for (name, words), (_, shown) in zip(table.rows, table.citations, strict=True):
            rows.setdefault(name, [NOTHING] * len(tables))[column] = words
            quotes.setdefault(name, [()] * len(tables))[column] = shown
    names = sort_swedish(rows)
    return Table(
        ("Kommun", *(capital(a.question) for a in answers)),
        tuple((name, *rows[name]) for name in names),
        tuple(((), *quotes[name]) for name in names),
    )


def _rows_said(table: Table) -> str:
    said = [f"{name}: {', '.join(c for c in cells if c != NOTHING)}" for name, *cells in table.rows]
    return as_many_as_fit(said, LONGEST)


def _together(answers: Sequence[Answer]) -> tuple[MunicipalityAnswer, ...]:
    entries: dict[str, MunicipalityAnswer] = {}
    for entry in (m for a in answers for m in a.municipalities):
        known = entries.get(entry.municipality.code)
        quotes = entry.citations if known is None else unique((*known.citations, *entry.citations))
        entries[entry.municipality.code] = replace(entry, citations=quotes)
    return tuple(entries.values())
