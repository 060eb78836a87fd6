"""Word by word: what differs between two texts, and which sections are held against each other; texts are invented."""

from dataclasses import replace

import pytest

from answer.word_diff import section_pairs, word_diff
from tests.factory import make_agreement


def told(first, second):
    return [(s.kind, s.text.strip()) for s in word_diff(first, second)]


def test_only_the_words_that_differ_are_told():
    assert told("Minst 70 procent ska i arbete.", "Minst 80 procent ska vara i arbete.") == [
        ("same", "Minst"),
        ("first", "70"),
        ("second", "80"),
        ("same", "procent ska"),
        ("second", "vara"),
        ("same", "i arbete."),
    ]


def test_case_and_marks_around_words_do_not_count():
    assert told("- Styrgruppen, möts varje månad", "styrgruppen möts varje månad.")[-1][0] == "same"
    assert [kind for kind, _ in told("Styrgruppen, möts", "styrgruppen möts.")] == ["same"]


@pytest.mark.parametrize(("first", "second"), [("", "Nytt"), ("Gammalt", ""), ("", "")])
def test_empty_texts(first, second):
    assert told(first, second) == ([("first", first)] if first else []) + (
        [("second", second)] if second else []
    )


def test_the_texts_are_kept_whole():
    one, other = "Parterna  ska\nmötas två gånger.", "Parterna ska mötas\nfyra gånger per år."
    pieces = word_diff(one, other)
    assert "".join(p.text for p in pieces if p.kind != "first") == other
    words = "".join(p.text for p in pieces if p.kind != "second").split()
    assert [w.strip(".") for w in words] == [w.strip(".") for w in one.split()]


def test_sections_are_paired_by_heading_then_by_topic():
    old = make_agreement(
        "a.txt", ["Vara"], {"Mål": ["Minst 70."], "Jobbspår": ["Kock."], "Ekonomi": ["Inga medel."]}
    )
    new = make_agreement(
        "b.txt", ["Vara"], {"Lokala spår": ["Kock."], "Mål": ["Minst 80."], "Språk": ["Svenska."]}
    )
    topics = {"Jobbspår": "jobbspar", "Lokala spår": "jobbspar"}
    old, new = (
        replace(a, sections=tuple(replace(s, topic=topics.get(s.heading)) for s in a.sections))
        for a in (old, new)
    )
    pairs = section_pairs(old, new)
    found = [(p.first.heading if p.first else None, p.second.heading if p.second else None) for p in pairs]
    assert found == [("Jobbspår", "Lokala spår"), ("Mål", "Mål"), (None, "Språk"), ("Ekonomi", None)]
    assert [round(p.alike, 2) for p in pairs] == [1.0, 0.5, 0.0, 0.0]
    assert [p.heading for p in section_pairs(old, new, "jobbspar")] == ["Lokala spår"]
