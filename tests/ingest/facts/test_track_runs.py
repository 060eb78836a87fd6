"""Tracks told one after another by their names, and tracks below headings that only divide a chapter on them.

All sentences are invented.
"""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from tests.ingest.facts.making import make_document


def found(*parts):
    return [(t.name, t.place, t.status) for t in find_tracks(make_document(*parts))]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (
            ["Två jobbspår är i drift. Kock, Nora, åtta platser, 12 veckor. Svets, Sala, tio platser."],
            [("Kock", "Nora", "finns"), ("Svets", "Sala", "finns")],
        ),
        (
            [
                "Kommunen driver tre spår:",
                "Lokalvård (Tranås). Tio platser. Kursen är kort.",
                "Handel. Sex veckor.",
            ],
            [("Lokalvård", "Tranås", "finns"), ("Handel", None, "finns")],
        ),
        (
            [
                "Parterna har i dag två lokala jobbspår.",
                "Barnskötare – femton platser.",
                "Storkök – tolv platser.",
            ],
            [("Barnskötare", None, "finns"), ("Storkök", None, "finns")],
        ),
        (
            [
                "Det finns två spår. Det första gäller äldreomsorg. Det andra är inriktat mot skogsbruk i Orsa."
            ],
            [("Äldreomsorg", None, "finns"), ("Skogsbruk", "Orsa", "finns")],
        ),
        (
            ["Två jobbspår är under uppbyggnad. Bussförare: start i mars. Målare: start i maj."],
            [("Bussförare", None, "planerat"), ("Målare", None, "planerat")],
        ),
    ],
)
def test_names_that_open_their_sentences(lines, expected):
    assert found(("Arbetet framåt", lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Vi har tre spår. Vård och skola växer mest i kommunen. Industri och handel minskar."],
        ["Två spår följs upp varje år. Industrin svarar för praktiken. Platserna är fyllda."],
        ["Parterna vill se två jobbspår. Kommunen, Arbetsförmedlingen, företagen och facket deltar."],
    ],
)
def test_sentences_that_only_speak_of_work_are_no_names(lines):
    assert found(("Arbetet framåt", lines)) == []


@pytest.mark.parametrize(
    "heading, status",
    [
        ("Pågående", "finns"),
        ("I drift 2024", "finns"),
        ("På gång", "planerat"),
        ("Under uppbyggnad", "planerat"),
        ("Avslutade", "avslutat"),
        ("Tidigare", "avslutat"),
        ("Inriktningar", "finns"),
    ],
)
def test_a_heading_that_divides_the_tracks_above(heading, status):
    parts = ("Lokala jobbspår", []), (heading, ["- Kock – tio platser", "- Svets, åtta platser"], 2)
    assert found(*parts) == [("Kock", None, status), ("Svets", None, status)]


def test_a_dividing_heading_above_sections_of_their_own():
    parts = ("Jobbspår", []), ("Kommande", [], 2), ("Handel", ["Tolv veckor."], 3)
    assert found(*parts) == [("Handel", None, "planerat")]


def test_a_heading_of_other_things_divides_no_tracks():
    assert found(("Jobbspår", []), ("Pågående projekt", ["- Bygg ihop", "- Vård i tiden"], 2)) == []


@pytest.mark.parametrize(
    "heading, sentence",
    [
        ("Omfattning", "Spåret ges i Tranås."),
        ("Praktiskt", "Spåret anordnas av Tranås kommun."),
        ("Tid", "Det är tänkt att starta i mars 2024 i Tranås."),
    ],
)
def test_a_section_below_the_tracks_own_says_where_it_runs(heading, sentence):
    track = ("Spår B: Svets", [])
    assert [(n, p) for n, p, _ in found(track, ("Innehåll", ["Teori."], 2), (heading, [sentence], 2))] == [
        ("Svets", "Tranås")
    ]


def test_a_cell_below_the_word_spar_is_a_name_whatever_it_says():
    rows = ["Spår\tInriktning", "Språkbron\tFörberedande för nybörjare", "Kompetenslyftet\tVårdbiträde"]
    assert [n for n, _, _ in found(("Jobbspår", rows))] == ["Språkbron", "Kompetenslyftet"]


def test_a_letter_and_a_comma_before_a_name():
    line = "Spår C, Lokalvård, avslutades i maj 2021."
    assert found(("Avslutade spår", [line])) == [("Lokalvård", None, "avslutat")]


def test_paragraphs_below_a_heading_on_tracks_that_open_with_a_name():
    paragraphs = [
        "Barnskötare. Finns i båda kommunerna. 40 veckor med praktik.",
        "Plåtslagare. Ges i Köping, hos två företag. 12 platser.",
        "Busschaufför. Startar i augusti 2024. 8 platser.",
        "Alla spår har en kontaktperson. Resor betalas av kommunen.",
    ]
    assert found(("Spåren", paragraphs)) == [
        ("Barnskötare", None, "finns"),
        ("Plåtslagare", "Köping", "finns"),
        ("Busschaufför", None, "planerat"),
    ]
    assert found(("Så går det till", paragraphs[:2])) == []


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Jobbspåret Handel sköts tillsammans med köpmännen i centrum.", "Handel", "finns"),
        ("Jobbspåret Butik erbjöds 2018–2020 men har upphört.", "Butik", "avslutat"),
        (
            "Vi hoppas kunna starta ett spår för barnskötare, om förskolorna kan ta emot.",
            "Barnskötare",
            "planerat",
        ),
        ("Jobbspåret Undersköterska steg 2 pågår.", "Undersköterska steg 2", "finns"),
    ],
)
def test_a_name_ends_at_its_verb_and_before_a_condition(text, name, status):
    assert found(("Jobbspår", [text])) == [(name, None, status)]


def test_what_has_been_agreed_on_is_no_plan():
    lines = [
        "Kommunen och Arbetsförmedlingen är överens om att dessa jobbspår ska erbjudas:",
        "- Svets",
        "- Kock",
    ]
    assert found(("Jobbspår", lines)) == [("Svets", None, "finns"), ("Kock", None, "finns")]


def test_names_that_open_paragraphs_after_one_that_introduces_them():
    paragraphs = [
        "Nedan visas vad som erbjuds under avtalstiden. Urvalet görs gemensamt.",
        "Restaurangbiträde: Spåret ligger i Sala och tar tolv veckor.",
        "Lagerarbetare: Tio platser, med start varje månad.",
        "Alla spår har en kontaktperson. Resor betalas av kommunen.",
    ]
    assert found(("Spåren", paragraphs)) == [
        ("Restaurangbiträde", "Sala", "finns"),
        ("Lagerarbetare", None, "finns"),
    ]


def test_a_numbered_label_needs_no_known_line_of_work():
    paragraphs = [
        "Spår 1. Vagnsbygget. Tio platser.",
        "Spår 2. Kretsloppet. Genomförs i Sala. Sex platser.",
    ]
    assert found(("Lokala jobbspår", paragraphs)) == [
        ("Vagnsbygget", None, "finns"),
        ("Kretsloppet", "Sala", "finns"),
    ]
