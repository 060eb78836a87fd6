"""Processes told step by step: sections, numbered paragraphs, paragraphs. All text is invented."""

import pytest

from answer.service import ask
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = [
        make_agreement(
            "a.txt",
            ["Sala"],
            {
                "Process för den enskilde": [],
                "> Kartläggning": ["En coach kartlägger inom en vecka.", "Samtycke inhämtas."],
                "> Planering": ["Parterna skriver en plan."],
                "> Uppföljning": ["Planen följs upp efter ett halvår."],
                "Mål": ["70 procent ska gå till arbete."],
            },
        ),
        make_agreement(
            "b.txt",
            ["Heby"],
            {
                "Arbetsprocess": [
                    "Processen är densamma för alla.",
                    "Steg 1. Anmälan görs per telefon.",
                    "Steg 2. Ett samtal hålls.",
                ],
                "Ekonomi": ["Kommunen betalar busskort."],
            },
        ),
    ]
    made.append(
        make_agreement(
            "c.txt",
            ["Kil"],
            {
                "Så är samverkan uppbyggd": [],
                "> Styrande nivå": ["Cheferna möts varje termin."],
                "> Utförande nivå": ["Teamet möts varje vecka."],
                "Etapper": ["Smedjan går i två etapper."],
                "> Etapp ett: härdning": ["Den tar fyra veckor."],
                "> Etapp två: slipning": ["Den tar två veckor."],
            },
        )
    )
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, made, HashEmbedder())
    return open_index(home, HashEmbedder())


def test_steps_that_stand_as_sections(index):
    answer = ask("Vilka steg ingår i processen i Sala?", index)
    assert answer.kind == "describe" and answer.found
    assert answer.text == (
        "Sala: Kartläggning En coach kartlägger inom en vecka. Samtycke inhämtas. "
        "Planering Parterna skriver en plan. Uppföljning Planen följs upp efter ett halvår."
    )
    assert {c.quote for c in answer.citations} >= {
        "Parterna skriver en plan.",
        "En coach kartlägger inom en vecka.",
    }


def test_steps_that_stand_as_numbered_paragraphs(index):
    answer = ask("Berätta om stegen i arbetsprocessen i Heby", index)
    assert answer.text == "Heby: Steg 1. Anmälan görs per telefon. Steg 2. Ett samtal hålls."


def test_a_process_of_something_else_is_not_told(index):
    assert "Anmälan" not in ask("Vilka steg ingår i rekryteringen av fotbollstränare i Heby?", index).text


def test_the_steps_are_those_that_a_heading_calls_as_the_question_does(index):
    answer = ask("Berätta om etapperna i Kils smedja", index)
    assert answer.text == (
        "Kil: Etapp ett: härdning Den tar fyra veckor. Etapp två: slipning Den tar två veckor."
    )
