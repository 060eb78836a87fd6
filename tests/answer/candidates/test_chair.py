import pytest

from answer.candidates.chair import asks_who_leads, of_another_body, tells_who_leads
from answer.question import Question
from answer.understanding.frame import groups_of


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Vem är ordförande i styrgruppen?", True),
        ("Vem basar över teamet?", True),
        ("Vem bjuder in till styrgruppens möten?", True),
        ("Vem sitter i styrgruppen?", False),
        ("Vem leder utbildningen?", False),  # no group
    ],
)
def test_who_leads_a_group_is_asked_in_many_words(text, asks):
    assert asks_who_leads(Question(text, text, "value", expected="role")) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Socialchefen är ordförande.", True),
        ("Gruppen leds av rektorn.", True),
        ("Teamledare är Anna Ek.", True),
        ("Gruppen består av rektorn och en arbetsförmedlare.", False),
    ],
)
def test_who_leads_a_group_is_told_in_many_words(text, tells):
    assert tells_who_leads(text) is tells


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Styrgruppen leder arbetet.", False),
        ("Styrgruppen kallar till möte när det behövs.", False),
        ("Styrgruppen leds av rektorn.", True),
        ("Styrgruppens ordförande är rektorn.", True),
        ("Rektorn leder styrgruppen.", True),
    ],
)
def test_that_a_group_leads_the_work_does_not_tell_who_leads_it(text, tells):
    assert tells_who_leads(text, ("styrgrupp",)) is tells
    assert tells_who_leads(text)


@pytest.mark.parametrize(
    ("asked", "said", "another"),
    [
        ("Vem är kommunstyrelsens ordförande?", "Ordförande är rektorn.", True),
        ("Vem är kommunstyrelsens ordförande?", "Kommunstyrelsens ordförande Anna Ek skriver under.", False),
        ("Vem är ordförande?", "Ordförande är rektorn.", False),
    ],
)
def test_the_chair_of_a_body_is_not_that_of_another(asked, said, another):
    assert of_another_body(Question(asked, asked, "value", expected="role"), said) is another


def test_the_team_alone_names_no_group():
    assert groups_of("Hur ofta ses teamet?") == ()
    assert groups_of("Hur ofta ses ungdomsteamet?") == ("ungdomsteam",)
