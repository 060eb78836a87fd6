"""A question that names no municipality is answered for each one that tells. Invented text."""

import pytest

from answer.service import ask
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement

TEXTS = {
    "Åre": {
        "Styrgrupp": ["Styrgruppen träffas varje månad."],
        "Giltighet": ["Uppsägningstiden är tre månader."],
    },
    "Mora": {"Styrgrupp": ["Styrgruppen träffas fyra gånger per år. Socialchefen är ordförande."]},
    "Gävle": {
        "Arbetsgrupp": ["Arbetsgruppen träffas varje vecka."],
        "Giltighet": ["Uppsägningstiden är sex månader."],
    },
    "Berg": {"Projekt": ["Projektet Lyftet har en budget på 300 000 kronor per år."]},
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("hem"))
    build(home, [make_agreement(f"{n}.txt", [n], t) for n, t in TEXTS.items()], HashEmbedder())
    return open_index(home, HashEmbedder())


def test_each_municipality_that_tells_is_in_the_answer_with_its_quote(index):
    answer = ask("Hur ofta träffas styrgruppen?", index)
    assert answer.text == "Mora: fyra gånger per år; Åre: varje månad."
    assert answer.table is not None
    assert answer.table.rows == (("Mora", "fyra gånger per år"), ("Åre", "varje månad"))
    assert [m.municipality.name for m in answer.municipalities] == ["Mora", "Åre"]
    assert all(m.citations for m in answer.municipalities)


def test_what_only_one_tells_and_what_is_asked_of_one_have_no_table(index):
    for question in ("Hur stor budget har projektet Lyftet?", "Hur ofta träffas styrgruppen i Åre?"):
        answer = ask(question, index)
        assert answer.found and answer.table is None and len(answer.municipalities) == 1


def test_two_questions_in_one_get_a_column_each(index):
    answer = ask("Hur ofta träffas styrgruppen och hur lång är uppsägningstiden?", index)
    assert answer.table is not None
    assert answer.table.columns == (
        "Kommun",
        "Hur ofta träffas styrgruppen?",
        "Hur lång är uppsägningstiden?",
    )
    assert answer.table.rows == (
        ("Gävle", "inget svar", "sex månader"),
        ("Mora", "fyra gånger per år", "inget svar"),
        ("Åre", "varje månad", "tre månader"),
    )
    assert answer.text == "Gävle: sex månader; Mora: fyra gånger per år; Åre: varje månad, tre månader."
    assert all(
        bool(quotes) == (cell != "inget svar")
        for row, cited in zip(answer.table.rows, answer.table.citations, strict=True)
        for cell, quotes in zip(row[1:], cited[1:], strict=True)
    )
