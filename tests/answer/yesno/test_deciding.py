"""Questions that words alone decide wrongly: numbers, denials, parties, members, occupations. Invented text."""

from dataclasses import replace

import pytest

from answer.service import ask
from domain.agreement import Facts, Group, Member, Party, Resource, Track
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement, span_of


def _mora():
    made = make_agreement(
        "mora.txt",
        ["Mora", "Orsa"],
        {
            "Parter": [
                "Mora kommun, Orsa kommun och Arbetsförmedlingen Siljan är parter.",
                "Rättvik är inte part.",
                "Älvdalens kommun har valt att stå utanför.",
            ],
            "Jobbspår": ["Dessa spår ingår i modellen från maj 2020:", "- Undersköterska i Mora", "- Städ"],
            "Styrgrupp": ["I styrgruppen ingår socialchefen, rektorn och Arbetsförmedlingens sektionschef."],
            "Ordförande": ["Arbetsförmedlingschefen är ordförande i styrgruppen."],
            "Uppsägning": ["Uppsägningstiden är tre månader."],
            "Budget": ["Mora kommun avsätter 500 000 kronor per år."],
            "Målgrupp": ["Ungdomar som saknar gymnasieexamen går först."],
            "Samtycke": ["Saknas samtycke får personen ändå delta i spåret."],
        },
    )
    parties = (
        Party("Mora kommun", "kommun", "2062", None, span_of(made, "Mora kommun")),
        Party("Orsa kommun", "kommun", "2034", None, span_of(made, "Orsa kommun")),
        Party(
            "Arbetsförmedlingen Siljan",
            "arbetsförmedlingen",
            None,
            None,
            span_of(made, "Arbetsförmedlingen Siljan"),
        ),
    )
    names = ("socialchefen", "rektorn", "Arbetsförmedlingens sektionschef")
    members = tuple(Member(n, n == "socialchefen", span_of(made, n)) for n in names)
    board = Group("styrgrupp", members, span_of(made, "styrgruppen ingår"))
    tracks = (
        Track("Undersköterska", ("vard-omsorg",), "Mora", "finns", span_of(made, "Undersköterska i Mora")),
        Track("Städ", ("lokalvard",), None, "finns", span_of(made, "Städ")),
    )
    money = Resource("pengar", 500_000.0, "kronor", "Mora kommun", None, span_of(made, "500 000 kronor"))
    return replace(made, facts=Facts(parties=parties, groups=(board,), tracks=tracks, resources=(money,)))


def _umea():
    made = make_agreement(
        "umea.txt",
        ["Umeå"],
        {
            "Spår": ["Fjällspår:", "- Vårdbiträde", "- Buss (planeras)", "- Lager (nedlagt 2020)"],
            "Kontor": ["Arbetsförmedlingen har inget kontor i kommunen."],
            "Möten": ["Kommunchefen och Arbetsförmedlingens chef är ordförande vartannat år i styrgruppen."],
            "Avtalstid": ["Uppsägning sker med sex månaders varsel."],
            "Budget": ["Umeå avsätter 90 000 kronor."],
        },
    )
    tracks = (
        Track("Vårdbiträde", ("vard-omsorg",), None, "finns", span_of(made, "Vårdbiträde")),
        Track("Buss", ("transport-logistik",), None, "planerat", span_of(made, "Buss (planeras)")),
        Track("Lager", ("transport-logistik",), None, "avslutat", span_of(made, "Lager (nedlagt 2020)")),
    )
    money = Resource("pengar", 90_000.0, "kronor", "Umeå", None, span_of(made, "90 000 kronor"))
    return replace(made, facts=Facts(tracks=tracks, resources=(money,)))


def _vansbro():
    return make_agreement(
        "vansbro.txt",
        ["Vansbro"],
        {
            "Organisation": ["Styrgruppen utgörs av socialchefen och rektorn."],
            "Syfte": [
                "Parterna vill",
                "- korta tiden till arbete",
                "- hjälpa arbetsgivare",
                "- spara pengar",
            ],
        },
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [_mora(), _umea(), _vansbro()], HashEmbedder())
    return open_index(home, HashEmbedder())


