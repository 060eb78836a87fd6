import pytest

from ingest.numbering import follows, read_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1. Parter", "1", "Parter"),
        ("5.1. Målgrupp", "5.1", "Målgrupp"),
        ("5.1 Målgrupp", "5.1", "Målgrupp"),
        ("§ 3 Syfte", "3", "Syfte"),
        ("3 § Syfte", "3", "Syfte"),
        ("Kap. 2 Bakgrund", "2", "Bakgrund"),
        ("IV. Tid", "IV", "Tid"),
        ("10 Underskrifter", "10", "Underskrifter"),
        ("5 Deltagare", "5", "Deltagare"),
        ("2) Mål", "2", "Mål"),
        ("9 a Sekretess", "9 a", "Sekretess"),
        ("9a. Sekretess", "9 a", "Sekretess"),
        ("9 B. Sekretess", "9 B", "Sekretess"),
        ("IX B. Sekretess", "IX B", "Sekretess"),
        ("§ 9 a Sekretess", "9 a", "Sekretess"),
        ("C Ledning", "C", "Ledning"),
        ("C. Ledning", "C", "Ledning"),
        ("C2 Styrgrupp", "C2", "Styrgrupp"),
    ],
)
def test_numbers_before_headings(text, number, rest):
    found = read_number(text)
    assert found is not None
    assert (found.number, found.rest) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2020-10-04",
        "15 oktober 2019",
        "25 deltagare ska börja",
        "65% av deltagarna",
        "1 744 individer",
        "2019 Samverkan",
        "3 c",
        "I Kalix finns",
        "9 a",
    ],
)
def test_other_numbers_are_none(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((4,), (5,), True),
        ((4,), (4,), True),
        ((4,), (6,), True),
        ((4,), (7,), False),
        ((4,), (3,), False),
        ((5,), (5, 1), True),
        ((5, 2), (6,), True),
        ((5, 1, 3), (5, 2), True),
        ((5,), (6, 1), False),
    ],
)
def test_which_numbers_follow(one, other, expected):
    assert follows(one, other) is expected
