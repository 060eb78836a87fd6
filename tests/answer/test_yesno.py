"""Yes/no answers: ages, what must be, and what the next sentence says has ended. All text is invented."""

from dataclasses import replace

import pytest

from answer.service import ask
from domain.agreement import Facts, Track
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement, span_of


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = [
        make_agreement(
            "a.txt",
            ["Sala"],
            {
                "Målgrupp": [
                    "Målgruppen är personer mellan 18 och 29 år.",
                    "Unga under 18 år omfattas inte.",
                ],
                "Utbildning": ["Förr fanns en utbildning för kranförare.", "Den är nedlagd."],
                "Krav": ["Traktorkort är en merit men inget krav."],
                "Spår": ["Följande spår ges inte under året:", "– Svetsning", "– Snickeri"],
            },
        )
    ]
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, made, HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("asked", "yes"),
    [
        ("Kan en 17-åring vara med i samarbetet i Sala?", False),
        ("Får man delta i Sala om man är 45 år?", False),
        ("Kan en 20-åring delta i Sala?", True),
        ("Finns utbildningen för kranförare kvar i Sala?", False),
        ("Måste man ha traktorkort i Sala?", False),
    ],
)
def test_what_decides(index, asked, yes):
    answer = ask(asked, index)
    assert answer.found and answer.yesno is yes and answer.citations


def test_the_ending_is_quoted_too(index):
    answer = ask("Finns utbildningen för kranförare kvar i Sala?", index)
    assert "Den är nedlagd." in [c.quote for c in answer.citations]


@pytest.fixture(scope="module")
def with_track(tmp_path_factory):
    lines = ["Spåret Solcellsmontör förbereds.", "Ytterligare två spår ska startas nästa år."]
    made = make_agreement("b.txt", ["Sala"], {"Spår": lines})
    track = Track("Solcellsmontör", ("bygg-anlaggning",), None, "planerat", span_of(made, "Solcellsmontör"))
    home = Home(tmp_path_factory.mktemp("tracks"))
    build(home, [replace(made, facts=Facts(tracks=(track,)))], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("asked", "yes"),
    [
        ("Är solcellsutbildningen i Sala i gång?", False),
        ("Är det meningen att Sala ska få ett spår för solcellsmontörer?", True),
        ("Stämmer det att Sala tänker dra i gång fler spår?", True),
    ],
)
def test_an_education_is_asked_for_as_a_track(with_track, asked, yes):
    answer = ask(asked, with_track)
    assert answer.found and answer.yesno is yes
