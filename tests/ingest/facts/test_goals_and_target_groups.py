"""Goals with number and time, and target groups with ages."""

import pytest

from ingest.facts.goals import find_goals
from ingest.facts.target_groups import find_target_groups
from tests.ingest.facts.making import make_document, words


def goals(*parts):
    return [(g.number, g.unit, g.by) for g in find_goals(make_document(*parts))]


def targets(*parts):
    return [(t.name, t.ages) for t in find_target_groups(make_document(*parts))]


@pytest.mark.parametrize(
    "line, expected",
    [
        ("- 70 % av deltagarna ska vara i arbete inom 90 dagar.", (70, "procent", "90 dagar")),
        ("- 25 deltagare under 2021", (25, "deltagare", "2021")),
        ("- Minst fyra jobbspår ska vara igång vid utgången av 2022.", (4, "jobbspår", "2022")),
        ("- Två av tre ska ha ett arbete tre månader efter avslut.", (66.7, "procent", "tre månader")),
        (
            "Andelen unga utan sysselsättning ska minska från 12 till 8 procent före 2023.",
            (8, "procent", "2023"),
        ),
        ("- Fler ska gå vidare till studier.", (None, None, None)),
        ("Hälften av platserna ska gå till kvinnor.", (50, "procent", None)),
    ],
)
def test_goals_in_their_section(line, expected):
    assert goals(("Lokala mål", [line])) == [expected]


def test_line_above_the_list_says_by_when():
    lines = ["Vid utgången av 2024 ska", "1. 60 personer ha börjat ett jobbspår", "2. 15 arbetsgivare delta"]
    assert goals(("Mål", lines)) == [(60, "personer", "2024"), (15, "arbetsgivare", "2024")]


def test_goals_that_have_run_together():
    text = (
        "Målen är: Andelen som får arbete ska uppgå till 60 procent Andelen kvinnor ska uppgå till 50 procent"
    )
    assert goals(("Uppföljning", [text])) == [(60, "procent", None), (50, "procent", None)]


def test_goal_outside_its_section():
    assert goals(("Jobbspår", ["Målet är att 65 procent ska ha arbete efter sex månader."])) == [
        (65, "procent", "sex månader")
    ]


@pytest.mark.parametrize(
    "text",
    ["Arbetslösheten är 13,6 procent.", "Kommunen har 23 000 invånare.", "Utbildningen tar 40 veckor."],
)
def test_statistics_are_no_goals(text):
    assert goals(("Bakgrund", [text])) == []


def test_goal_span():
    sections = make_document(("Mål", ["- 25 deltagare under 2021"]))
    assert words(sections, find_goals(sections)[0].span) == "25 deltagare under 2021"


@pytest.mark.parametrize(
    "lines, expected",
    [
        (
            ["- Ungdomar mellan 16–29 år", "- Nyanlända"],
            [("Ungdomar mellan 16–29 år", (16, 29)), ("Nyanlända", None)],
        ),
        (
            ["Målgruppen är arbetslösa mellan 18 och 64 år som saknar egen försörjning."],
            [("Arbetslösa mellan 18 och 64 år som saknar egen försörjning", (18, 64))],
        ),
        (["Unga under 25 år prioriteras."], [("Unga under 25 år prioriteras", (None, 24))]),
        (["Asylsökande omfattas inte."], []),
        (["I mars var 412 personer arbetslösa."], []),
    ],
)
def test_target_groups(lines, expected):
    assert targets(("Målgrupp", lines)) == expected


def test_no_target_group_elsewhere():
    assert targets(("Bakgrund", ["Ungdomar mellan 16 och 24 år har det svårt på arbetsmarknaden."])) == []


def test_a_share_of_months_defines_and_is_no_goal():
    text = "Antalet hushåll med långvarigt bistånd (minst 8 av 12 månader) ska minska."
    (goal,) = find_goals(make_document(("Mål", [text])))
    assert goal.number is None


@pytest.mark.parametrize(
    "lines, whom",
    [
        (["- 70 % av deltagarna ska vara i arbete inom 90 dagar."], ["deltagarna"]),
        (["- Minst 40 nyanlända kvinnor ska ha en praktikplats."], ["nyanlända kvinnor"]),
        (["- 65 procent av dem som slutför ett jobbspår ska ha arbete."], ["dem som slutför ett jobbspår"]),
        (
            ["- Andelen ungdomar mellan 16 och 24 år utan sysselsättning ska minska."],
            ["ungdomar mellan 16 och 24 år"],
        ),
        (
            ["För utrikes födda gäller att", "- minst hälften ska ha arbete", "- 30 procent ska studera"],
            ["utrikes födda"] * 2,
        ),
        (["- Arbetslösheten ska minska till 6 procent."], [None]),
    ],
)
def test_for_whom_a_goal_is(lines, whom):
    assert [g.whom for g in find_goals(make_document(("Mål", lines)))] == whom


def test_the_heading_says_for_whom():
    assert [g.whom for g in find_goals(make_document(("Mål för unga", ["- 70 procent ska ha arbete"])))] == [
        "unga"
    ]
