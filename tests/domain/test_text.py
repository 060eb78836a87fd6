from hypothesis import given
from hypothesis import strategies as st

from domain.text import fold, normalise, words


def test_fold_keeps_swedish_letters_apart() -> None:
    assert fold("Överenskommelse Å Ä") == "överenskommelse å ä"
    assert fold("HABO") != fold("HÅBO")


def test_fold_unifies_dashes_accents_and_soft_hyphens() -> None:
    assert fold("6 – 7 måna\u00adder") == "6 - 7 månader"
    assert fold("a\u030anga") == "ånga"
    assert fold("ﬁnns") == "finns"


def test_spans_lead_back_to_the_original() -> None:
    original = "jobb\u00adspa\u030ar – ﬁnns"
    plain = normalise(original)
    assert plain.text == "jobbspår - finns"
    assert original[slice(*plain.span(0, 8))] == "jobb\u00adspa\u030ar"
    start = plain.text.index("finns")
    assert original[slice(*plain.span(start, start + 5))] == "ﬁnns"


@given(st.text(max_size=60))
def test_spans_lie_in_the_text_and_are_in_order(text: str) -> None:
    plain = normalise(text)
    assert len(plain.offsets) == len(plain.text) + 1
    assert list(plain.offsets) == sorted(plain.offsets)
    for i in range(len(plain.text)):
        start, end = plain.span(i, i + 1)
        assert 0 <= start < end <= len(text)


def test_words_keep_hyphens_and_endings_of_abbreviations() -> None:
    def found(text: str) -> list[str]:
        return [text[a:b] for a, b in words(text)]

    assert found("Vård- och omsorg, AF:s IT-stöd (nr 2)!") == [
        "Vård-",
        "och",
        "omsorg",
        "AF:s",
        "IT-stöd",
        "nr",
        "2",
    ]
    assert found("2020-06-23 – den") == ["2020-06-23", "den"]
    assert found("") == []
