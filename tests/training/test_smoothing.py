"""The network says the same after smoothing, and eight bits lose less of it."""

import torch
from torch import nn

from index.unpack import tokenizer
from tests.training.tiny import tiny_model
from training.loop import tensors
from training.network import from_packed
from training.prepare import RELEVANT, Encoder
from training.smoothing import SMOOTHED, Smoothed, smooth


def test_a_smoothed_network_says_the_same():
    model = tiny_model()
    network = from_packed(model).eval()
    records = [Encoder(tokenizer(model)).record("vem leder", "socialchefen leder", 0, 12, RELEVANT)]
    before = network(*tensors(records))
    smooth(network, records)
    assert all(isinstance(getattr(layer, part), Smoothed) for layer in network.layers for part in SMOOTHED)
    for one, other in zip(before, network(*tensors(records)), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-4)


def in_eight_bits(numbers):
    scale = numbers.abs().max() / 127
    return (numbers / scale).round() * scale


def test_eight_bits_hold_more_of_what_has_been_made_even():
    torch.manual_seed(1)
    linear, given = nn.Linear(16, 8), torch.randn(20, 16)
    given[:, 3] *= 100  # one place is far larger than the others
    right = linear(given)
    lost = (linear(in_eight_bits(given)) - right).abs().mean()
    smoothed = Smoothed(linear, given.abs().amax(0))
    left = (smoothed.linear(in_eight_bits(given * smoothed.inverse)) - right).abs().mean()
    assert left < lost / 5
