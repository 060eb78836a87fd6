"""Tracks in lines set off alike, in tables that ran together, and under a document's own words for them.

All sentences are invented.
"""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from tests.ingest.facts.making import make_document


def found(*parts):
    return [(t.name, t.place, t.status) for t in find_tracks(make_document(*parts))]


def names(*parts):
    return [name for name, _, _ in found(*parts)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Svets: tio platser", "Kretslopp: fyra platser", "Kock: sex platser"],
        ["Svets – pågår", "Kretslopp – ny omgång i maj", "Kock – pågår"],
        ["Svets (Anna)", "Kretslopp (Omar)", "Kock (Per)"],
        ["7212 Svets – pågår", "9611 Kretslopp – pågår", "5120 Kock – pågår"],
        ["2018-03-05 Svets, tio platser", "2018-04-01 Kretslopp, 4 platser", "2019-01-07 Kock, 6 platser"],
        ["JS-01 Svets", "JS-02 Kretslopp", "JS-03 Kock"],
    ],
)
def test_lines_set_off_alike_need_not_all_be_known_lines_of_work(lines):
    assert names(("Lokala jobbspår", lines)) == ["Svets", "Kretslopp", "Kock"]
    assert names(("Kontaktpersoner", lines)) == []


def test_lines_of_a_form_are_no_tracks():
    lines = ["Omfattning: 20 veckor", "Handledare: två kockar", "Språk: sfi C", "Kostnad: ingen"]
    assert names(("Lokala jobbspår", lines)) == []


def test_a_line_that_says_that_its_track_has_ended():
    lines = ["Svets – pågår", "Kock – utgick i maj 2019"]
    assert found(("Jobbspår", lines)) == [("Svets", None, "finns"), ("Kock", None, "avslutat")]


def test_names_after_a_municipality_or_a_state():
    assert found(("Jobbspår", ["Sala: Svets, Kock", "Heby: Lokalvård"])) == [
        ("Svets", "Sala", "finns"),
        ("Kock", "Sala", "finns"),
        ("Lokalvård", "Heby", "finns"),
    ]
    assert found(("Jobbspår", ["Pågående: Svets, Kock.", "Under framtagande: Lokalvård."])) == [
        ("Svets", None, "finns"),
        ("Kock", None, "finns"),
        ("Lokalvård", None, "planerat"),
    ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Bilaga 2.1 Spår Lackering och plåt", "Lackering och plåt"),
        ("Avsnitt C. Jobbspår Larm & Lås", "Larm & Lås"),
        ("Vårt spår – Ljusår", "Ljusår"),
        ("Spåret Första Steget", "Första Steget"),
    ],
)
def test_a_heading_with_a_label_and_a_proper_name(heading, name):
    assert names((heading, ["Tio platser per omgång."])) == [name]


@pytest.mark.parametrize(
    "heading", ["Lokala spår", "Jobbspår Sala", "JOBBSPÅR – LÄGE MAJ", "Jobbspår och andra insatser"]
)
def test_a_heading_on_tracks_is_no_name(heading):
    assert names((heading, ["Tio platser per omgång."])) == []


def test_a_heading_whose_section_speaks_of_the_track():
    text = "Jobbspåret tar emot fem deltagare åt gången och löper på 40 veckor."
    assert names(("Kyla och värme", [text])) == ["Kyla och värme"]
    assert names(("Kyla och värme", ["Företagen söker tekniker. Se spåret mot elteknik."])) != [
        "Kyla och värme"
    ]
    assert names(("Kyla och värme", ["Företagen söker tekniker."])) == []


def test_a_municipalitys_own_word_for_its_tracks():
    parts = ("Yrkesvägar", ["- Yrkesväg Trä: hyvleri", "- Yrkesväg Omsorg: hemtjänst"])
    assert names(*[parts]) == ["Trä", "Omsorg"]
    assert names(("Jobblinje 4: Svets", ["Tolv veckor."])) == ["Svets"]
    assert names(("Insatser", ["Deltagaren får råd om yrkesväg vård och andra vägar."])) == []


def test_the_place_of_a_track_stays_with_the_documents_own_word():
    (track,) = find_tracks(make_document(("Yrkesvägar", ["- Yrkesväg Svets"])))
    assert (track.span.start, track.span.end) == (13, 27)


def test_a_table_that_ran_together_below_its_column_names():
    lines = [
        "Nr Spår Antal omg Startår Kommentar",
        "1 Vård och omsorg 6 2016 fortsätter",
        "2 Svets 2 2017 avslutat 2018",
        "3 Kretsloppet 1 2019 pågår",
    ]
    assert [(n, s) for n, _, s in found(("Redovisning av spår", lines))] == [
        ("Vård och omsorg", "finns"),
        ("Svets", "avslutat"),
        ("Kretsloppet", "finns"),
    ]


def test_the_column_of_occupations_names_the_tracks_where_there_is_one_of_fields_too():
    rows = [
        "Bransch\tYrkesroll\tAnmärkning",
        "Vård\tUndersköterska\t40 platser",
        "Trä\tMontör\tVilande från maj",
    ]
    assert found(("Redovisning av jobbspår", rows)) == [
        ("Undersköterska", None, "finns"),
        ("Montör", None, "avslutat"),
    ]


def test_a_column_of_a_compound_with_spar():
    rows = ["Yrkesroll\tFöretag\tKompetensspår", "Operatör\tStålbolaget\tAutomation"]
    assert names(("Kompetensspåren", rows)) == ["Automation"]
