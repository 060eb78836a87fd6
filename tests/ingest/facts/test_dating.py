"""Dates: written, signed, valid from and to, to be revised."""

import pytest

from ingest.facts.dating import find_dates_of
from tests.ingest.facts.making import make_document, words


def values(*parts):
    facts = find_dates_of(make_document(*parts))
    return {
        role: [f.value for f in facts if f.role == role]
        for role in ("dated", "signed", "valid_from", "valid_to", "revision")
    }


def validity(*lines, heading="Giltighetstid", signed=()):
    parts = [(heading, list(lines))] + ([("Underskrifter", list(signed))] if signed else [])
    found = values(*parts)
    return (found["valid_from"] or [None])[0], (found["valid_to"] or [None])[0]


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Överenskommelsen gäller tills vidare.", (None, "tills vidare")),
        ("Överenskommelsen gäller tillsvidare från och med 2020-11-01.", ("2020-11-01", "tills vidare")),
        (
            "Denna överenskommelse gäller från och med den 1 januari 2020 till och med den 31 december 2021.",
            ("2020-01-01", "2021-12-31"),
        ),
        ("Avtalet gäller fr.o.m. 2019-03-01 t.o.m. 2020-12-31.", ("2019-03-01", "2020-12-31")),
        ("Överenskommelsen gäller under perioden 2020-01-01–2021-12-31.", ("2020-01-01", "2021-12-31")),
        (
            "Överenskommelsen gäller under perioden 2021-01-01 - 2022-12-31 och kan sägas upp.",
            ("2021-01-01", "2022-12-31"),
        ),
        ("Giltighetstid: 2022-02-01 – 2024-12-31", ("2022-02-01", "2024-12-31")),
        (
            "Avtalet träder i kraft den 1 oktober 2019 och gäller till den 30 september 2021.",
            ("2019-10-01", "2021-09-30"),
        ),
        (
            "Överenskommelsen löper till och med 2023-06-30 och förlängs med ett år i taget om ingen säger upp den.",
            (None, "2023-06-30"),
        ),
        ("Överenskommelsen gäller till och med utgången av 2022.", (None, "2022-12-31")),
        ("Överenskommelsen gäller åren 2020–2022.", ("2020-01-01", "2022-12-31")),
        ("Den gäller 1 juli 2020 till 30 juni 2022.", ("2020-07-01", "2022-06-30")),
        ("Överenskommelsen gäller t.o.m. december 2021.", (None, "2021-12-31")),
        ("Överenskommelsen gäller från den 1 mars 2021 och två år framåt.", ("2021-03-01", "2023-02-28")),
        ("Överenskommelsen är giltig till och med den 30 april 2021.", (None, "2021-04-30")),
        ("Denna överenskommelse gäller fr o m 1 jan 2020 t o m 31 dec 2020.", ("2020-01-01", "2020-12-31")),
        ("Avtalet gäller för år 2020.", ("2020-01-01", "2020-12-31")),
        ("Överenskommelsen gäller med start 1 januari 2021 och i 24 månader.", ("2021-01-01", "2022-12-31")),
        (
            "Överenskommelsen gäller från 2020-05-01. Den sägs upp med tre månaders varsel.",
            ("2020-05-01", None),
        ),
        ("Avtalsperioden är 2021-01-01 till 2021-12-31.", ("2021-01-01", "2021-12-31")),
        ("Överenskommelsen gäller i två år från och med 2020-05-01.", ("2020-05-01", "2022-04-30")),
    ],
)
def test_validity(line, expected):
    assert validity(line) == expected


def test_term_from_signing():
    found = validity(
        "Överenskommelsen gäller i två år från undertecknandet.",
        signed=["Ale 2020-03-02", "Kungälv den 5 mars 2020"],
    )
    assert found == ("2020-03-05", "2022-03-05")
    assert validity("Överenskommelsen gäller i två år från undertecknandet.") == (None, None)


def test_until_further_notice_from_signing():
    found = validity(
        "Överenskommelsen gäller tills vidare från det datum då båda parter har undertecknat.",
        signed=["Ale den 2 maj 2019"],
    )
    assert found == ("2019-05-02", "tills vidare")


@pytest.mark.parametrize(
    "heading, line",
    [
        ("Projekt", "Projektet Nystart gäller till och med 2021-12-31."),
        ("Resurser", "Samordnaren anställs tills vidare."),
        ("Statistik", "Siffrorna gäller perioden 2018-01-01 till 2018-12-31."),
        ("Uppföljning", "Uppföljning sker till och med 2022-12-31."),
    ],
)
def test_no_validity(heading, line):
    assert validity(line, heading=heading) == (None, None)


