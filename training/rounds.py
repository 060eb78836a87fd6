"""How the reading model is trained: rounds, one after the other, then branches from the last; their mean is the model.

The rounds teach reading on public questions. Each branch goes on from the last round's weights with reading of its own
while the rate falls to nought, as in a warm-up, stable, decay schedule (Hu et al. 2024, "MiniCPM"). The mean of the
weights reads better than any of them, as in a "model soup" (Wortsman et al. 2022).
"""

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from training.examples import Example
from training.loop import Schedule, State, train
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
_AGREEMENTS = replace(_THOROUGH, more=True, agreements=1)
_ALTERED = replace(
    _AGREEMENTS, swequad_times=1, squad_times=2, unanswerable=1.0, negatives=0.15, altered=0.5, genre=800
)
BRANCHES = (
    Round((21,), _AGREEMENTS, replace(_SLOWER, seed=21)),
    Round((31,), _ALTERED, replace(_SLOWER, seed=31, dropout=0.1)),
)


def read_in(round_: Round, examples: list[Example], corpus: Path, encoder: Encoder) -> list[Record]:
    """Everything that is read in a round, pass after pass."""
    return [r for seed in round_.seeds for r in records(examples, corpus, encoder, round_.recipe, seed)]


def train_all(
    network: Network,
    examples: list[Example],
    corpus: Path,
    encoder: Encoder,
    run: Path,
    rounds: tuple[Round, ...] = ROUNDS,
    branches: tuple[Round, ...] = BRANCHES,
) -> tuple[list[Path], list[dict[str, Any]]]:
    """Trains all of it, or what is left; the folders whose mean is the model, and what was done in each round."""
    done: list[dict[str, Any]] = []

    def trained_in(name: str, round_: Round, before: Path | None) -> Path:
        folder = run / name
        folder.mkdir(parents=True, exist_ok=True)
        read = read_in(round_, examples, corpus, encoder)
        state = train(network, read, folder, round_.schedule, before)
        done.append(_told(round_, read, state))
        return folder

    last: Path | None = None
    for number, round_ in enumerate(rounds, 1):
        last = trained_in(f"round{number}", round_, last)
    grown = [trained_in(f"branch{number}", branch, last) for number, branch in enumerate(branches, 1)]
    return [*([last] if last else []), *grown], done


def _told(round_: Round, read: list[Record], state: State) -> dict[str, Any]:
    facts = {"seeds": round_.seeds, "records": len(read), "pieces": sum(len(r.ids) for r in read)}
    return facts | asdict(state) | asdict(round_.recipe) | asdict(round_.schedule)
