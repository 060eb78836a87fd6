"""A track whose own words say that it has not begun is planned, whatever list it stands in."""

import pytest

from answer.track_status import tracks_of
from domain.agreement import Facts, Span, Track
from tests.factory import make_agreement


def status_of(heading: str, line: str, name: str = "Trädgård") -> str:
    start = f"{heading}\n{line}".index(name)
    track = Track(name, ("grona-naringar",), None, "finns", Span("s00", start, start + len(name)))
    return tracks_of(make_agreement("a.txt", ["Ale"], {heading: [line]}, facts=Facts(tracks=(track,))))[
        0
    ].status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Trädgård har åtta platser.", "finns"),
        ("Trädgård startar två gånger per år.", "finns"),
        ("Trädgård är ännu inte i gång.", "planerat"),
        ("Trädgård planeras starta till våren.", "planerat"),
        ("Trädgård, start beräknas till hösten 2022.", "planerat"),
        ("Från nästa år tillkommer Trädgård.", "planerat"),
    ],
)
def test_the_sentence_that_names_it_decides(line, status):
    assert status_of("Lokala jobbspår", line) == status


def test_a_section_of_its_own_is_read_whole():
    assert status_of("Trädgård", "Åtta platser. Start beräknas till hösten.") == "planerat"
    assert status_of("Trädgård", "Åtta platser. Starten var lyckad.") == "finns"
