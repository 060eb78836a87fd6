"""Where tracks run, by what leads them, what follows them, lines and headings above them."""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from ingest.facts.tracks.places import place_of_all, place_told, places_told
from tests.ingest.facts.making import make_document

PARTIES = {"Sala", "Heby"}


@pytest.mark.parametrize(
    ("text", "names", "places"),
    [
        ("Sala har spåret Svets och Heby har spåret Kök.", ["Svets", "Kök"], [("Sala",), ("Heby",)]),
        ("I Sala finns spåret Svets och i Heby spåret Kök.", ["Svets", "Kök"], [("Sala",), ("Heby",)]),
        (
            "Svets hålls i Sala, Kök och Städ ges i Heby.",
            ["Svets", "Kök", "Städ"],
            [("Sala",), ("Heby",), ("Heby",)],
        ),
        ("Heby kommuns spår är Svets.", ["Svets"], [("Heby",)]),
        ("Under 2024 startar Heby också ett spår för kockar.", ["kockar"], [("Heby",)]),
        ("Spåret Kök hålls i båda kommunerna.", ["Kök"], [()]),
        ("Spåret Kök drivs av Sala kommun, och Heby kommun köper två platser.", ["Kök"], [("Sala",)]),
        ("Spåret Kök är öppet för deltagare från Sala.", ["Kök"], [None]),
        ("Heby kommun har visat intresse för spåret Kök.", ["Kök"], [None]),
        ("Det är oklart om spåret Kök hamnar i Sala.", ["Kök"], [None]),
    ],
)
def test_a_sentence_tells_where_tracks_run(text, names, places):
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert places_told(text, spans) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Spåret ges i Nora.", ("Nora",)),
        ("Startar i januari 2024 i Ljungby.", ("Ljungby",)),
        ("Ort: Heby", ("Heby",)),
        ("Sala kommun har åtagit sig att stå som värd för teorin.", ("Sala",)),
        ("Samtliga bedrivs i Nora.", None),
        ("Deltagarna kommer från Nora.", None),
    ],
)
def test_a_sentence_on_the_track_in_hand_tells_its_place(text, place):
    assert place_told(text) == place


def test_what_is_said_of_all_tracks():
    assert place_of_all("Samtliga bedrivs i Nora.") == ("Nora",)
    assert place_of_all("Jobbspåren heter i Nora yrkesstigar.") is None


def places(*parts, parties=PARTIES):
    return [(t.name, t.place) for t in find_tracks(make_document(*parts), parties)]


def test_the_heading_that_tracks_stand_below_tells_their_place():
    sala = ("Jobbspår i Sala", ["Kommunen bedriver jobbspåret Svets sedan 2016."])
    heby = ("Jobbspår i Heby", ["Jobbspåret Kök pågår."])
    assert places(sala, heby) == [("Svets", "Sala"), ("Kök", "Heby")]


def test_a_line_above_a_list_tells_its_place():
    lines = ["Sala", "- Svets (20 veckor)", "- Kök (14 veckor)", "Heby", "- Städ (10 veckor)"]
    assert places(("Jobbspår", lines)) == [("Svets", "Sala"), ("Kök", "Sala"), ("Städ", "Heby")]


def test_another_sentence_tells_the_place_of_a_listed_track():
    lines = [
        "Följande jobbspår finns: Svets, Kök och Städ.",
        "Svets hålls i Sala. Kök hålls i båda kommunerna.",
    ]
    assert places(("Jobbspår", lines)) == [("Svets", "Sala"), ("Kök", None), ("Städ", None)]


def test_a_track_of_all_the_parties_has_no_place():
    lines = ["Jobbspår\tKommun", "Svets\tSala och Heby", "Kök\tHeby"]
    assert places(("Jobbspår", lines)) == [("Svets", None), ("Kök", "Heby")]


def test_that_the_only_party_has_a_track_goes_without_saying():
    text = ["Nora kommun har jobbspåret Svets. Sala kommun driver jobbspåret Kök, där Nora har platser."]
    assert places(("Jobbspår", text), parties={"Nora"}) == [("Svets", None), ("Kök", "Sala")]


def test_a_track_of_others_that_is_closed_is_none():
    text = ["Jobbspåret Svets pågår. Umeå kommun har ett jobbspår för kockar.", "Våra invånare får söka det."]
    assert places(("Jobbspår", [" ".join(text)])) == [("Svets", None), ("Kockar", "Umeå")]
    text[1] = "Våra invånare kan inte söka det."
    assert places(("Jobbspår", [" ".join(text)])) == [("Svets", None)]


def test_ticked_columns_of_municipalities_tell_the_place():
    rows = ["Jobbspår\tSala\tHeby", "Svets\tX\t", "Kök\t\tX", "Städ\tX\tX"]
    assert places(("Jobbspår", rows)) == [("Svets", "Sala"), ("Kök", "Heby"), ("Städ", None)]


@pytest.mark.parametrize(
    "said",
    [
        "Hemort är Nora.",
        "Värdort: Nora.",
        "Ansvarig kommun är Nora.",
        "Bas i Nora.",
        "Undervisningen sker i Nora.",
    ],
)
def test_a_label_for_the_place_below_the_tracks_heading(said):
    sections = (("Jobbspår", ["Spåren är gemensamma."]), ("Jobbspår: Svets", [said, "Tio platser."]))
    assert places(*sections, parties={"Nora", "Sala"}) == [("Svets", "Nora")]


def test_what_is_held_for_all_of_them_has_no_place_of_its_own():
    text = ["Jobbspåret Svets ges av Nora lärcenter för båda kommunerna."]
    assert places(("Jobbspår", text), parties={"Nora", "Sala"}) == [("Svets", None)]


def test_a_municipality_that_opens_an_item_is_no_track():
    text = [
        "5.1 Sala kommun åtar sig att anordna jobbspåret Svets.",
        "5.2 Heby kommun åtar sig att anordna jobbspåret Kök.",
    ]
    assert places(("Jobbspår", text), parties=PARTIES) == [("Svets", "Sala"), ("Kök", "Heby")]
