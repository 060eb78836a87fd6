"""Trains the network: one pass over the records, with checkpoints from which it goes on after a stop."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.network import Network
from training.prepare import UNKNOWN, Record

CHECKPOINT = "checkpoint.pt"
_EVERY = 180.0  # seconds between checkpoints
_LONGEST = 256  # pieces; longer records are cut

Weights = dict[str, Tensor]  # by the names that they have in the network


@dataclass(frozen=True)
class Schedule:
    """The rate rises, then falls to nought by the last step. The clock has no say: slow machines learn the same."""

    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05  # share of the steps
    batch: int = 24
    seed: int = 91
    relevance_weight: float = 0.5
    threads: int = 2  # that wait for each other: one where others use the machine


@dataclass
class State:
    """How far the training has come."""

    step: int = 0
    seconds: float = 0.0


def train(
    network: Network, records: Sequence[Record], folder: Path, schedule: Schedule = Schedule()
) -> State:
    """Trains until the end of `records`; goes on from the folder's checkpoint if there is one.

    Where the machine multiplies bfloat16 faster the weights that work are in it; those that learn are their copies in
    float32.
    """
    torch.set_num_threads(schedule.threads)
    network.to(_fastest())
    learning = {name: p.detach().float().clone() for name, p in network.named_parameters() if p.requires_grad}
    optimizer = _optimizer(learning, schedule)
    state = _resume(folder, learning, optimizer)
    batches = ordered_batches(records, schedule.batch, schedule.seed)
    started, saved = time.monotonic() - state.seconds, time.monotonic()
    _write_back(network, learning)
    while state.step < len(batches):
        state.seconds = time.monotonic() - started
        _set_rate(optimizer, schedule, state.step / len(batches))
        parts = _step(network, [records[i] for i in batches[state.step]], schedule)
        _learn(network, learning, optimizer)
        state.step += 1
        _log(folder, state, len(batches), parts)
        if time.monotonic() - saved > _EVERY:
            _save(folder, learning, optimizer, state)
            saved = time.monotonic()
    _save(folder, learning, optimizer, state)
    return state


def _fastest() -> torch.dtype:
    """What the processor multiplies fastest: twice as fast in bfloat16 with AMX (ca 2023), half as fast without."""
    return torch.bfloat16 if torch.cpu._is_amx_tile_supported() else torch.float32


def ordered_batches(records: Sequence[Record], size: int, seed: int) -> list[list[int]]:
    """Numbers of records, `size` at a time and alike in length, in random order; the same for the same seed."""
    rng = random.Random(seed)
    chunk = size * 24
    batches = []
    for begin in range(0, len(records), chunk):
        alike = sorted(range(begin, min(begin + chunk, len(records))), key=lambda i: len(records[i].ids))
        part = [alike[i : i + size] for i in range(0, len(alike), size)]
        rng.shuffle(part)
        batches += part
    return batches


def tensors(records: Sequence[Record], pad: int = 1) -> tuple[Tensor, Tensor]:
    """Ids and presence (batch, places) of records of different lengths."""
    longest = min(max(len(r.ids) for r in records), _LONGEST)
    ids = np.full((len(records), longest), pad, np.int64)
    present = np.zeros((len(records), longest), bool)
    for row, record in enumerate(records):
        cut = record.ids[:longest]
        ids[row, : len(cut)] = cut
        present[row, : len(cut)] = True
    return torch.from_numpy(ids), torch.from_numpy(present)


def _step(network: Network, records: Sequence[Record], schedule: Schedule) -> dict[str, float]:
    ids, present = tensors(records)
    spans, relevance = network(ids, present)
    spans, relevance = spans.float(), relevance.float()
    spans = spans.masked_fill(~present[:, :, None], -1e4)
    inside = [r.last < ids.shape[1] for r in records]
    first = torch.tensor([r.first if ok else 0 for r, ok in zip(records, inside, strict=True)])
    last = torch.tensor([r.last if ok else 0 for r, ok in zip(records, inside, strict=True)])
    span_loss = (
        nn.functional.cross_entropy(spans[:, :, 0], first) + nn.functional.cross_entropy(spans[:, :, 1], last)
    ) / 2
    right = torch.tensor([r.relevance for r in records])
    known = (right != UNKNOWN).float()
    each = nn.functional.binary_cross_entropy_with_logits(relevance, right.clamp(min=0), reduction="none")
    relevance_loss = (each * known).sum() / known.sum().clamp(min=1)
    (span_loss + schedule.relevance_weight * relevance_loss).backward()  # type: ignore[no-untyped-call]
    return {"span": span_loss.item(), "relevance": relevance_loss.item()}


def _optimizer(learning: dict[str, Tensor], schedule: Schedule) -> torch.optim.AdamW:
    heads = [t for name, t in learning.items() if name.startswith(("span", "relevance"))]
    body = [t for name, t in learning.items() if not name.startswith(("span", "relevance"))]
    groups = [{"params": body, "base": schedule.rate}, {"params": heads, "base": schedule.head_rate}]
    return torch.optim.AdamW(groups, lr=schedule.rate, weight_decay=0.01, fused=True)


def _set_rate(optimizer: torch.optim.AdamW, schedule: Schedule, done: float) -> None:
    factor = min(done / schedule.warm_up, (1 - done) / (1 - schedule.warm_up))
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * max(factor, 0.01)


def _learn(network: Network, learning: dict[str, Tensor], optimizer: torch.optim.AdamW) -> None:
    for name, parameter in network.named_parameters():
        if parameter.requires_grad and parameter.grad is not None:
            learning[name].grad = parameter.grad.float()
            parameter.grad = None
    nn.utils.clip_grad_norm_(list(learning.values()), 1.0)
    optimizer.step()
    _write_back(network, learning)


def _write_back(network: Network, learning: dict[str, Tensor]) -> None:
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name in learning:
                parameter.copy_(learning[name])


def _save(folder: Path, learning: dict[str, Tensor], optimizer: torch.optim.AdamW, state: State) -> None:
    temporary = folder / f"{CHECKPOINT}.new"
    torch.save(
        {
            "weights": learning,
            "optimizer": optimizer.state_dict(),
            "step": state.step,
            "seconds": state.seconds,
        },
        temporary,
    )
    temporary.replace(folder / CHECKPOINT)


def weights_of(folder: Path) -> Weights:
    """What has been learnt so far, by the names in the network; the weights that are frozen are not among them."""
    weights: Weights = _saved(folder)["weights"]
    return weights


def _saved(folder: Path) -> dict[str, Any]:
    saved: dict[str, Any] = torch.load(folder / CHECKPOINT, weights_only=True)
    return saved


def _resume(folder: Path, learning: dict[str, Tensor], optimizer: torch.optim.AdamW) -> State:
    if not (folder / CHECKPOINT).exists():
        return State()
    saved = _saved(folder)
    for name, tensor in learning.items():
        tensor.copy_(saved["weights"][name])
    optimizer.load_state_dict(saved["optimizer"])
    return State(saved["step"], saved["seconds"])


def _log(folder: Path, state: State, steps: int, parts: dict[str, float]) -> None:
    """One line of the curve: step, of how many, seconds and the losses."""
    line = {"step": state.step, "of": steps, "seconds": round(state.seconds, 1), **parts}
    with (folder / "curve.jsonl").open("a", encoding="utf-8") as curve:
        curve.write(json.dumps(line) + "\n")
