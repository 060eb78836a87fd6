"""Parties, signatures, kind and annex in invented wordings, each read as a whole document."""

import json
from pathlib import Path

import pytest

from domain.agreement import Agreement
from ingest.pipeline import read_document

CASES = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "parties_and_signatures.json").read_text(encoding="utf-8")
)
PARTIES = "Parter\n\nVara kommun och Arbetsförmedlingen Lidköping."
BETWEEN = """
Syfte

Syftet är att fler ska komma i arbete. Insatserna planeras gemensamt.

Giltighetstid

Överenskommelsen gäller tills vidare.
"""


def read(parties: str, signatures: str, folder: Path) -> Agreement:
    path = folder / "avtal.txt"
    path.write_text(f"Överenskommelse om samverkan\n\n{parties}\n{BETWEEN}\n{signatures}\n", encoding="utf-8")
    return read_document(path, path.name)


@pytest.mark.parametrize("case", CASES["signed"], ids=lambda case: case["text"][:60])
def test_days_of_signing(case, tmp_path):
    assert sorted(set(read(PARTIES, case["text"], tmp_path).dates("signed"))) == case["dates"]


@pytest.mark.parametrize("case", CASES["parties"], ids=lambda case: case["text"][:60])
def test_municipalities(case, tmp_path):
    assert sorted(m.name for m in read(case["text"], "", tmp_path).municipalities) == case["municipalities"]


@pytest.mark.parametrize("case", CASES["kinds"], ids=lambda case: case["title"][:60])
def test_kind_and_annex(case, tmp_path):
    path = tmp_path / "dok.txt"
    path.write_text(
        f"{case['title']}\n\nBakgrund\n\nVara kommun och Arbetsförmedlingen samverkar sedan länge om unga.\n\n"
        "Arbetssätt\n\nHandläggarna möts varje vecka och planerar tillsammans.\n",
        encoding="utf-8",
    )
    agreement = read_document(path, path.name)
    assert (agreement.kind, agreement.annex) == (case["kind"], case["annex"])
