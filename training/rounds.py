"""How the reading model is trained: rounds, one after the other, branches from the last, and on from their mean.

The first rounds teach reading on public questions. Each branch goes on from their weights with reading of its own while
the rate falls to nought, as in a warm-up, stable, decay schedule (Hu et al. 2024, "MiniCPM"). The mean of the weights
reads better than any of them, as in a "model soup" (Wortsman et al. 2022, "Model soups"). From it the last round goes
on: everything is read again with the questions that were written last. Then the weights are put halfway between that
mean and what the round has made of them, which keeps what it did not read for (Wortsman et al. 2022, "Robust
fine-tuning of zero-shot models").
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import torch

from training.examples import OWN, SWEQUAD_OWN, Example
from training.loop import Schedule, State, Weights, train, weights_of
from training.network import Network
from training.prepare import Encoder, Recipe, Record, records


@dataclass(frozen=True)
class Round:
    """What is read, one pass for each seed, and at which rate."""

    seeds: tuple[int, ...]
    recipe: Recipe = field(default=Recipe())
    schedule: Schedule = field(default=Schedule())


_THOROUGH = Recipe(swequad_times=3, unanswerable=0.8, negatives=0.3)
_SLOWER = Schedule(rate=1e-4, head_rate=3e-4, warm_up=0.02)
ROUNDS = (
    Round((1, 2, 3)),
    Round((4, 5), _THOROUGH, replace(_SLOWER, falls=False, seed=2)),
)
_AGREEMENTS = replace(_THOROUGH, own=(SWEQUAD_OWN,), agreements=1)
_ALTERED = replace(
    _AGREEMENTS, swequad_times=1, squad_times=2, unanswerable=1.0, negatives=0.15, altered=0.5, genre=800
)
BRANCHES = (
    Round((21,), _AGREEMENTS, replace(_SLOWER, seed=21)),
    Round((31,), _ALTERED, replace(_SLOWER, seed=31, dropout=0.1)),
)


_EVERYTHING = Recipe(
    swequad_times=1,
    swequad_missing=0.3,
    own=OWN,
    unanswerable=1.0,
    negatives=0.05,
    agreements=0.3,
    altered=0.15,
    genre=300,
)
LAST = (Round((71, 72), _EVERYTHING, replace(_SLOWER, seed=71)),)


@dataclass(frozen=True)
class Plan:
    """All that is trained."""

    rounds: tuple[Round, ...] = ROUNDS
    branches: tuple[Round, ...] = BRANCHES
    last: tuple[Round, ...] = LAST


ALL = Plan()
ONLY_LAST = Plan(rounds=(), branches=())  # on from a model that has been through the others


def read_in(round_: Round, examples: list[Example], corpus: Path, encoder: Encoder) -> list[Record]:
    """Everything that is read in a round, pass after pass."""
    return [r for seed in round_.seeds for r in records(examples, corpus, encoder, round_.recipe, seed)]


def train_all(
    network: Network,
    examples: list[Example],
    corpus: Path,
    encoder: Encoder,
    run: Path,
    plan: Plan = ALL,
    before: Weights | None = None,
) -> tuple[Weights, list[dict[str, Any]]]:
    """Trains all of it, or what is left of it: the weights learnt, and what was done in each round.

    `before` are the weights that the first round goes on from; none are the model's own.
    """
    done: list[dict[str, Any]] = []

    def trained_in(name: str, round_: Round, before: Weights | None) -> Weights:
        folder = run / name
        folder.mkdir(parents=True, exist_ok=True)
        read = read_in(round_, examples, corpus, encoder)
        state = train(network, read, folder, round_.schedule, before)
        done.append(_told(round_, read, state))
        return weights_of(folder)

    learnt = before
    for number, round_ in enumerate(plan.rounds, 1):
        learnt = trained_in(f"round{number}", round_, learnt)
    grown = [trained_in(f"branch{number}", branch, learnt) for number, branch in enumerate(plan.branches, 1)]
    learnt = mean_of([*([learnt] if learnt else []), *grown])
    for number, round_ in enumerate(plan.last, 1):
        learnt = mean_of([learnt, trained_in(f"last{number}", round_, learnt)])
    return learnt, done


def mean_of(weights: Sequence[Weights]) -> Weights:
    """The mean of weights with the same names and shapes."""
    return {name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[0]}


def _told(round_: Round, read: list[Record], state: State) -> dict[str, Any]:
    facts = {"seeds": round_.seeds, "records": len(read), "pieces": sum(len(r.ids) for r in read)}
    return facts | asdict(state) | asdict(round_.recipe) | asdict(round_.schedule)
