"""Builds a generation of the index, switches it in atomically, and opens the one in use."""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from domain.agreement import Agreement
from domain.errors import HomeError, IndexMismatch, IndexMissing
from domain.families import Families
from domain.home import Home
from index.analysis import ANALYSER_VERSION, Analyser, tokens
from index.catalogue import Catalogue, UnitKind, read_keys, write_catalogue
from index.compounds import Splitter
from index.dense import NearestVectors, Vectors, VectorTable
from index.embedding import Embedder
from index.engine import Index
from index.families import find_families
from index.lexical import LexicalIndex
from index.passages import Unit, passages, sentences
from index.shelf import Rows, Shelf

FORMAT_VERSION = 3
UNLOADABLE = (OSError, ValueError, KeyError, RuntimeError, sqlite3.Error)  # FAISS raises RuntimeError
OTHER_VERSION = "Indexet är gjort av en annan version av Duasök. Kör `duasok ingest` på dokumenten igen."
DAMAGED = "Indexet är skadat. Kör `duasok ingest` på dokumenten igen."
Progress = Callable[[int, int], None]  # texts embedded so far, and in all

# k1 and b of BM25, measured with `eval.retrieval`: 1.2 and 0.5 lose 0.004 to 0.009 of MRR@10; below 0.6 it is flat.
PASSAGE_BM25 = (0.5, 0.4)
SENTENCE_BM25 = (0.5, 0.4)
_CATALOGUE = shutil.ignore_patterns("catalogue.sqlite*", "manifest.json")  # what facts are written to
_CHUNK = 256  # texts embedded between two reports of progress


def build(
    home: Home, agreements: Sequence[Agreement], embedder: Embedder, progress: Progress | None = None
) -> None:
    """Makes a new generation of all `agreements` and switches to it; then removes the earlier ones.

    Vectors of texts that have not changed are taken from the generation in use. When anything fails, that one stays
    as it is. Raises OSError when the home folder cannot be written.
    """
    home.generations.mkdir(parents=True, exist_ok=True)
    ordered = sorted(agreements, key=lambda agreement: agreement.file)
    temporary = Path(tempfile.mkdtemp(dir=home.generations, prefix=".new-"))
    try:
        _write(temporary, ordered, embedder, home, progress or _silent)
        name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        temporary.chmod(0o755)
        os.replace(temporary, home.generations / name)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    _switch(home, name)
    for old in home.generations.iterdir():
        if old.name != name and not old.name.startswith("."):
            shutil.rmtree(old, ignore_errors=True)  # one that is still open elsewhere goes at the next build


def open_index(home: Home, embedder: Embedder, analyser: type[Analyser] = Analyser) -> Index:
    """The generation in use; another `analyser` is for measuring what the usual one brings.

    Raises IndexMissing when there is none, IndexMismatch when it does not fit.
    """
    folder = _current(home)
    if folder is None:
        raise IndexMissing(f"Inga dokument är inlästa i {home.root}. Kör `duasok ingest MAPP` först.")
    _check(_manifest(folder), embedder)
    try:
        return _load(folder, embedder, analyser)
    except UNLOADABLE as error:
        raise IndexMismatch(DAMAGED) from error


def _load(folder: Path, embedder: Embedder, make: type[Analyser]) -> Index:
    catalogue = Catalogue(folder / "catalogue.sqlite")
    counts = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    analyser = make(Splitter(counts))
    return Index(
        folder.name,
        catalogue,
        analyser,
        embedder,
        (LexicalIndex.load(analyser, folder / "passages"), LexicalIndex.load(analyser, folder / "sentences")),
        (NearestVectors.load(folder / "passages.faiss"), VectorTable.load(folder / "sentences.npy")),
    )


def read_manifest(home: Home) -> Mapping[str, Any]:
    """What the generation in use says of itself. Raises IndexMissing."""
    folder = _current(home)
    if folder is None:
        raise IndexMissing(f"Inga dokument är inlästa i {home.root}. Kör `duasok ingest MAPP` först.")
    return _manifest(folder)


def readings(agreements: Sequence[Agreement]) -> str:
    """One value for what was read, from which bytes and when: another reading of any document gives another value."""
    stamps = sorted((a.id, a.sha256, a.read_at, a.read_by) for a in agreements)
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()


def open_shelf(home: Home) -> Shelf:
    """The documents of the generation in use, without its search. Raises IndexMissing or IndexMismatch."""
    folder = _current(home)
    if folder is None:
        raise IndexMissing(f"Inga dokument är inlästa i {home.root}. Kör `duasok ingest MAPP` först.")
    if _manifest(folder).get("format_version") != FORMAT_VERSION:
        raise IndexMismatch(OTHER_VERSION)
    try:
        return Shelf(Rows(folder / "catalogue.sqlite"))
    except UNLOADABLE as error:
        raise IndexMismatch(DAMAGED) from error


def families_of(home: Home) -> Families:
    """How the documents belong together; none when no usable index is there."""
    try:
        return open_shelf(home).families
    except (IndexMissing, IndexMismatch):
        return Families()  # `duasok doctor` and every question say what is wrong with the index


