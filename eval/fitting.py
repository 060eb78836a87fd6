"""Fits the decision to answer: `python -m eval.fitting HOME=GOLD[,GOLD...] ...` prints weights and what they bring.

Each argument is one set of documents (the home folder that holds their index) with its gold files. For every question
that is answered from ranked sentences, a candidate is right when it carries one of the gold's quotes. Reported are the
ranking, the refusals by cause, and for each threshold what a logistic regression with L2 answers rightly and what it
refuses rightly when it was fitted on the other sets only (cross-validation by set); last the weights fitted on all. For
the table `read` the ranking is fitted too: a softmax over the candidates that were read, drawn towards the weights of
`features` (listwise, as in ListNet: Cao et al. 2007), with the share of questions whose best one is right.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from answer.candidates.decision import admissible, evidence_of, probability, table_for
from answer.candidates.ranking import rank
from answer.candidates.scored import Scored, weights
from answer.candidates.scoring import READ_KINDS
from answer.question import Question
from answer.understanding.refine import refined
from answer.understanding.understand import understand
from eval.fitted_on import run
from eval.gold import GoldQuestion
from eval.metrics import carries
from index.engine import Index
from reader.model import reading_model

# Of which a table of the weights holds some.
FEATURES = ("coverage", "meaning", "focus", "margin", "dense", "span_logit", "relevance_logit")
RANKED = ("value", "describe", "yesno")  # kinds of answers that are made from ranked sentences
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
L2 = 1.0
STEPS = 5_000  # of the descent; far more than so few weights need
RANKING = tuple(weights("read"))
DRAWN = 1.0  # how strongly the weights of the ranking are drawn towards those set by hand
PACE, ROUNDS = 0.002, 3_000  # of the ranking's descent

Floats = npt.NDArray[np.float64]


def _none() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Case:
    """One question: where the first right candidate stands (from 1), and the best admissible one, if there is any."""

    group: str
    answerable: bool
    place: int | None
    features: tuple[float, ...] | None
    right: bool
    sure: float  # the present decision's probability
    read: Floats = field(
        default_factory=_none
    )  # a row for each candidate that was read: the features of RANKING
    carry: Floats = field(default_factory=_none)  # 1.0 for those of them that are right


def collect(group: str, gold: Sequence[GoldQuestion], index: Index) -> Iterator[Case]:
    """The cases of one set; questions that are answered in another way, or have no quote in the gold, are left out."""
    for question in gold:
        asked = refined(understand(question.question, index))
        answerable = question.type != "unanswerable"
        if asked.kind not in (RANKED if reading_model() is None else READ_KINDS) or (
            answerable and not question.evidence
        ):
            continue
        if asked.municipalities or not asked.absent:
            yield case_of(group, question, asked, rank(asked, index))


def case_of(group: str, gold: GoldQuestion, asked: Question, ranked: Sequence[Scored]) -> Case:
    """What the ranking and the decision make of one question."""
    answerable = gold.type != "unanswerable"
    place = next((i for i, s in enumerate(ranked, 1) if _is_right(gold, s)), None)
    able = [s for s in ranked if admissible(asked, s)]
    seen = [s for s in ranked if "span" in s.features]
    read = np.array([[s.features.get(name, 0.0) for name in RANKING] for s in seen])
    carry = np.array([float(_is_right(gold, s)) for s in seen])
    if not able:
        return Case(group, answerable, place, None, False, 0.0, read, carry)
    evidence = evidence_of(asked, able)
    right = answerable and _is_right(gold, able[0])
    weighed = table_for(asked, evidence) == _table()  # what has not been read is decided by the other table
    chosen = tuple(evidence[name] for name in fitted_features()) if weighed else None
    return Case(group, answerable, place, chosen, right, probability(asked, able), read, carry)


def _table() -> str:
    """Which decision is fitted: the one with the reading model where there is one (`DUASOK_READER=utan` for none)."""
    return "decision" if reading_model() is None else "decision_read"


def fitted_features() -> tuple[str, ...]:
    """The features that the table weighs, in the order of FEATURES."""
    return tuple(name for name in FEATURES if name in weights(_table()))


def _is_right(gold: GoldQuestion, scored: Scored) -> bool:
    return carries(gold, scored.candidate.agreement.file, scored.candidate.text)


def fit(features: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression, the bias last: L2 on all but the bias, no weight below 0.

    By projected gradient descent, with the inverse of the loss's greatest curvature as the step.
    """
    inputs = np.column_stack([features, np.ones(len(features))])
    kept = np.append(np.full(features.shape[1], L2), 0.0)
    lowest = np.append(np.zeros(features.shape[1]), -np.inf)
    step = 1 / (np.linalg.norm(inputs, 2) ** 2 / 4 + L2)
    guess = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        slope = inputs.T @ (1 / (1 + np.exp(-inputs @ guess)) - right) + kept * guess
        guess = np.maximum(guess - step * slope, lowest)
    return guess


def cross_validated(cases: Sequence[Case]) -> list[float]:
    """Each case's probability by weights that were fitted without its set; 0 where nothing is admissible."""
    by_group = {g: fitted([c for c in cases if c.group != g]) for g in {c.group for c in cases}}
    return [_sure(case, by_group[case.group]) for case in cases]


