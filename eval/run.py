"""Asks all gold questions of a file and scores the answers: what `duasok eval` does."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from answer.contract import answer_json
from answer.service import ask
from eval import report as reports
from eval.gold import GoldQuestion, load
from eval.integrity import problems
from eval.metrics import cited, score
from eval.report import QuestionResult, Report
from index.engine import Index

WARM_UP = "Vilka kommuner har jobbspår?"  # the first question loads what is loaded lazily; it is not timed


def run(questions_path: Path, index: Index, baseline: Path | None = None, save: Path | None = None) -> Report:
    """The report over the questions of a gold file, compared with `baseline` and written to `save` where given.

    Raises UsageError when a file is not of its format.
    """
    questions = load(questions_path)
    saved = None if baseline is None else reports.load(baseline)
    report = Report(questions_path.name, answered(questions, index))
    if saved is not None and baseline is not None:
        report = replace(report, comparison=reports.compare(report, saved, baseline.name))
    if save is not None:
        reports.save(report, save)
    return report


def answered(questions: Sequence[GoldQuestion], index: Index) -> tuple[QuestionResult, ...]:
    """Each question asked once, in order, in a warm process."""
    ask(WARM_UP, index)
    return tuple(_one(question, index) for question in questions)


def _one(gold: GoldQuestion, index: Index) -> QuestionResult:
    start = time.perf_counter()
    answer = ask(gold.question, index)
    seconds = time.perf_counter() - start
    plain = answer_json(answer)
    given = score(gold, plain)
    return QuestionResult(
        id=gold.id,
        type=gold.type,
        style=gold.style,
        question=gold.question,
        score=given.value,
        cited=cited(gold, plain),
        found=answer.found,
        confidence=answer.confidence,
        seconds=seconds,
        why=given.why,
        answer=answer.text,
        problems=tuple(problems(answer, index)),
    )
