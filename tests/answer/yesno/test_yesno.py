"""Yes/no answers: ages, what must be, and what the next sentence says has ended. All text is invented."""

from dataclasses import replace

import pytest

from answer.service import ask
from domain.agreement import DateFact, Facts, Group, Member, Track
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


@pytest.fixture(scope="module")
def without_end(tmp_path_factory):
    lines = ["Överenskommelsen gäller tills vidare.", "Projektet vänder sig till nyanlända kvinnor."]
    groups = [
        "Företräde ges åt utrikesfödda kvinnor som ännu inte haft något arbete.",
        "Styrgruppen är för unga och nyanlända.",
    ]
    made = make_agreement("c.txt", ["Sala"], {"Giltighet": lines, "Grupper": groups})
    end = DateFact("valid_to", "tills vidare", span_of(made, "tills vidare"))
    home = Home(tmp_path_factory.mktemp("end"))
    build(home, [replace(made, facts=Facts(dates=(end,)))], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("asked", "yes"),
    [
        ("Är Salas avtal tidsbegränsat?", False),
        ("Gäller Salas överenskommelse tills vidare?", True),
        ("Vänder sig projektet i Sala till unga?", False),
        ("Får utrikesfödda kvinnor företräde i Sala?", True),
        ("Är styrgruppen i Sala bara till för nyanlända?", False),
    ],
)
def test_an_end_a_group_and_an_aside(without_end, asked, yes):
    answer = ask(asked, without_end)
    assert answer.found and answer.yesno is yes


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


@pytest.fixture(scope="module")
def with_board(tmp_path_factory):
    made = make_agreement(
        "c.txt",
        ["Sala"],
        {
            "Ledning": ["Styrgruppen består av rektorn och en ombudsman från IF Metalls avdelning."],
            "Ekonomi": [
                "För varje deltagare får båtklubben 700 kronor i månaden.",
                "Deltagarna betalar ingenting.",
            ],
            "Platser": ["Beslut om antal platser i båtspåret är inte fattat."],
        },
    )
    members = tuple(
        Member(n, False, span_of(made, n)) for n in ("rektorn", "en ombudsman från IF Metalls avdelning")
    )
    board = Group("styrgrupp", members, span_of(made, "Styrgruppen består av"), 0.9)
    home = Home(tmp_path_factory.mktemp("board"))
    build(home, [replace(made, facts=Facts(groups=(board,)))], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("asked", "yes", "quoted"),
    [
        ("Har facket någon plats i Salas styrgrupp?", True, "IF Metall"),
        ("Har Försäkringskassan någon plats i Salas styrgrupp?", False, "rektorn"),
        ("Kostar det något för deltagarna i Sala?", False, "betalar ingenting"),
        ("Är det bestämt hur många platser båtspåret i Sala ska ha?", False, "inte fattat"),
    ],
)
def test_the_sentence_that_decides_is_quoted(with_board, asked, yes, quoted):
    answer = ask(asked, with_board)
    assert answer.kind == "yesno" and answer.found and answer.yesno is yes
    assert any(quoted in c.quote for c in answer.citations)
