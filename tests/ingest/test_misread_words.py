"""Misread words in the headings of scans: mended when one known word is near, else left as they were read."""

import pytest

from ingest.structure.misread_words import Mender

MENDER = Mender(["Traineejobb ordnas i kommunen.", "Ett traineejobb varar ett år.", "Klockstapeln."])


@pytest.mark.parametrize(
    "read, meant",
    [
        ("Avialstid", "Avtalstid"),
        ("Vilka som omfaltas", "Vilka som omfattas"),
        ("Utbildningskontralkt för unga", "Utbildningskontrakt för unga"),
        ("TRAINOEJOBB", "TRAINEEJOBB"),
        ("Samverkans former", "Samverkans former"),  # another form of a known word
        ("Klockstapelm", "Klockstapelm"),  # said once: no better known than what was read
        ("Måi", "Måi"),  # too short to tell
        ("Byggnadsnämnden i Sjöstad", "Byggnadsnämnden i Sjöstad"),
    ],
)
def test_words_of_a_scanned_heading(read, meant):
    assert MENDER.mended(read) == meant
