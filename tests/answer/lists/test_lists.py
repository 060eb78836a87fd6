"""Lists and counts: every municipality is decided, each entry has its words."""

import pytest

from answer.lists.answers import answer_count, answer_list
from answer.service import ask
from answer.understanding.understand import understand
from domain.agreement import PageReading
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle, umea, ystad
from tests.factory import make_agreement


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [gavle(), umea(), ystad()], HashEmbedder())
    return open_index(home, HashEmbedder())


def _names(entries):
    return [entry.municipality.name for entry in entries]


def _list(text, index):
    return answer_list(understand(text, index), index)


def test_every_municipality_is_decided_and_the_groups_sum_to_the_corpus(index):
    answer = _list("Vilka kommuner har jobbspår inom industri?", index)
    assert _names(answer.municipalities) == ["Gävle"]
    assert {m.municipality.name: m.verdict for m in answer.without_evidence} == {
        "Umeå": "no evidence",
        "Vännäs": "no evidence",
        "Ystad": "could not be read",
    }
    assert answer.text.startswith("En kommun har jobbspår inom industri: Gävle.")
    assert "Kunde inte läsas helt: Ystad." in answer.text


def test_quotes_are_cut_from_the_text(index):
    for entry in _list("Vilka nämner facket?", index).municipalities:
        for citation in entry.citations:
            text = index.agreements[citation.document_id].section(citation.section_id).text
            assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Var finns spår inom städ?", ["Gävle"]),
        ("Vilka nämner facket?", ["Gävle"]),
        ("Vilka har ett eget avsnitt om jämställdhet?", ["Gävle"]),
        ("Vilka räknar in unga upp till 29 år i målgruppen?", ["Gävle"]),
        ("Vilka kommuner har mål över 60 procent?", ["Gävle"]),
        ("Vilka avtal gäller tills vidare?", ["Umeå", "Vännäs"]),
        ("Var träffas man minst en gång i veckan?", ["Umeå", "Vännäs"]),
        ("Vilka planerar jobbspår?", ["Gävle", "Umeå", "Vännäs"]),
        ("Var sitter man i samma lokaler?", ["Ystad"]),
        ("Vilka ordnar sommarjobb?", ["Vännäs"]),
        ("Vilka har facket som samarbetspart?", ["Gävle"]),
        ("Vilka har mentorer?", ["Gävle"]),
        ("Var får handledarna utbildning?", ["Umeå", "Vännäs"]),
        ("sommarjobb åt unga, vilka ordnar det", ["Vännäs"]),
        ("Vilka har kanelbullar, mentorer eller andra faddrar?", ["Gävle"]),
        ("Vilka avtal kan man lämna med tre månaders varsel?", ["Ystad"]),
        ("Vilka måste säga till minst ett halvår innan de kan lämna avtalet?", []),
        ("vilka ledningsgrupper möts minst fyra gånger per år?", ["Gävle"]),
        ("var kan man lära sig städa eller jobba i industri?", ["Gävle"]),
        ("Vilka låter deltagare gå spår hos en grannkommun?", ["Gävle", "Umeå", "Vännäs"]),
        ("Vilka tänker starta spår inom vården?", ["Umeå", "Vännäs"]),
        ("Vilka använder extra tjänster?", ["Gävle"]),
        ("fackförbund eller liknande organisationer med nånstans, vilka?", ["Gävle"]),
        ("Vilka kommuner i Västerbottens län har avtal?", ["Umeå", "Vännäs"]),
        ("I vilka kommuner träffas styrgruppen fyra gånger om året?", ["Gävle"]),
        ("I vilka kommuner drivs något spår av en annan kommun?", ["Gävle", "Umeå", "Vännäs"]),
        ("Vilka kommuner i Västerbottens län nämner handledare?", ["Umeå", "Vännäs"]),
        ("Vilka nämner både facket och mentorer?", ["Gävle"]),
        ("Vilka nämner både facket och sommarjobb?", []),
        ("Vilka kommuner ingår i samma samverkansområde som Umeå?", ["Umeå", "Vännäs"]),
        ("Vilkas handläggare möts varje vecka?", ["Umeå", "Vännäs"]),
    ],
)
def test_lists(index, question, names):
    assert _names(_list(question, index).municipalities) == names


def test_what_has_both_is_quoted_for_both(index):
    quotes = " ".join(
        c.quote for c in _list("Vilka nämner både facket och mentorer?", index).municipalities[0].citations
    )
    assert "fackliga" in quotes and "mentor" in quotes


def test_a_track_that_runs_elsewhere_says_so(index):
    entry = _list("Vilka har jobbspår inom lokalvård?", index).municipalities[0]
    assert entry.note == "drivs i Sandviken"


def test_negation_turns_the_list_and_leaves_the_unread_out(index):
    answer = _list("Vilka kommuner saknar jobbspår?", index)
    assert _names(answer.municipalities) == ["Umeå", "Vännäs"]
    assert [m.verdict for m in answer.without_evidence] == ["no evidence", "could not be read"]
    assert all(m.citations for m in answer.municipalities)


def test_nothing_found_is_said(index):
    answer = _list("Vilka kommuner har jobbspår inom skogsbruk?", index)
    assert not answer.found
    assert len(answer.without_evidence) == 4


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Hur många kommuner har jobbspår?", 1),
        ("Hur många jobbspår finns i Gävle?", 2),
        ("Hur många jobbspår räknas upp i Gävles överenskommelse?", 2),
        ("Hur många yrkesvägar är i gång i Ystad?", 3),
        ("Hur många avtal gäller tills vidare?", 1),
        ("Hur många kommuner nämner handledare?", 2),
    ],
)
def test_counts(index, question, number):
    answer = answer_count(understand(question, index), index)
    assert answer.found
    assert answer.count == number


@pytest.fixture(scope="module")
def with_unread(tmp_path_factory):
    """A document of which nothing could be read, known by its file's name."""
    home = Home(tmp_path_factory.mktemp("home"))
    unread = make_agreement("ystad.pdf", ["Ystad"], {}, page_readings=(PageReading(1, "oläsbar"),))
    annex = make_agreement("gavle-bilaga.pdf", ["Gävle"], {"Parter": ["Gävle kommun."]}, kind="bilaga")
    build(home, [annex, umea(), unread], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("question", "names", "count"),
    [
        ("Vilka kommuner finns det?", ["Gävle", "Umeå", "Vännäs"], None),
        ("Hur många avtal finns det?", ["Gävle", "Umeå", "Vännäs"], 2),
        ("Hur många kommuner har avtal?", ["Gävle", "Umeå", "Vännäs"], 3),
        ("Lista alla kommuner", ["Gävle", "Umeå", "Vännäs"], None),
        ("Vilka bilagor finns det?", ["Gävle"], None),
        ("Hur många bilagor finns?", ["Gävle"], 1),
    ],
)
def test_a_question_for_all_there_is_is_answered_even_where_a_document_could_not_be_read(
    question, names, count, with_unread
):
    answer = ask(question, with_unread)
    assert answer.found and answer.count == count
    assert _names(answer.municipalities) == names
    assert all(m.citations for m in answer.municipalities)
    assert "Kunde inte läsas helt: Ystad." in answer.text


@pytest.mark.parametrize("question", ["Vilka?", "Hur många?"])
def test_a_question_without_any_word_of_its_own_is_not_understood(question, with_unread):
    assert ask(question, with_unread).text.startswith("Frågan gick inte att förstå.")
