"""Tracks that have a section each: where they run, what is declined there, and what only stands beside them."""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from tests.ingest.facts.making import make_document

ABOVE = ("Lokala jobbspår", ["Parterna driver tre jobbspår."])


def found(*parts):
    return [(t.name, t.place, t.status) for t in find_tracks(make_document(*parts))]


@pytest.mark.parametrize(
    "sentence, place",
    [
        ("Spåret bedrivs i Mora i samarbete med två arbetsgivare.", "Mora"),
        ("Drivs i Mora. 22 veckor.", "Mora"),
        ("Spåret ges i Mora på naturbruksgymnasiet.", "Mora"),
        ("Utbildningen är förlagd till Mora.", "Mora"),
        ("Spåret hålls på lärcentrum i Mora under hösten.", "Mora"),
        ("Ort: Mora", "Mora"),
        ("Tjugo veckor. Jobbspåret genomförs i Mora.", "Mora"),
        ("Spåret finns i båda kommunerna.", None),
        ("Arbetsgivare i Mora tar emot praktikanter.", None),
        ("Deltagare från Mora har förtur.", None),
    ],
)
def test_where_a_section_says_that_its_track_runs(sentence, place):
    assert found(ABOVE, ("Handel", [sentence], 2)) == [("Handel", place, "finns")]


def test_a_track_in_two_municipalities_stands_for_each():
    assert found(ABOVE, ("Handel", ["Spåret ges i Mora och Orsa."], 2)) == [
        ("Handel", "Mora", "finns"),
        ("Handel", "Orsa", "finns"),
    ]


@pytest.mark.parametrize(
    "sentence", ["Samtliga bedrivs i Mora.", "Alla spåren ges i Mora.", "Spåren är förlagda till Mora."]
)
def test_a_place_for_all_tracks_of_a_section(sentence):
    lines = ["Följande jobbspår finns:", "- Handel", "- Bygg", sentence]
    assert found(("Lokala jobbspår", lines)) == [("Handel", "Mora", "finns"), ("Bygg", "Mora", "finns")]


def test_a_column_that_says_where():
    rows = ["Jobbspår\tBedrivs i\tLängd", "Handel\tMora\t32 veckor"]
    assert found(("Jobbspår", rows)) == [("Handel", "Mora", "finns")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen har valt att inte starta något spår inom handel, eftersom behovet är täckt.",
        "Parterna har beslutat att inte gå vidare med spåret.",
        "Parterna avstår från ett spår tills vidare.",
        "Något spår planeras inte.",
        "Inget lokalt spår är aktuellt.",
    ],
)
def test_a_section_that_declines_a_track(sentence):
    assert found(ABOVE, ("Handel", [sentence], 2)) == []


def test_a_sentence_of_its_section_adds_no_second_track():
    lines = ["Ett spår mot butik och kassa i Mora planeras till våren 2022."]
    assert found(ABOVE, ("Handel (planerat)", lines, 2)) == [("Handel", "Mora", "planerat")]


@pytest.mark.parametrize(
    "heading",
    [
        "Stöd vid sidan av spåren",
        "Insatser före ett jobbspår",
        "Gemensamt för alla jobbspår",
        "Vägen till jobbspåren",
        "Så fungerar ett jobbspår",
    ],
)
def test_what_stands_beside_the_tracks_is_none(heading):
    assert found((heading, ["Se nedan."]), ("Boende och barnomsorg", ["En lots hjälper till."], 2)) == []


def test_snabbspar_are_the_documents_own_where_its_headings_say_so():
    parts = [("Snabbspåren", ["Vi driver snabbspår."]), ("Kök och servering", ["Tjugo veckor."], 2)]
    more = ("På gång", ["Parterna förbereder ett snabbspår för bussförare."], 2)
    assert found(*parts, more) == [("Kök och servering", None, "finns"), ("Bussförare", None, "planerat")]


def test_the_documents_own_compound_is_read_as_the_usual_word():
    said = "Vad som i överenskommelsen kallas rekryteringsspår benämns på andra håll jobbspår."
    told = "Två drivs. Vid sidan av dessa planeras ett rekryteringsspår inom lokalvård."
    parts = [("Överenskommelse om rekryteringsspår", [said]), ("Våra rekryteringsspår", [told])]
    assert found(*parts) == [("Lokalvård", None, "planerat")]


def test_a_compound_that_names_no_work_is_the_documents_word_for_all_its_tracks():
    told = "Två lärspår bedrivs. Lärspåren är öppna för alla. Ett lärspår mot lokalvård planeras."
    parts = [("Våra lärspår", [told]), ("Lärspår 1: Fordonsteknik", ["Längd: 42 veckor"])]
    assert found(*parts) == [("Lokalvård", None, "planerat"), ("Fordonsteknik", None, "finns")]


def test_moments_of_a_course_are_no_tracks():
    rows = ["Moment\tVeckor", "Omvårdnad\t12", "Yrkessvenska\t6"]
    assert found(("Jobbspår: Vårdbiträde", rows)) == [("Vårdbiträde", None, "finns")]


def test_a_sheet_of_what_is_said_of_one_track_holds_no_other():
    rows = [
        "Yrkesroll\tSvetsare",
        "Omfattning\t38 veckor",
        "Förkunskaper\tSvenska",
        "Medverkande arbetsgivare\tPlåt AB",
    ]
    assert found(("Spår A. Svets och plåt", rows)) == [("Svets och plåt", None, "finns")]


