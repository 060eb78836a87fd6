"""Which versions a question is answered from, on invented agreements that replace, double and leave each other."""

from dataclasses import replace
from datetime import date

import pytest

from answer.compare.answers import compare
from answer.composing.versions import in_force, times_of
from answer.service import ask
from domain.agreement import DateFact, Span
from domain.home import Home
from eval.integrity import problems
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.versions_corpus import COPY, JOINT, LAPSED, NEW, OLD, OWN


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [OLD, NEW, COPY, JOINT, OWN, LAPSED], HashEmbedder())
    return open_index(home, HashEmbedder())


def documents(answer):
    return {c.document for m in answer.municipalities for c in m.citations}


def test_what_is_in_force_leaves_out_the_replaced_and_the_doubles_and_keeps_what_nothing_replaces(index):
    assert in_force(index) == {"knivsta-2022", "gemensam-2019", "tranas-2021", "ale-2015"}


def test_a_joint_agreement_that_one_party_has_left_is_not_that_partys(index):
    codes = {m.name: frozenset({m.code}) for a in index.agreements.values() for m in a.municipalities}
    assert "gemensam-2019" not in in_force(index, codes["Tranås"])
    assert "gemensam-2019" in in_force(index, codes["Ydre"])
    assert "varje dag" in ask("Hur ofta träffar lotsen deltagaren i Tranås?", index).text
    assert "varje månad" in ask("Hur ofta träffar lotsen deltagaren i Ydre?", index).text


def test_a_version_that_has_not_begun_to_hold_replaces_nothing_yet(tmp_path):
    span = Span("s00", 0, 15)
    to_come = replace(
        NEW, facts=replace(NEW.facts, dates=(*NEW.facts.dates, DateFact("valid_from", "2022-07-01", span)))
    )
    build(Home(tmp_path), [OLD, to_come], HashEmbedder())
    index = open_index(Home(tmp_path), HashEmbedder())
    assert in_force(index, today=date(2022, 5, 1)) == {"knivsta-2018", "knivsta-2022"}
    assert in_force(index, today=date(2022, 7, 1)) == {"knivsta-2022"}


def test_the_newest_version_answers(index):
    answer = ask("Hur ofta träffar lotsen deltagaren i Knivsta?", index)
    assert "varje vecka" in answer.text and "varannan" not in answer.text
    assert documents(answer) == {"knivsta-2022.txt"}
    assert answer.coverage.documents == 1


@pytest.mark.parametrize(
    "question",
    [
        "Hur ofta träffade lotsen deltagaren i Knivsta enligt den förra överenskommelsen?",
        "Hur ofta träffades lotsen och deltagaren i Knivsta tidigare?",
        "Hur ofta träffar lotsen deltagaren i Knivsta i de olika versionerna?",
    ],
)
def test_a_question_about_earlier_times_shows_both_values_with_their_years(index, question):
    answer = ask(question, index)
    assert "Knivsta 2018: varannan vecka" in answer.text and "Knivsta 2022: varje vecka" in answer.text
    assert [row[0] for row in answer.table.rows] == ["Knivsta 2018", "Knivsta 2022"]
    assert "tidigare versioner" in answer.understood


def test_a_yes_or_no_about_earlier_times_is_asked_in_the_past_tense(index):
    answer = ask("Delade jobbtorget ut 14 platser i Knivsta enligt överenskommelsen från 2018?", index)
    assert answer.kind == "yesno" and documents(answer) <= {"knivsta-2018.txt"}


def test_the_year_of_a_document_chooses_the_version(index):
    answer = ask("Hur ofta träffade lotsen deltagaren enligt Knivstas överenskommelse från 2018?", index)
    assert answer.text.startswith("Knivsta 2018: varannan vecka") and "varje vecka" not in answer.text
    answer = ask("Hur ofta träffade lotsen deltagaren enligt 2020 års överenskommelse i Knivsta?", index)
    assert "varannan vecka" in answer.text and "varje vecka" not in answer.text
    answer = ask("Hur ofta träffar lotsen deltagaren enligt Knivstas överenskommelse från 2022?", index)
    assert "varje vecka" in answer.text and "varannan" not in answer.text


