"""What something is called: which questions ask for it, and which sentences leave it unnamed; aims and outcomes."""

import pytest

from answer.candidates.names import leaves_unnamed, named_thing
from answer.candidates.outcomes import asks_for_aim, asks_for_outcome, tells_aim, tells_outcome
from answer.question import Question


def asked(text):
    return Question(text=text, corrected=text, kind="value")


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Vad heter de tre verkstadsföretagen?", "verkstadsföretagen"),
        ("Namn på spelföretaget i Lund", "spelföretaget"),
        ("Vilka två husfabriker tar emot deltagare?", "husfabriker"),
        ("Vilka är de sju språk som finns?", "språk"),
        ("Vilka företag deltar?", None),
        ("Hur många företag deltar?", None),
    ],
)
def test_whose_name_is_asked_for(question, noun):
    assert named_thing(asked(question)) == noun


@pytest.mark.parametrize(
    ("question", "text", "unnamed"),
    [
        ("Vad heter de tre företagen?", "Spåret ges tillsammans med tre företag i Lund.", True),
        ("Vad heter de tre företagen?", "Spåret ges av tre företag: Volvo, Scania och Atlas.", False),
        ("Vilka två fabriker tar emot?", "Praktik ges på två fabriker (Norra och Södra).", False),
        ("Vad heter föreningen?", "Intervjuerna görs av en brukarförening.", True),
        ("Vad heter föreningen?", "Intervjuerna görs av föreningen Bryggan.", False),
        ("Vad heter formuläret?", "De fyller i Spegeln, ett formulär om vad de vill.", False),
        ("Vad heter formuläret?", "I Lund fyller de i ett formulär om vad de vill.", True),
        ("Vad heter modellen?", "Parterna kallar sitt arbetssätt Trappan.", False),
    ],
)
def test_that_there_is_one_is_not_what_it_is_called(question, text, unnamed):
    assert leaves_unnamed(asked(question), text) is unnamed


@pytest.mark.parametrize(
    ("question", "aim", "outcome"),
    [
        ("hur många ska börja?", True, False),
        ("hur många började under 2020?", False, True),
        ("hur stor andel avbröt i förtid?", False, True),
        ("vad blev utfallet?", False, True),
        ("hur många platser har spåret?", False, False),
    ],
)
def test_aims_and_outcomes_are_asked_for(question, aim, outcome):
    assert (asks_for_aim(question), asks_for_outcome(question)) == (aim, outcome)


@pytest.mark.parametrize(
    ("text", "aim", "outcome"),
    [
        ("minst 65 procent ska vara i arbete.", True, False),
        ("under 2018 gick 21 procent vidare.", False, True),
        ("delmål är att 50 personer börjar.", True, False),
        ("spåret har tolv platser.", False, False),
    ],
)
def test_a_sentence_tells_an_aim_or_an_outcome(text, aim, outcome):
    assert (tells_aim(text), tells_outcome(text)) == (aim, outcome)
