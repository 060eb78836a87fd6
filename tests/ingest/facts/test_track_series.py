"""Names that a document gives its tracks by the same words before each."""

import pytest

from ingest.facts.tracks.document_tracks import find_tracks
from ingest.facts.tracks.series import series_in
from tests.ingest.facts.making import make_document


def words(*paragraphs, heading="Insatser"):
    return [series.words for series in series_in(make_document((heading, list(paragraphs))))]


def test_words_before_several_lines_of_work_are_a_series_where_they_are_a_name():
    text = "Klivet till svetsare tar 20 veckor. Klivet till kock tar tio. Klivet före är ingen utbildning."
    tracks = find_tracks(make_document(("Kliv mot jobb", [text])))
    assert [(t.name, t.industries) for t in tracks] == [
        ("Svetsare", ("industri",)),
        ("Kock", ("maltid-restaurang",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I serien Arbeta som finns två kurser. Arbeta som målare är ny. Arbeta som kock är full.",
        "Här ges Jobb i sikte Bygg och Jobb i sikte Vård.",
    ],
)
def test_a_phrase_is_a_name_where_it_is_called_so_or_has_a_capital_letter(text):
    assert len(words(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Behov av personal inom vård ökar. Behov av personal inom handel minskar.",
        "Praktik inom vård är vanlig. Praktik inom bygg är ovanlig.",
        "Vägen till arbete är lång. Vägen till kommunhuset är kort.",
        "Den som vill arbeta inom vård söker. Den som vill arbeta inom bygg väntar.",
    ],
)
def test_common_phrases_before_lines_of_work_are_none(text):
    assert words(text, heading="Praktik och behov av personal") == []
