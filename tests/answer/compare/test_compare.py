"""Comparisons: a table of municipality by aspect, cells quoted, absences said."""

import pytest

from answer.compare.answers import compare, compare_question
from answer.compare.extremes import extreme_of
from answer.compare.fact_aspects import _track_told
from answer.compare.single_facts import SINGLE_FACTS
from answer.compare.single_question import Extreme, about_one
from answer.service import ask
from answer.understanding.knowledge import knowledge_of
from answer.understanding.understand import understand
from domain.agreement import Span, Track, TrackDetail
from domain.errors import UsageError
from domain.home import Home
from domain.municipalities import by_name
from domain.text import fold
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle, umea, ystad
from tests.factory import make_agreement


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [gavle(), umea(), ystad()], HashEmbedder())
    return open_index(home, HashEmbedder())


def _cell(answer, name, column=1):
    return next(row[column] for row in answer.table.rows if row[0] == name)


def test_tracks_side_by_side(index):
    answer = compare_question(understand("Vilka jobbspår har Gävle jämfört med Umeå?", index), index)
    assert answer.table.columns == ("Kommun", "Jobbspår")
    assert _cell(answer, "Gävle") == "Industri, Lokalvård (i Sandviken)"
    assert _cell(answer, "Umeå") == "inget sägs"
    assert "Gävle: Industri, Lokalvård (i Sandviken)." in answer.text


def test_meetings_and_goals(index):
    answer = compare_question(understand("Jämför hur ofta man träffas i Gävle och Vännäs", index), index)
    assert "en gång i kvartalet" in _cell(answer, "Gävle")
    assert "varje vecka" in _cell(answer, "Vännäs")
    answer = compare_question(understand("Jämför målen i Gävle och Umeå", index), index)
    assert "70 procent" in _cell(answer, "Gävle")


def test_the_subject_decides_before_the_topics(index):
    answer = compare_question(understand("Jämför målen för jobbspåren i Gävle och Umeå", index), index)
    assert answer.table.columns == ("Kommun", "Mål")
    assert "70 procent" in _cell(answer, "Gävle")


def test_every_filled_cell_has_its_quotes(index):
    answer = compare(["Gävle", "Umeå", "Vännäs"], [], index)
    for row, quotes in zip(answer.table.rows, answer.table.citations, strict=True):
        for text, cited in list(zip(row, quotes, strict=True))[1:]:
            assert bool(cited) != text.startswith("inget sägs")


def test_what_could_not_be_read_is_told_from_what_is_not_said(index):
    answer = compare(["Gävle", "Ystad"], [], index, ["diarienummer"])
    assert _cell(answer, "Gävle") == "inget sägs"
    assert _cell(answer, "Ystad") == "inget sägs i det som kunde läsas"


def test_single_facts_side_by_side(index):
    facts = ["antal-jobbspar", "styrgrupp", "handlaggargrupp", "mal-tal"]
    answer = compare(["Gävle", "Umeå"], [], index, facts)
    assert answer.table.columns == ("Kommun", *(SINGLE_FACTS[f].label for f in facts))
    assert _cell(answer, "Gävle") == "2" and _cell(answer, "Umeå") == "inget sägs"
    assert "70 procent" in _cell(answer, "Gävle", 4)
    both = compare(["Gävle", "Umeå"], ["jobbspar"], index, facts)
    assert both.table.columns[:3] == ("Kommun", "Jobbspår", "Antal jobbspår")


def test_a_municipality_without_document_is_said_to_have_none(index):
    answer = compare(["Gävle", "Mora"], ["jobbspar"], index)
    assert _cell(answer, "Mora") == "inget dokument i samlingen"


@pytest.mark.parametrize(
    ("names", "topics"), [(["Gävle"], []), (["Gävle", "Blåkulla"], []), (["Gävle", "Umeå"], ["x"])]
)
def test_what_cannot_be_compared_is_an_error_that_says_so(index, names, topics):
    with pytest.raises(UsageError):
        compare(names, topics, index)


def test_whom_it_concerns_is_told_by_ages_where_no_section_is_headed_so(tmp_path):
    made = [
        make_agreement(
            "a.txt",
            ["Sala"],
            {"Bakgrund": ["Bilagan gäller ungdomar från 16 till 24 år utan sysselsättning."]},
        ),
        make_agreement("b.txt", ["Heby"], {"Bakgrund": ["Kommunen har funnits i 50 år.", "Alla hjälps åt."]}),
    ]
    home = Home(tmp_path)
    build(home, made, HashEmbedder())
    answer = compare(["Sala", "Heby"], ["malgrupp"], open_index(home, HashEmbedder()))
    assert "16 till 24 år" in _cell(answer, "Sala")
    assert _cell(answer, "Heby") == "inget sägs"


