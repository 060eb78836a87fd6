"""What a user sets instead of what was understood: read from addresses, applied, and shown part by part."""

import pytest

from answer.contract import answer_json
from answer.service import ask
from answer.understanding.overrides import NO_CHANGES, choices, read_overrides
from domain.errors import UsageError
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle, umea, ystad

INDUSTRY = "Vilka kommuner har jobbspår inom industri?"
MEETING = "Hur ofta träffas styrgruppen i Gävle?"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [gavle(), umea(), ystad()], HashEmbedder())
    return open_index(home, HashEmbedder())


def _ask(text, index, **given):
    return ask(text, index, None, read_overrides(lambda name: given.get(name, [])))


def _names(answer):
    return [entry.municipality.name for entry in answer.municipalities]


def _part(answer, parameter):
    return next(p for p in answer.understanding.parts if p.parameter == parameter)


def test_every_part_is_told_and_none_is_set_by_itself(index):
    answer = _ask(INDUSTRY, index)
    parts = answer.understanding.parts
    assert [p.parameter for p in parts] == ["typ", "kommun", "bransch", "amne", "grupp", "lage", "ar", "slag"]
    assert not any(p.chosen for p in parts)
    assert _part(answer, "typ").values[0].value == "list"
    assert _part(answer, "bransch").said == "Industri" and _part(answer, "kommun").said == "alla kommuner"


def test_another_industry_and_another_status(index):
    assert _names(_ask(INDUSTRY, index, bransch=["lokalvard"])) == ["Gävle"]
    answer = _ask(INDUSTRY, index, bransch=["vard-omsorg"], lage=["planerat"])
    assert _names(answer) == ["Umeå", "Vännäs"]
    assert _part(answer, "lage").chosen and not _part(answer, "kommun").chosen
    assert answer.understood == "Söker kommuner med: planerade jobbspår inom vård och omsorg; alla kommuner"


def test_another_municipality_is_asked_about_and_the_first_is_no_word_of_the_question(index):
    answer = _ask(MEETING, index, kommun=["Umeå"])
    assert not answer.found and "Umeå" in answer.text
    assert "gävle" not in answer.understanding.words
    assert _names(_ask(INDUSTRY, index, kommun=["Umeå", "Gävle"])) == ["Gävle"]


def test_another_kind_and_a_limit_taken_away(index):
    counted = _ask(INDUSTRY, index, typ=["count"])
    assert (counted.kind, counted.count) == ("count", 1)
    assert _names(_ask(INDUSTRY, index, bransch=["alla"])) == ["Gävle"]
    assert _names(_ask(MEETING, index, typ=["list"], kommun=["alla"])) == ["Gävle"]


def test_what_is_set_to_nothing_changes_nothing(index):
    assert read_overrides(lambda name: [""]) == NO_CHANGES


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("typ", "dikt", "Frågetypen dikt finns inte"),
        ("bransch", "rymdfart", "Branschen rymdfart finns inte"),
        ("lage", "drömt", "Läget drömt finns inte"),
        ("ar", "förra", "Året förra går inte att läsa"),
        ("kommun", "Atlantis", "Atlantis"),
    ],
)
def test_unknown_values_are_told_with_what_there_is(parameter, value, said):
    with pytest.raises(UsageError, match=said):
        read_overrides(lambda name: [value] if name == parameter else [])


def test_choices_are_those_of_the_corpus(index):
    found = choices(index)
    assert [v.value for v in found["kommun"]] == ["Gävle", "Umeå", "Vännäs", "Ystad"]
    assert {v.value for v in found["bransch"]} == {"industri", "lokalvard", "vard-omsorg"}


def test_words_that_no_document_has_are_told(index):
    answer = _ask("Vilka kommuner nämner kanelbullar?", index)
    assert answer.understanding.unknown == ("kanelbullar",)
    assert "Det här ordet finns inte i avtalen: ”kanelbullar”." in answer.text
    assert answer_json(answer)["understanding"]["unknown_words"] == ["kanelbullar"]
    assert answer_json(answer)["reason"] == "utanför överenskommelserna"
    assert _ask("Which municipalities mention unicorns?", index).understanding.unknown == ("unicorns",)
    earlier = _ask("Hur har lokalerna i Umeå ändrats sedan förra avtalet?", index)
    assert "förra" not in earlier.understanding.unknown  # it only says which version is meant


def test_a_refused_list_offers_the_nearest_passages(index):
    answer = _ask("Vilka kommuner ger mentorer betalt?", index, kommun=["Gävle"])
    assert not answer.found and answer.reason == "dokumenten tiger"
    assert answer.nearest[0].quote == "Deltagare får stöd av en mentor på arbetsplatsen."
