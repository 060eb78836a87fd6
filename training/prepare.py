"""From examples to what the network reads: windows around the answers, windows without, all as ids of pieces."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bm25s

from reader.windows import Window, covering, sentences
from training.agreements import asked_of, passages
from training.altered import altered
from training.examples import BODIES, CLOSE, SWEQUAD, Example
from training.genre import genre_examples
from training.windows import around, elsewhere

SHORTEST, LONGEST = 48, 112  # pieces of a window's passage
MOST_QUESTION = 40  # pieces
RELEVANT, OTHER, UNKNOWN = 1.0, 0.0, -1.0


@dataclass(frozen=True)
class Recipe:
    """How many of each kind are read in a pass."""

    windows: dict[str, int] = field(default_factory=lambda: {SWEQUAD: 3, BODIES: 2})  # per answer, else one
    missing: float = 0.3  # of the close sources' questions, with a window of the text that lacks the answer
    unanswerable: float = 1.0  # of the questions that their text does not answer
    close_negatives: float = 0.7  # of the close sources' questions, with the likest window elsewhere
    negatives: float = 0.1  # of the other questions, the same
    genre: int = 300  # invented sentences with a question
    agreements: float = 0.5  # of the invented passages with questions
    altered: float = 0.15  # of the questions with an answer, asked about something else


@dataclass(frozen=True)
class Record:
    """One thing to read: ids, places of the answer's first and last piece (0, 0: none) and the relevance."""

    ids: tuple[int, ...]
    first: int
    last: int
    relevance: float


class Encoder:
    """Joins a question and a passage to `<s> question </s> passage </s>`."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._begin, self._end = tokenizer.token_to_id("<s>"), tokenizer.token_to_id("</s>")

    def length(self, text: str) -> int:
        """How many pieces a text has."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def record(self, question: str, passage: str, start: int, end: int, relevance: float) -> Record:
        """The record of a question and a passage with the answer at its characters `start` to `end` (-1: none)."""
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:MOST_QUESTION]
        read = self._tokenizer.encode(passage, add_special_tokens=False)
        before = len(asked) + 2
        first = last = 0
        if start >= 0:
            inside = [i for i, (a, b) in enumerate(read.offsets) if b > start and a < end]
            first, last = before + inside[0], before + inside[-1]
        ids = (self._begin, *asked, self._end, *read.ids, self._end)
        return Record(ids, first, last, relevance)


def records(
    examples: Sequence[Example], corpus: Path, encoder: Encoder, recipe: Recipe, seed: int = 1
) -> list[Record]:
    """Everything that is read in one pass, in the order of reading; another seed draws other windows."""
    rng = random.Random(seed)
    everything = [*examples, *genre_examples(corpus_sentences(corpus), recipe.genre, rng)]
    found = [r for e in everything for r in _answered(e, encoder, recipe, rng)]
    found += [r for e in everything for r in _unanswered(e, encoder, recipe, rng)]
    found += [r for e in everything for r in _asked_otherwise(e, encoder, recipe, rng)]
    found += _likest(everything, encoder, recipe, rng)
    found += _of_agreements(encoder, recipe, rng)
    rng.shuffle(found)
    return found


def some_answered(examples: Sequence[Example], encoder: Encoder, count: int) -> list[Record]:
    """Windows around the answers of `count` of the examples, the same each time."""
    rng = random.Random(1)
    drawn = rng.sample([e for e in examples if e.answerable], count)
    return [r for e in drawn for r in _answered(e, encoder, Recipe(windows={}), rng)]


def corpus_sentences(corpus: Path) -> list[str]:
    """Sentences of the sample agreements that are plain text."""
    raw = [p.read_bytes() for p in sorted(corpus.iterdir()) if p.suffix in (".txt", ".md")]
    texts = [r.decode("utf-8" if _is_utf8(r) else "cp1252") for r in raw]
    return [t[s.start : s.end] for t in texts for s in sentences(t) if 30 < s.end - s.start < 300]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _answered(example: Example, encoder: Encoder, recipe: Recipe, rng: random.Random) -> list[Record]:
    if not example.answerable:
        return []
    found = []
    for _ in range(recipe.windows.get(example.source, 1)):
        limit = rng.randint(SHORTEST, LONGEST)
        window = around(example.text, example.start, example.end, limit, encoder.length, rng)
        found.append(_read(example, window, encoder, RELEVANT))
    return found


