import pytest

from answer.candidates.parts import asks_for_part, asks_for_total, goes_on, tells_part


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


def test_a_question_may_ask_for_all_parts_together():
    assert asks_for_total("Hur mycket kostar det totalt?")
    assert not asks_for_total("Hur mycket betalar kommunen?")
