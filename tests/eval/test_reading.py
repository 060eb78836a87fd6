"""The benchmark of reading measures what it says: all characters, and those that are wrong."""

import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from eval.reading import Watch, _running_children, growth, made, measure, scanned, whole, wrong_share
from ingest.readers import ocr
from ingest.readers.pdf import read_pdf


def test_text_is_read_to_the_letter_and_a_lost_line_counts(tmp_path):
    path = tmp_path / "prov.pdf"
    path.write_bytes(made(2))
    result = measure(path, 1)
    assert (result["pages"], result["wrong"]) == (2, 0.0) and result["computed"] > 0 and result["peak"] > 0
    source = read_pdf(made(2))
    assert 0.002 < wrong_share(replace(source, lines=source.lines[1:])) < 0.05


def test_growth_is_told_for_a_thousand_pages():
    small, large = {"pages": 200, "peak": 70.0}, {"pages": 2000, "peak": 79.0}
    assert growth(small, large) == pytest.approx(5.0)


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="bara Linux säger vilka processer som är igång"
)
def test_processes_that_run_at_the_same_time_are_counted():
    waits = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    others = _running_children()  # a browser of other tests, say
    with Watch() as watch:
        running = [subprocess.Popen(waits, stdin=subprocess.PIPE) for _ in range(2)]
        while watch.mean <= others:
            pass
        for process in running:
            process.communicate()
    assert others < watch.mean <= others + 2


def test_two_workers_read_two_pages_at_the_same_time(monkeypatch):
    """Both pages are in Tesseract's hands before either is done: with one worker the barrier would break."""
    both = threading.Barrier(2, timeout=60)

    def read(picture, dpi):
        both.wait()
        return None

    monkeypatch.setattr(ocr, "read_picture", read)
    monkeypatch.setattr(ocr, "has_ocr", lambda: True)
    source = read_pdf(scanned(made(2)), workers=2)
    assert [reading.method for reading in source.page_readings] == ["oläsbar", "oläsbar"]


def test_all_of_reading_in_is_measured(monkeypatch):
    monkeypatch.setenv("DUASOK_MODEL", "hash")
    assert re.fullmatch(
        r"hela inläsningen, 1 sidor: \d+ sekunder av processorn, minne högst \d+ MB", whole(1)
    )
