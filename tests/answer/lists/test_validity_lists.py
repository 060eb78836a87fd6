"""List questions about dates: bounds of years, what has no end, what has run out."""

from dataclasses import replace

import pytest

from answer.lists.validity import validity
from answer.question import Question
from domain.agreement import DateFact, Facts, Span
from domain.text import fold
from tests.factory import make_agreement

DATES = {
    "Mora": [("signed", "2019-03-01"), ("valid_to", "2020-12-31")],
    "Orsa": [("signed", "2022-05-11"), ("valid_to", "tills vidare")],
    "Falun": [("signed", "2023-01-30"), ("valid_to", "2099-12-31")],
}


class _Index:
    def __init__(self):
        self.agreements = {name: _agreement(name, dates) for name, dates in DATES.items()}


def _agreement(name, dates):
    made = make_agreement(f"{name}.txt", [name], {"Giltighet": [f"{value}." for _, value in dates]})
    section = next(s for s in made.sections if s.heading == "Giltighet")
    facts = [
        DateFact(
            role, value, Span(section.id, section.text.find(value), section.text.find(value) + len(value))
        )
        for role, value in dates
    ]
    return replace(made, facts=Facts(dates=tuple(facts)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vilka avtal hade löpt ut före 2021?", ["Mora"]),
        ("Vilka avtal löper ut 2020?", ["Mora"]),
        ("Vilka kommuner skrev under sin överenskommelse 2022 eller senare?", ["Orsa", "Falun"]),
        ("Vilka avtal undertecknades mellan 2018 och 2022?", ["Mora", "Orsa"]),
        ("Vilka avtal undertecknades senast 2019?", ["Mora"]),
        ("Vilka kommuner har ett dokument daterat i maj 2022?", ["Orsa"]),
        ("Vilka avtal undertecknades i januari 2023?", ["Falun"]),
        ("Vilka avtal undertecknades i april 2022?", []),
        ("avtal utan slutdatum", ["Orsa"]),
        ("Vilka avtal har löpt ut?", ["Mora"]),
        ("Vilka avtal gäller fortfarande?", ["Orsa", "Falun"]),
        ("Vilka överenskommelser var i kraft i juni 2020?", ["Mora"]),
        ("Vilka överenskommelser var i kraft i juni 2022?", ["Orsa"]),
        ("Vilka avtal gällde 2023?", ["Orsa", "Falun"]),
    ],
)
def test_who_is_found(text, names):
    question = Question(text, fold(text), "list", subject="validity")
    found = validity(question, _Index())
    assert [f.agreement.municipalities[0].name for f in found] == names


def test_other_questions_are_left_to_others():
    assert validity(Question("x", "vilka kommuner nämner facket?", "list"), _Index()) is None


@pytest.mark.parametrize("verb", ["gick ut", "löpte ut", "upphörde", "slutade gälla"])
def test_the_end_is_asked_for_in_the_past(verb):
    asked = f"Vilka avtal {verb} under 2020?"
    found = validity(Question(asked, fold(asked), "list", subject="text"), _Index())
    assert found is not None and [f.agreement.id for f in found] == [_agreement("Mora", DATES["Mora"]).id]
