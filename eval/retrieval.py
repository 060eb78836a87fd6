"""Measures retrieval on public Swedish question sets: `python -m eval.retrieval FOLDER` prints a table.

FOLDER holds `swequad_mc/` (SweQUAD-MC) and `squad_v2_sv/` (SQuAD 2.0, translated). Texts are cut into passages of 120
words that overlap by 20; a text's score is that of its best passage. Measured is the rank of the question's own text:
one more than the number of texts with a higher score, as some texts stand in a set twice. Nothing of the search is
trained on them. With `--read` the reading model orders the first passages anew; it has been trained on SweQUAD-MC's
training part and on most of SQuAD-sv, so only SweQUAD-MC's other two parts and the held-out articles are asked about.
"""

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from domain.home import Home, default_home
from domain.search import SearchMode
from index.analysis import Analyser, tokens
from index.compounds import Splitter
from index.dense import NearestVectors, Vectors, VectorTable
from index.embedding import Embedder, load_embedder
from index.generation import PASSAGE_BM25, SENTENCE_BM25
from index.hybrid import Parts, PassageRanker
from index.lexical import LexicalIndex
from index.passages import Unit
from ingest.structure.sentences import split_sentences
from reader.model import ReadingModel, reading_model
from reader.reranking import reranked
from training.examples import squad_sv

_WORDS, _STEP, _SHORTEST = 120, 100, 20
_SQUAD_QUESTIONS, _HELD_OUT_QUESTIONS = 1200, 240
_POOL = 1000  # passages that are ranked for a question
_PARTS, _UNTRAINED = ("training", "dev", "test"), ("dev", "test")

Ranked = tuple[
    npt.NDArray[np.int64], npt.NDArray[np.float32]
]  # numbers of passages and their scores, best first
Rank = Callable[[str], Ranked]


@dataclass(frozen=True)
class QuestionSet:
    """Questions, each with the number of the text that answers it."""

    name: str
    texts: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Measures:
    """Means over the questions of one set."""

    recall_1: float
    recall_5: float
    recall_10: float
    mrr_10: float
    ndcg_10: float


def load_sets(folder: Path) -> Iterator[QuestionSet]:
    """The sets that stand in the folder. Raises FileNotFoundError when one does not."""
    yield _swequad(folder / "swequad_mc")
    yield _squad(folder / "squad_v2_sv" / "dev.json.gz")


def load_untrained(folder: Path) -> Iterator[QuestionSet]:
    """The questions of those sets that the reading model has not been trained on, asked of all their texts."""
    yield _swequad(folder / "swequad_mc", _UNTRAINED)
    texts = _squad(folder / "squad_v2_sv" / "dev.json.gz").texts
    entries = [(e.text, e.question) for e in squad_sv(folder, held_out=True) if e.answerable]
    random.Random(0).shuffle(entries)
    yield _question_set("SQuAD-sv, held out", texts, entries[:_HELD_OUT_QUESTIONS])


def measure(ranks: npt.NDArray[np.int64]) -> Measures:
    """Measures of the ranks (1 is best) of the one right text for each question."""
    found = ranks <= 10
    return Measures(
        float((ranks <= 1).mean()),
        float((ranks <= 5).mean()),
        float(found.mean()),
        float(np.where(found, 1 / ranks, 0).mean()),
        float(np.where(found, 1 / np.log2(1 + ranks), 0).mean()),
    )


def evaluate(
    questions: QuestionSet, vectors: "VectorStore", model: ReadingModel | None = None
) -> dict[str, Measures]:
    """The measures of each arm; with a reading model also of the hybrid order read anew, "read"."""
    passages, owners = _passages(questions.texts)
    ranker = _ranker(passages, questions, vectors)
    arms: dict[str, Rank] = {arm: partial(_found, ranker, arm) for arm in ("lexical", "dense", "hybrid")}
    if model is not None:
        arms["read"] = partial(_read, arms["hybrid"], passages, model)
    return {arm: measure(_ranks(questions, owners, rank)) for arm, rank in arms.items()}


def _found(ranker: PassageRanker, arm: SearchMode, question: str) -> Ranked:
    return ranker.rank(question, _POOL, None, arm)


def _read(rank: Rank, passages: Sequence[Unit], model: ReadingModel, question: str) -> Ranked:
    numbers, scores = rank(question)
    texts = [passages[int(number)].text for number in numbers]
    order = reranked(question, texts, [float(score) for score in scores], model)
    return numbers[[at for at, _ in order]], np.array([score for _, score in order], np.float32)


def _ranks(questions: QuestionSet, owners: npt.NDArray[np.int64], rank: Rank) -> npt.NDArray[np.int64]:
    """The rank of each question's own text; `owners` are the texts of the passages."""
    ranks = []
    for question, right in questions.questions:
        of_texts = np.full(len(questions.texts), -np.inf, np.float32)
        numbers, scores = rank(question)
        np.maximum.at(of_texts, owners[numbers], scores)
        better = of_texts > of_texts[right]
        ranks.append(1 + int(better.sum()))
    return np.array(ranks, np.int64)


def _passages(texts: Sequence[str]) -> tuple[list[Unit], npt.NDArray[np.int64]]:
    """Passages of all texts, each as a unit of its own document, and the number of each one's text."""
    pieces = [(owner, piece) for owner, text in enumerate(texts) for piece in cut(text)]
    units = [Unit(str(n), "s00", 0, len(piece), piece, "") for n, (_, piece) in enumerate(pieces)]
    return units, np.array([owner for owner, _ in pieces], np.int64)


