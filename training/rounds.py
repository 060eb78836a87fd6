"""How the reading model is trained: rounds, one after the other, each from the weights of the one before.

The first two teach reading on public questions; the last one adds the invented agreements while the rate falls to
nought, as in a warm-up, stable, decay schedule (Hu et al. 2024, "MiniCPM").
"""

from dataclasses import asdict, dataclass, field
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
ROUNDS = (
    Round((1, 2, 3)),
    Round((4, 5), _THOROUGH, Schedule(rate=1e-4, head_rate=3e-4, warm_up=0.02, falls=False, seed=2)),
    Round(
        (7,),
        Recipe(swequad_times=3, unanswerable=0.8, negatives=0.3, agreements=2),
        Schedule(rate=1e-4, head_rate=3e-4, warm_up=0.02, seed=3),
    ),
)


def read_in(round_: Round, examples: list[Example], corpus: Path, encoder: Encoder) -> list[Record]:
    """Everything that is read in a round, pass after pass."""
    return [r for seed in round_.seeds for r in records(examples, corpus, encoder, round_.recipe, seed)]


def train_rounds(
    network: Network,
    examples: list[Example],
    corpus: Path,
    encoder: Encoder,
    run: Path,
    rounds: tuple[Round, ...],
) -> list[dict[str, Any]]:
    """Trains all rounds, or what is left of them; what was done in each. The last one's weights are the model's."""
    done: list[dict[str, Any]] = []
    before: Path | None = None
    for number, round_ in enumerate(rounds, 1):
        folder = run / f"round{number}"
        folder.mkdir(parents=True, exist_ok=True)
        read = read_in(round_, examples, corpus, encoder)
        state = train(network, read, folder, round_.schedule, before)
        done.append(_told(round_, read, state))
        before = folder
    return done


def _told(round_: Round, read: list[Record], state: State) -> dict[str, Any]:
    facts = {"seeds": round_.seeds, "records": len(read), "pieces": sum(len(r.ids) for r in read)}
    return facts | asdict(state) | asdict(round_.recipe) | asdict(round_.schedule)