LISTS = [
    ("Vilka avtal har tre månaders uppsägningstid?", {"Mora", "Orsa"}),
    ("Vilka kommuner avsätter mer än 400 000 kronor om året?", {"Mora", "Orsa"}),
    ("Vilka kommuner har unga utan gymnasieexamen som målgrupp?", {"Mora", "Orsa"}),
    ("Var är det alltid Arbetsförmedlingens chef som är ordförande?", {"Mora", "Orsa"}),
    ("Vilka kommuner har ett jobbspår för undersköterskor?", {"Mora", "Orsa"}),
    ("Vilka kommuner har jobbspår inom vård?", {"Mora", "Orsa", "Umeå"}),
    ("Vilka kommuner i Dalarna har jobbspår?", {"Mora", "Orsa"}),
    ("uppsägning med sex månaders varsel - vilka?", {"Umeå"}),
    ("Vilka nämner snabbspår?", set()),
    ("Vilka kommuner saknar AF-kontor?", {"Umeå"}),  # that says so; the others do not speak of it
]


@pytest.mark.parametrize(("question", "names"), LISTS)
def test_lists(index, question, names):
    answer = ask(question, index)
    assert answer.kind == "list"
    assert {m.municipality.name for m in answer.municipalities} == names


def test_who_lacks_something_is_told_apart_from_who_says_so(index):
    said = ask("Vilka kommuner saknar AF-kontor?", index)
    silent = ask("Vilka kommuner saknar ordförande?", index)
    assert {m.municipality.name for m in silent.municipalities} == {"Vansbro"}
    assert "uttryckligen" in silent.text and "uttryckligen" not in said.text


def test_a_track_is_all_its_parties_and_where_it_runs_is_told_to_the_others(index):
    answer = ask("Vilka kommuner har ett jobbspår för undersköterskor?", index)
    assert {m.municipality.name: m.note for m in answer.municipalities} == {
        "Mora": None,
        "Orsa": "drivs i Mora",
    }


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Hur många spår ingår i Moras modell från maj 2020?", 2),
        ("Hur många parter har avtalet i Mora?", 3),
        ("Hur många kommuner har ett jobbspår för undersköterskor?", 2),
        ("Hur många spår planeras i Umeå?", 1),
        ("Hur många fjällspår är i gång i Umeå?", 1),  # what Umeå calls its tracks, of whatever work they are
        ("Hur många syften anger Vansbro?", 3),
        ("Hur många kommuner saknar AF-kontor?", 1),
    ],
)
def test_counts(index, question, number):
    assert ask(question, index).count == number


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Är Rättvik part i överenskommelsen med Mora och Orsa?", False),
        ("Är Orsa part i överenskommelsen med Mora?", True),
        ("Är Älvdalen med i Moras överenskommelse?", False),
        ("Är Orsa med i Moras överenskommelse?", True),
        ("Är Älvdalen part i Siljansavtalet?", False),
        ("Omfattar Moras överenskommelse även Älvdalen?", False),
        ("Hålls undersköterskespåret i Orsa?", False),
        ("Hålls undersköterskespåret i Mora?", True),
        ("Finns lagerspåret i Umeå kvar?", False),
        ("Ingår rektorn i styrgruppen i Mora?", True),
        ("Ingår Försäkringskassan i styrgruppen i Mora?", False),
        ("Finns det redan ett busspår i Umeå?", False),
        ("Är styrgruppens ordförande i Mora rektorn?", False),
        ("Är socialchefen ordförande i styrgruppen i Mora?", True),
        ("Can someone in Mora take part even if they do not consent?", True),
    ],
)
def test_yes_and_no(index, question, verdict):
    assert ask(question, index).yesno is verdict


def test_who_is_no_party_is_named_as_it_is_called(index):
    answer = ask("Är Rättvik med i Moras överenskommelse?", index)
    assert answer.text.startswith("Nej. Rättvik är inte part.")


def test_it_in_capitals_is_a_line_of_work_in_english_too(index):
    understood = ask("Which municipalities have a job track in IT?", index).understanding
    assert [v.value for p in understood.parts if p.parameter == "bransch" for v in p.values] == [
        "it-digitalt"
    ]


def test_who_chairs_is_not_answered_by_who_sits_there(index):
    silent = ask("Vem är ordförande i styrgruppen i Vansbro?", index)
    assert not silent.found and silent.reason == "dokumenten tiger"
    assert [c.quote for c in silent.nearest] == ["Styrgruppen utgörs av socialchefen och rektorn."]
    assert "Arbetsförmedlingschefen" in ask("Vem är ordförande i styrgruppen i Mora?", index).text
