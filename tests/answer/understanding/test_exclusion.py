"""Municipalities that a question about all the others leaves out."""

import pytest

from answer.lists.findings import universe
from answer.understanding.exclusion import without_excluded
from answer.understanding.knowledge import knowledge_of
from answer.understanding.understand import understand
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle, umea


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [gavle(), umea()], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "rest", "names"),
    [
        ("Vilka kommuner utöver Umeå har jobbspår?", "Vilka kommuner har jobbspår?", ["Umeå"]),
        ("Vilka kommuner, förutom Umeå, har jobbspår?", "Vilka kommuner har jobbspår?", ["Umeå"]),
        ("Vilka andra kommuner än Umeå har jobbspår?", "Vilka kommuner har jobbspår?", ["Umeå"]),
        ("Hur många avtal utom Gävle och Umeå har det?", "Hur många avtal har det?", ["Gävle", "Umeå"]),
        ("Vilka parter deltar utöver Umeå?", "Vilka parter deltar utöver Umeå?", []),
        ("Vilka kommuner har mer än Umeå?", "Vilka kommuner har mer än Umeå?", []),
        ("Vilka kommuner utöver dessa har spår?", "Vilka kommuner utöver dessa har spår?", []),
    ],
)
def test_who_is_left_out(index, question, rest, names):
    found, excluded = without_excluded(question, knowledge_of(index))
    assert (" ".join(found.split()), [m.name for m in excluded]) == (rest, names)


def test_a_list_leaves_them_out_and_says_so(index):
    question = understand("Vilka kommuner utöver Umeå har jobbspår?", index)
    assert question.kind == "list" and question.municipalities == ()
    assert "Umeå" not in {m.name for m in universe(question, index)}
    assert question.understood.endswith("utom Umeå")
