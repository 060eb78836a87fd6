"""Fits the decision of list questions told in other words: `python -m eval.list_weights HOME=GOLD[,GOLD...] ...`.

Each argument is one set of documents (the home folder that holds their index) with its gold files. The gold says which
municipalities answer, not which sentence: the likeliest sentence of a document stands for it, and is chosen anew after
each fit (multiple instances: Andrews et al. 2003). Printed are the mean F1 over these questions when each set's were
decided by weights and threshold from the other sets, and the table `paraphrase` for `answer/data/lists.toml`.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from answer.composing.versions import as_asked, for_question
from answer.lists import predicates
from answer.lists.text_lists import FEATURES, judge, possible, rule, without_measures
from answer.question import Question
from answer.understanding.refine import refined
from answer.understanding.understand import understand
from eval.fitted_on import run
from eval.gold import GoldQuestion
from index.engine import Index

THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
L2 = 0.3
ROUNDS = 4  # in which the sentences are chosen anew
STEPS = 30  # of Newton's method; it has settled by then

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Document:
    """Its parties, whether they answer (None: they may), and a row of FEATURES for each sentence."""

    names: frozenset[str]
    right: bool | None
    sentences: Floats


@dataclass(frozen=True, eq=False)
class Case:
    """One question; every document of its set."""

    group: str
    gold: GoldQuestion
    documents: tuple[Document, ...]


def collect(group: str, gold: Sequence[GoldQuestion], index: Index) -> Iterator[Case]:
    """The list questions of one set that facts and the question's own words leave open, those without answer too."""
    for question in gold:
        asked = refined(understand(question.question, index))
        shown = for_question(as_asked(asked, index), index)
        asked = replace(asked, negated=False)
        if (
            question.type in ("list", "unanswerable")
            and asked.kind == "list"
            and not asked.in_headings
            and predicates.find(asked, shown) is None
            and (case := case_of(group, question, asked, shown))
        ):
            yield case


def case_of(group: str, gold: GoldQuestion, asked: Question, index: Index) -> Case | None:
    """The question with what is weighed of every sentence that may carry it; None when it has the documents' words."""
    asked = without_measures(replace(asked, terms=asked.notions or asked.terms))
    judged = judge(asked, index)
    if not judged or judged[0].plain:
        return None
    rows: dict[str, list[tuple[float, ...]]] = {}
    for j in judged:
        if possible(asked, j):
            row = tuple(float(getattr(j, name)) for name in FEATURES)
            rows.setdefault(j.sentence.agreement.id, []).append(row)
    documents = []
    for identifier, agreement in index.agreements.items():
        names = frozenset(m.name for m in agreement.municipalities)
        right = True if names & {*gold.expect.municipalities} else False
        may = not right and bool(names & {*gold.expect.municipalities_ok})
        sentences = np.array(rows.get(identifier, [])).reshape(-1, len(FEATURES))
        documents.append(Document(names, None if may else right, sentences))
    return Case(group, gold, tuple(documents))


def fit(cases: Sequence[Case]) -> Floats:
    """Weights of a logistic regression over the documents' likeliest sentences, the bias last."""
    weights = np.array([rule("paraphrase")[name] for name in (*FEATURES, "bias")])
    known = [
        (d, 1 / len(c.documents))
        for c in cases
        for d in c.documents
        if d.right is not None and len(d.sentences)
    ]
    right = np.array([float(bool(d.right)) for d, _ in known])
    share = np.array([share for _, share in known]) * len(known) / len(cases) / 2
    for _ in range(ROUNDS):
        likeliest = [d.sentences[np.argmax(d.sentences @ weights[:-1])] for d, _ in known]
        weights = _regression(np.array(likeliest), right, share)
    return weights


def _regression(features: Floats, right: Floats, share: Floats) -> Floats:
    """By Newton's method, with L2 on all but the bias."""
    inputs = np.column_stack([features, np.ones(len(features))])
    kept = np.append(np.full(features.shape[1], L2), 1e-6)
    guess = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-inputs @ guess))
        slope = inputs.T @ (share * (likely - right)) + kept * guess
        bend = (inputs * (share * likely * (1 - likely))[:, None]).T @ inputs + np.diag(kept)
        guess -= np.linalg.solve(bend, slope)
    return guess


def f1(case: Case, weights: Floats, threshold: float) -> float:
    """How well the municipalities that are given agree with the gold's, 0..1."""
    least = float(np.log(threshold / (1 - threshold)))
    given = {
        name
        for d in case.documents
        if len(d.sentences) and float((d.sentences @ weights[:-1]).max()) + weights[-1] >= least
        for name in d.names
    }
    wanted = {*case.gold.expect.municipalities}
    given -= {*case.gold.expect.municipalities_ok} - wanted
    return 2 * len(wanted & given) / (len(wanted) + len(given)) if wanted or given else 1.0


def best_threshold(cases: Sequence[Case], weights: Floats) -> float:
    """The one of THRESHOLDS with the highest mean F1."""
    return max(THRESHOLDS, key=lambda t: float(np.mean([f1(c, weights, t) for c in cases])))


def left_out(cases: Sequence[Case]) -> Mapping[str, list[float]]:
    """For each set the F1 of its questions by what was fitted on the others."""
    found = {}
    for group in dict.fromkeys(c.group for c in cases):
        others = [c for c in cases if c.group != group]
        weights = fit(others)
        threshold = best_threshold(others, weights)
        found[group] = [f1(c, weights, threshold) for c in cases if c.group == group]
    return found


def report(cases: Sequence[Case]) -> str:
    """What the fit brings, and the table."""
    by_group = left_out(cases)
    weights = fit(cases)
    lines = [f"{group:>40} {np.mean(v):.3f} ({len(v)})" for group, v in by_group.items()]
    lines.append(f"{'alla':>40} {np.mean([x for v in by_group.values() for x in v]):.3f} ({len(cases)})")
    lines += [f"{name} = {w:.2f}" for name, w in zip((*FEATURES, "bias"), weights, strict=True)]
    return "\n".join([*lines, f"threshold = {best_threshold(cases, weights):.2f}"])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Ends with 0, or with 2 when an argument is not HOME=GOLD."""
    return run("eval.list_weights", __doc__, collect, report, arguments)


if __name__ == "__main__":
    sys.exit(main())
