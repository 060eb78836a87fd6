import pytest

from answer.question import Question, Term
from answer.understanding.refine import refined


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Från vilket datum gäller Moras avtal om jobbspår?", []),
        ("När upphör överenskommelsen om jobbspår i Mora?", []),
        ("Från vilket datum gäller ersättningen för jobbspår?", ["jobbspår"]),
    ],
)
def test_what_an_agreement_is_about_tells_nothing_of_its_dates(text, kept):
    asked = Question(text, text, "value", subject="validity", expected="date", terms=(Term("jobbspår"),))
    assert [t.word for t in refined(asked).terms] == kept
