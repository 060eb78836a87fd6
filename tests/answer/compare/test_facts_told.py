"""Questions for all that a municipality's documents hold of a kind: every fact is told, on the sample corpus."""

import pytest

from answer.service import ask
from tests.conftest import Library


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka jobbspår finns i Vara?", ("Livsmedelsindustri", "Vårdbiträde", "Trädgård och grönytor (planerat)")),
        ("Vilka spår planeras i Vara?", ("Trädgård och grönytor (planerat).",)),
        ("Vilka mål har Vara?", ("36 deltagare", "70 procent", "från 94 till 75", "25 nya arbetsgivare")),
        ("Vilka mätbara mål har parterna satt upp i Vara?", ("36 deltagare", "70 procent")),
        ("Vilka grupper finns i Borlänge?", ("styrgrupp", "utvecklingsgrupp")),
        ("Vilka är parterna i Motala?", ("Motala kommun", "Arbetsförmedlingen")),
        ("mål Vara", ("36 deltagare", "från 94 till 75")),
        ("Vilket diarienummer har Ystads lokala modell?", ("2018/88",)),
        ("diarienr ystad lokal modell", ("2018/88",)),
    ],
)  # fmt: skip
def test_all_of_a_kind_are_told(question: str, told: tuple[str, ...], sample: Library) -> None:
    answer = ask(question, sample.index)
    assert answer.found
    assert all(words in answer.text for words in told), answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Vad är ett jobbspår enligt Borlänge?",
        "Vad lär man sig i Varas livsmedelsspår?",
        "Vad gäller för alla spår i Kiruna?",
        "Vilka mål har Vara för praktik hos arbetsgivare?",
        "När ska målen i Vara vara nådda?",
    ],
)
def test_what_is_narrower_is_not(question: str, sample: Library) -> None:
    assert "Livsmedelsindustri, Vårdbiträde" not in ask(question, sample.index).text
    assert "från 94 till 75" not in ask(question, sample.index).text