def fitted(cases: Sequence[Case]) -> Floats:
    """The weights by all cases with an admissible candidate."""
    known = [c for c in cases if c.features is not None]
    return fit(np.array([c.features for c in known]), np.array([float(c.right) for c in known]))


def _sure(case: Case, weight: Floats) -> float:
    if case.features is None:
        return 0.0
    return float(1 / (1 + np.exp(-(np.array(case.features) @ weight[:-1] + weight[-1]))))


def fit_ranking(cases: Sequence[Case]) -> Floats:
    """Weights, in the order of RANKING, by which a right candidate comes first among those that were read."""
    hand = np.array([weights("features").get(name, 1.0) for name in RANKING])
    read, carry, there = _padded(cases)
    guess = hand.copy()
    for _ in range(ROUNDS):
        scores = np.where(there, read @ guess, -np.inf)
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        right = share * carry
        share /= share.sum(axis=1, keepdims=True)
        right /= right.sum(axis=1, keepdims=True)
        slope = np.einsum("cr,crf->f", share - right, read) + 2 * DRAWN * (guess - hand)
        guess -= PACE * slope
    return guess


def _padded(cases: Sequence[Case]) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """The features (cases, candidates, RANKING), which are right and which are there (cases, candidates)."""
    counts = np.array([len(case.read) for case in cases], dtype=int)
    most = int(counts.max(initial=1))
    read = np.zeros((len(cases), most, len(RANKING)))
    carry = np.zeros((len(cases), most))
    for number, case in enumerate(cases):
        read[number, : len(case.read)] = case.read
        carry[number, : len(case.carry)] = case.carry
    return read, carry, np.arange(most) < counts[:, None]


def _ranked_anew(cases: Sequence[Case]) -> list[str]:
    """How often the best candidate is right, now and by weights of the other sets; and the weights of all."""
    known = [c for c in cases if c.carry.any()]
    if not known:
        return []
    now = np.array([weights("read")[name] for name in RANKING])
    by_group = {g: fit_ranking([c for c in known if c.group != g]) for g in {c.group for c in known}}
    first = [np.mean([c.carry[np.argmax(c.read @ w)] for c, w in pairs]) for pairs in (
        [(c, now) for c in known], [(c, by_group[c.group]) for c in known]
    )]  # fmt: skip
    fitted_now = zip(RANKING, fit_ranking(known), strict=True)
    lines = [
        "",
        f"Rätt mening först bland de lästa: nu {first[0]:.3f}, skattat utan samlingen {first[1]:.3f}",
    ]
    return [*lines, *(f"{name} = {value:.2f}" for name, value in fitted_now)]


def report(cases: Sequence[Case]) -> str:
    """Ranking, refusals by cause, the trade-off between answering and refusing, and the weights."""
    lines = [_ranking(group, cases) for group in dict.fromkeys(c.group for c in cases)]
    lines += ["", "Avvisade fast svaret står där, efter orsak:"]
    lines += [f"  {number:4}  {cause}" for cause, number in _refusals(cases).most_common()]
    lines += ["", f"{'gräns':>8}{'rätt svar':>12}{'fel svar':>10}{'rätt avvisat':>14}"]
    now = weights(_table())["threshold"]
    lines.append(_trade_off("nu", cases, [c.sure for c in cases], now))
    if len({c.group for c in cases}) > 1:
        unseen = cross_validated(cases)
        lines += [_trade_off(f"{t:.2f}", cases, unseen, t) for t in THRESHOLDS]
    named = zip((*fitted_features(), "bias"), fitted(cases), strict=True)
    told = [f"{name} = {value:.2f}" for name, value in named]
    return "\n".join([*lines, "", *told, *_ranked_anew(cases)])


def _ranking(group: str, cases: Sequence[Case]) -> str:
    places = [c.place for c in cases if c.group == group and c.answerable]
    count = max(1, len(places))
    first, five = (sum(p is not None and p <= k for p in places) / count for k in (1, 5))
    mean = sum(1 / p for p in places if p) / count
    return f"{group}: {len(places)} frågor, MRR {mean:.3f}, först {first:.3f}, bland fem {five:.3f}"


def _refusals(cases: Sequence[Case]) -> Counter[str]:
    threshold = weights(_table())["threshold"]
    causes: Counter[str] = Counter()
    for case in cases:
        if not case.answerable or case.sure >= threshold:
            continue
        if case.place is None:
            causes["inte bland kandidaterna"] += 1
        elif case.features is None:
            causes["ingen kandidat av rätt slag"] += 1
        else:
            causes["för osäker, rätt mening bäst" if case.right else "för osäker, annan mening bäst"] += 1
    return causes


def _trade_off(name: str, cases: Sequence[Case], sure: Sequence[float], threshold: float) -> str:
    given = [(c, s >= threshold) for c, s in zip(cases, sure, strict=True)]
    able = [(c, answered) for c, answered in given if c.answerable]
    silent = [answered for c, answered in given if not c.answerable]
    right = sum(answered and c.right for c, answered in able)
    wrong = sum(answered and not c.right for c, answered in given)
    refused = sum(not answered for answered in silent)
    return f"{name:>8}{right:>6} /{len(able):4}{wrong:>10}{refused:>8} /{len(silent):4}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Ends with 0, or with 2 when an argument is not HOME=GOLD."""
    return run("eval.fitting", __doc__, collect, report, arguments)


if __name__ == "__main__":
    sys.exit(main())
