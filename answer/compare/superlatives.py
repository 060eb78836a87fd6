"""Who of all has most or least of something: "Vilken kommun har flest jobbspår?", "Vilken har längst uppsägningstid?".

Each municipality is asked by itself, as in a comparison, and the values are put in order.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answer.compare.cells import NOTHING, Aspect, Cell
from answer.compare.extremes import in_order
from answer.compare.rows import UNREAD, Row, rows_of
from answer.compare.single_facts import single_fact_aspect
from answer.compare.single_question import Extreme, about_one, extreme_asked
from answer.compare.value_aspect import VALUES, cell_of, fact_asked
from answer.composing.answered import answered
from answer.composing.citations import unique
from answer.lists.findings import universe
from answer.question import Question
from answer.understanding.knowledge import knowledge_of
from answer.values.answers import answer_value
from answer.wording import capital, counted, join_names, sort_swedish
from domain.agreement import Agreement
from domain.answer import Answer, MunicipalityAnswer, Table
from domain.municipalities import Municipality
from domain.text import fold
from index.engine import Index

MOST = 60  # municipalities that are asked one by one; of more, those that the best passages are about
PASSAGES = 300  # that are looked through for them
SURE = 0.7  # from which a value is put in order, and how sure the order is
# "den högsta gruppen", "dem med störst behov" and "senast i maj" ask for no order, nor does "2022 eller senare".
_BEFORE = r"(?:den|det|de|dem|som|till|med|i|för) "
_AFTER = r" (?:\d|den|i|vid|under|efter|och främst)\b"
_SUPERLATIVE = re.compile(r"\w+sta?(?: \w+)?")


def answer_superlative(question: Question, index: Index) -> Answer | None:
    """Those with the largest or smallest value, with a table of all in order; None where no order is asked for.

    None also where fewer than two values can be put in order.
    """
    extreme = _asked(question)
    if extreme is None:
        return None
    everybody = universe(question, index)
    if not everybody:
        return None
    one = about_one(question, everybody[0], knowledge_of(index.whole))
    if one.expected not in VALUES:
        return None
    chosen = everybody if fact_asked(one) else _nearest(question, everybody, index)
    rows = rows_of(chosen, lambda i: [_aspect(question, i)], index)
    said = {name: cells[0] for _, name, cells in rows if cells[0].citations}
    order = in_order({name: cell.text for name, cell in said.items()}, one.expected, extreme)
    if len(order) < 2:
        return None
    answer = _answer(question, index, extreme, rows, said, order)
    if len(chosen) == len(everybody):
        return answer
    part = (
        f"Bara de {len(chosen)} av {len(everybody)} kommuner vars avtal ligger närmast frågan har jämförts."
    )
    return replace(answer, text=f"{answer.text} {part}")


def _aspect(question: Question, index: Index) -> Aspect:
    """What each one would be answered if it were asked alone, where that is sure enough to be put in order."""
    known = knowledge_of(index.whole)

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        one = about_one(question, municipality, known)
        if (fact := fact_asked(one)) is not None:
            return single_fact_aspect(fact).fill(municipality, agreements)
        answer = answer_value(one, index)
        return cell_of(answer, municipality) if answer.found and answer.confidence >= SURE else NOTHING

    return Aspect("Svar", fill)


def _asked(question: Question) -> Extreme | None:
    extreme = extreme_asked(question)
    if extreme is None or question.kind != "list" or question.municipalities or question.at_most is not None:
        return None
    if question.at_least is not None or not _SUPERLATIVE.fullmatch(extreme.word):
        return None
    word = re.escape(extreme.word)
    elsewhere = re.search(rf"\b{_BEFORE}{word}\b|\b{word}{_AFTER}", fold(question.corrected))
    return None if elsewhere else extreme


def _nearest(question: Question, everybody: list[Municipality], index: Index) -> list[Municipality]:
    """All of them, or where they are too many those that the best passages are about."""
    if len(everybody) <= MOST:
        return everybody
    hits = index.search(question.corrected, k=PASSAGES)
    about = dict.fromkeys(m for hit in hits for m in index.cards[hit.document].municipalities)
    return [m for m in about if m in everybody][:MOST]


def _answer(
    question: Question,
    index: Index,
    extreme: Extreme,
    rows: Sequence[Row],
    said: Mapping[str, Cell],
    order: Sequence[tuple[str, float]],
) -> Answer:
    first = [name for name, amount in order if amount == order[0][1]]
    entries = [
        MunicipalityAnswer(municipality, "evidence", said[name].citations)
        for municipality, name, _ in rows
        if name in first
    ]
    others = len(order) - len(first)
    text = f"{capital(extreme.word)}: {join_names(sort_swedish(first))} ({_value(said[first[0]])})."
    if others:
        text += f" Jämfört med {counted(others, 'annan', 'andra')}, se tabellen."
    silent = {m: cells[0] for m, name, cells in rows if name not in dict(order)}
    if silent:
        text += f" {capital(counted(len(silent), 'kommun', 'kommuner'))} har inget värde att jämföra."
    quotes = unique(c for entry in entries for c in entry.citations)
    answer = answered(question, index, "list", text, entries, quotes, SURE)
    table = Table(
        columns=("Kommun", "Svar"),
        rows=tuple((name, said[name].text) for name, _ in order),
        citations=tuple(((), said[name].citations) for name, _ in order),
    )
    without = tuple(
        MunicipalityAnswer(m, "could not be read" if cell == UNREAD else "no evidence")
        for m, cell in silent.items()
    )
    return replace(answer, table=table, without_evidence=without)


def _value(cell: Cell) -> str:
    """The value that a cell begins with: "tolv månader" before its quote."""
    return cell.text.split("”")[0].strip(" .") or cell.text.strip(" .")
