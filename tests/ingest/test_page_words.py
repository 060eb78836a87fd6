"""Packed pages keep out of memory, and come back as they were put in."""

import pickle

import pytest

from ingest.page_words import PackedPages, read_words, write_words
from ingest.page_words import pack_page as pack
from ingest.words import Word


@pytest.mark.parametrize("pages", [1, 3, 2000])  # within memory and on disk
def test_all_pages_come_back_after_another_process_has_packed_them(tmp_path, pages):
    word = Word("Överenskommelse", 10.0, 60.0, 20.0, 30.0, 10.0)
    packed = PackedPages()
    for number in range(1, pages + 1):
        packed.append(pack(number, (595.0, 842.0), [word] * 20))
    path = tmp_path / "words.jsonl.gz"
    write_words(pickle.loads(pickle.dumps(packed)), path)
    found = read_words(path, {1, pages})
    assert set(found) == {1, pages} and found[pages].boxes[19] == (10.0, 20.0, 60.0, 30.0)
    assert b"".join(packed) == path.read_bytes()


def test_without_pages_an_earlier_file_goes(tmp_path):
    path = tmp_path / "words.jsonl.gz"
    path.write_bytes(b"gammalt")
    write_words(PackedPages(), path)
    assert not path.exists()
