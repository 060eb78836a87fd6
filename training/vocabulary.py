"""Cuts the vocabulary of the multilingual model to what Swedish, its neighbours and English need.

A text in other pieces than before is still read: the tokenizer falls back on shorter pieces that were kept.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from index.unpack import PackedModel, tokenizer

_ALPHABET = "".join(map(chr, range(33, 383)))  # Latin letters, digits and signs


def used_pieces(model: PackedModel, texts: Iterable[str]) -> Counter[int]:
    """How often each piece is used when the whole vocabulary cuts the texts."""
    counted: Counter[int] = Counter()
    for encoding in tokenizer(model).encode_batch(list(texts), add_special_tokens=False):
        counted.update(encoding.ids)
    return counted


def cut(model: PackedModel, counted: Counter[int], size: int) -> PackedModel:
    """The model with the special pieces, the alphabet and the `size` pieces used most, in the order of the old ids."""
    alphabet = {
        i
        for i, (piece, _) in enumerate(model.pieces)
        if all(c in _ALPHABET or c == "▁" for c in piece) and len(piece) <= 2
    }
    kept = set(model.special.values()) | alphabet
    for piece, _ in counted.most_common():
        if len(kept) >= size:
            break
        kept.add(piece)
    order = sorted(kept)
    place = {old: new for new, old in enumerate(order)}
    words = "embeddings.word_embeddings.weight"
    return replace(
        model,
        vocabulary=len(order),
        pieces=tuple(model.pieces[i] for i in order),
        special={name: place[i] for name, i in model.special.items()},
        tensors={**model.tensors, words: np.ascontiguousarray(model.tensors[words][order])},
    )
