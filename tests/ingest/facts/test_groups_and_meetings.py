"""Groups with their members and chair, and how often they meet."""

import pytest

from ingest.facts.groups import find_groups
from ingest.facts.meetings import find_meetings
from tests.ingest.facts.making import make_document, words


def groups(*parts):
    return {
        g.name: [m.name + ("*" if m.chair else "") for m in g.members]
        for g in find_groups(make_document(*parts))
    }


def meetings(*parts):
    return [(m.group, m.frequency, m.per_year) for m in find_meetings(make_document(*parts))]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (
            [
                "Styrgruppen består av socialchefen (ordförande), rektor för vuxenutbildningen och två sektionschefer."
            ],
            {"styrgrupp": ["socialchefen*", "rektor för vuxenutbildningen", "två sektionschefer"]},
        ),
        (
            [
                "Arbetsgruppen består av:",
                "- Enhetschef AME, ordförande",
                "- Arbetsförmedlare",
                "- Studie- och yrkesvägledare",
            ],
            {"arbetsgrupp": ["Enhetschef AME*", "Arbetsförmedlare", "Studie- och yrkesvägledare"]},
        ),
        (
            ["I ledningsgruppen ingår förvaltningschef, enhetschef samt näringslivschef."],
            {"ledningsgrupp": ["förvaltningschef", "enhetschef", "näringslivschef"]},
        ),
        (
            ["Referensgrupp: två företagare, en rektor och en facklig representant."],
            {"referensgrupp": ["två företagare", "rektor", "facklig representant"]},
        ),
        (
            [
                "Styrgruppen utgörs av kommunchefen och Arbetsförmedlingens chef.",
                "Ordförande är kommunchefen.",
            ],
            {"styrgrupp": ["kommunchefen*", "Arbetsförmedlingens chef"]},
        ),
        (
            [
                "Det lokala kompetensrådet består av företagare, rektor och studie- och yrkesvägledare som träffas."
            ],
            {"lokalt kompetensråd": ["företagare", "rektor", "studie- och yrkesvägledare"]},
        ),
    ],
)
def test_groups(lines, expected):
    assert groups(("Organisering", lines)) == expected


def test_group_from_the_heading():
    assert groups(
        (
            "Operativ arbetsgrupp",
            ["Gruppen leder arbetet.", "Den består av coacher, arbetsförmedlare och lärare."],
        )
    ) == {"operativ arbetsgrupp": ["coacher", "arbetsförmedlare", "lärare"]}


def test_group_in_a_table():
    rows = [
        "Grupp\tDeltagare\tMöten",
        "Styrgrupp\tChef AME, sektionschef\tFyra gånger per år",
        "Handläggargrupp\tCoacher, arbetsförmedlare\tVarje vecka",
    ]
    assert groups(("Organisation", rows)) == {
        "styrgrupp": ["Chef AME", "sektionschef"],
        "handläggargrupp": ["Coacher", "arbetsförmedlare"],
    }
    assert meetings(("Organisation", rows)) == [
        ("styrgrupp", "Fyra gånger per år", (4, 4)),
        ("handläggargrupp", "Varje vecka", (52, 52)),
    ]


def test_empty_seat_is_no_member():
    lines = ["Styrgruppen består av:", "Ale kommun:", "Arbetsförmedlingen Kungälv: sektionschefen"]
    assert groups(("Organisation", lines)) == {"styrgrupp": ["Arbetsförmedlingen Kungälv: sektionschefen"]}


def test_target_group_is_no_group():
    assert groups(("Målgrupp", ["Målgruppen består av ungdomar, nyanlända och långtidsarbetslösa."])) == {}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Styrgruppen träffas fyra gånger per år.", ("styrgrupp", "fyra gånger per år", (4, 4))),
        ("Varje vecka träffas handläggargruppen.", ("handläggargrupp", "Varje vecka", (52, 52))),
        (
            "Styrgruppen leder arbetet. Gruppen sammanträder en gång i kvartalet.",
            ("styrgrupp", "en gång i kvartalet", (4, 4)),
        ),
        (
            "Styrgruppen träffas regelbundet, minst två gånger per termin.",
            ("styrgrupp", "minst två gånger per termin", (4, 4)),
        ),
        ("Chefsgruppen har möten varannan månad.", ("chefsgrupp", "varannan månad", (6, 6))),
        ("Det strategiska rådet ses i mars och oktober.", ("strategiskt råd", "i mars och oktober", (2, 2))),
        ("Trepartssamtal hålls vid behov.", ("trepartssamtal", "vid behov", None)),
        ("Möten i arbetsgruppen hålls varje månad.", ("arbetsgrupp", "varje månad", (12, 12))),
    ],
)
def test_meetings(text, expected):
    assert meetings(("Organisering", [text])) == [expected]


def test_meeting_of_the_heading():
    assert meetings(("Ledningsgrupp", ["Gruppen beslutar om spåren.", "Den möts varannan tisdag."])) == [
        ("ledningsgrupp", "varannan tisdag", (26, 26))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Överenskommelsen revideras en gång om året.",
        "Statistik redovisas för styrgruppen varje månad.",
        "Svenskundervisningen sker 15 timmar i veckan.",
        "En arbetskonsulent finns på kontoret två halvdagar per vecka.",
    ],
)
def test_no_meeting(text):
    assert meetings(("Organisering", [text])) == []


def test_span_is_the_sentence():
    sections = make_document(("Organisering", ["Styrgruppen leder arbetet. Gruppen träffas varje månad."]))
    (meeting,) = find_meetings(sections)
    assert words(sections, meeting.span) == "Gruppen träffas varje månad."
