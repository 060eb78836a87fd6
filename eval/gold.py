"""Gold questions: what is asked, what a right answer holds, and the words of the documents that carry it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from domain.errors import UsageError

QuestionType = Literal["list", "value", "count", "yesno", "describe", "compare", "unanswerable"]
TYPES: tuple[str, ...] = get_args(QuestionType)


@dataclass(frozen=True)
class Expected:
    """What a right answer holds. Empty tuples and None ask nothing.

    `municipalities_ok` may be named but need not be; one of `answer_any` must occur, and all of `answer_all`.
    """

    municipalities: tuple[str, ...] = ()
    municipalities_ok: tuple[str, ...] = ()
    answer_any: tuple[str, ...] = ()
    answer_all: tuple[str, ...] = ()
    yesno: bool | None = None
    count: int | None = None


@dataclass(frozen=True)
class Evidence:
    """Words of a document that carry the answer; `items` are list entries of which one is enough."""

    file: str
    quote: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoldQuestion:
    """One question with its key. `style` says how it is written: natural, terse, misspelt, english ..."""

    id: str
    question: str
    type: QuestionType
    expect: Expected = field(default=Expected())
    evidence: tuple[Evidence, ...] = ()
    style: str = "natural"


def load(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of a JSONL file in the contract's format, in its order.

    Raises UsageError that names the line when one is not of the format, and when the file holds none.
    """
    questions = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Frågefilen {path} kunde inte läsas. Den ska vara en textfil i UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            questions.append(_parsed(line, f"Rad {number} i {path.name}"))
    if not questions:
        raise UsageError(f"Frågefilen {path} innehåller inga frågor.")
    return tuple(questions)


def _parsed(line: str, place: str) -> GoldQuestion:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{place} är inte JSON: {error.msg}.") from error
    if not isinstance(value, dict) or not isinstance(value.get("question"), str):
        raise UsageError(f"{place} saknar fältet question.")
    if value.get("type") not in TYPES:
        raise UsageError(f"{place} har typen {value.get('type')}. Välj bland {', '.join(TYPES)}.")
    return GoldQuestion(
        id=str(value.get("id") or value["question"]),
        question=value["question"],
        type=value["type"],
        expect=_expected(value.get("expect") or {}),
        evidence=tuple(_evidence(e) for e in value.get("evidence") or []),
        style=(value.get("meta") or {}).get("style", "natural"),
    )


def _expected(value: Mapping[str, Any]) -> Expected:
    def words(key: str) -> tuple[str, ...]:
        return tuple(str(word) for word in value.get(key) or [])

    return Expected(
        municipalities=words("municipalities"),
        municipalities_ok=words("municipalities_ok"),
        answer_any=words("answer_any"),
        answer_all=words("answer_all"),
        yesno=value.get("yesno"),
        count=value.get("count"),
    )


def _evidence(value: Mapping[str, Any]) -> Evidence:
    return Evidence(value["file"], value["quote"], tuple(value.get("items") or ()))
