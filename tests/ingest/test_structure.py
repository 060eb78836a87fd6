"""Every fixture of tests/fixtures/structure, named for its oddity, gives the tree that stands beside it as JSON."""

import json
from pathlib import Path

import pytest

from domain.agreement import Section
from ingest.layout.blocks import Layout, TextBlock
from ingest.layout.cleaning import clean
from ingest.readers import read_file
from ingest.structure.assembler import assemble
from ingest.structure.recognizer import recognize

FIXTURES = Path(__file__).parents[1] / "fixtures" / "structure"
TYPESET = FIXTURES.parent / "typeset"
SAMPLES = Path(__file__).parents[2] / "corpus"
REAL = Path(__file__).parents[3] / "shared" / "corpus"
TEXTS = sorted(path for path in FIXTURES.iterdir() if path.suffix in (".txt", ".md"))


def sections_of(path: Path) -> tuple[Section, ...]:
    return assemble(recognize(clean(read_file(path))))


def blocks_of(sections: tuple[Section, ...], kind: str) -> list[str]:
    return [s.text[b.start : b.end] for s in sections for b in s.blocks if b.kind == kind]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_fixture_gives_its_tree(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    sections = sections_of(path)
    assert [[s.level, s.number, s.heading] for s in sections if s.heading] == expected["headings"]
    for kind in ("item", "row"):
        if f"{kind}s" in expected:
            assert blocks_of(sections, kind) == expected[f"{kind}s"]


@pytest.mark.parametrize("path", sorted(TYPESET.glob("*.json")), ids=lambda path: path.stem)
def test_typeset_fixture_gives_its_tree(path):
    """Blocks as a PDF or word processor gives them, with sizes, weight and the format's own hints."""
    expected = json.loads(path.read_text(encoding="utf-8"))
    blocks = tuple(
        TextBlock(**block | {"columns": tuple(block.get("columns", ()))}) for block in expected["blocks"]
    )
    sections = assemble(recognize(Layout(blocks)))
    assert [[s.level, s.number, s.heading] for s in sections if s.heading] == expected["headings"]
    for kind in ("item", "row"):
        if f"{kind}s" in expected:
            assert blocks_of(sections, kind) == expected[f"{kind}s"]


def corpus() -> list[Path]:
    samples = [
        p for p in sorted(SAMPLES.iterdir()) if p.suffix in (".txt", ".md", ".docx", ".odt", ".rtf", ".html")
    ]
    return [*TEXTS, *samples, *(sorted(REAL.glob("*.txt")) if REAL.is_dir() else [])]


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_nothing_is_lost_between_layout_and_sections(path):
    layout = clean(read_file(path))
    sections = assemble(recognize(layout))
    before = "".join("".join(block.text.split()) for block in layout.blocks)
    assert "".join("".join(section.text.split()) for section in sections) == before


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_blocks_and_sentences_point_at_whole_text(path):
    for section in sections_of(path):
        assert "\n".join(section.text[b.start : b.end] for b in section.blocks) == section.text
        ends = 0
        for start, end in section.sentences:
            assert start >= ends and section.text[start:end].strip() == section.text[start:end] != ""
            ends = end
        in_sentences = "".join("".join(section.text[a:b].split()) for a, b in section.sentences)
        assert in_sentences == "".join(section.text.split())


@pytest.mark.skipif(not REAL.is_dir(), reason="de verkliga överenskommelserna finns inte här")
def test_headings_of_the_real_agreements():
    truth = json.loads((REAL.parent / "eval" / "truth.json").read_text(encoding="utf-8"))
    scores = []
    for document in truth:
        wanted = {_key(h[2]) for h in document["headings"]}
        got = {_key(s.heading) for s in sections_of(REAL / document["file"]) if s.heading}
        got -= {_key(h[2]) for h in document.get("headings_optional") or []} - wanted
        scores.append(2 * len(got & wanted) / (len(got) + len(wanted)))
    assert sum(scores) / len(scores) >= 0.95, scores


def _key(heading: str) -> str:
    return "".join(c for c in heading.casefold() if c.isalnum())
