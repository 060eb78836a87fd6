import pytest

from answer.service import ask
from answer.values.running_counts import enumerated
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement


@pytest.mark.parametrize(
    ("listed", "parts"),
    [
        ("kök och café (tio veckor, i skolan), trä eller vård.", ("kök och café", "trä", "vård")),
        ("kök, trä och vård", ("kök", "trä", "vård")),
        ("kök, trä, och vård", ("kök", "trä", "vård")),
        ("kök eller trä", ("kök", "trä")),
        ("kök", ("kök",)),
    ],
)
def test_an_enumeration_has_its_parts(listed, parts):
    assert enumerated(listed) == parts


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Invented: steps in headings, and choices within a sentence."""
    made = make_agreement(
        "steg.txt",
        ["Mora"],
        {
            "Arbetsprocess": ["Deltagaren går genom modellen i ordning."],
            "Steg 1: Samtal": ["Ett samtal hålls."],
            "Steg 2: Insats": ["Deltagaren väljer en av följande slingor: kök och café, trä eller vård."],
            "Steg 3: Uppföljning": ["Kommunen ringer."],
        },
    )
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [made], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "count"),
    [("Hur många steg har arbetsprocessen i Mora?", 3), ("Hur många slingor finns i Mora?", 3)],
)
def test_numbered_headings_and_enumerations_are_counted(index, question, count):
    answer = ask(question, index)
    assert answer.found and answer.count == count and answer.citations
