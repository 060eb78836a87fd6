import json
import subprocess
import sys

import pytest

from eval.documents import load, means, score_documents
from tests.conftest import ROOT, SHARED

TRUTH = ROOT / "eval" / "gold" / "documents.json"
SCORER = SHARED / "eval" / "score.py"


def _as_read(truth):
    """A document as a perfect reader would give it."""
    return {
        "file": "mapp/" + truth["file"],
        "kind": truth["kind"],
        "annex": truth["annex"],
        "municipalities": [{"name": name} for name in truth["municipalities"]],
        "signed": truth["signed"],
        "valid_to": truth["valid_to"],
        "sections": [{"heading": heading} for _, _, heading in truth["headings"]],
        "tracks": [
            {
                "name": t["name"],
                "industries": t["industries"],
                "municipality": t["place"],
                "status": t["status"],
            }
            for t in truth["tracks"]
        ],
    }


def _spoiled(truth):
    """The same with something wrong in every aspect."""
    document = _as_read(truth)
    document["municipalities"] = [*document["municipalities"], {"name": "Kalix"}]
    document["kind"] = "annat"
    document["annex"] = "9"
    document["signed"] = [*document["signed"][1:], "2001-01-01"]
    document["valid_to"] = "2001-01-01"
    document["sections"] = [*document["sections"][1:], {"heading": "Påhittat"}, {"heading": None}]
    document["tracks"] = [t | {"municipality": "Kalix"} for t in document["tracks"][1:]]
    return document


def test_what_is_read_perfectly_scores_one():
    truth = load(TRUTH)
    assert set(means(score_documents(truth, [_as_read(t) for t in truth])).values()) == {1.0}


def test_a_missing_document_scores_nothing():
    truth = load(TRUTH)[:1]
    assert set(means(score_documents(truth, [])).values()) == {0.0}


def test_optional_headings_and_ended_tracks_do_not_count():
    truth = load(TRUTH)[0]
    document = _as_read(truth)
    document["sections"].append({"heading": truth["headings_optional"][0][2]})
    document["tracks"] = [t for t in document["tracks"] if t["status"] != "avslutat"]
    assert set(means(score_documents([truth], [document])).values()) == {1.0}


def test_misses_are_named():
    (tracks,) = [
        a for a in score_documents(load(TRUTH)[:1], [_spoiled(load(TRUTH)[0])]) if a.aspect == "tracks"
    ]
    assert tracks.missing == ("vårdbiträdesspåret",)


def test_the_measures_are_those_of_the_contracts_scorer(tmp_path):
    if not SCORER.exists():
        pytest.skip("kontraktets rättningsprogram finns inte på den här datorn (../shared/eval/score.py)")
    truth = load(TRUTH)
    documents = [_as_read(t) if i % 2 else _spoiled(t) for i, t in enumerate(truth)]
    path = tmp_path / "documents.json"
    path.write_text(json.dumps(documents), encoding="utf-8")
    command = [sys.executable, str(SCORER), "documents", str(TRUTH), str(path)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = {line.split()[0]: float(line.split()[1]) for line in printed.splitlines()}
    ours = means(score_documents(truth, documents))
    assert theirs == {aspect: pytest.approx(value, abs=0.0006) for aspect, value in ours.items()}
