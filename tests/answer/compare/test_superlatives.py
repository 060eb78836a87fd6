"""Who of all has most or least of something."""

from dataclasses import replace

import pytest

from answer.compare import superlatives
from answer.service import ask
from domain.agreement import DateFact, Facts
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement, span_of


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    agreements = [
        make_agreement(
            f"{name.lower()}.txt",
            [name],
            {
                "Uppsägning": [f"Uppsägningstiden är {notice} månader."],
                "Styrgrupp": [f"Styrgruppen träffas {often} gånger per år."],
                "Målgrupp": ["Målgruppen är dem med störst behov."],
            },
        )
        for name, notice, often in (("Sala", "sex", "fyra"), ("Mora", "tolv", "två"), ("Umeå", "tre", "åtta"))
    ]
    build(home, agreements, HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "first", "order"),
    [
        ("Vilken kommun har längst uppsägningstid?", "Mora", ["Mora", "Sala", "Umeå"]),
        ("Vilken kommun har kortast uppsägningstid?", "Umeå", ["Umeå", "Sala", "Mora"]),
        ("I vilken kommun träffas styrgruppen oftast?", "Umeå", ["Umeå", "Sala", "Mora"]),
        ("Vilken kommun utöver Mora har längst uppsägningstid?", "Sala", ["Sala", "Umeå"]),
    ],
)
def test_the_values_of_all_are_put_in_order(index, question, first, order):
    answer = ask(question, index)
    assert answer.kind == "list" and [m.municipality.name for m in answer.municipalities] == [first]
    assert answer.table is not None and [row[0] for row in answer.table.rows] == order
    assert all(cites for _, cites in answer.table.citations or ())


@pytest.mark.parametrize(
    "question",
    [
        "Vilka kommuner vänder sig till dem med störst behov?",  # nobody's order
        "Vilka kommuner har högst tolv månaders uppsägningstid?",  # a bound
        "Vilka kommuner träffas oftare än tre gånger per år?",
        "Vilka kommuner slutar 2022 eller senare?",
        "I vilka kommuner träffas den högsta gruppen?",
    ],
)
def test_what_is_no_order_is_a_list(index, question):
    answer = ask(question, index)
    assert answer.kind == "list" and answer.table is None


def test_that_not_all_were_compared_is_told(index, monkeypatch):
    monkeypatch.setattr(superlatives, "MOST", 2)
    answer = ask("Vilken kommun har längst uppsägningstid?", index)
    assert answer.table is not None and len(answer.table.rows) == 2
    assert "2 av 3 kommuner" in answer.text


def _dated(name, signed, until):
    lines = [f"Överenskommelsen gäller från 2020-01-01 till {until}."]
    made = make_agreement(
        f"{name.lower()}.txt", [name], {"Giltighet": lines, "Underskrifter": [f"{name} {signed}"]}
    )
    dates = (
        DateFact("signed", signed, span_of(made, signed)),
        DateFact("valid_to", until, span_of(made, until)),
    )
    return replace(made, facts=Facts(dates=dates))


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("dated"))
    build(
        home,
        [_dated("Sala", "2019-05-02", "2024-12-31"), _dated("Mora", "2020-03-04", "2022-06-30")],
        HashEmbedder(),
    )
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vilken kommun skrev på först?", "Först: Sala (2019-05-02)."),
        ("Vilken överenskommelse är äldst?", "Äldst: Sala (2019-05-02)."),
        ("Vilket avtal är nyast?", "Nyast: Mora (2020-03-04)."),
        ("Vilket avtal löper ut först?", "Först: Mora (2022-06-30)."),
        ("Vilket avtal går ut sist?", "Sist: Sala (2024-12-31)."),
        ("Vilket avtal går ut först, Salas eller Moras?", "Först: Mora."),
    ],
)
def test_dates_of_documents_are_compared_as_they_are_known(dated, question, first):
    assert ask(question, dated).text.startswith(first)


def test_the_dates_that_are_asked_for_are_compared(dated):
    text = ask("Jämför när avtalen löper ut i Sala och Mora", dated).text
    assert "2024-12-31" in text and "2022-06-30" in text and "2020-01-01" not in text