def test_snabbspar_are_the_states_where_the_document_has_tracks_by_another_name():
    parts = [
        ("Lokala jobbspår", ["- Handel"]),
        ("Insatser", ["Det finns snabbspår inom vård och för lärare."]),
    ]
    assert found(*parts) == [("Handel", None, "finns")]


def test_a_run_in_name_ends_where_its_text_begins():
    text = (
        "Spår Måltid Utbildning till kock under 28 veckor. Spår Starta eget Affärsplan, bokföring och mentor."
    )
    assert found(("Lokala jobbspår", [text])) == [("Måltid", None, "finns"), ("Starta eget", None, "finns")]


def test_a_name_that_tells_no_work_counts_where_its_text_tells_of_a_track():
    above = ("Lokala jobbspår", ["Parterna driver spår."])
    text = "Spåret är 20 veckor och tar tio deltagare."
    assert found(above, ("Landstigningen", [text], 2)) == [("Landstigningen", None, "finns")]
    assert found(above, ("Gemensamma villkor", [text], 2)) == []
    assert found(above, ("Handel", ["Butiker."], 2), ("Personal", ["En lärare."], 1)) == [
        ("Handel", None, "finns")
    ]


def test_a_state_before_the_name_of_a_heading():
    above = ("Lokala jobbspår", ["Parterna driver spår."])
    assert found(above, ("Kommande: IT-tekniker", ["Tolv veckor."], 2)) == [("IT-tekniker", None, "planerat")]


def test_two_tracks_in_one_heading():
    heading = "Jobbspår barnskötare och jobbspår lärarassistent"
    assert [name for name, *_ in found((heading, ["Båda leds från lärcentrum."]))] == [
        "Barnskötare",
        "Lärarassistent",
    ]


def test_what_rests_for_a_season_has_not_ended():
    above = ("Lokala jobbspår", ["Parterna driver spår."])
    text = "Spåret vilar under säsongen 2021 men är inte nedlagt."
    assert found(above, ("Handel", [text], 2)) == [("Handel", None, "finns")]


def test_a_row_of_goals_is_no_head_of_a_table():
    rows = ["Vad som mäts\t2021", "Personer som påbörjar jobbspår\t40", "Hushåll med försörjningsstöd\t120"]
    assert found(("Mål", rows)) == []


def test_items_whose_bullets_a_tab_sets_off():
    lines = ["Jobbspår 2017–2019", "-\tButik och kassa. 12 veckor.", "-\tMarin service. Tio platser."]
    assert [name for name, *_ in found(("Målgrupp", lines))] == ["Butik och kassa", "Marin service"]


@pytest.mark.parametrize(
    "text, name",
    [
        (
            "Med stig avses en väg till arbete som parterna inrättat. Serveringsstigen startar i mars.",
            "Serveringsstigen",
        ),
        (
            "När det går väljs en yrkesväg. Varje yrkesväg leds av en lärare. I dag finns yrkesvägen Vård.",
            "Vård",
        ),
    ],
)
def test_a_word_of_the_documents_own_for_tracks(text, name):
    assert found(("Arbetssätt", [text])) == [(name, None, "finns")]


@pytest.mark.parametrize(
    "sentence, name",
    [
        ("Störst är Kassabandet – spåret för blivande butiksbiträden.", "Kassabandet"),
        ("Nytt är Gruvlunken, ett spår mot transport.", "Gruvlunken"),
        ("Kommunen har samordnat jobbspår inom de gröna näringarna.", "Gröna näringarna"),
    ],
)
def test_a_proper_name_before_its_track(sentence, name):
    assert [n for n, *_ in found(("Läget", [sentence]))] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ett förslag om spår mot förskola avvisas av parterna.",
        "Spåret för simhallspersonal upphävs.",
        "Sandvikens kommun har startat ett spår för svetsare, men platserna är förbehållna de egna invånarna.",
    ],
)
def test_what_has_been_turned_down_or_is_for_others(sentence):
    assert [n for n, _, status in found(("Läget", [sentence])) if status != "avslutat"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ett förslag om jobbspår för väktare har prövats men avvisats.",
        "Ett jobbspår för väktare har föreslagits av ett bolag, men förslaget avslogs.",
        "Frågan om ett spår för väktare avslogs.",
    ],
)
def test_what_was_only_proposed_and_turned_down_has_never_been(sentence):
    assert found(("Läget", [sentence])) == []


def test_the_industry_that_the_section_tells_of_where_the_name_tells_none():
    above = ("Lokala jobbspår", ["Parterna driver spår."])
    text = "Spåret är tio veckor i butik. Butikerna anställer kassapersonal."
    tracks = find_tracks(make_document(above, ("Första steget ut", [text], 2)))
    assert [(t.name, t.industries) for t in tracks] == [("Första steget ut", ("handel",))]


def test_a_count_after_the_word_and_the_one_that_is_most_sought():
    text = "Sedan väljs ett spår. För närvarande har vi tre. Den mest sökta är Handel, 22 veckor i butik."
    assert [n for n, *_ in found(("Arbetssätt", [text]))] == ["Handel"]


def test_a_cell_that_says_that_the_track_rests_for_a_season():
    rows = ["Jobbspår\tPlatser\tStatus", "Handel\t8\tVilande till våren 2021", "Bygg\t6\tVilande"]
    assert found(("Jobbspår", rows)) == [("Handel", None, "finns"), ("Bygg", None, "avslutat")]
