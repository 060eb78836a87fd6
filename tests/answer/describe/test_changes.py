"""What a revised agreement says has changed, told from its own section on it. Invented text."""

import pytest

from answer.service import ask
from answer.understanding.overrides import Overrides
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.versions_corpus import NEW, OLD, made

REVISED = made(
    "salem-2023.txt",
    ["Salem"],
    2023,
    {
        "Varför överenskommelsen revideras": [
            "Lotsen har flyttat till biblioteket.",
            "Målet höjs till 70 procent.",
        ],
        "Ändringar och tillägg": ["Ändringar görs skriftligt."],
    },
)
IN_PASSING = made(
    "bjuv-2023.txt",
    ["Bjuv"],
    2023,
    {"Mål": ["Målet är 70 procent.", "Målet i den förra överenskommelsen var 50 procent."]},
)
SILENT = made("boden-2023.txt", ["Boden"], 2023, {"Ändringar och tillägg": ["Ändringar görs skriftligt."]})


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [REVISED, IN_PASSING, SILENT, OLD, NEW], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "kind", "said", "unsaid"),
    [
        (
            "Vad är nytt i Salems avtal jämfört med det gamla?",
            "describe",
            "flyttat till biblioteket",
            "skriftligt",
        ),
        (
            "Vad ändrades när Salem reviderade sin överenskommelse?",
            "describe",
            "höjs till 70 procent",
            "skriftligt",
        ),
        (
            "Vad har blivit annorlunda i Bjuv sedan förra avtalet?",
            "describe",
            "var 50 procent",
            "är 70 procent",
        ),
        ("Vad är nytt i Knivstas avtal jämfört med det förra?", "compare", "2018: Industri", ""),
        ("Vad skiljer Knivstas båda överenskommelser åt?", "compare", "2018: Industri", ""),
    ],
)
def test_what_has_changed_is_told_or_put_side_by_side(index, question, kind, said, unsaid):
    answer = ask(question, index)
    assert (answer.found, answer.kind) == (True, kind)
    assert said in answer.text
    assert not unsaid or unsaid not in answer.text


def test_what_may_be_changed_some_day_has_not_changed(index):
    answer = ask("Vad är nytt i Bodens avtal jämfört med det förra?", index)
    assert not answer.found and "Boden" in answer.text


def test_a_question_for_one_thing_is_not_answered_by_all_that_has_changed(index):
    assert "biblioteket" not in ask("Hur har målen ändrats i Salem sedan förra avtalet?", index).text


def test_who_chooses_a_comparison_gets_one(index):
    asked = "Vad är nytt i Salems avtal jämfört med det gamla?"
    assert ask(asked, index, changes=Overrides(kind="compare")).kind == "compare"
