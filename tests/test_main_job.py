"""The main job from end to end: read a folder of agreements, ask every gold question, and look at each answer.

The thresholds lie a little below what is reached, so that a change that loses something is seen.
"""

import json
from collections import Counter

import pytest

from domain.contract import document_json
from eval import documents
from eval.run import run
from ingest.readers import read_file
from reader.model import MODEL_VARIABLE, reading_model
from tests.conftest import ROOT, SHARED
from tests.sample_corpus.markup import SOURCES, plain, read

GOLD = ROOT / "eval" / "gold"
SAMPLE_GOALS = {
    "list": 0.9,
    "count": 0.9,
    "yesno": 0.73,
    "value": 0.88,
    "describe": 0.7,
    "compare": 0.7,
    "unanswerable": 0.75,
    "cited": 0.83,
}
SHARED_GOALS = {
    "list": 0.95,
    "count": 1.0,
    "yesno": 0.8,
    "value": 0.9,
    "describe": 0.8,
    "compare": 0.85,
    "unanswerable": 0.85,
    "cited": 0.9,
}
READING_GOALS = {
    "municipalities": 1.0,
    "kind": 1.0,
    "annex": 1.0,
    "signed": 0.97,
    "valid_to": 0.97,
    "headings": 0.97,
    "tracks": 0.97,
    "industries": 0.95,
}


@pytest.fixture(scope="module", autouse=True)
def _as_shipped():
    """Questions are answered with the reading model, as users have it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(MODEL_VARIABLE)
        reading_model.cache_clear()
        yield
    reading_model.cache_clear()


@pytest.fixture(scope="module")
def sample_report(sample):
    return run(GOLD / "questions.jsonl", sample.index)


@pytest.fixture(scope="module")
def shared_report(shared):
    return run(SHARED / "eval" / "dev.jsonl", shared.index)


def test_every_sample_document_is_read(sample):
    assert sample.report.failed == ()
    assert {a.file for a in sample.agreements} == {t["file"] for t in documents.load(GOLD / "documents.json")}
    assert all(a.invented for a in sample.agreements if not a.unreadable_pages)


def test_sample_documents_are_understood(sample, ocr):
    truth = [t for t in documents.load(GOLD / "documents.json") if ocr or not t.get("scanned")]
    reached = documents.means(documents.score_documents(truth, [document_json(a) for a in sample.agreements]))
    assert _below(reached, READING_GOALS) == {}


def test_shared_documents_are_understood(shared):
    truth = documents.load(SHARED / "eval" / "truth.json")
    reached = documents.means(documents.score_documents(truth, [document_json(a) for a in shared.agreements]))
    assert _below(reached, READING_GOALS) == {}


def test_sample_questions_are_answered(sample_report):
    assert _below(_reached(sample_report), SAMPLE_GOALS) == {}


def test_shared_questions_are_answered(shared_report):
    assert _below(_reached(shared_report), SHARED_GOALS) == {}


@pytest.mark.parametrize("name", ["sample_report", "shared_report"])
def test_every_quote_is_verbatim_and_every_list_adds_up(name, request):
    assert request.getfixturevalue(name).problems == ()


@pytest.mark.parametrize("name", ["sample", "shared"])
def test_no_text_is_lost_between_file_and_sections(name, request):
    library = request.getfixturevalue(name)
    for agreement in library.agreements:
        lines = read_file(library.folder / agreement.file).lines
        source = _letters(line.text for line in lines)
        kept = _letters(s.text for s in agreement.sections) + _letters(d.text for d in agreement.dropped)
        assert (source - kept, agreement.file) == (Counter(), agreement.file)


def test_sections_hold_the_words_that_the_binary_documents_were_made_of(sample):
    """The readers, too, lose nothing: each block of the plain sources stands in a section, white space aside."""
    for agreement in sample.agreements:
        name = agreement.file.rpartition(".")[0]
        if not (SOURCES / f"{name}.txt").exists() or any(p.method != "text" for p in agreement.page_readings):
            continue
        text = _squeezed(" ".join(s.text for s in agreement.sections))
        missing = [b.text for b in read(name) if b.text and _squeezed(plain(b.text)) not in text]
        cells = [c for b in read(name) for row in b.rows for c in row if _squeezed(c) not in text]
        assert (missing, cells, agreement.file) == ([], [], agreement.file)


def test_gold_quotes_stand_in_the_sections(sample):
    texts = {
        a.file: _squeezed(" ".join(s.text for s in a.sections))
        for a in sample.agreements
        if not a.unreadable_pages
    }
    gold = (json.loads(line) for line in (GOLD / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    missing = [
        (question["id"], e["quote"])
        for question in gold
        for e in question["evidence"]
        if e["file"] in texts
        and not e["file"].startswith("motala")
        and _squeezed(e["quote"]) not in texts[e["file"]]
    ]
    assert missing == []


def _reached(report):
    return {kind: value for kind, (value, _) in report.by_type().items()} | {"cited": report.cited[0]}


def _below(reached, goals):
    """What falls short of its goal, as aspect to (reached, goal)."""
    return {key: (round(reached[key], 3), goal) for key, goal in goals.items() if reached[key] < goal}


def _letters(texts):
    """How often each letter and digit occurs: what is left is the same whatever order the text is put in."""
    return Counter(c for text in texts for c in text if c.isalnum())


def _squeezed(text):
    """Letters and digits only, so that hyphens, bullets and line breaks do not matter."""
    return "".join(c for c in text.lower() if c.isalnum())
