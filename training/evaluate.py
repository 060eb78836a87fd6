"""Measures a model's folder with the program's own reading: exact match and F1 with the text given, and reranking."""

import math
import random
import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import bm25s

from reader.model import Reading, ReadingModel
from reader.reranking import FIRST, reranked
from reader.windows import LONGEST, covering
from training.examples import Example

# What one logit of relevance adds to a span's score, where it is chosen which window of a text answers.
RELEVANCE = 0.5
_REST = re.compile(f"[{re.escape(string.punctuation)}”“’–]")


@dataclass(frozen=True)
class Reached:
    """Shares of 1; over questions with an answer, without one, and all of them when the model decides which."""

    questions: int
    exact: float
    f1: float
    unanswerable: float  # share of those without an answer for which none is given
    threshold: float


@dataclass(frozen=True)
class Reranked:
    """Mean reciprocal rank among the first ten, before and after reading."""

    questions: int
    before: float
    after: float


def normalised(text: str) -> str:
    """Lower case, without punctuation and needless white space."""
    return " ".join(_REST.sub(" ", text.lower()).split())


def f1(given: str, right: str) -> float:
    """The overlap of words, as SQuAD's scorer counts it."""
    one, two = normalised(given).split(), normalised(right).split()
    common = sum((Counter(one) & Counter(two)).values())
    return 2 * common / (len(one) + len(two)) if common else 0.0


def best_reading(model: ReadingModel, example: Example) -> tuple[str, Reading]:
    """The words of the text that answer best, over windows of it, each judged by its words and its relevance."""
    windows = covering(example.text, LONGEST, model.length)
    passages = [example.text[w.start : w.end] for w in windows]
    readings = model.read(example.question, passages)
    passage, reading = max(
        zip(passages, readings, strict=True), key=lambda pair: pair[1].span + RELEVANCE * pair[1].relevance
    )
    return passage[reading.start : reading.end], reading


def with_text_given(
    model: ReadingModel,
    examples: Sequence[Example],
    threshold: float = -math.inf,
) -> Reached:
    """How well the right words are found; under `threshold` the model is taken to say that there are none."""
    exact, overlap, none = [], [], []
    for example in examples:
        words, reading = best_reading(model, example)
        silent = reading.span < threshold
        if not example.answerable:
            none.append(float(silent))
            continue
        given = "" if silent else words
        exact.append(max(float(normalised(given) == normalised(a)) for a in example.answers))
        overlap.append(max(f1(given, a) for a in example.answers))
    return Reached(len(examples), _mean(exact), _mean(overlap), _mean(none), threshold)


def with_reranking(model: ReadingModel, examples: Sequence[Example], texts: Sequence[str]) -> Reranked:
    """The rank of the question's own text among all, by words alone and then with the first passages read."""
    passages = [
        (number, t[w.start : w.end])
        for number, t in enumerate(texts)
        for w in covering(t, LONGEST, model.length)
    ]
    searcher = bm25s.BM25()
    searcher.index(_words([p for _, p in passages]), show_progress=False)
    before, after = [], []
    for example in examples:
        own = texts.index(example.text)
        places, scores = searcher.retrieve(_words([example.question]), k=60, show_progress=False)
        found = [(passages[int(p)], float(s)) for p, s in zip(places[0], scores[0], strict=True)]
        order = list(dict.fromkeys(number for (number, _), _ in found))
        before.append(_reciprocal(order, own))
        head = found[:FIRST]
        order_read = reranked(example.question, [t for (_, t), _ in head], [s for _, s in head], model)
        again = list(dict.fromkeys(head[n][0][0] for n, _ in order_read))
        after.append(_reciprocal([*again, *(n for n in order if n not in again)], own))
    return Reranked(len(examples), _mean(before), _mean(after))


def sampled(examples: Sequence[Example], count: int, seed: int = 0) -> list[Example]:
    """`count` of them, the same for the same seed."""
    return random.Random(seed).sample(list(examples), min(count, len(examples)))


def _words(texts: Sequence[str]) -> list[list[str]]:
    """Words and their parts of four letters, as the program's own lexical search has them."""
    return [
        [g for w in normalised(t).split() for g in (w, *(w[i : i + 4] for i in range(len(w) - 3)))]
        for t in texts
    ]


def _reciprocal(order: Sequence[int], own: int) -> float:
    return 1 / (1 + order.index(own)) if own in order[:10] else 0.0


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
