"""A reader that does not end, eats memory or falls over is ended, and the next document is read."""

import os
import sys

import pytest

from domain.errors import UnreadableDocument
from ingest.pipeline import Reading, read_document
from ingest.worker import ReadingProcess

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="gränserna sätts av Linux")


def misbehaving(path, file):
    """Does what the file's name says."""
    if file == "stannar":
        while True:
            pass
    if file == "växer":
        bytearray(50_000_000_000)
    if file == "faller":
        os.abort()
    return Reading(read_document(path, file))


def test_limits_hold_and_the_next_document_is_read(tmp_path):
    path = tmp_path / "avtal.txt"
    path.write_text("Parterna är överens.", encoding="utf-8")
    with ReadingProcess(misbehaving, seconds=1) as read_one:
        for file, says in (("växer", "för mycket minne"), ("stannar", "för lång tid"), ("faller", "skadad")):
            with pytest.raises(UnreadableDocument, match=says):
                read_one(path, file)
        assert read_one(path, "avtal.txt").agreement.sections[0].text == "Parterna är överens."
