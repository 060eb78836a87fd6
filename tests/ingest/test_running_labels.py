"""A label that comes again and again in running text is no heading."""

from ingest.structure.running import Found, _without_labels

TEXT = "Mål Vi vill mer. Spår Kök, 8 platser. Spår Plåt, 6 platser. Uppföljning Den sker varje år."


def at(word: str, start: int = 0) -> Found:
    begin = TEXT.index(word, start)
    return Found(begin, begin + len(word))


def test_labels_are_told_from_headings():
    second = at("Spår", TEXT.index("Plåt") - 6)
    found = [[at("Mål"), at("Spår"), second, at("Uppföljning")]]
    assert _without_labels([TEXT], found) == [[at("Mål"), at("Uppföljning")]]


def test_one_heading_in_two_chapters_stays():
    found = [[at("Mål"), at("Spår"), at("Mål")]]
    assert _without_labels([TEXT], found) == found