def _ranker(passages: Sequence[Unit], questions: QuestionSet, vectors: "VectorStore") -> PassageRanker:
    """What the program ranks passages with, over these."""
    sentences = [
        Unit(passage.document, "s00", start, end, passage.text[start:end], "")
        for passage in passages
        for start, end in split_sentences(passage.text)
    ]
    sizes = np.unique([int(sentence.document) for sentence in sentences], return_counts=True)[1]
    last = np.cumsum(sizes) - 1
    analyser = Analyser(Splitter.trained(tokens(text) for text in questions.texts))
    asked = [question for question, _ in questions.questions]
    known = dict(zip(asked, vectors.queries(asked), strict=True))
    return PassageRanker(
        (
            LexicalIndex.build(analyser, passages, *PASSAGE_BM25),
            LexicalIndex.build(analyser, sentences, *SENTENCE_BM25),
        ),
        (
            NearestVectors.build(vectors.passages([passage.text for passage in passages])),
            VectorTable(vectors.passages([sentence.text for sentence in sentences])),
        ),
        Parts(last - sizes + 1, last),
        known.__getitem__,
    )


def cut(text: str) -> list[str]:
    """Passages of 120 words that overlap by 20; a last piece of under 20 words is left out."""
    words = text.split()
    starts = range(0, max(len(words) - (_WORDS - _STEP), 1), _STEP)
    pieces = [words[start : start + _WORDS] for start in starts]
    return [" ".join(piece) for n, piece in enumerate(pieces) if n == 0 or len(piece) >= _SHORTEST]


class VectorStore:
    """Makes vectors, and keeps them in a folder when one is given, as the sets are measured again and again."""

    def __init__(self, embedder: Embedder, folder: Path | None) -> None:
        self._embedder = embedder
        self._folder = folder

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts, shape (len(texts), dimensions)."""
        return self._kept("passages", texts, self._embedder.passages)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimensions)."""
        return self._kept("queries", texts, lambda given: np.stack([self._embedder.query(t) for t in given]))

    def _kept(self, kind: str, texts: Sequence[str], make: Callable[[Sequence[str]], Vectors]) -> Vectors:
        if self._folder is None:
            return make(texts)
        key = blake2b("\0".join((self._embedder.name, kind, *texts)).encode("utf-8"), digest_size=16)
        path = self._folder / f"{key.hexdigest()}.npy"
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            places = {text: number for number, text in enumerate(dict.fromkeys(texts))}
            np.save(path, make(tuple(places))[[places[text] for text in texts]])
        return np.asarray(np.load(path), np.float32)


def _swequad(folder: Path, asked: Sequence[str] = _PARTS) -> QuestionSet:
    """The questions of some parts, asked of the texts of all."""
    entries = {
        part: [
            (entry["context"], entry["question"])
            for entry in json.loads((folder / f"{part}.json").read_text(encoding="utf-8"))["data"]
        ]
        for part in _PARTS
    }
    contexts = [context for part in _PARTS for context, _ in entries[part]]
    name = "SweQUAD-MC" if len(asked) == len(_PARTS) else f"SweQUAD-MC {'+'.join(asked)}"
    return _question_set(name, contexts, [entry for part in asked for entry in entries[part]])


def _squad(path: Path) -> QuestionSet:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    entries = [
        (paragraph["context"], question["question"])
        for paragraph in paragraphs
        for question in paragraph["qas"]
        if not question.get("is_impossible") and question["answers"]
    ]
    random.Random(0).shuffle(entries)
    return _question_set("SQuAD-sv", [p["context"] for p in paragraphs], entries[:_SQUAD_QUESTIONS])


def _question_set(name: str, contexts: Sequence[str], entries: Sequence[tuple[str, str]]) -> QuestionSet:
    numbers = {context: number for number, context in enumerate(dict.fromkeys(contexts))}
    return QuestionSet(name, tuple(numbers), tuple((question, numbers[text]) for text, question in entries))


def table(results: Mapping[str, Mapping[str, Measures]]) -> str:
    """Set by arm, as Markdown."""
    lines = [
        "| set | arm | recall@1 | recall@5 | recall@10 | MRR@10 | nDCG@10 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, arms in results.items():
        for arm, measures in arms.items():
            values = " | ".join(f"{value:.3f}" for value in astuple(measures))
            lines.append(f"| {name} | {arm} | {values} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Ends with 0, or with 2 when the folder does not hold the sets."""
    parser = argparse.ArgumentParser(prog="eval.retrieval", description=__doc__)
    parser.add_argument("folder", type=Path, help="mapp med swequad_mc/ och squad_v2_sv/")
    parser.add_argument("--home", type=Path, default=default_home(), help="mapp med språkmodellen")
    parser.add_argument("--cache", type=Path, help="mapp där vektorer sparas till nästa gång")
    parser.add_argument(
        "--read", action="store_true", help="mät också med läsmodellen, på det den inte tränats på"
    )
    given = parser.parse_args(arguments)
    model = reading_model() if given.read else None
    if given.read and model is None:
        sys.stderr.write("Det finns ingen läsmodell att mäta med.\n")
        return 2
    vectors = VectorStore(load_embedder(Home(given.home)), given.cache)
    try:
        sets = load_sets(given.folder) if model is None else load_untrained(given.folder)
        results = {questions.name: evaluate(questions, vectors, model) for questions in sets}
    except FileNotFoundError as error:
        sys.stderr.write(f"Filen {error.filename} saknas. Ange mappen med mätserierna.\n")
        return 2
    sys.stdout.write(table(results) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
