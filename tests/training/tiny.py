"""A packed model with a handful of pieces and random weights: large enough to train, export and read with."""

import numpy as np

from index.unpack import PackedModel

WORDS = ["▁vem", "▁leder", "▁gruppen", "▁socialchefen", "▁möts", "▁varje", "▁vecka", "▁kommunen"]
LETTERS = [*"abcdefghijklmnopqrstuvwxyzåäö?.▁"]
WIDTH, LAYERS, INNER = 24, 5, 32


def tiny_model() -> PackedModel:
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *WORDS, *LETTERS]
    rng = np.random.default_rng(1)

    def weights(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.3, shape).astype(np.float32)

    tensors = {
        "embeddings.word_embeddings.weight": weights(len(pieces), WIDTH),
        "embeddings.position_embeddings.weight": weights(64, WIDTH),
        "embeddings.token_type_embeddings.weight": weights(1, WIDTH),
        "embeddings.LayerNorm.weight": np.ones(WIDTH, np.float32),
        "embeddings.LayerNorm.bias": np.zeros(WIDTH, np.float32),
    }
    shapes = {
        "attention.self.query": (WIDTH, WIDTH),
        "attention.self.key": (WIDTH, WIDTH),
        "attention.self.value": (WIDTH, WIDTH),
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (INNER, WIDTH),
        "output.dense": (WIDTH, INNER),
    }
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        for name, shape in shapes.items():
            tensors[f"{at}{name}.weight"] = weights(*shape)
            tensors[f"{at}{name}.bias"] = np.zeros(shape[0], np.float32)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            tensors[f"{at}{name}.weight"] = np.ones(WIDTH, np.float32)
            tensors[f"{at}{name}.bias"] = np.zeros(WIDTH, np.float32)
    scored = tuple((p, -float(i)) for i, p in enumerate(pieces))
    special = {"bos": 0, "pad": 1, "eos": 2, "unk": 3}
    return PackedModel(WIDTH, LAYERS, 2, INNER, len(pieces), 64, 1, 1e-12, scored, special, tensors)
