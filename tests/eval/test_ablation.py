"""Leaving out one part at a time: each arm answers the same questions, and what was left out is missed."""

import pytest

from domain.artifact import read_all
from domain.home import Home
from eval.ablation import ARMS, WithoutMeaning, as_text
from eval.gold import load
from eval.report import Report
from eval.run import answered
from index.embedding import HashEmbedder
from index.generation import build, open_index
from ingest.pipeline import ingest
from tests.conftest import ROOT, SAMPLE

QUESTIONS = load(ROOT / "eval" / "gold" / "questions.jsonl")[:1]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    ingest([SAMPLE / "vara-overenskommelse-2021.txt"], home)
    build(home, list(read_all(home)), HashEmbedder())
    return home


def test_each_arm_leaves_out_its_part_and_the_home_stays_as_it_is(home):
    before = sorted(home.generations.iterdir())
    opened = {}
    for arm in ARMS:
        with arm.open(home, HashEmbedder()) as index:
            hit = index.sentences("jobbspår inom industri")[0]
            tracks = sum(len(a.facts.tracks) for a in index.agreements.values())
            opened[arm.name] = (hit.lexical > 0, hit.dense > 0, tracks > 0)
    assert opened["som det är"] == (True, True, True)
    assert opened["utan betydelse"] == (True, False, True)
    assert opened["utan ordindex"] == (False, True, True)
    assert opened["utan n-gram"] == (True, True, True)
    assert opened["utan uppgifter"] == (True, True, False)
    assert sorted(home.generations.iterdir()) == before


def test_the_table_has_a_row_for_each_arm_with_the_difference(home):
    index = open_index(home, HashEmbedder())
    blind = open_index(home, WithoutMeaning(HashEmbedder()))
    reports = [(name, Report(name, answered(QUESTIONS, i))) for name, i in (("hel", index), ("blind", blind))]
    head, *rows = as_text(reports).splitlines()
    assert "list" in head and "ALLA" in head
    assert [row.split()[0] for row in rows] == ["hel", "blind"] and "+0.000" in rows[0]
