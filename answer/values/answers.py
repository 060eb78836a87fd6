"""Answers to questions for one value: a number, a date, how often, who, what."""

from dataclasses import replace

from answer.candidates.decision import carrying
from answer.candidates.evidence import Candidate, entries_after, in_scope
from answer.candidates.ranking import best_by_document, rank
from answer.candidates.scored import Scored
from answer.candidates.tables import is_row
from answer.composing.citations import cite, unique
from answer.composing.compose import (
    LONGEST,
    MEASURED,
    SHORTEST_QUOTE,
    as_many_as_fit,
    names_of,
    one_line,
    quoted,
    value_text,
    value_words,
    whose,
)
from answer.composing.coverage import coverage_of
from answer.composing.refusal import refuse
from answer.composing.versions import shows_versions, year_of
from answer.question import Question
from answer.understanding.focus import counted_terms
from answer.values.group_members import counted_members, group_members
from answer.values.list_counts import list_count
from answer.values.running_counts import running_count
from answer.values.signatories import answer_signatories
from answer.values.told_elsewhere import told_elsewhere
from answer.values.yearly_counts import yearly_count
from answer.wording import swedish_key
from domain.answer import Answer, Citation, MunicipalityAnswer, Table
from domain.numbers import find_quantities
from index.engine import Index

OPEN = (None, "reason", "procedure")  # what is told in sentences rather than in one value
EQUAL = 0.95  # share of the best score from which a sentence of the same section answers about equally well
VERSION = 0.75  # share of the best score from which another version's different value is shown beside it
NAMED_BY_COLUMN = 0.9  # how well the column of a number must name what is counted
CLOSE = 0.9  # share of the best score from which another document's different value is shown beside it


def answer_value(question: Question, index: Index) -> Answer:
    """The value that the documents give, with its words; `found=False` when no sentence carries one."""
    if question.expected == "members" and (answer := group_members(question, index)):
        return answer
    if (signed := answer_signatories(question, index)) is not None:
        return signed
    if (counted := counted_members(question, index)) is not None:
        return counted
    ranked = rank(question, index)
    carriers = carrying(question, ranked)
    if not _says_how_many(question, carriers) and (
        answer := list_count(question, index) or running_count(question, index)
    ):
        return answer
    if (answer := yearly_count(question, carriers, index)) is not None:
        return answer
    if not carriers:
        return refuse(question, index, ranked)
    chosen = _one_for_each(question, _from_the_start(question, carriers))
    chosen = _with_versions(chosen, carriers, index)
    further = _continuation(question, chosen[0], index) if len(chosen) == 1 else ()
    citations = unique((*(c for s in chosen for c in evidence(s.candidate)), *further))
    return Answer(
        question=question.text,
        kind="value",
        found=True,
        text=" ".join((_text(question, chosen, index), *(f"”{one_line(c.quote)}”" for c in further))),
        understood=question.understood,
        municipalities=municipality_answers(question, chosen),
        citations=citations,
        table=_table(question, chosen, index) if len(chosen) > 1 else None,
        count=_count(question, chosen),
        coverage=coverage_of(index, in_scope(question, index)),
        confidence=chosen[0].confidence,
    )


def evidence(candidate: Candidate) -> tuple[Citation, ...]:
    """The quotes of a candidate: its lead-in, itself, and the entries of the list that it introduces."""
    agreement, section = candidate.agreement, candidate.section
    places: list[tuple[int, int]] = []
    if candidate.lead_in is not None:
        places.append(candidate.lead_in)
    elif candidate.leans and candidate.before is not None:
        places.append(candidate.before)
    places.append((candidate.start, candidate.end))
    if candidate.text.rstrip().endswith(":"):
        places += [(b.start, b.end) for b in entries_after(section, candidate.end)]
    return tuple(cite(agreement, section, start, end) for start, end in places)


def municipality_answers(question: Question, chosen: list[Scored]) -> tuple[MunicipalityAnswer, ...]:
    """Each municipality that the chosen candidates concern, with its quotes."""
    found: dict[str, MunicipalityAnswer] = {}
    for scored in chosen:
        for municipality in whose(question, scored.candidate.agreement):
            entry = found.get(municipality.code) or MunicipalityAnswer(municipality, "evidence")
            quotes = unique((*entry.citations, *evidence(scored.candidate)))
            found[municipality.code] = replace(entry, citations=quotes)
    return tuple(found.values())


def _says_how_many(question: Question, carriers: list[Scored]) -> bool:
    """Whether the best sentence itself names what is counted; true of questions that count nothing."""
    counted = counted_terms(question)
    if question.expected != "number" or not counted:
        return True
    if not carriers:
        return False
    by_column = is_row(carriers[0].candidate) and carriers[0].features["counted"] >= NAMED_BY_COLUMN
    return by_column or any(question.terms[h.term] in counted for h in carriers[0].hits)


def _count(question: Question, chosen: list[Scored]) -> int | None:
    """The number itself, where one whole number answers "hur många" or "antal"."""
    if question.expected != "number" or len(chosen) != 1:
        return None
    found = find_quantities(value_words(chosen[0]))
    exact = [q.low for q in found if q.low == q.high and q.low.is_integer()]
    return int(exact[0]) if exact else None


