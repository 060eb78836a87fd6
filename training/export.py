"""From trained weights to the model's folder: an ONNX network with 8-bit weights, and its tokenizer.

The weights get a scale for each output (a row of the embedding); what goes into a layer is quantised as it comes, after
it has been made even (`smoothing`).
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch

from index.unpack import PackedModel, tokenizer
from reader.model import NETWORK, TOKENIZER
from training.loop import Weights
from training.network import Network, from_packed
from training.prepare import Record
from training.smoothing import smooth

_OPSET = 17


def trained(model: PackedModel, learnt: Weights) -> Network:
    """The network with what it has learnt; the rest of its weights are the model's."""
    network = from_packed(model)
    network.load_state_dict(learnt, strict=False)
    return network.eval()


def export(network: Network, model: PackedModel, folder: Path, read: Sequence[Record]) -> Path:
    """Writes the model's folder and returns it. `read` shows what sizes go through the network, which is changed."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    smooth(network, read)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer(model).save(str(folder / TOKENIZER), pretty=False)
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "whole.onnx"
        _write(network, whole)
        quantize_dynamic(
            whole,
            folder / NETWORK,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
    return folder


def _write(network: Network, path: Path) -> None:
    """The network in float32. `dynamo=False`: the newer exporter needs a further package and changes nothing here."""
    ids = torch.ones((2, 12), dtype=torch.int64)
    present = torch.ones((2, 12), dtype=torch.bool)
    both = {0: "passages", 1: "pieces"}
    torch.onnx.export(
        network.float(),
        (ids, present),
        str(path),
        dynamo=False,
        opset_version=_OPSET,
        input_names=["ids", "present"],
        output_names=["spans", "relevance"],
        dynamic_axes={"ids": both, "present": both, "spans": both, "relevance": {0: "passages"}},
    )
