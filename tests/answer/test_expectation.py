"""What type of answer a question expects."""

import pytest

from answer.expectation import expected_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hur stor andel ska vara i arbete?", "percentage"),
        ("vad kostar anställningarna per år?", "amount"),
        ("hur ofta träffas styrgruppen?", "frequency"),
        ("hur många gånger per år möts gruppen?", "frequency"),
        ("vilken veckodag möts teamet?", "frequency"),
        ("vem leder mötena i styrgruppen?", "role"),
        ("vem står för kostnaden för resorna?", "organisation"),
        ("vad går handledarna på per år?", "amount"),
        ("hur länge varar praktiken?", "duration"),
        ("hur många veckor varar praktiken?", "duration"),
        ("hur gamla är ungdomarna?", "age"),
        ("när undertecknades avtalet?", "date"),
        ("från och med när gäller avtalet?", "date"),
        ("vilka ingår i styrgruppen?", "members"),
        ("vem är ordförande i styrgruppen?", "role"),
        ("vad heter rektorn?", "person"),
        ("vem betalar resorna?", "organisation"),
        ("varför valde man bort spåret?", "reason"),
        ("hur många platser finns?", "number"),
        ("hur går samtalen till?", "procedure"),
        ("vad tycker man om det?", None),
    ],
)
def test_expected(text, expected):
    assert expected_of(text)[0] == expected
