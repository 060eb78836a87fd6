"""The reading network: multilingual-e5-small's encoder with heads for the answer's span and the passage's relevance.

Input ids: `<s> question </s> passage </s>`. The first place stands for "no answer here".
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from index.unpack import PackedModel

_FAR = -30_000.0  # added to the score of a place that is not there


@dataclass(frozen=True)
class Shape:
    """The network's sizes."""

    vocabulary: int
    width: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    epsilon: float = 1e-12


class Layer(nn.Module):
    """One layer of BERT: attention and a two-layer network, each added to its input and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)

    def forward(self, x: Tensor, absent: Tensor) -> Tensor:
        """`x` (batch, places, width); `absent` (batch, 1, 1, places) is 0 or far below it.

        Attention is written out: its fused form takes half the time of a step backwards on two cores (torch 2.13).
        """
        batch, places, width = x.shape
        three = self.query_key_value(x).view(batch, places, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        query, key, value = three[0] * (width // self.heads) ** -0.5, three[1], three[2]
        shares = torch.softmax(query @ key.transpose(2, 3) + absent, dim=-1)
        told = self.output((shares @ value).transpose(1, 2).reshape(batch, places, width))
        x = self.attention_norm(x + told)
        normed: Tensor = self.norm(x + self.outer(nn.functional.gelu(self.inner(x))))
        return normed


class Network(nn.Module):
    """Scores every place as start and end of the answer, and the passage's relevance."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.span = nn.Linear(shape.width, 2)
        self.relevance = nn.Linear(shape.width, 1)

    def forward(self, ids: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """`ids` and `present` (batch, places) -> spans (batch, places, 2) and relevance (batch,), all logits."""
        absent = (1.0 - present.to(self.words.weight.dtype))[:, None, None, :] * _FAR
        with torch.no_grad():
            x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, absent)
        return self.span(x), self.relevance(x[:, 0]).squeeze(-1)


def from_packed(model: PackedModel) -> Network:
    """The network with the model's weights; its heads are new (seed them before). The embeddings take no gradients."""
    network = Network(
        Shape(
            model.vocabulary,
            model.width,
            model.layers,
            model.heads,
            model.inner,
            model.positions,
            model.epsilon,
        )
    )
    network.load_state_dict(_renamed(model.tensors), strict=False)
    for part in (network.words, network.places, network.norm):
        part.requires_grad_(False)
    for head in (network.span, network.relevance):
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)
    return network


def _renamed(tensors: Mapping[str, object]) -> dict[str, Tensor]:
    """BERT's tensors under our names; the one type of token is folded into the places."""
    bert = {name: torch.as_tensor(tensor) for name, tensor in tensors.items()}
    state = {
        "words.weight": bert["embeddings.word_embeddings.weight"],
        "places.weight": bert["embeddings.position_embeddings.weight"]
        + bert["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": bert["embeddings.LayerNorm.weight"],
        "norm.bias": bert["embeddings.LayerNorm.bias"],
    }
    for number in range(sum(name.endswith("intermediate.dense.weight") for name in bert)):
        theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            state[f"{ours}query_key_value.{kind}"] = torch.cat(
                [bert[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for their_name, our_name in _PARTS.items():
                state[f"{ours}{our_name}.{kind}"] = bert[f"{theirs}{their_name}.{kind}"]
    return state


_PARTS = {
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "norm",
}
