"""Two questions in one are both answered. Invented text."""

import pytest

from answer.service import ask
from answer.understanding.halves import halves_of
from answer.understanding.knowledge import knowledge_of
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = make_agreement(
        "mora.txt",
        ["Mora"],
        {
            "Styrgrupp": ["Styrgruppen träffas en gång i kvartalet.", "Styrgruppen leds av kommunchefen."],
            "Vårdspåret": ["Vårdspåret är 26 veckor långt.", "Varje omgång av vårdspåret har tolv platser."],
        },
    )
    home = Home(tmp_path_factory.mktemp("hem"))
    build(home, [made], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("Hur långt är vårdspåret i Mora?", ()),
        ("Vilka har vårdspår och industrispår?", ()),
        ("När börjar vårdspåret, och i vilken kommun går det?", ("När börjar vårdspåret?",)),
        (
            "Hur långt är vårdspåret i Mora och hur många platser har det?",
            ("Hur långt är vårdspåret i Mora?", "hur många platser har det, är vårdspåret i Mora?"),
        ),
        (
            "Hur ofta träffas styrgruppen i Mora och hur lång är uppsägningstiden?",
            ("Hur ofta träffas styrgruppen i Mora?", "hur lång är uppsägningstiden i Mora?"),
        ),
        (
            "Vilken dag ses teamet för unga i Mora och vilken dag ses det för nyanlända?",
            (
                "Vilken dag ses teamet för unga i Mora?",
                "vilken dag ses det för nyanlända, dag ses teamet  i Mora?",
            ),
        ),
    ],
)
def test_where_a_second_question_begins(index, text, halves):
    assert halves_of(text, knowledge_of(index)) == halves


def test_both_are_answered_with_their_quotes(index):
    answer = ask("Hur långt är vårdspåret i Mora och hur många platser har det?", index)
    assert answer.found
    assert "26 veckor" in answer.text and "tolv platser" in answer.text
    assert {c.quote for c in answer.citations} == {
        "Vårdspåret är 26 veckor långt.",
        "Varje omgång av vårdspåret har tolv platser.",
    }
