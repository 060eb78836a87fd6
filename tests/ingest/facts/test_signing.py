"""Dates of signatures: in sections, on lines, in tables, and told in sentences; what is none."""

import pytest

from ingest.facts.signing import find_signed
from tests.ingest.facts.making import make_document


def signed(*parts, dated=None):
    return [f.value for f in find_signed(make_document(*parts), dated)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Parterna undertecknade överenskommelsen den 4 maj 2021.",
        "Den 4 maj 2021 undertecknade parterna överenskommelsen.",
        "Överenskommelsen har undertecknats den 4 maj 2021 av Karin Alm.",
        "Parterna har den 4 maj 2021 skrivit under denna överenskommelse.",
        "Avtalet skrevs under den 4 maj 2021.",
        "Överenskommelsen skrevs på 2021-05-04.",
        "Överenskommelsen undertecknades den 4/5 2021 och ersätter den från den 3 maj 2018.",
        "Denna överenskommelse, som undertecknades den 4 maj 2021, gäller till och med den 31 december 2022.",
        "Överenskommelsen gäller i två år. Den undertecknades den 4 maj 2021.",
        "Digitalt signerad 2021-05-04 10:22 av Karin Alm",
        "E-signerat den 4 maj 2021",
        "Elektroniskt undertecknad: 2021-05-04",
        "Signerad med e-legitimation 2021-05-04.",
        "Undertecknad\t2021-05-04",
        "Påskriven den 4 maj 2021.",
    ],
)
def test_told_in_words(sentence):
    assert signed(("Inledning", ["Kort text om samverkan."]), ("Övrigt", [sentence])) == ["2021-05-04"]


def test_told_of_two_days():
    text = "Överenskommelsen är undertecknad i Mora den 4 maj 2021 och i Falun den 6 maj 2021."
    assert signed(("Övrigt", [text])) == ["2021-05-04", "2021-05-06"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Avtalet ersätter det som undertecknades den 3 maj 2018.",
        "Den tidigare överenskommelsen undertecknades den 3 maj 2018.",
        "Bilagan hör till överenskommelsen som undertecknades den 3 maj 2018.",
        "Denna bilaga är en del av överenskommelsen mellan parterna, undertecknad 2018-05-03.",
        "Överenskommelsen ska undertecknas senast den 1 juni 2021.",
        "Överenskommelsen gäller från det att den undertecknats till och med den 31 december 2022.",
        "Kontraktet med deltagaren undertecknas vid starten den 3 maj 2021.",
    ],
)
def test_told_of_something_else(sentence):
    assert signed(("Bakgrund", [sentence])) == []


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Mora den 3/4 2019", ["2019-04-03"]),
        ("Mora den 3/4 -19", ["2019-04-03"]),
        ("Datum: 3/4-19", ["2019-04-03"]),
        ("Mora 190403", ["2019-04-03"]),
        ("Mora 19-04-03", ["2019-04-03"]),
        ("Mora den 3.4.2019", ["2019-04-03"]),
        ("Mora den 3:e april 2019", ["2019-04-03"]),
        ("Telefon 0250-12 34 56", []),
        ("Kommunstyrelsen beslutade den 3 april 2019 om överenskommelsen.", []),
        ("Enligt delegationsbeslut 2019-04-03", []),
    ],
)
def test_ways_of_writing_the_day_among_signatures(line, expected):
    assert signed(("Underskrifter", ["Två likalydande exemplar.", line])) == expected


def test_a_table_of_signatures_without_a_section():
    rows = [
        "Part\tNamnteckning\tDatum",
        "Mora kommun\tKarin Alm\t2019-04-03",
        "Arbetsförmedlingen\tBo Ek\t2019-04-05",
    ]
    assert signed(("Avtalstid", ["Gäller tills vidare.", *rows])) == ["2019-04-03", "2019-04-05"]


def test_a_date_line_between_names_without_a_section():
    lines = [
        "Gäller tills vidare.",
        "För Mora kommun",
        "2019-04-03",
        "Karin Alm",
        "Datum: 2019-04-05",
        "Namnförtydligande",
    ]
    assert signed(("Avtalstid", lines)) == ["2019-04-03", "2019-04-05"]
    assert signed(("Avtalstid", lines), dated="2019-04-03") == ["2019-04-05"]


