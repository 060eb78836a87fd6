"""Every field of every kind of fact has a Swedish name, and what a person writes in it is read or refused."""

import re

import pytest

from domain.agreement import Agreement, Facts
from domain.corrections import DATE_ROLES, FACT_TYPES
from domain.errors import UsageError
from domain.fact_fields import CHOICES, DOCUMENT_FIELDS, fields_of, label_of, number, plural_of, shortened
from domain.fact_values import read_choice, read_date, read_field, read_industries
from domain.plain import field_types
from domain.reference import read_toml


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_kinds_and_fields_have_swedish_names(kind):
    told = read_toml("facts.toml")["kinds"][kind]
    assert set(told["fields"]) >= {f.name for f in fields_of(kind)}
    assert re.fullmatch(r"[a-zåäö]+", label_of(kind)) and plural_of(kind)[0].isupper()
    labels = [f.label for f in fields_of(kind)]
    assert len(set(labels)) == len(labels) and not any("=" in label for label in labels)


def test_names_belong_to_something():
    assert set(read_toml("facts.toml")["kinds"]) == {name for name, _ in field_types(Facts)}
    assert set(DOCUMENT_FIELDS) <= {name for name, _ in field_types(Agreement)} | set(DATE_ROLES)
    assert set(DATE_ROLES) <= set(CHOICES)
    assert len({label_of(kind) for kind in FACT_TYPES}) == len(FACT_TYPES)


def unquoted(text):
    return {"quote": text, "heading": None, "nth": 0}


def read(kind, name, text, **known):
    field = next(f for f in fields_of(kind) if f.name == name)
    return read_field(kind, field, text, known, unquoted)


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        ("tracks", "industries", "industri", ["industri"]),
        ("tracks", "industries", "Vård och omsorg, IT och digitalt", ["vard-omsorg", "it-digitalt"]),
        ("tracks", "place", "oxelösunds kommun", "Oxelösund"),
        ("tracks", "place", "", None),
        ("tracks", "place", "–", None),
        ("tracks", "status", "Avslutat", "avslutat"),
        ("tracks", "name", "  Kök   och bageri ", "Kök och bageri"),
        ("parties", "municipality", "Åre", "2321"),
        ("parties", "organisation_number", "2120000324", "212000-0324"),
        ("goals", "number", "12,5", 12.5),
        ("goals", "number", "18 000 000", 18_000_000.0),
        ("goals", "number", "saknas", None),
        ("meetings", "per_year", "8–10", [8.0, 10.0]),
        ("meetings", "per_year", "6", [6.0, 6.0]),
        ("target_groups", "ages", "16-24", [16, 24]),
        ("target_groups", "ages", "–17", [None, 17]),
        ("target_groups", "ages", "20-", [20, None]),
        ("target_groups", "ages", "16 till 24", [16, 24]),
    ],
)
def test_what_a_person_writes_becomes_a_value(kind, name, text, value):
    assert read(kind, name, text) == value


def test_members_are_words_of_the_document():
    members = read("groups", "members", "rektorn; kommunchefen (ordförande)")
    assert members == [
        {"name": "rektorn", "chair": False, "span": unquoted("rektorn")},
        {"name": "kommunchefen", "chair": True, "span": unquoted("kommunchefen")},
    ]


def test_details_of_a_track_are_words_with_their_role():
    details = read("tracks", "details", "platser: tolv platser; arbetsgivare: AB Ett: Två")
    assert details == [
        {"role": "seats", "value": "tolv platser", "span": unquoted("tolv platser")},
        {"role": "employer", "value": "AB Ett: Två", "span": unquoted("AB Ett: Två")},
    ]
    with pytest.raises(UsageError, match="Välj bland platser, start, längd, arbetsgivare, innehåll"):
        read("tracks", "details", "tolv platser")


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("2020-06-23", "signed", "2020-06-23"),
        ("den 23 juni 2020", "signed", "2020-06-23"),
        ("juni 2022", "dated", "2022-06"),
        ("Tills vidare", "valid_to", "tills vidare"),
        ("senast hösten 2022", "revision", "senast hösten 2022"),
    ],
)
def test_dates_are_read_in_iso_or_swedish_form(text, role, value):
    assert read_date(text, role) == value


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: read_date("31 februari 2020", "signed"), "inget datum"),
        (lambda: read_date("tills vidare", "signed"), "inget datum"),
        (lambda: read_date("i juni", "valid_to"), "tills vidare"),
        (lambda: read_date("", "dated"), "inget datum"),
        (lambda: read_industries("svets"), "Branschen ”svets” finns inte. Välj bland industri"),
        (lambda: read_industries(""), "finns inte"),
        (lambda: read_choice("borta", ("finns", "planerat"), "läge"), "Välj bland finns, planerat"),
        (lambda: read("tracks", "place", "Oxelsund"), "Menade du Oxelösund?"),
        (lambda: read("tracks", "name", " "), "får inte vara tomt"),
        (lambda: read("tracks", "name", "x" * 301), "högst 300 tecken"),
        (lambda: read("tracks", "status", ""), "Välj bland finns, planerat, avslutat"),
        (lambda: read("parties", "organisation_number", "212000-0325"), "kontrollsiffran"),
        (lambda: read("goals", "number", "många"), "ska vara ett tal"),
        (lambda: read("target_groups", "ages", "24-16"), "större än det andra"),
        (lambda: read("target_groups", "ages", "unga"), "ska vara ett tal eller två"),
        (lambda: read("meetings", "per_year", "4-"), "både ett lägsta och ett högsta"),
        (lambda: read("dates", "value", "någon gång", role="signed"), "inget datum"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_swedish(call, message):
    with pytest.raises(UsageError, match=re.escape(message)):
        call()


def test_numbers_and_long_texts_are_written_for_people():
    assert [number(n) for n in (60.0, 6.5, 17.3333, 1000, 0.0)] == ["60", "6,5", "17,33", "1000", "0"]
    assert shortened("ett två tre", 8) == "ett två …" and shortened("ett\ntvå") == "ett två"
