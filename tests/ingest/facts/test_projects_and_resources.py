"""Projects, money and positions: in sentences, lists and tables; what is none."""

import pytest

from domain.reference import read_toml
from ingest.facts.projects import find_projects, funder_of
from ingest.facts.resources import find_resources
from tests.ingest.facts.making import make_document, words


def projects(*parts):
    return [(p.name, p.funder, p.period) for p in find_projects(make_document(*parts))]


def resources(*parts):
    return [(r.number, r.unit, r.who, r.purpose) for r in find_resources(make_document(*parts))]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        (
            "Parterna deltar i ESF-projektet Norrkraft, som pågår från mars 2020 till och med februari 2023.",
            ("Norrkraft", "ESF", "från mars 2020 till och med februari 2023"),
        ),
        (
            "Projektet Fler i rörelse finansieras av samordningsförbundet.",
            ("Fler i rörelse", "Samordningsförbundet", None),
        ),
        (
            "Kommunen driver projekt ”En ny start” med medel från Europeiska socialfonden.",
            ("En ny start", "ESF", None),
        ),
        ("Projektet Vägen in går till och med juni 2022.", ("Vägen in", None, "till och med juni 2022")),
        (
            "Vi samverkar inom Framtidsstegen-projektet åren 2019–2021.",
            ("Framtidsstegen", None, "åren 2019–2021"),
        ),
        ("Deltagare kan anvisas till projekt #framåt.", ("#framåt", None, None)),
    ],
)
def test_projects_in_sentences(sentence, expected):
    assert projects(("Insatser", [sentence])) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Projektet startar i maj.",
        "I projekt arbetar parterna tillsammans.",
        "Ett projekt inom ESF planeras.",
        "Projektet Arbetsförmedlingen driver är slut.",
    ],
)
def test_no_project_without_a_name(sentence):
    assert projects(("Insatser", [sentence])) == []


def test_two_projects_in_one_breath():
    assert [
        p[0] for p in projects(("Projekt", ["Två ESF-projekt pågår: projekten Nyfiken och Stegen."]))
    ] == ["Nyfiken", "Stegen"]


def test_projects_listed_below_their_heading_and_in_a_table():
    found = projects(
        ("Projekt", ["- Nystart (ESF), till och med 2022-06-30", "- Grön väg: odling", "- unga mammor"])
    )
    assert found == [("Nystart", "ESF", "till och med 2022-06-30"), ("Grön väg", None, None)]
    assert projects(("Bilaga", ["Projekt\tFinansiär", "Nystart\tESF"])) == [("Nystart", "ESF", None)]


def test_a_project_named_twice_stands_once_with_all_that_is_said():
    lines = [
        "Projektet Nystart vänder sig till unga.",
        "Projektet Nystart finansieras av ESF till och med juni 2022.",
    ]
    assert projects(("Insatser", lines)) == [("Nystart", "ESF", "till och med juni 2022")]


def test_funders_are_words_that_are_found():
    for name, wordings in read_toml("funders.toml", "ingest").items():
        assert wordings and all(funder_of(f"Projektet betalas av {w} i länet.") for w in wordings), name


@pytest.mark.parametrize(
    "sentence, expected",
    [
        (
            "Kommunen avsätter 1,5 tjänst och 650 000 kronor per år till handledare.",
            [(1.5, "tjänster", "Kommunen", None), (650_000, "kronor", "Kommunen", "handledare")],
        ),
        (
            "Mora kommun bidrar med 500 tkr och Arbetsförmedlingen med två tjänster.",
            [(500_000, "kronor", "Mora kommun", None), (2, "tjänster", "Arbetsförmedlingen", None)],
        ),
        (
            "Samordnarens tjänst, 50 procent av en heltidstjänst, finansieras av kommunen.",
            [(50, "procent", "kommunen", None)],
        ),
        ("Kommunen svarar för två samordnare på heltid.", [(2, "tjänster", "Kommunen", "samordnare")]),
        ("Utöver det finns en 1samordnare på halvtid.", [(0.5, "tjänster", None, "samordnare")]),
        ("Kostnaden beräknas till 1,2 miljoner kronor.", [(1_200_000, "kronor", None, None)]),
        ("Försörjningsstödet ska minska med 3 miljoner kronor.", []),
        ("Hemtjänsten har 40 obesatta tjänster.", []),
        ("Kommunen erbjuder 45 extratjänster.", []),
    ],
)
def test_money_and_positions_in_sentences(sentence, expected):
    assert resources(("Samverkan", [sentence])) == expected


def test_a_table_of_costs_and_one_of_positions():
    rows = ["Post\tKommunen\tArbetsförmedlingen", "Lokal\t180 tkr\t60 tkr"]
    assert resources(("Budget", rows)) == [
        (180_000, "kronor", "Kommunen", "Lokal"),
        (60_000, "kronor", "Arbetsförmedlingen", "Lokal"),
    ]
    rows = ["Funktion\tAntal tjänster", "Coach\t2,0", "Studievägledare\t0,5"]
    assert resources(("Bemanning", rows)) == [
        (2, "tjänster", None, "Coach"),
        (0.5, "tjänster", None, "Studievägledare"),
    ]
    rows = ["Post\tKostnad (tkr)", "Lokal\t180"]
    assert [r[:2] for r in resources(("Budget", rows))] == [(180_000, "kronor")]


def test_shares_of_positions_below_a_heading_that_says_so():
    assert resources(("Tjänstgöringsgrad", ["Socialsekreterare: Ca 50%"])) == [
        (50, "procent", None, "Socialsekreterare")
    ]
    assert resources(("Mål", ["Kvinnor: 50 %"])) == []


def test_spans_are_the_words_of_the_number():
    sections = make_document(("Budget", ["Kommunen avsätter 500 tkr."]))
    (found,) = find_resources(sections)
    assert words(sections, found.span) == "500 tkr"
