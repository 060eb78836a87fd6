"""Thirty openings and validity clauses, each in another wording, with the parties, kind and end that they say."""

import json
from pathlib import Path

import pytest

from domain.agreement import Agreement
from ingest.pipeline import read_document

CASES = json.loads((Path(__file__).parents[2] / "fixtures" / "openings.json").read_text(encoding="utf-8"))
BETWEEN = """
Bakgrund

Det har länge funnits ett behov av att fler unga ska komma i arbete eller studier. En handläggare följer deltagaren från
första samtalet till dess att målet är nått.

Målgrupp

Målgruppen är unga som varken arbetar eller studerar. De erbjuds vägledning och praktik.

Giltighet

{}
"""


def read(case: dict[str, object], folder: Path) -> Agreement:
    path = folder / "avtal.txt"
    path.write_text(f"{case['opening']}\n{BETWEEN.format(case['validity'])}", encoding="utf-8")
    return read_document(path, path.name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["municipalities"][0])
def test_parties_kind_and_end(case, tmp_path):
    agreement = read(case, tmp_path)
    assert sorted(m.name for m in agreement.municipalities) == sorted(case["municipalities"])
    assert agreement.kind == case["kind"]
    assert list(agreement.dates("valid_to")) == [case["valid_to"]]
