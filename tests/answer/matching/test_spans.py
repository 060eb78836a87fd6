from dataclasses import replace
from typing import get_args

import pytest

from answer.matching.spans import _ways, find_values, values_for
from answer.question import Expected, Question


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
        ("Avtalet skrevs under av rektor Karin Ekström.", "position", ["rektor"]),
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Arbetssättet går under namnet Stegen.", {"Stegen": 1.0}),
        ("Gruppen kallas ”Verktygslådan”.", {"”Verktygslådan”": 1.0}),
        ("Kajutan är en mötesplats för unga.", {"Kajutan": 1.0}),
        ("Kommunen träffar ungdomarna i Kajutan varje vecka.", {"Kajutan": 0.6}),
        ("Kommunen och Arbetsförmedlingen i Lund är överens.", {}),
        ("Deltagarna kallas till samtal.", {}),
    ],
)
def test_what_something_is_called(text, names):
    found = find_values(text, "name")
    assert {text[v.start : v.end]: v.strength for v in sorted(found, key=lambda v: v.strength)} == names


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


@pytest.mark.parametrize(
    ("text", "expected", "values"),
    [
        ("Av deltagarna ska sju av tio gå vidare.", "percentage", ["sju av tio"]),
        ("Varannan deltagare är kvinna.", "percentage", ["Varannan deltagare"]),
        ("Gruppen ses varannan vecka.", "percentage", []),
        ("Möten hålls i mars, juni och november.", "frequency", ["mars, juni och november"]),
        ("Planen ses över inför varje kursstart.", "frequency", ["inför varje kursstart"]),
        ("Varje individ får en plan.", "frequency", []),
        ("Kursen är ett läsår lång.", "duration", ["ett läsår"]),
        ("Spåret är för unga under 25.", "age", ["under 25"]),
        ("Andelen ska vara under 25 procent.", "age", []),
        ("Kommunen står för halva kostnaden.", "amount", ["halva kostnaden"]),
        ("Ett femtiotal deltagare har börjat.", "number", ["Ett femtiotal"]),
        ("Det startar hösten 2021.", "date", ["hösten 2021"]),
        ("Rapporten lämnas den 15 maj.", "date", ["den 15 maj"]),
        ("Öppet hus hålls torsdagar klockan 13–16.", "date", ["torsdagar", "klockan 13–16"]),
        ("Projektet pågår till juni 2024.", "duration", ["till juni 2024"]),
        ("Deltagaren har rätt till fyra samtal.", "frequency", ["fyra samtal"]),
        ("Gruppen ses växelvis i kommunhuset och hos Arbetsförmedlingen.", "frequency", []),
    ],
)
def test_values_said_in_other_ways(text, expected, values):
    found = [v for v in find_values(text, expected) if v.strength > 0.5]
    assert [text[v.start : v.end] for v in found] == values


def test_every_way_has_its_type_and_a_strength_from_which_it_counts():
    assert set(_ways()) <= set(get_args(Expected))
    assert all(0.5 <= strength <= 1 for ways in _ways().values() for _, strength in ways)


def test_how_long_an_agreement_runs_is_told_by_its_last_day_too():
    asked = Question("Hur länge?", "hur länge?", "value", subject="validity", expected="duration")
    text = "Avtalet gäller till och med 2024-12-31."
    (value,) = values_for(asked, text)
    assert text[value.start : value.end] == "2024-12-31" and value.strength < 1
    assert values_for(replace(asked, subject="text"), text) == []


def test_when_an_agreement_is_gone_through_is_told_by_how_often_too():
    asked = Question("När?", "när ses avtalet över?", "value", subject="validity", expected="date")
    text = "Översyn sker varje år."
    (value,) = values_for(asked, text)
    assert text[value.start : value.end] == "varje år" and value.strength < 1
    assert values_for(replace(asked, subject="text"), text) == []


def test_who_may_be_answered_by_a_name():
    text = "Spårledare Pernilla Ask"
    assert "Pernilla Ask" in [text[v.start : v.end] for v in find_values(text, "organisation")]


def test_an_organisation_has_its_place_in_its_name():
    def named(text):
        return [text[v.start : v.end] for v in find_values(text, "organisation")]

    assert named("Kursen ges på Eslövs folkhögskola.") == ["Eslövs folkhögskola"]
    assert "Högskolan i Halmstad" in named("Högskolan i Halmstad följer arbetet.")


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("Du får besked inom tio dagar.", True),
        ("Besked ges senast två veckor före start.", True),
        ("Utbildningen är på 24 veckor.", False),
    ],
)
def test_how_soon_is_told_by_a_limit_and_not_by_how_long_something_lasts(text, surely):
    asked = Question("", "hur snabbt får man besked?", "value", expected="duration")
    (value,) = values_for(asked, text)
    assert (value.strength > 0.5) is surely


def test_a_time_after_something_is_when():
    text = "Listorna gallras sex månader efter avslutat spår."
    (value,) = find_values(text, "date")
    assert text[value.start : value.end] == "sex månader efter"
