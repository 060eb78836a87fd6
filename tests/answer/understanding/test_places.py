"""Places that a question names, as they are typed."""

import pytest

from answer.understanding.places import find_places
from domain.municipalities import by_name


@pytest.mark.parametrize(
    ("text", "party", "found"),
    [
        ("Vad betalar AF i Amål?", "Åmål", ["Åmål"]),  # a ring forgotten in a party's short name
        ("vilka mål har åmal?", "Åmål", ["Åmål"]),
        ("Vilka mål har amal?", "Mora", []),  # a short name of none of the parties
        ("Vilka spår finns i Ostersund?", "Mora", ["Östersund"]),
        ("Hur många tar emot kurs?", "Åre", []),
    ],
)
def test_names_typed_without_their_dots_and_rings(text: str, party: str, found: list[str]) -> None:
    known = by_name(party)
    assert known is not None
    assert [m.name for p in find_places(text, {known.code}) for m in p.municipalities] == found
