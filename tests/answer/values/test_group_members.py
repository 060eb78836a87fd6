"""How many sit in a group, by its members on the sample corpus; who they are where their number is not told."""

import pytest

from answer.service import ask
from tests.conftest import Library


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Hur många sitter i styrgruppen i Hudiksvall?", 4),
        ("Hur många roller ingår i Motalas genomförandegrupp?", 4),
        ("Hur många personer sitter i genomförandegruppen i Motala?", 5),  # two of them in one role
        ("Hur många personer sitter i arbetsgruppen i Trelleborg?", None),  # "handläggare", one or several
    ],
)
def test_members_are_counted(question: str, number: int | None, sample: Library) -> None:
    answer = ask(question, sample.index)
    assert answer.found and answer.citations and answer.count == number