@pytest.mark.parametrize(
    "line", ["Mora den 3 april 2019", "Så gjort i Mora den 3 april 2019", "Ort och datum: Mora 2019-04-03"]
)
def test_place_and_date_without_a_section(line):
    assert signed(("Avtalstid", ["Gäller tills vidare.", line, "Karin Alm, kommunchef"])) == ["2019-04-03"]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (["Mora 2019-04-03", "Falun 2019-04-05", "Karin Alm", "Bo Ek"], ["2019-04-03", "2019-04-05"]),
        (["Mora 3 april 2019\tFalun 5 april 2019", "Karin Alm\tBo Ek"], ["2019-04-03", "2019-04-05"]),
        (
            ["Mora kommun, 2019.04.03 Karin Alm Arbetsförmedlingen, 2019.04.05 Bo Ek", "kommunchef"],
            ["2019-04-03", "2019-04-05"],
        ),
        (["Mora 3/4 -19", "Karin Alm", "kommunchef"], ["2019-04-03"]),
        (["Mora 2019 04 03", "Karin Alm", "kommunchef"], ["2019-04-03"]),
        (["Uppdaterad 2019-04-03", "Karin Alm", "kommunchef"], []),
        (
            ["Mora 2019-04-03", "Karin Alm, kommunchef", "Sidan granskad 2021-02-07. Sidansvarig: Bo Ek"],
            ["2019-04-03"],
        ),
        (["Antagen av kommunstyrelsen 2019-04-03", "Karin Alm", "kommunchef"], []),
        (["Mora 2019-04-03", "Statistiken hämtas varje månad."], []),
    ],
)
def test_dates_among_names_and_offices_without_a_section(lines, expected):
    assert signed((None, ["Överenskommelsen gäller tills vidare.", *lines])) == expected


def test_an_annex_to_an_agreement_that_was_signed_has_no_date_of_its_own():
    line = "Denna bilaga hör till överenskommelsen som undertecknades den 3 april 2019."
    assert signed((None, [line])) == []


def test_times_of_day_near_words_about_signing_are_digital_signatures():
    lines = [
        "Avtalet har signerats med e-legitimation.",
        "Karin Alm, 2019-04-03 kl 10.15.",
        "Bo Ek, 2019-04-05 09:02:11",
    ]
    assert signed(("Övrigt", lines)) == ["2019-04-03", "2019-04-05"]
    assert signed(("Övrigt", ["Informationsmötet hölls 2019-04-03 kl 10.15."])) == []


def test_each_party_has_its_own_block_without_a_section():
    lines = ["För Mora kommun", "Karin Alm", "2019-04-03", "För Arbetsförmedlingen", "Bo Ek", "2019-04-05"]
    assert signed(("Avtalstid", ["Gäller tills vidare.", *lines])) == ["2019-04-03", "2019-04-05"]


def test_a_heading_in_one_line_with_its_signatures():
    line = "Underskrifter Mora 2020-02-03 Eva Ek Kommunchef, Mora kommun Falun 2020-02-05 Bo Al Enhetschef"
    assert signed(("Uppföljning", ["Styrgruppen följer upp arbetet.", line])) == ["2020-02-03", "2020-02-05"]


def test_a_table_of_something_else_with_persons_and_dates():
    rows = [
        "Spår\tArbetsgivare\tAnsvarig\tStart",
        "Vård\tÅnga kommun\tAnna Ek\t2020-02-01",
        "Kök\tMåltid\tBo Alm\t2020-09-01",
    ]
    assert signed((None, ["Tabellen visar spåren.", *rows])) == []


def test_the_day_that_an_email_was_sent_or_a_letter_written():
    mail = [
        "Från: Anna Ek",
        "Skickat: den 4 december 2019 10:12",
        "Till: Bo Alm",
        "Anna Ek",
        "Arbetsmarknadschef",
    ]
    assert signed((None, mail)) == []
    head = ["Ånga kommun\tDatum\tDnr", "Enheten\t2019-12-03\tKS 2019/345", "Anna Ek", "Bo Alm, enhetschef"]
    assert signed((None, head), dated="2019-12-03") == []


def test_the_times_of_a_certificate_are_those_of_signing_alone():
    lines = [
        "Startades 2022-09-30 15:01:12 CEST (+0200) av registrator",
        "Signerande parter",
        "Sara Wik",
        "Signerade 2022-10-03 08:15:44 CEST (+0200)",
        "Öppnades 2022-10-04 09:00:00 CEST (+0200)",
        "Mats Lund",
        "Signerade 2022-10-05 10:22:09 CEST (+0200)",
    ]
    assert signed(("Verifikat", lines)) == ["2022-10-03", "2022-10-05"]


def test_signed_in_brackets_before_place_and_date():
    lines = [
        "Undertecknat av parterna:",
        "[signerat] Ale 21 mars 2022\tAnn Ek",
        "[signerat] Kungälv 23 mars 2022\tBo Alm",
    ]
    assert signed(("Övrigt", ["Parterna möts varje år.", *lines])) == ["2022-03-21", "2022-03-23"]
