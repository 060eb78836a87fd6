"""Reads the reference data in domain/data: TOML and CSV files that DUA's staff can edit."""

import csv
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


def read_toml(name: str) -> dict[str, Any]:
    """The content of `domain/data/<name>`. Raises FileNotFoundError and tomllib.TOMLDecodeError."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of `domain/data/<name>` by column name. Raises FileNotFoundError."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
