"""Which reader a file gets, and what is said of files that none can read."""

from pathlib import Path

import pytest

from domain.errors import UnreadableDocument
from ingest.layout.cleaning import clean
from ingest.readers import LONGEST_WORD, SUFFIXES, read_file
from tests.ingest.readers.build import drawn, zip_of

SAMPLES = sorted(path for path in (Path(__file__).parents[3] / "corpus").glob("*") if path.suffix in SUFFIXES)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "first"),
    [
        ("avtal.txt", b"Parterna", "Parterna"),
        ("avtal.MD", b"# Parterna", "Parterna"),
        ("avtal.txt", drawn([(60, 100, "Parterna")]), "Parterna"),
        ("avtal.doc", rb"{\rtf1 Parterna}", "Parterna"),
        ("avtal.pdf", rb"{\rtf1 Parterna}", "Parterna"),
        ("avtal.htm", b"<p>Parterna", "Parterna"),
        ("avtal", b"<!DOCTYPE html><html><body><p>Parterna</p></body></html>", "Parterna"),
        ("avtal.txt", "Texten nämner <html> i förbigående.".encode(), "Texten nämner <html> i förbigående."),
    ],
)
def test_content_decides_before_the_suffix(tmp_path, name, data, first):
    assert read_file(written(tmp_path, name, data)).lines[0].text == first


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("bild.xyz", b"abc", r"Filtypen \.xyz kan inte läsas .*Duasök läser PDF"),
        ("avtal", b"abc", "utan filändelse"),
        ("tom.txt", b"", "är tom"),
        ("tom.pdf", b" \n\t", "är tom"),
        ("avtal.pdf", b"abc", "ingen hel PDF-fil"),
        ("avtal.docx", b"abc", "ingen hel DOCX-fil"),
        ("avtal.docx", zip_of({"a.txt": b"a"}), "arkiv eller en filtyp"),
        ("avtal.docx", zip_of({"word/document.xml": b"<a/>"})[:-30], "ingen hel fil"),
        ("avtal.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, r"gamla Word-formatet \.doc"),
        ("bild.pdf", b"\x89PNG\r\n\x1a\n....", "är en bild"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path, name, data, says):
    with pytest.raises(UnreadableDocument, match=says) as caught:
        read_file(written(tmp_path, name, data))
    assert name in str(caught.value) and "\n" not in str(caught.value)


def test_words_longer_than_any_language_has_are_parted(tmp_path):
    """Patterns for words take time as the square of a word's length; with a space in it no letter is lost."""
    address = "https://exempel.se/" + "a" * 1000
    (line,) = read_file(written(tmp_path, "lank.txt", f"Se {address} för mer.".encode())).lines
    assert "".join(line.text.split()) == f"Se{address}förmer."
    assert max(len(word) for word in line.text.split()) == LONGEST_WORD


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"saknas\.pdf kunde inte öppnas"):
        read_file(tmp_path / "saknas.pdf")


@pytest.mark.skipif(not SAMPLES, reason="exempelkorpusen finns inte")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample_documents_lose_nothing(path):
    from tests.ingest.test_layout import assert_nothing_lost

    source = read_file(path)
    layout = clean(source)
    assert_nothing_lost(source, layout)
    assert all(block.text.strip() and "\n" not in block.text for block in layout.blocks)