def _from_the_start(question: Question, carriers: list[Scored]) -> list[Scored]:
    """An open question's answer begins with the first of the sentences that answer about equally well."""
    if question.expected not in OPEN:
        return carriers
    best = carriers[0]
    near = [
        s
        for s in carriers
        if s.score >= EQUAL * best.score
        and s.candidate.agreement.id == best.candidate.agreement.id
        and s.candidate.section.id == best.candidate.section.id
        and s.candidate.start <= best.candidate.start
    ]
    first = min(near, key=lambda s: s.candidate.start)
    return [first, *(s for s in carriers if s is not first)]


def _one_for_each(question: Question, carriers: list[Scored]) -> list[Scored]:
    """The best; with several municipalities named the best of each one's document; with none named what others say of
    the same; with a close rival that one too."""
    best = best_by_document(carriers)
    if len(question.municipalities) > 1:
        return _cover(question, best)
    first = best[0]
    if not question.municipalities:
        told = [first, *told_elsewhere(question, first, best)]
        return sorted(told, key=lambda s: swedish_key(names_of(question, s.candidate.agreement)))
    rivals = [s for s in best[1:] if s.score >= CLOSE * first.score and _differ(s, first)]
    return [first, *rivals[:1]]


def _cover(question: Question, best: list[Scored]) -> list[Scored]:
    covered: set[str] = set()
    chosen = []
    for scored in best:
        codes = {m.code for m in whose(question, scored.candidate.agreement)}
        if codes - covered:
            chosen.append(scored)
            covered |= codes
    return chosen


def _differ(one: Scored, other: Scored) -> bool:
    first, second = one_line(value_words(one)), one_line(value_words(other))
    return bool(first and second) and first.casefold() != second.casefold()


def _with_versions(chosen: list[Scored], carriers: list[Scored], index: Index) -> list[Scored]:
    """With what the other versions that take part say otherwise, oldest first."""
    best = best_by_document(carriers)
    further = [
        b
        for s in chosen
        for b in best
        if b.candidate.agreement.id in index.families.versions(s.candidate.agreement.id)
        and b not in chosen
        and b.score >= VERSION * s.score
        and one_line(value_words(b) or b.candidate.text) != one_line(value_words(s) or s.candidate.text)
    ]
    together = [*chosen, *further]
    if not any(shows_versions(s.candidate.agreement, index) for s in together):
        return chosen
    return sorted(together, key=lambda s: year_of(s.candidate.agreement, index.families))


def _whom(question: Question, scored: Scored, index: Index) -> str:
    """Whose the words are, with the year where it matters which version they stand in: "Trelleborg 2021"."""
    agreement = scored.candidate.agreement
    year = year_of(agreement, index.families) if shows_versions(agreement, index) else ""
    return f"{names_of(question, agreement)} {year}".strip()


def _text(question: Question, chosen: list[Scored], index: Index) -> str:
    if len(chosen) == 1:
        scored = chosen[0]
        return _with_entries(value_text(question, scored, _whom(question, scored, index)), scored.candidate)
    room = max(SHORTEST_QUOTE, LONGEST // len(chosen) - 30)
    said = [f"{_whom(question, s, index)}: {_in_words(question, s, room)}" for s in chosen]
    return as_many_as_fit(said, LONGEST)


def _in_words(question: Question, scored: Scored, limit: int) -> str:
    """What is measured by its value alone; who, where and what in the document's sentence, which says it in full."""
    words = one_line(value_words(scored)) if question.expected in MEASURED else ""
    return words or quoted(scored, limit)


def _continuation(question: Question, scored: Scored, index: Index) -> tuple[Citation, ...]:
    """What follows the sentence in its paragraph, where no value ends the answer and there is room for it."""
    if question.expected not in OPEN or scored.candidate.block is None:
        return ()
    candidate, block = scored.candidate, scored.candidate.block
    room = LONGEST - len(_text(question, [scored], index))
    found: list[Citation] = []
    for start, end in candidate.section.sentences:
        if candidate.end <= start and end <= block.end:
            room -= len(one_line(candidate.section.text[start:end])) + 3
            if room < 0:
                break
            found.append(cite(candidate.agreement, candidate.section, start, end))
    return tuple(found)


def _with_entries(text: str, candidate: Candidate) -> str:
    """A sentence that ends in a colon says nothing without the list after it."""
    if not candidate.text.rstrip().endswith(":"):
        return text
    for block in entries_after(candidate.section, candidate.end):
        entry = one_line(candidate.section.text[block.start : block.end])
        if len(text) + len(entry) + 2 > LONGEST:
            break
        text = f"{text}{' ' if text.endswith(('”', ':')) else '; '}{entry}"
    return text


def _table(question: Question, chosen: list[Scored], index: Index) -> Table:
    rows, quotes = [], []
    for scored in chosen:
        rows.append((_whom(question, scored, index), _in_words(question, scored, LONGEST)))
        quotes.append(((), evidence(scored.candidate)))
    return Table(("Kommun", "Svar"), tuple(rows), tuple(quotes))
