"""Whether the model and the index can be used, and what to do when they cannot."""

from domain.artifact import read_all
from domain.correction_log import read_log
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


def lags_behind(home: Home) -> bool:
    """Whether documents or corrections have come or gone since the index was made. Quick: no document is read."""
    try:
        manifest = read_manifest(home)
    except HomeError:
        return False  # there is none, or it is to be made by reading in
    documents = [path.parent.name for path in home.documents.glob("*/agreement.json")]
    corrections = sum(len(read_log(home, d)) for d in documents if home.corrections(d).exists())
    return (manifest.get("documents"), manifest.get("corrections")) != (len(documents), corrections)


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
