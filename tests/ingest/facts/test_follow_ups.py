"""Following up: when and by whom; that of one person's plan is none."""

import pytest

from ingest.facts.follow_ups import find_follow_ups
from tests.ingest.facts.making import make_document


def found(heading, *lines):
    return [(f.when, f.whom) for f in find_follow_ups(make_document((heading, list(lines))))]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Målen följs upp av styrgruppen två gånger per år.", ("två gånger per år", "styrgrupp")),
        ("Uppföljning av överenskommelsen görs varje tertial.", ("varje tertial", None)),
        ("Överenskommelsen utvärderas våren 2022 av en extern part.", ("våren 2022", "en extern part")),
        ("Resultaten redovisas för kommunstyrelsen i juni.", (None, "kommunstyrelsen")),
        ("Arbetsgruppen rapporterar statistik till styrgruppen varje månad.", ("varje månad", "arbetsgrupp")),
        ("Modellen utvärderas senast 2022-10-01.", ("2022-10-01", None)),
    ],
)
def test_following_up(sentence, expected):
    assert found("Uppföljning", sentence) == [expected]


def test_outside_its_section_only_that_of_the_agreement():
    assert found("Samverkan", "Målen följs upp av styrgruppen två gånger per år.") == [
        ("två gånger per år", "styrgrupp")
    ]
    assert found("Samverkan", "Planen följs upp var sjätte vecka tillsammans med deltagaren.") == []
    assert found("Samverkan", "Parterna samverkar varje vecka.") == []
