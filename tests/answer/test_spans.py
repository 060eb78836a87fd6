import pytest

from answer.spans import find_values


@pytest.mark.parametrize(
    ("text", "expected", "values"),
    [
        ("Minst 70 procent ska gå vidare inom 90 dagar.", "percentage", ["70 procent"]),
        ("Kostnaden är 300 tkr per år.", "amount", ["300 tkr"]),
        ("Gruppen möts varannan vecka.", "frequency", ["varannan vecka"]),
        ("Avtalet gäller från 2021-03-01.", "date", ["2021-03-01"]),
        ("Avtalet gäller tills vidare.", "date", ["tills vidare"]),
        ("Utbildningen pågår i 20 veckor.", "duration", ["20 veckor"]),
        ("Det finns 12 platser år 2021.", "number", ["12 platser"]),
        ("Kontaktperson är Karin Ekström på kommunen.", "person", ["Karin Ekström"]),
        ("Rektor leder arbetet.", "person", []),
        ("Ingen siffra finns här.", "percentage", []),
    ],
)
def test_values_of_the_type_asked_for(text, expected, values):
    assert [text[v.start : v.end] for v in find_values(text, expected)] == values


@pytest.mark.parametrize(
    "text", ["Knivsta Kommun", "Arbetsförmedlingen Uppsala", "Sjöstads Gymnasium", "Region Gotland"]
)
def test_offices_and_places_are_no_persons(text):
    assert find_values(text, "person") == []


def test_an_article_is_hardly_a_number():
    assert all(v.strength < 0.5 for v in find_values("Det finns en handläggare.", "number"))


def test_members_are_an_enumeration():
    text = "Gruppen består av rektor, enhetschef och en handläggare."
    (value,) = find_values(text, "members")
    assert text[value.start : value.end].endswith("handläggare")
    assert value.strength == 1.0


def test_somebody_is_a_role_or_an_organisation():
    text = "Projektledaren kallar till mötet."
    assert [text[v.start : v.end] for v in find_values(text, "role")] == ["Projektledaren"]


def test_somebody_is_an_organisation_or_less_surely_a_role():
    text = "Rektorn och Arbetsförmedlingen meddelas."
    found = {text[v.start : v.end]: v.strength for v in find_values(text, "organisation")}
    assert found == {"Arbetsförmedlingen": 1.0, "Rektorn": 0.6}
