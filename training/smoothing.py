"""Makes a network fit for eight bits: what goes into a layer has a few places far larger than the rest, and a scale of
eight bits that holds those has little left for the others. So each such place is divided by a factor, and the layer's
weights are multiplied by it, which in exact numbers changes nothing (Xiao et al. 2023, "SmoothQuant").
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from training.loop import tensors
from training.network import Network
from training.prepare import Record

SMOOTHED = ("inner", "outer")  # of a layer's parts: the others have no such places (largest 2 to 7)
SHARE = 0.75  # how much of the unevenness the weights take over, 0..1
LEAST = 1e-3  # what nothing ever goes through has some size, too


class Smoothed(nn.Module):
    """A linear layer whose input is divided by `factors` (one for each place), and whose weights make up for it."""

    def __init__(self, linear: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.inverse = nn.Parameter(1 / factors, requires_grad=False)
        with torch.no_grad():
            linear.weight.mul_(factors)

    def forward(self, x: Tensor) -> Tensor:
        """`x` (..., places in) -> (..., places out)."""
        given: Tensor = self.linear(x * self.inverse)
        return given


def smooth(network: Network, read: Sequence[Record]) -> None:
    """Changes the network in place, by what goes through it when it reads `read`."""
    network.float()
    parts = [(layer, name) for layer in network.layers for name in SMOOTHED]
    largest = _largest_inputs(network, [getattr(layer, name) for layer, name in parts], read)
    for (layer, name), most in zip(parts, largest, strict=True):
        linear: nn.Linear = getattr(layer, name)
        weight = linear.weight.detach().abs().amax(0).clamp(min=LEAST)
        factors = most.clamp(min=LEAST) ** SHARE / weight ** (1 - SHARE)
        setattr(layer, name, Smoothed(linear, factors / factors.mean()))


def _largest_inputs(network: Network, linears: Sequence[nn.Linear], read: Sequence[Record]) -> list[Tensor]:
    """For each layer the largest size of each place of its input."""
    largest = [torch.zeros(linear.in_features) for linear in linears]
    hooks = [
        linear.register_forward_pre_hook(_noting(most)) for linear, most in zip(linears, largest, strict=True)
    ]
    with torch.no_grad():
        for record in read:
            network(*tensors([record]))
    for hook in hooks:
        hook.remove()
    return largest


def _noting(most: Tensor) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    def note(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        torch.maximum(most, given[0].abs().amax(dim=(0, 1)), out=most)

    return note
