"""Counts of what a list or a heading holds, of parties and members; and comparisons by heading, age and party."""

from dataclasses import replace

import pytest

from answer.service import ask
from domain.agreement import Facts, Group, Member, Party, Track
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement, span_of


def _shared():
    """Invented: an annex of three municipalities, with tracks in two parts and lists with lead-ins."""
    made = make_agreement(
        "delad.txt",
        ["Mora", "Orsa", "Älvdalen"],
        {
            "": ["Mora kommun, Orsa kommun, Älvdalens kommun och Arbetsförmedlingen Siljan"],
            "Steg 1": ["Här ges språkstöd."],
            "Steg 2": ["Spår Kök", "Spår Trä"],
            "Steg 3": ["Spår Städ"],
            "Nyckeltal": [
                "Nyckeltalen är:",
                "- Andel i arbete",
                "- Andel i studier",
                "- Tid till första mötet",
            ],
            "Lotsar": ["Kommunerna har sju lotsar för unga."],
            "Styrgrupp": ["Styrgruppen består av:", "- socialchefen", "- rektorn"],
            "Extratjänster": ["Orsa prövar tolv platser i parkerna."],
            "Ungdomar": [
                "Insatserna finns för ungdomar mellan 17 och 23 år.",
                "Barnen i förskolan är 1–5 år.",
            ],
        },
        kind="bilaga",
    )
    tracks = tuple(
        Track(name, (), None, "finns", span_of(made, f"Spår {name}")) for name in ("Kök", "Trä", "Städ")
    )
    parties = (
        Party("Mora kommun", "kommun", "2062", None, span_of(made, "Mora kommun")),
        Party("Orsa kommun", "kommun", "2034", None, span_of(made, "Orsa kommun")),
        Party("Älvdalens kommun", "kommun", "2039", None, span_of(made, "Älvdalens kommun")),
        Party(
            "Arbetsförmedlingen Siljan",
            "arbetsförmedlingen",
            None,
            None,
            span_of(made, "Arbetsförmedlingen Siljan"),
        ),
    )
    members = tuple(Member(name, False, span_of(made, name)) for name in ("socialchefen", "rektorn"))
    groups = (Group("styrgrupp", members, span_of(made, "Styrgruppen består av:")),)
    return replace(made, facts=Facts(tracks=tracks, parties=parties, groups=groups))


def _single():
    """Invented: another municipality, which tells of the same things elsewhere."""
    made = make_agreement(
        "ensam.txt",
        ["Gagnef"],
        {
            "": ["Gagnefs kommun och Arbetsförmedlingen Falun"],
            "Insatser": ["Praktik ges i butiker.", "Gagnef ordnar extratjänster i skolköken."],
            "Målgrupp": ["Unga 16–29 år och nyanlända 20–64 år."],
        },
    )
    parties = (
        Party("Gagnefs kommun", "kommun", "2026", None, span_of(made, "Gagnefs kommun")),
        Party(
            "Arbetsförmedlingen Falun",
            "arbetsförmedlingen",
            None,
            None,
            span_of(made, "Arbetsförmedlingen Falun"),
        ),
    )
    return replace(made, facts=Facts(parties=parties))


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [_shared(), _single()], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Hur många spår finns i steg 2 i Mora?", 2),
        ("Hur många jobbspår ligger under steg 3 i Orsa?", 1),
        ("Hur många jobbspår har Orsa?", 3),
        ("Hur många nyckeltal har Mora?", 3),
        ("antal nyckeltal mora", 3),
        ("Hur många lotsar har Älvdalen?", 7),
        ("Hur många kommuner delar på bilagan med Arbetsförmedlingen i Orsa?", 3),
        ("Hur många kommuner står bakom Moras överenskommelse?", 3),
        ("Hur många kommuner delar överenskommelse med Älvdalen?", 3),
        ("Antal ledamöter i styrgruppen i Mora", 2),
    ],
)
def test_what_is_counted(index, question, count):
    answer = ask(question, index)
    assert answer.found
    assert answer.count == count
    assert answer.citations


def test_sharing_something_else_is_not_being_a_party(index):
    answer = ask("Hur många kommuner delar kontor med Arbetsförmedlingen i Orsa?", index)
    assert answer.count == 0


@pytest.mark.parametrize("question", ["Hur många handledare har Gagnef?", "Hur många nyckeltal har Gagnef?"])
def test_what_is_not_told_is_not_counted(index, question):
    assert not ask(question, index).found


def test_a_list_is_counted_with_its_entries_as_quotes(index):
    answer = ask("Hur många nyckeltal har Mora?", index)
    assert [c.quote for c in answer.citations] == [
        "Nyckeltalen är:",
        "- Andel i arbete",
        "- Andel i studier",
        "- Tid till första mötet",
    ]


def _cells(answer):
    return {row[0]: row[1] for row in answer.table.rows}


def test_a_heading_with_the_thing_asked_for_goes_before_its_topic(index):
    cells = _cells(ask("Extratjänster: skillnaden mellan Orsa och Gagnef?", index))
    assert "tolv platser" in cells["Orsa"]
    assert "extratjänster i skolköken" in cells["Gagnef"] and "butiker" not in cells["Gagnef"]


def test_ages_are_those_of_the_people_asked_about(index):
    cells = _cells(ask("Hur gamla är de unga som Mora respektive Gagnef riktar sig till?", index))
    assert "17 och 23 år" in cells["Mora"] and "förskolan" not in cells["Mora"]
    assert "16–29 år" in cells["Gagnef"]


@pytest.mark.parametrize(
    "question",
    [
        "Vilket kontor hos Arbetsförmedlingen är part i Mora respektive Gagnef?",
        "Compare which employment service office is party to the agreement in Mora and in Gagnef",
    ],
)
def test_the_office_is_a_party(index, question):
    cells = _cells(ask(question, index))
    assert cells["Mora"] == "Arbetsförmedlingen Siljan"
    assert cells["Gagnef"] == "Arbetsförmedlingen Falun"
