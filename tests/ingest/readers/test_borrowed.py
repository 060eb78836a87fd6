"""Words of one reader at the places of another's."""

from ingest.readers.borrowed import with_places
from ingest.words import Word


def words(*texts: str) -> list[Word]:
    return [Word(text, 10.0 * n, 10.0 * n + 8, 100.0, 110.0, 10.0) for n, text in enumerate(texts)]


def test_words_get_the_places_of_words_as_long_as_they():
    placed = with_places(
        "Parterna möts varje kvartal i kommunhuset".split(),
        words("Qbsufsob", "n÷ut", "wbskf", "lwbsubm", "j", "lpnnvoivtfu"),
    )
    assert [(w.text, w.x0) for w in placed] == [
        ("Parterna", 0.0), ("möts", 10.0), ("varje", 20.0), ("kvartal", 30.0), ("i", 40.0), ("kommunhuset", 50.0),
    ]  # fmt: skip


def test_a_word_that_only_one_reader_has_is_passed_over():
    placed = with_places(
        "Sida Parterna möts varje kvartal".split(), words("Qbsufsob", "n÷ut", "wbskf", "lwbsubm")
    )
    assert [(w.text, w.x0) for w in placed] == [
        ("Parterna", 0.0),
        ("möts", 10.0),
        ("varje", 20.0),
        ("kvartal", 30.0),
    ]


def test_no_places_where_the_readers_do_not_agree():
    assert with_places("Parterna möts varje kvartal i huset".split(), words("a", "b", "c", "d")) == []
