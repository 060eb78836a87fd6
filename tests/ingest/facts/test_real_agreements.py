"""The facts of the agreements in ../shared/corpus, where that folder is beside the repository."""

import json
from pathlib import Path

import pytest

from ingest.pipeline import read_document

SHARED = Path(__file__).resolve().parents[4] / "shared"
TRUTH = SHARED / "eval" / "truth.json"

pytestmark = pytest.mark.skipif(not TRUTH.exists(), reason="../shared with the real agreements is not here")


@pytest.fixture(scope="module")
def agreements():
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    return [(t, read_document(SHARED / "corpus" / t["file"], t["file"])) for t in truth]


def test_parties_kind_and_annex(agreements):
    for truth, agreement in agreements:
        assert [m.name for m in agreement.municipalities] == truth["municipalities"], truth["file"]
        assert (agreement.kind, agreement.annex) == (truth["kind"], truth["annex"]), truth["file"]
        assert agreement.af_office == truth["af_office"], truth["file"]


def test_dates(agreements):
    for truth, agreement in agreements:
        assert list(agreement.dates("signed")) == truth["signed"], truth["file"]
        assert list(agreement.dates("dated")) == ([truth["date"]] if truth["date"] else []), truth["file"]
        for role in ("valid_from", "valid_to", "revision"):
            assert list(agreement.dates(role)) == ([truth[role]] if truth[role] else []), truth["file"]


def test_tracks(agreements):
    for truth, agreement in agreements:
        found = {(t.name, t.industries, t.place, t.status) for t in agreement.facts.tracks}
        expected = {(t["name"], tuple(t["industries"]), t["place"], t["status"]) for t in truth["tracks"]}
        assert found == expected, truth["file"]


def test_every_span_is_inside_its_section(agreements):
    for _, agreement in agreements:
        facts = agreement.facts
        spans = [f.span for kind in vars(facts).values() for f in kind]
        spans += [m.span for g in facts.groups for m in g.members]
        for span in spans:
            quote = agreement.quote(span)
            assert quote and quote == quote.strip()
