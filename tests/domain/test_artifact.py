"""An agreement survives being written and read, and an id from an address never leaves the home folder."""

import json

import pytest

from domain.agreement import DateFact, DroppedText, Facts, Span, Track
from domain.artifact import read_all, read_artifact, read_one, write_artifact
from domain.home import Home
from tests.factory import make_agreement

FACTS = Facts(
    dates=(DateFact("signed", "2021-03-01", Span("s00", 0, 4)),),
    tracks=(Track("Kök", ("maltid-restaurang",), None, "planerat", Span("s00", 0, 3), 0.5),),
)
AGREEMENT = make_agreement(
    "åre.txt",
    ["Åre"],
    {"Jobbspår": ["Kök", "- Städ"]},
    facts=FACTS,
    dropped=(DroppedText("sidnummer", "1 (2)", 1),),
)


def test_what_is_written_is_read(tmp_path):
    home = Home(tmp_path)
    write_artifact(AGREEMENT, home.artifact(AGREEMENT.id))
    assert read_artifact(home.artifact(AGREEMENT.id)) == AGREEMENT
    assert list(read_all(home)) == [AGREEMENT]
    assert "å" in home.artifact(AGREEMENT.id).read_text(encoding="utf-8")


def test_another_format_version_is_left_out(tmp_path):
    home = Home(tmp_path)
    path = home.artifact(AGREEMENT.id)
    write_artifact(AGREEMENT, path)
    path.write_text(
        json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format_version": 0}), encoding="utf-8"
    )
    assert list(read_all(home)) == [] and read_one(home, AGREEMENT.id) is None


@pytest.mark.parametrize("document_id", ["", ".", "..", "../..", "finns-inte", "a/b", "/etc"])
def test_an_id_leads_nowhere_else(tmp_path, document_id):
    home = Home(tmp_path / "home")
    write_artifact(AGREEMENT, home.artifact(AGREEMENT.id))
    (tmp_path / "agreement.json").write_text("{}", encoding="utf-8")
    assert read_one(home, document_id) is None
