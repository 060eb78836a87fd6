"""Lists of those with goals of a kind and of those whose groups meet as often as asked. Invented text."""

from dataclasses import replace

import pytest

from answer.service import ask
from domain.agreement import Facts, Goal, Meeting
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement, span_of

LINES = {
    "Arboga": "Minst 70 procent av deltagarna ska ha arbete eller studera sex månader senare.",
    "Köping": "Hälften av deltagarna i spåren ska vara kvinnor.",
    "Sala": "Åtta av tio ska i enkäten svara att samarbetet fungerar bra.",  # leads nobody to work
    "Surahammar": "Några procenttal för arbete har parterna valt att inte sätta upp.",
}
SHARES = {"Arboga": 70.0, "Köping": 50.0, "Sala": 80.0}
MEETINGS = {
    "Arboga": ("Styrgrupp", "Styrgruppen ses fyra gånger om året.", "styrgrupp", 4.0),
    "Köping": ("Ledande tjänstemän", "Socialchefen och skolchefen ses varje månad.", None, 12.0),
    "Sala": ("Möten", "Parterna ses en gång om året.", None, 1.0),
    "Surahammar": ("Arbetslag", "Arbetslaget ses varannan vecka, på torsdagar.", None, 26.0),
}


def _made(name):
    heading, line, group, times = MEETINGS[name]
    made = make_agreement(f"{name}.txt", [name], {"Mål": [LINES[name]], heading: [line]})
    goals = (Goal(SHARES[name], "procent", None, span_of(made, LINES[name])),) if name in SHARES else ()
    meeting = Meeting(group, "", (times, times), span_of(made, line))
    return replace(made, facts=Facts(goals=goals, meetings=(meeting,)))


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [_made(name) for name in LINES], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Vilka har ett procentmål för hur många som ska komma i arbete eller studier?", ["Arboga"]),
        ("Vilka har satt en siffra i procent för hur många som ska komma i arbete?", ["Arboga"]),
        ("Vilka siktar på att minst 70 procent av deltagarna ska komma vidare?", ["Arboga"]),
        ("Vilka strävar efter att 60 procent eller fler ska studera eller jobba efteråt?", ["Arboga"]),
        ("Var finns ett mål för andelen kvinnor bland deltagarna?", ["Köping"]),
        ("Var ses den högsta styrande gruppen oftare än en gång i kvartalet?", ["Köping"]),
        ("Var ses den beslutande gruppen minst fyra gånger per år?", ["Arboga", "Köping"]),
        ("Var ses någon grupp oftare än en gång i kvartalet?", ["Köping", "Surahammar"]),
        ("Handläggarmöte varannan vecka, vilka har det?", ["Surahammar"]),
    ],
)
def test_lists(index, question, names):
    assert [m.municipality.name for m in ask(question, index).municipalities] == names
