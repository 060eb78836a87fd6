"""The benchmark of reading measures what it says: all characters, and those that are wrong."""

from dataclasses import replace

from eval.reading import made, measure, wrong_share
from ingest.readers.pdf import read_pdf


def test_text_is_read_to_the_letter_and_a_lost_line_counts(tmp_path):
    path = tmp_path / "prov.pdf"
    path.write_bytes(made(2))
    result = measure(path, 1)
    assert (result["pages"], result["wrong"]) == (2, 0.0) and result["computed"] > 0 and result["peak"] > 0
    source = read_pdf(made(2))
    assert 0.002 < wrong_share(replace(source, lines=source.lines[1:])) < 0.05
