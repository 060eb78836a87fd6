"""What a list question asks for apart from its topic: the status of tracks."""

import pytest

from answer.frame import statuses_of


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
