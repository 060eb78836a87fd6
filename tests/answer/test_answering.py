"""The whole way from question to verified answer, on invented agreements and without a language model."""

from pathlib import Path

import pytest

from answer.contract import answer_json
from answer.service import ask
from answer.verify import stands
from domain.errors import UsageError
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.factory import make_agreement

FIRST = make_agreement(
    "knivsta.txt",
    ["Knivsta"],
    {
        "Organisering": [
            "Styrgruppen leds av Anna Bergfors.",
            "Lotsen träffar deltagaren varannan vecka.",
            "Jobbtorget har 14 platser för unga.",
            "Parterna har valt att inte inrätta något gemensamt kontor.",
        ],
        "Mål": ["Minst 72 procent av deltagarna ska ha arbete eller studier efter avslutad insats."],
        "Budget": ["Kommunen avsätter 450 tkr per år till handledare."],
        "Extratjänster": [
            "Kommunen och bolaget har tillsammans 70 extratjänster, 55 i kommunen och 15 i bolaget."
        ],
        "Matchningsmöte": [
            "Ett matchningsmöte är ett samtal där deltagare och arbetsgivare prövar om de passar ihop.",
            "Mötet tar en halv dag och leds av en rekryterare.",
        ],
    },
)
SECOND = make_agreement(
    "tranas.txt",
    ["Tranås"],
    {
        "Mål": ["Minst 65 procent av deltagarna ska ha arbete eller studier efter avslutad insats."],
        "Tjänster": ["I början:", "- Lots: 20 procent", "När mottagningen har öppnat:", "- Lots: 75 procent"],
    },
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(Path(tmp_path_factory.mktemp("home")))
    build(home, [FIRST, SECOND], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hur många platser har jobbtorget i Knivsta?", "14 platser"),
        ("Hur stor andel av deltagarna ska ha arbete eller studier i Knivsta?", "72 procent"),
        ("Hur ofta träffar lotsen deltagaren i Knivsta?", "varannan vecka"),
        ("Hur mycket pengar avsätter Knivsta till handledare per år?", "450 tkr"),
        ("Hur många extratjänster har kommunen och bolaget ihop i Knivsta?", "70"),
        ("Hur många platser/stolar har jobbtorget i Knivsta?", "14 platser"),
        ("Hur stor tjänst har lotsen i Tranås när mottagningen har öppnat?", "75 procent"),
    ],
)
def test_a_value_is_said_with_its_quote(index, question, words):
    answer = ask(question, index)
    assert answer.found
    assert words in answer.text
    assert any(words in c.quote for c in answer.citations)
    assert len(answer.text) <= 400


def test_every_quote_stands_in_its_document(index):
    answer = ask("Hur många platser har jobbtorget i Knivsta?", index)
    assert answer.citations
    assert all(stands(c, index) for c in answer.citations)


def test_two_municipalities_give_a_value_each(index):
    answer = ask("Hur stor andel av deltagarna ska ha arbete eller studier i Knivsta och Tranås?", index)
    assert {m.municipality.name for m in answer.municipalities} == {"Knivsta", "Tranås"}
    assert {"72", "65"} <= set(answer.text.replace(".", " ").split()) or answer.table is not None


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Vilka jobbspår finns i Gävle?", "ingen sådan kommun"),
        ("Hur många platser har jobbtorget i Tranås?", "dokumenten tiger"),
        ("Hur mycket pengar avsätter Tranås till handledare per år?", "dokumenten tiger"),
    ],
)
def test_what_is_not_there_is_not_said(index, question, reason):
    answer = ask(question, index)
    assert not answer.found
    assert answer.reason == reason
    assert answer.text


def test_a_no_by_a_negated_sentence(index):
    answer = ask("Har Knivsta inrättat ett gemensamt kontor?", index)
    assert answer.kind == "yesno"
    assert answer.yesno is False


def test_a_definition_with_what_follows_it(index):
    answer = ask("Vad menas med ett matchningsmöte?", index)
    assert answer.found
    assert "är ett samtal" in answer.text
    assert len(answer.text) <= 1_500


@pytest.mark.parametrize("text", ["", "   ", "x" * 2_001])
def test_an_empty_or_overlong_question_is_an_error(index, text):
    with pytest.raises(UsageError):
        ask(text, index)


def test_the_contract_has_all_keys(index):
    answer = answer_json(ask("Hur många platser har jobbtorget i Knivsta?", index))
    assert set(answer) >= {
        "question", "kind", "found", "text", "municipalities", "count", "yesno", "table", "citations", "coverage",
        "confidence", "understood", "without_evidence", "nearest", "reason",
    }  # fmt: skip
    assert answer["municipalities"][0]["name"] == "Knivsta"
    assert answer["citations"][0]["document"] == "knivsta.txt"


def test_polite_words_around_a_question_change_nothing_but_what_is_shown_as_asked(index):
    plain = "Har Knivsta inrättat något gemensamt kontor?"
    polite = "Hej, jag undrar om Knivsta har inrättat något gemensamt kontor."
    answer, direct = ask(polite, index), ask(plain, index)
    assert (answer.question, answer.kind, answer.yesno) == (polite, "yesno", False)
    assert answer.citations == direct.citations != ()
