"""What counts tracks in a sentence of a document."""

import pytest

from answer.lists.track_counts import number_of_tracks


@pytest.mark.parametrize(
    ("said", "about", "number"),
    [
        ("I dag finns fyra jobbspår.", "", 4),
        ("I nuläget finns fyra.", "Jobbspår", 4),
        ("I nuläget finns fyra.", "Lokaler", None),
        ("Lager och logistik Hallsberg Pågår 24", "Jobbspår", None),  # a row's last cell: seats
        ("Minst fyra jobbspår ska finnas.", "", None),
    ],
)
def test_a_sentence_may_tell_how_many_tracks_there_are(said, about, number):
    assert number_of_tracks(said, about) == number
