"""Where things lie in the home folder.

documents/<id>/agreement.json   what was read: the truth
documents/<id>/words.jsonl.gz   the words of each page with their places: what quotes are framed by
documents/<id>/original.<ext>   a copy of the file, byte for byte
documents/<id>/pictures/        pages as pictures, made when somebody looks at them: derived
documents/<id>/corrections.json what people have corrected in it: a log that only grows, and that reading never touches
generations/<name>/             catalogue, BM25, FAISS, manifest: derived, can be rebuilt
current                         the name of the generation in use, switched atomically
*.lock                          held while documents are read, or a log, the index or a basket is written
removed/<id>/                   documents that have been taken out and can be put back
uploads/<job>/                  files that have been uploaded and are still to be read
jobs/<id>.json                  what the web application reads in, and how far it has come
baskets/<id>.json               what somebody has collected in the web application
models/                         unpacked embedding model
secret                          the key that the web application signs cookies with
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


def default_home() -> Path:
    """`DUASOK_HOME`, or the platform's folder for a user's data."""
    if configured := os.environ.get("DUASOK_HOME"):
        return Path(configured)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "duasok"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "duasok"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "duasok"


@dataclass(frozen=True)
class Home:
    """Paths below the home folder. Making one touches nothing on disk."""

    root: Path

    @property
    def documents(self) -> Path:
        return self.root / "documents"

    @property
    def generations(self) -> Path:
        return self.root / "generations"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def removed(self) -> Path:
        return self.root / "removed"

    @property
    def uploads(self) -> Path:
        return self.root / "uploads"

    @property
    def jobs(self) -> Path:
        return self.root / "jobs"

    @property
    def baskets(self) -> Path:
        return self.root / "baskets"

    @property
    def secret(self) -> Path:
        return self.root / "secret"

    def document(self, document_id: str) -> Path:
        """The folder of one document."""
        return self.documents / document_id

    def artifact(self, document_id: str) -> Path:
        """The artifact of one document."""
        return self.document(document_id) / "agreement.json"

    def words(self, document_id: str) -> Path:
        """The words of one document's pages, with their places; not there for formats without pages."""
        return self.document(document_id) / "words.jsonl.gz"

    def original(self, document_id: str) -> Path | None:
        """The copy of the file that one document was read from."""
        return next(self.document(document_id).glob("original*"), None)

    def pictures(self, document_id: str) -> Path:
        """The folder of pictures of one document's pages."""
        return self.document(document_id) / "pictures"

    def corrections(self, document_id: str) -> Path:
        """The log of corrections of one document."""
        return self.document(document_id) / "corrections.json"
