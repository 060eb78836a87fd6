"""Where a sentence may name a track, what speaks for each phrase, and that the weights are of signs that exist."""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from ingest.facts.tracks.forms import joined_names
from ingest.facts.tracks.mentions import mentions_in
from ingest.facts.tracks.sentences import scored_mentions
from ingest.facts.tracks.words import evidence
from ingest.facts.units import body_units
from tests.ingest.facts.making import make_document


def mentions(sentence):
    (unit,) = body_units(make_document(("Läget", [sentence]))[0])
    return mentions_in(unit, joined_names(unit, "", False))


def scores(*parts):
    return {s.mention.name.text: s for s in scored_mentions(make_document(*parts), ())}


@pytest.mark.parametrize(
    "sentence, names",
    [
        (
            "Kommunen driver spår för svetsare, kockar och vårdbiträden.",
            ["Svetsare", "Kockar", "Vårdbiträden"],
        ),
        ("Våra jobbspår: Industri Bygg Förskola.", ["Industri", "Bygg", "Förskola"]),
        ("Parterna har vård- och omsorgsspåret igång.", ["Vård- och omsorgsspåret"]),
        ("Ett spår för tekniker inom it-support startar.", ["Tekniker inom it-support"]),
        ("Det heter Vård på lätt svenska och pågår.", ["Vård på lätt svenska"]),
        ("Spåret för kock i kommunens kök pågår.", ["Kock"]),
        ("Alla möts på måndagar och talar om läget.", []),
    ],
)
def test_the_phrases_of_a_sentence(sentence, names):
    assert [m.name.text for m in mentions(sentence)][: len(names) or None] == names


def test_an_enumeration_has_one_lead_and_every_member_its_place():
    found = mentions("Det finns spår inom handel, kök (Nora) samt svets.")
    assert [(m.place, m.size) for m in found] == [(0, 3), (1, 3), (2, 3)]
    assert len({(m.lead, m.tail) for m in found}) == 1


def test_signs_say_why():
    svets = scores(("Lokala jobbspår", ["Spåret för svetsare pågår."]))["Svetsare"]
    assert {"joined", "joined_linked", "chapter", "occupation", "runs_after"} <= svets.signs
    assert svets.score > 0


def test_a_person_is_no_track():
    anna = scores(("Jobbspår", ["Samordnare för jobbspåren är Anna Warsame."]))["Anna Warsame"]
    assert "person" in anna.signs and anna.score < 0


def test_what_is_said_far_from_tracks_is_none():
    assert not any(s.score >= 0 for s in scores(("Bakgrund", ["Bristen är stor på svetsare."])).values())


def test_every_section_without_the_word_is_passed_over():
    assert scores(("Bakgrund", ["Svetsare och kockar utbildas på komvux."])) == {}


def test_every_weight_is_of_a_sign_that_can_hold():
    text = [
        "Parterna driver tre jobbspår: kock, svets och vård.",
        "Det första heter Kompassen och startar i maj.",
        "I vårdspåret ingår svenska (språk), och behovet av personal är stort.",
        "- Bygg: tio platser",
    ]
    held = {sign for s in scores(("Jobbspår", text)).values() for sign in s.signs}
    assert held - evidence("certain").keys() <= evidence("sentence").keys() | {"general_alone"}
    assert "needed" in evidence("sentence") and not evidence("sentence").keys() & evidence("certain").keys()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ett spår för tågvärdar och lokalvårdare på tåg förbereds.", ["Tågvärdar och lokalvårdare på tåg"]),
        ("Ett spår för kockar på heltid förbereds.", ["Kockar"]),
        ("Arboga har spåret Städ och hemservice, sex veckor.", ["Städ och hemservice"]),
    ],
)
def test_a_name_goes_on_after_its_noun_but_not_to_how_the_track_runs(text, names):
    assert [t.name for t in find_tracks(make_document(("Jobbspår", [text])))] == names


def test_the_title_page_of_a_document_with_sections_names_no_track():
    title = (None, ["Lokalt jobbspår Kock - Söderhamns kommun", "Jobbspår PDF Gratis nedladdning"])
    assert (
        find_tracks(make_document(title, ("Parter", ["Parter är Nora kommun och Arbetsförmedlingen."]))) == ()
    )


@pytest.mark.parametrize("text", ["Sala: spår i kontorsservice och i vård.", "- Spår i skog"])
def test_no_name_begins_with_a_preposition(text):
    names = [t.name for t in find_tracks(make_document(("Jobbspår", [text])))]
    assert all(not name.lower().startswith("i ") for name in names)


def _names(*paragraphs):
    return [t.name for t in find_tracks(make_document(("Jobbspår", list(paragraphs))))]


def test_what_the_next_sentence_says_is_no_track_is_none():
    text = "Under namnet Cykelspåret finns en verkstad för unga. Den är öppen för alla och ingår inte bland jobbspåren."
    assert _names("Jobbspåret Kök pågår.", text) == ["Kök"]


def test_a_line_of_work_that_is_added_is_planned():
    assert _names("Jobbspåret Kök pågår.", "Under 2019 tillkommer Lager, om bolaget har handledare.") == [
        "Kök",
        "Lager",
    ]


def test_what_a_track_leads_to_is_no_other_track():
    assert _names("Jobbspåret Boendestöd, 26 veckor, för arbete inom psykiatrin, ges på hösten.") == [
        "Boendestöd"
    ]