def _read(example: Example, window: Window, encoder: Encoder, relevance: float) -> Record:
    passage = example.text[window.start : window.end]
    inside = window.start <= example.start and example.end <= window.end
    start, end = (example.start - window.start, example.end - window.start) if inside else (-1, -1)
    return encoder.record(example.question, passage, start, end, relevance)


def _unanswered(example: Example, encoder: Encoder, recipe: Recipe, rng: random.Random) -> list[Record]:
    """Windows of the right text that do not answer: what a good match must be told from."""
    if example.source in CLOSE and example.answerable and rng.random() < recipe.missing:
        others = elsewhere(covering(example.text, LONGEST, encoder.length), example.start, example.end)
        return [_read(example, rng.choice(others), encoder, OTHER)] if others else []
    if not example.answerable and rng.random() < recipe.unanswerable:
        window = _seeming(example, encoder, rng)
        return [_read(example, window, encoder, UNKNOWN)]  # the topic is right, the answer is missing
    return []


def _seeming(example: Example, encoder: Encoder, rng: random.Random) -> Window:
    """A window around what seems to answer, which is the hardest to refuse; any where that is not known."""
    if example.seeming is None:
        return rng.choice(covering(example.text, LONGEST, encoder.length))
    limit = rng.randint(SHORTEST, LONGEST)
    return around(example.text, *example.seeming, limit, encoder.length, rng)


def _asked_otherwise(example: Example, encoder: Encoder, recipe: Recipe, rng: random.Random) -> list[Record]:
    """The window with the answer, asked about something else. German nouns look like names and are left alone."""
    if not example.answerable or example.source in ("genre", "xquad-de") or rng.random() >= recipe.altered:
        return []
    question = altered(example.question, example.text, rng)
    if question is None:
        return []
    window = around(
        example.text, example.start, example.end, rng.randint(SHORTEST, LONGEST), encoder.length, rng
    )
    return [encoder.record(question, example.text[window.start : window.end], -1, -1, UNKNOWN)]


def _of_agreements(encoder: Encoder, recipe: Recipe, rng: random.Random) -> list[Record]:
    """What the invented passages ask; a sentence that does not answer is not the one to look in either."""
    read = [
        asked
        for passage in passages()
        if rng.random() < recipe.agreements
        for asked in asked_of(passage, encoder.length, rng)
    ]
    return [
        encoder.record(a.question, a.text, a.start, a.end, OTHER if a.start < 0 else RELEVANT) for a in read
    ]


def _likest(
    examples: Sequence[Example], encoder: Encoder, recipe: Recipe, rng: random.Random
) -> list[Record]:
    """The windows of the same source that share most words with a question without holding its answer."""
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        if example.answerable:
            by_source[example.source].append(example)
    found = []
    for source in sorted(by_source):
        share = recipe.close_negatives if source in CLOSE else recipe.negatives
        asked = [e for e in by_source[source] if rng.random() < share]
        if not asked:
            continue
        windows = _all_windows(by_source[source], encoder)
        searcher = bm25s.BM25()
        searcher.index(
            bm25s.tokenize([t[w.start : w.end] for t, w in windows], stopwords=None, show_progress=False),
            show_progress=False,
        )
        places, _ = searcher.retrieve(
            bm25s.tokenize([e.question for e in asked], stopwords=None, show_progress=False),
            k=min(6, len(windows)),
            show_progress=False,
        )
        for example, ranked in zip(asked, places, strict=True):
            answer = example.text[example.start : example.end].lower()
            likely = [windows[int(p)] for p in ranked]
            wrong = [t[w.start : w.end] for t, w in likely if answer not in t[w.start : w.end].lower()]
            if wrong:
                found.append(encoder.record(example.question, rng.choice(wrong[:3]), -1, -1, OTHER))
    return found


def _all_windows(examples: Sequence[Example], encoder: Encoder) -> list[tuple[str, Window]]:
    texts = sorted({e.text for e in examples})
    return [(text, window) for text in texts for window in covering(text, LONGEST, encoder.length)]
