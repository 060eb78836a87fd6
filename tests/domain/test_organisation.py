import pytest

from domain.organisation import find_organisation_numbers, is_organisation_number


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("org.nr 212000-0324", "212000-0324"),
        ("org.nr. 212000–0324,", "212000–0324"),
        ("Organisationsnummer 21 20 00 - 0324", "21 20 00 - 0324"),
        ("Organisationsnummer 2120000324", "2120000324"),
        ("nr 212000 0324", "212000 0324"),
    ],
)
def test_ways_of_writing(text: str, written: str) -> None:
    assert [(text[o.start : o.end], o.value) for o in find_organisation_numbers(text)] == [
        (written, "212000-0324")
    ]


@pytest.mark.parametrize(
    "text", ["212000-0325", "2020-06-23", "0155-383 00", "12345678901234", "811231-1234"]
)
def test_wrong_checksum_or_other_numbers(text: str) -> None:
    assert find_organisation_numbers(text) == []


def test_checksum() -> None:
    assert is_organisation_number("2021002114")
    assert not is_organisation_number("2021002115")
    assert not is_organisation_number("202100-2114")
