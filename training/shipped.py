"""A model's file back as weights to go on from: each of eight bits times its scale, and what made them even undone."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from reader.model import NETWORK
from training.loop import Weights

_QUANTIZED = "MatMulInteger"


def weights_in(folder: Path) -> Weights:
    """The linear layers, norms and heads of a model's folder under the network's names; not the embeddings.

    A network that has been made even (`smoothing`) divides what goes into a layer; here its weights do so themselves.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(folder / NETWORK).graph
    stored = {i.name: np.array(numpy_helper.to_array(i)) for i in graph.initializer}
    found = {
        name.replace(".linear.", "."): torch.from_numpy(array)
        for name, array in stored.items()
        if name.startswith(("layers.", "span.", "relevance.")) and name.endswith((".bias", "norm.weight"))
    }
    for node in graph.node:
        if node.op_type == _QUANTIZED:
            part = ".".join(p for p in node.name.strip("/").split("/")[:-1] if p != "linear")
            found[f"{part}.weight"] = _whole(stored, node.input[1], stored.get(f"{part}.inverse"))
    return found


def _whole(stored: dict[str, np.ndarray], name: str, inverse: np.ndarray | None) -> Tensor:
    """The weight (out, in) in float32; its scales are one for each place out."""
    base = name.removesuffix("_quantized")
    whole = stored[name].astype(np.float32) - stored[f"{base}_zero_point"].astype(np.float32)
    weight = (whole * stored[f"{base}_scale"]).T
    return torch.from_numpy(np.ascontiguousarray(weight if inverse is None else weight * inverse))
