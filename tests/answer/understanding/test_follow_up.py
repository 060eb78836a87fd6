"""Follow-up questions keep what was asked."""

import pytest

from answer.understanding.follow_up import meant
from answer.understanding.knowledge import Knowledge, reference_words
from answer.understanding.spelling import Speller, WordCounts
from domain.municipalities import by_name
from index.analysis import Analyser

MEETS = "Hur ofta träffas styrgruppen i Mora?"
TRACKS = "Vilka kommuner har jobbspår inom industri?"


@pytest.fixture(scope="module")
def known():
    speller = Speller(WordCounts({"styrgruppen": 3}, reference_words(), Analyser()))
    return Knowledge(speller, frozenset(by_name(name).code for name in ("Mora", "Knivsta", "Falun")))


@pytest.mark.parametrize(
    ("text", "earlier", "whole"),
    [
        ("och i Knivsta?", MEETS, "Hur ofta träffas styrgruppen i Knivsta?"),
        ("Knivsta och Falun då?", MEETS, "Hur ofta träffas styrgruppen i Knivsta och Falun?"),
        ("och Knivsta?", "Vem är ordförande i Moras styrgrupp?", "Vem är ordförande i Knivstas styrgrupp?"),
        ("och arbetsgruppen?", MEETS, "Hur ofta träffas arbetsgruppen i Mora?"),
        ("och inom handel?", TRACKS, "Vilka kommuner har jobbspår inom handel?"),
        ("hur många är det?", TRACKS, "Hur många kommuner har jobbspår inom industri?"),
        ("vilka?", "Hur många kommuner nämner facket?", "Vilka kommuner nämner facket?"),
        ("och polisen?", "Vilka kommuner nämner facket?", "Vilka kommuner nämner polisen?"),
        ("vilka saknar det?", "Vilka kommuner har en mentor?", "Vilka kommuner har inte en mentor?"),
        ("Vem är ordförande i den?", MEETS, "Vem är ordförande i styrgruppen i Mora?"),
        ("Hur många platser finns det där?", MEETS, "Hur många platser finns det i Mora?"),
        ("och 2022?", "Vilka avtal undertecknades 2021?", "Vilka avtal undertecknades 2022?"),
        ("i Knivsta", "Hur många kommuner nämner facket?", "Hur många kommuner nämner facket i Knivsta?"),
        (TRACKS, MEETS, TRACKS),
        ("Hur ofta träffas styrgruppen i Falun?", TRACKS, "Hur ofta träffas styrgruppen i Falun?"),
    ],
)
def test_the_whole_question(known, text, earlier, whole):
    assert meant(text, earlier, known) == whole