def test_what_has_changed_puts_the_versions_side_by_side(index):
    answer = ask("Vilka jobbspår har ändrats i Knivsta?", index)
    assert answer.kind == "compare"
    assert answer.table.rows == (("Knivsta 2018", "Industri"), ("Knivsta 2022", "Vård"))
    whole = ask("Vad har ändrats i Knivstas överenskommelse?", index)
    assert [row[0] for row in whole.table.rows] == ["Knivsta 2018", "Knivsta 2022"]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Hur ofta möttes gruppen enligt 2021 års version mot hur ofta nu?", True),
        ("Vilka mål hade Vara i avtalet från 2019 jämfört med det från 2023?", True),
        ("Vad säger bilagan från 2020 respektive 2022 om jobbspår?", True),
        ("Hur många fick jobb 2021 och 2022 enligt överenskommelsen?", False),
        ("Hur många kommuner har avtal från 2021 och framåt?", False),
        ("Vilka mål i avtalet ska vara nådda 2023?", False),
    ],
)
def test_two_times_of_a_document_are_put_against_each_other(text, against):
    assert times_of(text).changed == against


def test_two_years_of_a_document_are_put_side_by_side_with_what_each_says(index):
    answer = ask(
        "Hur ofta träffade lotsen deltagaren enligt Knivstas avtal från 2018 jämfört med 2022?", index
    )
    assert answer.kind == "compare"
    told = {row[0]: row[1] for row in answer.table.rows}
    assert told["Knivsta 2018"].startswith("varannan vecka") and told["Knivsta 2022"].startswith(
        "varje vecka"
    )


def test_what_only_an_earlier_version_says_is_pointed_to_and_not_answered(index):
    answer = ask("Hur många platser har jobbtorget i Knivsta?", index)
    assert not answer.found and not answer.citations
    assert answer.text == (
        "Det framgår inte av det som gäller nu. I den tidigare överenskommelsen från 2018 står: "
        "”Jobbtorget har 14 platser.”"
    )
    assert [c.document for c in answer.nearest] == ["knivsta-2018.txt"]


def test_a_list_takes_each_municipality_by_what_is_in_force(index):
    answer = ask("Vilka kommuner har jobbspår inom industri?", index)
    assert not answer.found
    earlier = ask("Vilka kommuner hade jobbspår inom industri 2019?", index)
    assert [(m.municipality.name, m.note) for m in earlier.municipalities] == [
        ("Knivsta", "i tidigare överenskommelse från 2018")
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Vilka kommuner har jobbspår inom vård?",
        "Vilka kommuner hade tidigare jobbspår inom vård enligt de gamla överenskommelserna?",
        "I vilka kommuner träffar lotsen deltagaren varje vecka?",
    ],
)
def test_the_groups_of_a_list_sum_to_the_corpus(index, question):
    answer = ask(question, index)
    assert problems(answer, index) == []
    decided = {m.municipality.name for m in (*answer.municipalities, *answer.without_evidence)}
    assert decided == {"Ale", "Knivsta", "Tranås", "Ydre"}
    assert answer.coverage.municipalities == 4
    assert answer.coverage.documents == (6 - 1 if "gamla" in question else 4)


def test_documents_are_counted_once(index):
    assert ask("Hur många dokument nämner lotsen?", index).count == 4


def test_a_comparison_takes_what_is_in_force(index):
    answer = compare(("Knivsta", "Ale"), ("jobbspar",), index)
    assert answer.table.rows == (("Knivsta", "Vård"), ("Ale", "inget sägs"))


def test_which_agreements_have_been_replaced(index):
    answer = ask("Vilka överenskommelser är ersatta?", index)
    notes = {m.municipality.name: m.note for m in answer.municipalities}
    assert notes["Knivsta"].startswith("ersatt av knivsta-2022.txt")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vad sade den förra överenskommelsen i Ale?", "earlier"),
        ("Vilket mål gällde tidigare?", "earlier"),
        ("Vad har ändrats sedan 2019?", "changed"),
        ("Vad är nytt i den reviderade överenskommelsen jämfört med den gamla?", "changed"),
        ("What did the previous agreement say?", "earlier"),
        ("Vilka avtal skrevs under före 2019?", "before"),
        ("Vilka avtal skrevs under efter 2019?", "after"),
        ("Vad stod i 2018 års avtal?", "as_of"),
        ("Vad stod i överenskommelsen från den 3 mars 2018?", "as_of"),
        ("Vad gällde 2018?", "years"),
    ],
)
def test_times_that_are_named(text, names):
    assert getattr(times_of(text), names)


@pytest.mark.parametrize(
    "text",
    [
        "Vilka kommuner har jobbspår inom industri?",
        "Ska deltagaren tidigare ha varit inskriven?",
        "Vilka mål har Ale?",
        "Hur följs de deltagare upp som har avslutat sin insats?",
        "Gäller överenskommelsen tills vidare?",
    ],
)
def test_questions_about_now(text):
    assert not times_of(text).named
