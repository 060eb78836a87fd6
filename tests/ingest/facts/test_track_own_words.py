"""Nouns of a document's own for its tracks: told by what it says of them, or by how it uses them."""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from ingest.facts.tracks.own_words import own_stems, stem
from tests.ingest.facts.making import make_document, make_section


def found(*paragraphs, heading="Insatser"):
    return [(t.name, t.status) for t in find_tracks(make_document((heading, list(paragraphs))))]


@pytest.mark.parametrize("noun", ["lärlingsväg", "lärlingsvägen", "lärlingsvägar", "lärlingsvägarna"])
def test_the_forms_of_a_noun_have_one_stem(noun):
    assert stem(noun) == "lärlingsväg"


@pytest.mark.parametrize(
    "says",
    [
        "De lokala jobbspåren heter i Alvesta yrkesrundor.",
        "En yrkesrunda är ett lokalt jobbspår.",
        "Parterna har valt att kalla sina jobbspår för yrkesrundor.",
        "Ordet yrkesrunda används i stället för jobbspår.",
        "Med yrkesrunda menas det som annars kallas jobbspår.",
        "I Kinda heter jobbspåren yrkesrundor.",
        "Parterna ordnar följande yrkesrundor. De räknas som lokala jobbspår.",
        "Yrkesrunda är kommunens ord för en utbildning hos en arbetsgivare.",
        "Utbildningarna kallas här yrkesrundor.",
        "Välj bland utbildningarna. Vi kallar dem yrkesrundor.",
        "Yrkesrundorna är vad vi i kommunen kallar jobbspår.",
    ],
)
def test_the_document_says_what_it_calls_its_tracks(says):
    assert found(says, "Yrkesrundan Svets pågår.", heading="Jobbspår") == [("Svets", "finns")]


def test_a_noun_used_as_tracks_are_is_the_documents_own_word():
    text = "Praktikrundan inom vård har tio platser. Praktikrundan inom bygg avslutades 2020."
    assert found(text, "En praktikrunda inom handel planeras.") == [
        ("Vård", "finns"),
        ("Bygg", "avslutat"),
        ("Handel", "planerat"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Yrkesutbildningen inom vård har tio platser. En yrkesutbildning inom bygg startar i höst.",
        "En arbetsgivare inom vård och en arbetsgivare inom bygg deltar.",
        "Jobbcentret i vården och jobbcentret i skolan har öppet.",
        "Yrkesrundan inom vård har tio platser.",
    ],
)
def test_other_nouns_with_lines_of_work_are_not(text):
    assert own_stems(make_document(("Insatser", [text])), usual=False) == []


def test_a_compound_that_names_work_stands_for_others_where_these_are_other_work():
    text = "Skogsspåret inom vård har tio platser.", "Ett skogsspår inom handel startar i höst."
    assert own_stems(make_document(("Insatser", list(text))), usual=False) == ["skogsspår"]
    alone = "Skogsspåret inom skogsvård har tio platser.", "Ett skogsspår inom skogsbruk startar i höst."
    assert own_stems(make_document(("Insatser", list(alone))), usual=False) == []


def test_a_document_that_speaks_of_tracks_has_no_other_word_unless_it_says_so():
    text = "Praktikrundan inom vård har tio platser. Praktikrundan inom bygg är ny."
    assert own_stems(make_document(("Jobbspår", [text])), usual=True) == []


def test_a_compound_of_spår_that_is_no_line_of_work_is_what_all_of_them_are_called():
    text = (
        "I varje lärlingsspår ska hälften vara kvinnor.",
        "Lärlingsspåren Hovslagare och Kallskänka utgår ur överenskommelsen.",
        "I januari startar lärlingsspåret Behandlingsassistent.",
        "Sommarjobben och mattespåret på gymnasiet omfattas inte.",
    )
    tracks = dict(found(*text, heading="Lärlingsspår"))
    assert "Behandlingsassistent" in tracks and not any("matte" in name.lower() for name in tracks)


def test_a_compound_of_spår_that_is_named_once_is_no_kind_of_track():
    assert found("Mattespåret Algebra startar i januari.") == []


def test_a_column_of_lines_of_work_shows_that_its_head_is_meant():
    section = make_section(
        "Vilka finns?",
        "Lotsning är vår benämning på en yrkesutbildning.",
        "Lotsning\tVeckor",
        "Lager\t14",
        "Barnskötare\t52",
    )
    assert [t.name for t in find_tracks([section])] == ["Lager", "Barnskötare"]


def test_a_common_word_made_of_the_same_parts_is_no_track():
    text = "En arbetsplats inom vård tar emot två. En arbetsplats inom bygg tar emot en."
    assert found(text, heading="Arbetsplatser") == []
