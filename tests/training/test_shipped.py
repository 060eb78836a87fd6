"""A model's file read back as weights."""

import numpy as np
import onnxruntime
import pytest
import torch

from index.unpack import tokenizer
from reader.model import NETWORK
from tests.training.tiny import tiny_model
from training.export import export
from training.loop import tensors
from training.network import from_packed
from training.prepare import RELEVANT, Encoder
from training.shipped import weights_in


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_network_with_the_weights_of_a_file_says_what_the_file_says(tmp_path):
    model = tiny_model()
    torch.manual_seed(1)
    network = from_packed(model)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name.startswith(("layers", "span", "relevance")):
                parameter.add_(torch.randn_like(parameter) / 5)  # all different: equal ones are stored once
    record = Encoder(tokenizer(model)).record("vem", "socialchefen leder gruppen.", 0, 12, RELEVANT)
    folder = export(network, model, tmp_path, [record])
    again = from_packed(model).eval()
    missing, unknown = again.load_state_dict(weights_in(folder), strict=False)
    assert set(missing) == {"words.weight", "places.weight", "norm.weight", "norm.bias"} and not unknown
    ids, present = tensors([record])
    with torch.no_grad():
        spans, relevance = again(ids, present)
    session = onnxruntime.InferenceSession(str(folder / NETWORK))
    told = session.run(None, {"ids": ids.numpy(), "present": present.numpy()})
    assert np.abs(told[0]).max() > 1
    np.testing.assert_allclose(spans.numpy(), told[0], atol=0.2)
    np.testing.assert_allclose(relevance.numpy(), told[1], atol=0.2)
