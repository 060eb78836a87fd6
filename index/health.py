"""Whether the model and the index can be used, and what to do when they cannot."""

from domain.artifact import read_all
from domain.errors import HomeError
from domain.home import Home
from index.embedding import load_embedder
from index.generation import open_index, read_manifest, readings


def model_problem(home: Home) -> str | None:
    """What keeps the embedding model from making a vector; None when it works. Loads the model."""
    try:
        load_embedder(home).query("prov")
    except HomeError as error:
        return str(error)
    return None


def index_problem(home: Home) -> str | None:
    """What keeps the index from being used with what has been read; None when it fits."""
    try:
        open_index(home, load_embedder(home))
        manifest = read_manifest(home)
    except HomeError as error:
        return str(error)
    agreements = list(read_all(home))
    indexed, read = manifest.get("documents"), len(agreements)
    if indexed != read:
        return f"Indexet gäller {indexed} dokument, men {read} är inlästa. Kör `duasok ingest` på dokumenten igen."
    if manifest.get("corrections", 0) != sum(len(a.corrections) for a in agreements):
        return "Det finns rättelser som indexet saknar. Kör `duasok ingest` på dokumenten igen."
    if manifest.get("readings") != readings(agreements):
        return "Dokument har lästs om sedan indexet byggdes. Kör `duasok ingest` på dokumenten igen."
    return None
