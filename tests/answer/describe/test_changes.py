"""What a revised agreement says has changed, told from its own section on it. Invented text."""

from dataclasses import replace

import pytest

from answer.describe.telling import LONGEST, Passage, told
from answer.question import Question
from answer.service import ask
from answer.understanding.overrides import Overrides
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.versions_corpus import NEW, OLD, made
from tests.factory import make_agreement

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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hur har målen ändrats i Salem sedan förra avtalet?", "Målet höjs till 70 procent."),
        ("Vart har lotsen i Salem flyttat jämfört med i det förra avtalet?", "flyttat till biblioteket."),
    ],
)
def test_what_has_changed_in_one_thing_is_told_alone(index, question, said):
    answer = ask(question, index)
    assert answer.text.endswith(said) and len(answer.citations) == 1
    assert "förra versionen" in answer.understood


def test_a_thing_of_which_no_change_is_told_is_not_answered_by_the_others(index):
    text = ask("Hur har arvodena ändrats i Salem sedan förra avtalet?", index).text
    assert "biblioteket" not in text and "70 procent" not in text


def test_a_row_of_changes_is_told_with_the_names_of_its_columns():
    agreement = make_agreement(
        "vara.txt", ["Vara"], {"Ändringar": ["Del\tFörut\tNu", "Råd\tVarje månad\tVarje år"]}
    )
    section = agreement.sections[0]
    rows = tuple(
        replace(b, kind="row", columns=("Del", "Förut", "Nu")) if "\t" in section.text[b.start : b.end] else b
        for b in section.blocks
    )
    section = replace(section, blocks=rows)
    question = Question(text="", corrected="", kind="describe")
    row = Passage(section, (section.sentences[-1],), 1.0)
    text, citations = told(
        question, replace(agreement, sections=(section,)), [row], LONGEST, with_columns=True
    )
    assert text == "Vara: Del: Råd; Förut: Varje månad; Nu: Varje år"
    assert [c.quote for c in citations] == ["Del\tFörut\tNu", "Råd\tVarje månad\tVarje år"]


def test_who_chooses_a_comparison_gets_one(index):
    asked = "Vad är nytt i Salems avtal jämfört med det gamla?"
    assert ask(asked, index, changes=Overrides(kind="compare")).kind == "compare"