def _apart(tmp_path, first, second):
    made = [
        make_agreement("a.txt", ["Sala"], {"Om": first}),
        make_agreement("b.txt", ["Heby"], {"Om": second}),
    ]
    build(Home(tmp_path), made, HashEmbedder())
    return open_index(Home(tmp_path), HashEmbedder())


def test_one_value_is_found_for_each_as_for_one_alone_and_what_is_not_there_is_said(tmp_path):
    index = _apart(
        tmp_path,
        ["Uppsägningstiden är sex månader.", "Kursen i svenska är 20 veckor."],
        ["Kommunen ordnar en kurs i svenska."],
    )
    answer = ask("Hur lång är uppsägningstiden i Sala och Heby?", index)
    assert answer.kind == "compare" and answer.table.columns == ("Kommun", "Hur lång tid")
    assert _cell(answer, "Sala").startswith("sex månader")
    assert _cell(answer, "Heby") == "inget sägs"


@pytest.mark.parametrize(
    ("asked", "alone"),
    [
        ("Jämför uppsägningstiden i Gävle, Umeå och Vännäs", "uppsägningstiden i Umeå"),
        ("Hur ofta möts styrgruppen i Gävle jämfört med i Umeå?", "Hur ofta möts styrgruppen i Umeå?"),
        ("Spåret i Gävle respektive Umeå, hur långt är det?", "Spåret i Umeå, hur långt är det?"),
        ("Vem har längst uppsägningstid, Gävle eller Umeå?", "hur lång uppsägningstid, Umeå?"),
    ],
)
def test_a_question_about_several_as_it_is_asked_about_one(index, asked, alone):
    question, umea = understand(asked, index), by_name("Umeå")
    one = about_one(question, umea, knowledge_of(index))
    assert fold(one.corrected) == fold(alone)
    assert one.kind == "value" and one.municipalities == (umea,)


def test_who_has_most_is_said_first_where_the_values_can_be_put_in_order(tmp_path):
    index = _apart(
        tmp_path, ["Uppsägningstiden är sex månader."], ["Uppsägningstiden är ett år för båda parter."]
    )
    assert ask("Vilken kommun har längst uppsägningstid, Sala eller Heby?", index).text.startswith(
        "Längst: Heby.\n"
    )
    assert ask("Vem har kortast uppsägningstid av Sala och Heby?", index).text.startswith("Kortast: Sala.\n")
    assert ask("Jämför uppsägningstiden i Sala och Heby", index).text.startswith("Hur lång tid. ")


@pytest.mark.parametrize(
    ("values", "expected", "first"),
    [
        ({"A": "två gånger per år. ”…”", "B": "varannan månad. ”…”"}, "frequency", ("B",)),
        ({"A": "70 procent. ”…”", "B": "inget tal"}, "percentage", ()),
        ({"A": "3 timmar", "B": "två veckor"}, "duration", ()),
        ({"A": "den 1 maj 2021", "B": "2020-06-01"}, "date", ("A",)),
        ({"A": "16–24 år", "B": "18–29 år"}, "age", ("B",)),
        ({"A": "12 platser", "B": "tolv deltagare"}, "number", ("A", "B")),
        ({"A": "1,2 miljoner kronor", "B": "900 000 kronor"}, "amount", ("A",)),
    ],
)
def test_values_are_put_in_order_by_what_they_measure(values, expected, first):
    assert extreme_of(values, expected, Extreme("mest", "hur mycket", largest=True)) == first


def test_tracks_of_an_industry_are_told_with_what_they_differ_in():
    span = Span("1", 0, 1)
    details = (TrackDetail("seats", "12", span, 1.0), TrackDetail("length", "40 veckor", span, 1.0))
    told = _track_told(
        Track("Kök", ("maltid-restaurang",), None, "finns", span, details=details), by_name("Kumla")
    )
    assert told == "Kök: 40 veckor, 12 platser"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Vad skiljer Gävle och Umeå åt när det gäller könsfördelningen i spåren?", "Perspektiv"),
        ("Jämför jobbspåren i Gävle och Umeå", "Jobbspår"),
    ],
)
def test_what_is_asked_of_something_in_tracks_is_told_in_sentences(index, text, column):
    answer = compare_question(understand(text, index), index)
    assert answer.table.columns[1].startswith(column)
