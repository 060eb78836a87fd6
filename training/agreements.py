"""Invented passages of agreements with questions, `data/agreements.jsonl`, as the program reads agreements.

In use the model reads one sentence at a time with its heading and what introduces it. So each question is asked of
the sentence that answers, of sentences beside it that do not, which are the hardest to tell from it, and of a window.
"""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.passages import joined
from reader.windows import Window, covering, sentences
from training.examples import Example, asked_of_text
from training.windows import around

_DATA = Path(__file__).parent / "data"
PASSAGES, HELD_OUT = _DATA / "agreements.jsonl", _DATA / "agreements_held_out.jsonl"
SHORTEST, LONGEST = 48, 112  # pieces of a window
WINDOWED = 0.5  # share of questions that are asked of a window too
_ENTRY = re.compile(r"\s*(?:[-–•*]\s|\d+[.)]\s|[^|]*\|)")
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True)
class Passage:
    """Some sentences under a heading, with what is asked of them."""

    heading: str
    text: str
    questions: tuple[Example, ...]


@dataclass(frozen=True)
class Asked:
    """A question, what is read, and where in it the answer stands (-1, -1: it does not)."""

    question: str
    text: str
    start: int
    end: int


def passages(path: Path = PASSAGES) -> list[Passage]:
    """All passages of the file; an answer that does not stand in its text is an error of the file (ValueError)."""
    return [_passage(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _passage(entry: dict[str, Any]) -> Passage:
    text, municipality = entry["text"], entry["municipality"]
    asked = tuple(asked_of_text(q, text, "agreements", municipality) for q in entry["questions"])
    return Passage(entry["heading"], text, asked)


def held_out_questions() -> list[Example]:
    """What is asked of passages by another writer than those that train, for measuring."""
    return [question for passage in passages(HELD_OUT) for question in passage.questions]


def asked_of(passage: Passage, length: Callable[[str], int], rng: random.Random) -> Iterator[Asked]:
    """Everything that is asked of a passage in one pass."""
    parts = sentences(passage.text)
    for example in passage.questions:
        holding = [i for i, p in enumerate(parts) if p.start <= example.start and example.end <= p.end]
        for number in holding[:1]:
            yield _of_sentence(passage, parts, number, example)
        for number in _beside(example, parts, rng):
            yield _of_sentence(passage, parts, number, example)
        if not holding and example.answerable or rng.random() < WINDOWED:
            yield _of_window(passage, example, length, rng)


def _beside(example: Example, parts: Sequence[Window], rng: random.Random) -> list[int]:
    """Two sentences that do not hold the answer, nor stand after one that does: the likest one and any other."""
    free = [
        i
        for i, part in enumerate(parts)
        if not _touches(part, example) and not (i and _touches(parts[i - 1], example))
    ]
    if not free:
        return []
    words = set(_WORD.findall(example.question.lower()))
    likest = max(free, key=lambda i: _shared(words, example.text[parts[i].start : parts[i].end]))
    others = [i for i in free if i != likest]
    return [likest, *rng.sample(others, min(1, len(others)))]


def _touches(part: Window, example: Example) -> bool:
    return example.answerable and part.start < example.end and example.start < part.end


def _shared(words: set[str], text: str) -> int:
    """Words of the question that the text has the beginning of."""
    low = text.lower()
    return sum(word[:5] in low for word in words)


def _of_sentence(passage: Passage, parts: Sequence[Window], number: int, example: Example) -> Asked:
    part = parts[number]
    own = passage.text[part.start : part.end]
    text, (begin, _) = joined(passage.heading, _introduced_by(passage.text, parts, number), own)
    if not (part.start <= example.start and example.end <= part.end):
        return Asked(example.question, text, -1, -1)
    shift = begin - part.start
    return Asked(example.question, text, example.start + shift, example.end + shift)


def _introduced_by(text: str, parts: Sequence[Window], number: int) -> str:
    """The line that introduces a list's entry, else the sentence before."""
    words = [text[p.start : p.end] for p in parts]
    if _ENTRY.match(words[number]):
        above = next((w for w in reversed(words[:number]) if w.rstrip().endswith(":")), None)
        if above is not None:
            return above
    return words[number - 1] if number else ""


def _of_window(passage: Passage, example: Example, length: Callable[[str], int], rng: random.Random) -> Asked:
    limit = rng.randint(SHORTEST, LONGEST)
    if not example.answerable:
        window = rng.choice(covering(passage.text, LONGEST, length))
        return Asked(example.question, passage.text[window.start : window.end], -1, -1)
    window = around(passage.text, example.start, example.end, limit, length, rng)
    words = passage.text[window.start : window.end]
    return Asked(example.question, words, example.start - window.start, example.end - window.start)
