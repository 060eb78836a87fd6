"""Municipalities side by side: a table of municipality by aspect, each cell quoted, absences said."""

from collections.abc import Sequence
from dataclasses import replace

from answer.compare.aspects import aspects_of_topics
from answer.compare.cells import Aspect, Cell
from answer.compare.extremes import extreme_of
from answer.compare.rows import Row, all_municipalities, rows_of
from answer.compare.single_facts import SINGLE_FACTS, single_fact_aspect
from answer.compare.single_question import about_one, extreme_asked
from answer.compare.value_aspect import aspects_asked
from answer.composing.citations import unique
from answer.composing.coverage import coverage_of
from answer.composing.refusal import refuse
from answer.composing.versions import in_force
from answer.question import Question
from answer.understanding.knowledge import knowledge_of
from answer.wording import capital, join_names, sort_swedish
from domain.answer import Answer, MunicipalityAnswer, Table
from domain.errors import UsageError
from domain.municipalities import Municipality, by_name
from domain.topics import TOPICS
from index.engine import Index

LONGEST = 3_000  # characters of the summary; the table holds the rest


def compare_question(question: Question, index: Index) -> Answer:
    """The answer to "jämför ...": those named, or all municipalities when none is."""
    chosen = list(question.municipalities) or all_municipalities(index)

    def columns(index: Index) -> list[Aspect]:
        anything = not (question.terms or question.topics or question.groups) and question.subject == "text"
        return aspects_of_topics((), index) if anything else aspects_asked(question, index)

    rows = rows_of([*chosen, *question.absent], columns, index)
    if not any(cell.citations for _, _, cells in rows for cell in cells):
        return refuse(question, index)
    aspects = columns(index)
    answer = _answer(question.text, question.understood, rows, aspects, index)
    first = _first_of(question, rows, index)
    return replace(answer, text=f"{first}\n{answer.text}") if first else answer


def _first_of(question: Question, rows: Sequence[Row], index: Index) -> str:
    """Who has most or least, where that was asked and the values can be put in order: "Längst: Sala (ett år)."."""
    extreme = extreme_asked(question)
    if extreme is None or not question.municipalities:
        return ""
    said = {name: cells[0].text for _, name, cells in rows if cells[0].citations}
    expected = about_one(question, question.municipalities[0], knowledge_of(index.whole)).expected
    names = extreme_of(said, expected, extreme) if len(said) > 1 else ()
    return f"{capital(extreme.word)}: {join_names(sort_swedish(names))}." if names else ""


def compare(names: Sequence[str], topics: Sequence[str], index: Index, facts: Sequence[str] = ()) -> Answer:
    """Municipalities by name; topics and single facts by slug, the usual topics without any of both.

    Raises UsageError for unknown ones.
    """
    chosen = [_municipality(name) for name in names]
    unknown = [slug for slug in topics if slug not in TOPICS]
    if unknown:
        raise UsageError(f"Ämnet {unknown[0]} finns inte. Välj bland: {', '.join(TOPICS)}.")
    for slug in facts:
        if slug not in SINGLE_FACTS:
            raise UsageError(f"Uppgiften {slug} finns inte. Välj bland: {', '.join(SINGLE_FACTS)}.")
    if len(dict.fromkeys(chosen)) < 2:
        raise UsageError("Ange minst två kommuner att jämföra.")
    index = index.only(in_force(index, frozenset(m.code for m in chosen)))

    def columns(index: Index) -> list[Aspect]:
        about = aspects_of_topics(topics, index) if topics or not facts else []
        return [*about, *map(single_fact_aspect, facts)]

    aspects = columns(index)
    rows = rows_of(list(dict.fromkeys(chosen)), columns, index)
    listed = join_names([m.name for m in dict.fromkeys(chosen)])
    return _answer(f"Jämför {listed}", f"Jämför: {_labels(aspects)}; {listed}", rows, aspects, index)


def _municipality(name: str) -> Municipality:
    found = by_name(name)
    if found is None:
        raise UsageError(
            f"”{name}” är ingen svensk kommun. Skriv namnet utan ”kommun”, till exempel Oxelösund."
        )
    return found


def _answer(
    text: str, understood: str, rows: Sequence[Row], aspects: Sequence[Aspect], index: Index
) -> Answer:
    asked = dict.fromkeys(m for m, _, _ in rows)
    entries = tuple(_entry(m, [c for other, _, cells in rows if other == m for c in cells]) for m in asked)
    looked = index.documents_of({m.code for m in asked})
    found = any(cell.citations for _, _, cells in rows for cell in cells)
    return Answer(
        question=text,
        kind="compare",
        found=found,
        text=_summary(rows, aspects),
        understood=understood,
        municipalities=entries,
        citations=unique(c for e in entries for c in e.citations),
        table=Table(
            columns=("Kommun", *(a.label for a in aspects)),
            rows=tuple((name, *(c.text for c in cells)) for _, name, cells in rows),
            citations=tuple(((), *(c.citations for c in cells)) for _, _, cells in rows),
        ),
        coverage=coverage_of(index, looked),
        confidence=_filled(rows),
    )


def _entry(municipality: Municipality, cells: Sequence[Cell]) -> MunicipalityAnswer:
    quotes = unique(c for cell in cells for c in cell.citations)
    return MunicipalityAnswer(municipality, "evidence" if quotes else "no evidence", quotes)


def _filled(rows: Sequence[Row]) -> float:
    cells = [cell for _, _, cells in rows for cell in cells]
    return round(sum(bool(c.citations) for c in cells) / len(cells), 3) if cells else 0.0


def _labels(aspects: Sequence[Aspect]) -> str:
    return ", ".join(a.label.lower() for a in aspects)


def _summary(rows: Sequence[Row], aspects: Sequence[Aspect]) -> str:
    """One line for each aspect: what each municipality has; those with the same cell are named together."""
    said = []
    for number, aspect in enumerate(aspects):
        groups: dict[str, list[str]] = {}
        for _, name, cells in rows:
            groups.setdefault(cells[number].text, []).append(name)
        parts = [f"{join_names(sort_swedish(names))}: {_plain(text)}" for text, names in groups.items()]
        said.append(f"{aspect.label}. {' '.join(parts)}")
    text = "\n".join(said)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _plain(text: str) -> str:
    return text if text.rstrip("”").endswith((".", "!", "?", "…")) else f"{text}."
