"""What a list question asks for apart from its topic: the status of tracks."""

import pytest

from answer.understanding.frame import (
    asks_for_denial,
    is_negated,
    statuses_of,
    telling_little,
    without_widening,
)


@pytest.mark.parametrize(
    ("question", "statuses"),
    [
        ("Vilka kommuner har jobbspår inom vård?", ()),
        ("Vilka planerar jobbspår inom vård?", ("planerat",)),
        ("Vilka vill starta nya spår?", ("planerat",)),
        ("Finns det spår för den som vill starta eget?", ()),
        ("Vilka har lagt ner spår?", ("avslutat",)),
        ("Vilka har eller planerar spår inom handel?", ("finns", "planerat")),
        ("Which have, or plan to start, a track in retail?", ("finns", "planerat")),
        ("Vilka har avslutade eller planerade spår?", ("planerat", "avslutat")),
    ],
)
def test_statuses_that_a_question_names(question, statuses):
    assert statuses_of(question) == statuses


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("Vilka kommuner saknar jobbspår?", True),
        ("Vilka avtal saknar slutdatum och gäller tills vidare?", False),
        ("Vilka är utan styrgrupp?", True),
        ("Kommuner utan jobbspår", True),
        ("Vilka nämner inte facket?", True),
        ("Vilka har ingen budget?", True),
        ("Vilka har unga utan gymnasieexamen som målgrupp?", False),
        ("Vilka vänder sig till personer som saknar arbete?", False),
        ("Vilka tar emot dem som inte har fullföljt skolan?", False),
        ("I vilka kommuner planeras spår som ännu inte har startat?", False),
    ],
)
def test_a_lack_that_describes_somebody_does_not_turn_the_question_round(question, negated):
    assert is_negated(question) is negated


def test_what_only_widens_the_thing_asked_for_is_left_out():
    asked = "trepartssamtal eller liknande möten med alla tre, vilka har det?"
    assert without_widening(asked).split() == "trepartssamtal , vilka har det?".split()
    assert len(without_widening(asked)) == len(asked)


def test_verbs_of_a_list_question_tell_less_than_what_they_are_about():
    weights = telling_little("vilka har fått eller sökt pengar")
    assert weights["sökt"] < weights["verksamhet"] < 1 and "pengar" not in weights


@pytest.mark.parametrize(
    ("question", "denial"),
    [
        ("Vilka skriver att de inte har något vårdspår?", True),
        ("Vilka talar rent ut om att det saknas lokaler?", True),
        ("Vilka skriver att personer som saknar arbete ska få stöd?", False),
        ("Vilka skriver om jobbspår?", False),
        ("Vilka har inga jobbspår?", False),
    ],
)
def test_who_says_that_it_is_not_so_is_told_from_who_lacks_it(question, denial):
    assert asks_for_denial(question) is denial
