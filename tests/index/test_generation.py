"""Generations: atomic, incremental, refused when they do not fit."""

import json
from dataclasses import replace

import numpy as np
import pytest

from domain.artifact import write_artifact
from domain.errors import IndexMismatch, IndexMissing
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index, read_manifest
from index.health import index_problem
from tests.factory import make_agreement
from tests.index.conftest import agreements


class CountingEmbedder(HashEmbedder):
    """Remembers what it has embedded."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def passages(self, texts):
        self.seen += texts
        return super().passages(texts)


class FailingEmbedder(HashEmbedder):
    def passages(self, texts):
        raise MemoryError


def test_missing_index_says_what_to_do(tmp_path):
    with pytest.raises(IndexMissing, match="duasok ingest"):
        open_index(Home(tmp_path), HashEmbedder())


def test_another_model_is_refused(home):
    other = HashEmbedder()
    other.name = "annan-modell"
    with pytest.raises(IndexMismatch, match="annan-modell"):
        open_index(home, other)


@pytest.mark.parametrize("manifest", ['{"format_version": 0}', "trasig", "[]"])
def test_other_or_broken_manifest_is_refused(tmp_path, manifest):
    home = Home(tmp_path)
    build(home, agreements(), HashEmbedder())
    (home.generations / home.current.read_text() / "manifest.json").write_text(manifest)
    with pytest.raises(IndexMismatch, match="duasok ingest"):
        open_index(home, HashEmbedder())
    build(home, agreements(), HashEmbedder())
    assert len(open_index(home, HashEmbedder()).agreements) == 3


def test_a_document_read_anew_asks_for_a_new_index(tmp_path, monkeypatch):
    monkeypatch.setenv("DUASOK_MODEL", "hash")
    home = Home(tmp_path)
    first, *others = agreements()
    for agreement in (first, *others):
        write_artifact(agreement, home.artifact(agreement.id))
    build(home, [first, *others], HashEmbedder())
    assert index_problem(home) is None
    write_artifact(replace(first, sha256="annat"), home.artifact(first.id))
    assert "lästs om" in (index_problem(home) or "")


def test_manifest_counts(home):
    manifest = read_manifest(home)
    assert manifest["documents"] == 3
    assert manifest["model"] == "hash" and manifest["dimensions"] == 256
    assert manifest["passages"] > 5 and manifest["sentences"] > manifest["passages"]


def test_only_new_texts_are_embedded(tmp_path):
    home, embedder = Home(tmp_path), CountingEmbedder()
    build(home, agreements(), embedder)
    before = open_index(home, embedder)
    embedder.seen.clear()
    new = make_agreement("d.txt", ["Kalmar"], {"Budget": ["Kommunen avsätter 300 tkr."]})
    build(home, [*agreements(), new], embedder)
    assert len(embedder.seen) == 3  # one passage, a heading and a sentence
    after = open_index(home, embedder)
    hits = [index.sentences("varje kvartal", k=1)[0] for index in (before, after)]
    assert np.isclose(hits[0].dense, hits[1].dense, atol=1e-3)


def test_removed_documents_are_gone_and_one_generation_remains(tmp_path):
    home = Home(tmp_path)
    build(home, agreements(), HashEmbedder())
    build(home, agreements()[:1], HashEmbedder())
    assert list(open_index(home, HashEmbedder()).agreements) == ["a"]
    assert len(list(home.generations.iterdir())) == 1


def test_failure_leaves_the_earlier_generation(tmp_path):
    home = Home(tmp_path)
    build(home, agreements()[:2], HashEmbedder())
    failing = FailingEmbedder()
    with pytest.raises(MemoryError):
        build(home, agreements(), failing)
    assert list(open_index(home, HashEmbedder()).agreements) == ["a", "b"]
    assert [path.name for path in home.generations.iterdir()] == [home.current.read_text()]


def test_an_open_index_survives_the_next_build(tmp_path):
    home = Home(tmp_path)
    build(home, agreements(), HashEmbedder())
    index = open_index(home, HashEmbedder())
    first = index.search("varje kvartal")
    assert index.agreements["a"].file == "a.txt"
    build(home, agreements()[:1], HashEmbedder())
    assert index.search("varje kvartal") == first
    assert index.agreements["b"].file == "b.txt"


@pytest.mark.parametrize("documents", [[], [make_agreement("tom.txt", [], {})]])
def test_no_text_at_all(tmp_path, documents):
    home = Home(tmp_path)
    build(home, documents, HashEmbedder())
    index = open_index(home, HashEmbedder())
    assert len(index.agreements) == len(documents)
    assert index.search("spår") == [] and index.sentences("spår") == []


def test_progress_ends_at_the_total(tmp_path):
    seen = []
    build(Home(tmp_path), agreements(), HashEmbedder(), lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] > 0
    manifest = json.loads(next((tmp_path / "generations").glob("*/manifest.json")).read_text())
    assert seen[-1][1] == manifest["passages"] + manifest["sentences"]


def test_the_same_words_are_embedded_once(tmp_path):
    embedder = CountingEmbedder()
    lines = ["Vi möts varje vecka.", "Spåret ger jobb.", "Vi möts varje vecka."]
    build(Home(tmp_path), [make_agreement("nora.txt", ["Nora"], {"Möten": lines})], embedder)
    assert len(embedder.seen) == len(set(embedder.seen)) > 0
    hits = open_index(Home(tmp_path), HashEmbedder()).sentences("Vi möts varje vecka")
    assert hits[0].dense == hits[1].dense > hits[2].dense
