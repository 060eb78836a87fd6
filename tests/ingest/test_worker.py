"""A reader that does not end, eats memory or falls over is ended, and the next document is read."""

import os
import sys

import pytest

from domain.errors import UnreadableDocument
from ingest.pipeline import Reading, read_document
from ingest.worker import ReadingProcess
from tests.ingest.test_hostile import one_page, stream

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


def drawn_twice_a_level(levels):
    """A page of forms, each of which draws the next one twice: 2 ** levels drawings from a few kilobytes."""
    font = 5 + levels
    draws = [b"/XObject<</F %d 0 R>>" % number for number in range(6, font)] + [b"/Font<</T %d 0 R>>" % font]
    acts = [b"/F Do /F Do"] * (levels - 1) + [b"BT /T 12 Tf 60 700 Td (Parterna) Tj ET"]
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>"
    forms = [stream(act, form % draw) for act, draw in zip(acts, draws, strict=True)]
    helvetica = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return one_page(stream(b"/F Do"), b"<</XObject<</F 5 0 R>>>>", [*forms, helvetica])


def test_a_page_that_doubles_with_every_level_is_ended_by_the_limit(tmp_path):
    with ReadingProcess(seconds=1) as read_one:
        for levels, name in ((3, "få.pdf"), (40, "många.pdf")):
            (tmp_path / name).write_bytes(drawn_twice_a_level(levels))
        assert read_one(tmp_path / "få.pdf", "få.pdf").agreement.page_readings[0].method == "text"
        with pytest.raises(UnreadableDocument, match=r"många\.pdf tog för lång tid .* Dela upp filen"):
            read_one(tmp_path / "många.pdf", "många.pdf")