def test_validity_outside_its_section():
    assert validity("Överenskommelsen gäller från 2020-01-01 till 2021-12-31.", heading="Inledning") == (
        "2020-01-01",
        "2021-12-31",
    )


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["Ale den 2020-06-23", "Signatur", "Kungälv den 2020-06-24"], ["2020-06-23", "2020-06-24"]),
        (["Ort och datum: Skara 2021-03-02", "För Skara kommun"], ["2021-03-02"]),
        (["Datum: 2019-10-01", "Namn"], ["2019-10-01"]),
        (["Skara den 3 mars 2021          Lidköping den 5 mars 2021"], ["2021-03-03", "2021-03-05"]),
        (
            ["Ort\tDatum\tNamn", "Mora\t2020-01-14\tKarin Alm", "Falun\t2020-01-20\tErik Ek"],
            ["2020-01-14", "2020-01-20"],
        ),
        (
            ["Överenskommelsen har upprättats i två exemplar och gäller från 2020-01-01.", "Mora 14/1 2020"],
            ["2020-01-14"],
        ),
        (["Ale den ____ / ____ 2020"], []),
    ],
)
def test_signed(lines, expected):
    assert values(("Underskrifter", lines))["signed"] == expected


def test_running_head_is_no_signature():
    found = values(
        (None, ["Överenskommelse", "Datum", "2020-10-04"]),
        ("Underskrifter", ["För Ale kommun:", "Datum", "2020-10-04"]),
    )
    assert (found["dated"], found["signed"]) == (["2020-10-04"], [])


def test_signed_without_a_section():
    found = values(
        (None, ["Överenskommelse om jobbspår"]),
        ("Tid", ["Gäller tills vidare.", "Mora den 4 maj 2019", "Anna Ek, kommunchef"]),
    )
    assert found["signed"] == ["2019-05-04"]


def test_signed_in_a_sentence():
    found = values(
        ("Bakgrund", ["Avtalet ersätter det som undertecknades den 3 maj 2018."]),
        ("Om avtalet", ["Överenskommelsen undertecknades i Mora den 4 maj 2021 av Karin Alm."]),
    )
    assert found["signed"] == ["2021-05-04"]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["Överenskommelse", "2020-10-01"], ["2020-10-01"]),
        (["Överenskommelse", "Datum: 2020-10-01", "Giltig t.o.m. 2022-12-31"], ["2020-10-01"]),
        (["Överenskommelse", "Upprättad 2019-02-03, reviderad 2021-03-04"], ["2021-03-04"]),
        (["Bilaga 1", "Dnr KS 2019/00123", "den 3 februari 2019"], ["2019-02-03"]),
        (["Överenskommelse", "Gäller från 2020-01-01"], []),
    ],
)
def test_dated(lines, expected):
    assert (
        values(
            (None, lines), ("Bakgrund", ["Statistiken är från 2017-09-17 och visar att många saknar arbete."])
        )["dated"]
        == expected
    )


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Revideras senast i juni 2022.", "senast i juni 2022"),
        ("Revidering sker en gång om året eller vid behov.", "en gång om året eller vid behov"),
        ("Överenskommelsen ska revideras årligen.", "årligen"),
        ("Parterna ska senast 2021-10-01 se över överenskommelsen.", "senast 2021-10-01"),
        ("Den ses över varje höst och kan sägas upp av endera parten.", "varje höst"),
        ("Överenskommelsen revideras vid behov.", "vid behov"),
        ("En översyn av överenskommelsen görs senast i november 2023.", "senast i november 2023"),
    ],
)
def test_revision(line, expected):
    assert values(("Varaktighet och revidering", [line]))["revision"] == [expected]


def test_span_points_at_the_words():
    sections = make_document(
        ("Giltighetstid", ["Överenskommelsen gäller till och med den 31 december 2021."])
    )
    (fact,) = find_dates_of(sections)
    assert words(sections, fact.span) == "den 31 december 2021"


@pytest.mark.parametrize(
    "text",
    [
        "Undertecknad digitalt den 4 mars 2022.",
        "Signerat med e-legitimation 2022-03-04.",
        "Underskrivet digitalt den 4 mars 2022",
        "Avtalet har signerats elektroniskt den 4 mars 2022 av båda parter.",
    ],
)
def test_digital_signatures(text):
    facts = find_dates_of(make_document(("Inledning", ["Kort text."]), ("Övrigt", [text])))
    assert [(f.role, f.value) for f in facts] == [("signed", "2022-03-04")]


def test_the_days_between_which_the_parties_commit_themselves():
    line = "Parterna åtar sig att under tre år, från den 1 april 2019 till den 31 mars 2022, bygga upp spår."
    assert validity(line, heading="Varför vi gör det här") == ("2019-04-01", "2022-03-31")
    other = "Parterna samverkar i ett projekt från den 1 april 2019 till den 31 mars 2020."
    assert validity(other, heading="Projekt") == (None, None)
    holds = "Överenskommelsen gäller till den 31 december 2023."
    assert validity(line, holds, heading="Varför vi gör det här")[1] == "2023-12-31"
