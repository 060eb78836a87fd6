import pytest

from answer.candidates.outcomes import asks_for_aim, tells_outcome
from answer.candidates.parts import asks_for_part, goes_on, names_total, tells_part


@pytest.mark.parametrize(
    ("text", "goes", "tells"),
    [
        ("Av dem fick 41 arbete.", True, True),
        ("Bland dessa var tio unga.", True, True),
        ("Under året deltog 74 personer, varav 47 från Mora.", False, True),
        ("Hösten 2019 fick sju av nio deltagare jobb.", False, True),
        ("Spåret har tolv platser.", False, False),
        ("Av kommunen betalas lokalen.", False, False),
    ],
)
def test_a_sentence_may_count_a_part(text, goes, tells):
    assert (goes_on(text), tells_part(text)) == (goes, tells)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Hur många av deltagarna fick jobb?", True),
        ("Hur många av dem som gick spåret fick jobb?", True),
        ("Hur stor andel av deltagarna ska få jobb?", False),
        ("Hur många deltagare har spåret?", False),
    ],
)
def test_a_question_may_ask_for_a_part(question, asks):
    assert asks_for_part(question) is asks


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Hur mycket kostar det totalt?", True),
        ("Hur många extratjänster har kommunerna ihop?", True),
        ("Parterna avsätter tillsammans 3 miljoner", True),
        ("Hur mycket betalar kommunen?", False),
    ],
)
def test_words_may_be_about_all_parts_together(text, total):
    assert names_total(text) is total


def test_a_goal_is_no_outcome():
    assert asks_for_aim("hur stor andel ska gå till arbete?")
    assert not asks_for_aim("hur stor andel gick till arbete när målet sattes?")
    assert tells_outcome("under 2018 gick 21 procent vidare.")
    assert not tells_outcome("minst 21 procent ska gå vidare, mot 18 som gick 2018.")
