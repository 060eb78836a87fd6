"""Reads reference data: TOML and CSV files of `domain/data`, which DUA's staff can edit, and of other packages."""

import csv
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


def read_toml(name: str, package: str = "domain") -> dict[str, Any]:
    """The content of `<package>/data/<name>`. Raises FileNotFoundError and tomllib.TOMLDecodeError."""
    return tomllib.loads(files(package).joinpath("data", name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of `domain/data/<name>` by column name. Raises FileNotFoundError."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