def _write(
    folder: Path,
    agreements: Sequence[Agreement],
    embedder: Embedder,
    home: Home,
    progress: Progress,
) -> None:
    units: dict[UnitKind, list[Unit]] = {
        "passage": [unit for agreement in agreements for unit in passages(agreement)],
        "sentence": [unit for agreement in agreements for unit in sentences(agreement)],
    }
    write_catalogue(folder / "catalogue.sqlite", agreements, units, find_families(agreements))
    if (earlier := _with_units(home, units, embedder)) is not None:
        # Only facts have changed: what is made of the texts alone is the same.
        shutil.copytree(earlier, folder, ignore=_CATALOGUE, dirs_exist_ok=True)
    else:
        _write_search(folder, agreements, units, embedder, _known_vectors(home, embedder), progress)
    _write_manifest(folder, agreements, units, embedder)


def _with_units(home: Home, units: Mapping[UnitKind, Sequence[Unit]], embedder: Embedder) -> Path | None:
    """The folder of the generation in use, when this program made it of the same texts in the same order."""
    folder = _current(home)
    try:
        if folder is None:
            return None
        _check(_manifest(folder), embedder)
        path = folder / "catalogue.sqlite"
        same = all(read_keys(path, kind) == [u.key for u in of_kind] for kind, of_kind in units.items())
        return folder if same else None
    except (IndexMismatch, *UNLOADABLE):
        return None


def _write_search(
    folder: Path,
    agreements: Sequence[Agreement],
    units: Mapping[UnitKind, Sequence[Unit]],
    embedder: Embedder,
    known: Mapping[bytes, Vectors],
    progress: Progress,
) -> None:
    splitter = Splitter.trained(tokens(s.text) for a in agreements for s in a.sections)
    (folder / "words.json").write_text(json.dumps(splitter.counts, ensure_ascii=False), encoding="utf-8")
    analyser = Analyser(splitter)
    LexicalIndex.build(analyser, units["passage"], *PASSAGE_BM25).save(folder / "passages")
    LexicalIndex.build(analyser, units["sentence"], *SENTENCE_BM25).save(folder / "sentences")
    both = _embed([*units["passage"], *units["sentence"]], embedder, known, progress)
    cut = len(units["passage"])
    NearestVectors.build(both[:cut]).save(folder / "passages.faiss")
    VectorTable.save(both[cut:], folder / "sentences.npy")


def _embed(
    units: Sequence[Unit], embedder: Embedder, known: Mapping[bytes, Vectors], progress: Progress
) -> Vectors:
    """Vectors of the units in their order, those not known made by the embedder, shape (n, dimensions)."""
    vectors = np.zeros((len(units), embedder.dimensions), np.float32)
    missing: dict[str, list[int]] = {}  # what agreements say in the same words is embedded once
    for number, unit in enumerate(units):
        if (vector := known.get(unit.key)) is not None:
            vectors[number] = vector
        else:
            missing.setdefault(unit.embedded, []).append(number)
    texts = sorted(missing, key=len)  # texts of one length make the fullest batches
    for first in range(0, len(texts), _CHUNK):
        chunk = texts[first : first + _CHUNK]
        for text, vector in zip(chunk, embedder.passages(chunk), strict=True):
            vectors[missing[text]] = vector
        progress(first + len(chunk), len(texts))
    return vectors


def _known_vectors(home: Home, embedder: Embedder) -> dict[bytes, Vectors]:
    """Vectors of the generation in use by the key of their text; none when it was made with another model.

    The format of the generation may be an earlier one: texts and their vectors are the same in all.
    """
    folder = _current(home)
    if folder is None:
        return {}
    try:
        _check_model(_manifest(folder), embedder)
        path = folder / "catalogue.sqlite"
        sentences = VectorTable.load(folder / "sentences.npy").all()
        passages = NearestVectors.load(folder / "passages.faiss").all()
        return {
            **dict(zip(read_keys(path, "sentence"), sentences, strict=True)),
            **dict(zip(read_keys(path, "passage"), passages, strict=True)),
        }
    except (IndexMismatch, *UNLOADABLE):
        return {}


def _write_manifest(
    folder: Path,
    agreements: Sequence[Agreement],
    units: Mapping[UnitKind, Sequence[Unit]],
    embedder: Embedder,
) -> None:
    manifest = {
        "format_version": FORMAT_VERSION,
        "analyser_version": ANALYSER_VERSION,
        "model": embedder.name,
        "dimensions": embedder.dimensions,
        "documents": len(agreements),
        "passages": len(units["passage"]),
        "sentences": len(units["sentence"]),
        "corrections": sum(len(a.corrections) for a in agreements),
        "readings": readings(agreements),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _check(manifest: Mapping[str, Any], embedder: Embedder) -> None:
    versions = (manifest.get("format_version"), manifest.get("analyser_version"))
    if versions != (FORMAT_VERSION, ANALYSER_VERSION):
        raise IndexMismatch(OTHER_VERSION)
    _check_model(manifest, embedder)


def _check_model(manifest: Mapping[str, Any], embedder: Embedder) -> None:
    if (manifest.get("model"), manifest.get("dimensions")) != (embedder.name, embedder.dimensions):
        raise IndexMismatch(
            f"Indexet är gjort med språkmodellen {manifest.get('model')}, men nu används {embedder.name}. "
            "Kör `duasok ingest` på dokumenten igen, eller välj den förra modellen."
        )


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexMismatch(DAMAGED) from error
    if not isinstance(manifest, dict):
        raise IndexMismatch(DAMAGED)
    return manifest


def _current(home: Home) -> Path | None:
    try:
        name = home.current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise HomeError(f"Filen {home.current} kan inte läsas: {error.strerror}.") from error
    folder = home.generations / name
    return folder if name and folder.is_dir() else None


def _switch(home: Home, name: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=home.root, prefix=".current-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(name)
    os.replace(temporary, home.current)


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
