from dataclasses import replace
from types import SimpleNamespace

from answer.composing.citations import cite
from answer.verify import numbers_without_quote, verify
from domain.answer import Answer
from domain.families import Families
from tests.factory import make_agreement

AGREEMENT = make_agreement("prov.txt", ["Knivsta"], {"Mål": ["Minst 70 procent ska ha arbete."]})
INDEX = SimpleNamespace(agreements={AGREEMENT.id: AGREEMENT}, families=Families())
QUOTE = cite(AGREEMENT, AGREEMENT.sections[0], *AGREEMENT.sections[0].sentences[1])


def answer(text, *citations):
    return Answer("Hur många?", "value", True, text, "", citations=citations)


def test_an_answer_with_its_quote_stands():
    given = answer("Knivsta: 70 procent.", QUOTE)
    assert verify(given, INDEX) == given


def test_a_quote_that_is_not_in_the_document_is_taken_away():
    false = replace(QUOTE, quote="Minst 90 procent ska ha arbete.")
    assert verify(answer("Knivsta: 90 procent.", false), INDEX).found is False


def test_a_number_without_quote_gives_the_quote_instead():
    checked = verify(answer("Knivsta: 90 procent.", QUOTE), INDEX)
    assert checked.found
    assert checked.text == "”Minst 70 procent ska ha arbete.”"


def test_numbers_are_compared_without_spaces():
    assert numbers_without_quote("23 000 rekryteringar", ["omkring 23\u00a0000"]) == set()
    assert numbers_without_quote("5 eller 6", ["bara 5"]) == {"6"}
