"""Places of all tracks together, from what the documents say of each."""

from dataclasses import replace

import pytest

from answer.lists.answers import answer_count
from answer.lists.tracks import tracks
from answer.understanding.understand import understand
from domain.agreement import Span, Track, TrackDetail
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle


def _track(agreement, name, seats, status="finns"):
    section, start, end = next(agreement.walk())
    span = Span(section.id, start, end)
    details = (TrackDetail("seats", seats, span),) if seats else ()
    return Track(name, ("industri",), None, status, span, details=details)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    agreement = gavle()
    told = (
        _track(agreement, "Svets", "Tolv platser"),
        _track(agreement, "Lager", "8"),
        _track(agreement, "Kök", ""),
        _track(agreement, "Bygg", "fem platser", "planerat"),
    )
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, [replace(agreement, facts=replace(agreement.facts, tracks=told))], HashEmbedder())
    return open_index(home, HashEmbedder())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hur många platser har Gävles spår sammanlagt?", 20),
        ("Hur många deltagare får plats i Gävles spår tillsammans?", 20),
        ("Hur många platser blir det totalt i Gävles planerade spår?", 5),
    ],
)
def test_running_tracks_are_summed_and_planned_ones_when_asked(index, text, number):
    answer = answer_count(understand(text, index), index)
    assert (answer.kind, answer.count, answer.found) == ("count", number, True)


def test_a_track_without_a_number_is_told(index):
    answer = answer_count(understand("Hur många platser har Gävles spår sammanlagt?", index), index)
    assert answer.text == "20 platser sammanlagt i Gävle: Svets (12), Lager (8) och Kök (inget antal anges)."


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Var får deltagarna lön under någon del av spåret?", False),
        ("Vilka ordnar provdagar innan man väljer ett spår?", False),
        ("Var kan man gå ett spår inom industri?", True),
        ("Vilka kommuner har jobbspår inom industri?", True),
    ],
)
def test_a_track_that_only_says_when_is_not_what_is_asked_for(index, text, decides):
    assert (tracks(understand(text, index), index) is not None) is decides
