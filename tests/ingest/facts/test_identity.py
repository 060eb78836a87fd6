"""Identity: kind, annex, title, diary number, and the file's name as the last resort."""

import pytest

from ingest.facts import find_facts
from ingest.facts.identity import identify
from tests.ingest.facts.making import make_document

BODY = ("Syfte", ["Att fler ska få arbete."])


def identity(*parts, file="dokument.txt"):
    sections = make_document(*parts)
    return identify(sections, find_facts(sections), file)


@pytest.mark.parametrize(
    "lines, kind, annex",
    [
        (["Överenskommelse om fördjupad samverkan"], "överenskommelse", None),
        (["LOKAL ÖVERENSKOMMELSE", "Gäller unga"], "överenskommelse", None),
        (["Samverkansavtal mellan Ale kommun och Arbetsförmedlingen"], "överenskommelse", None),
        (["Bilaga 2", "Lokala jobbspår"], "bilaga", "2"),
        (["Bilaga 3 C", "Verksamhet"], "bilaga", "3 C"),
        (["Bilaga 2b Jobbspår i Ale"], "bilaga", "2 b"),
        (["Bilaga 3B", "Verksamhet"], "bilaga", "3 B"),
        (["Dnr AMN 2018-0009 Bilaga 1 Lokal modell för samverkan"], "lokal modell", "1"),
        (["Bilaga nr 4: Organisation"], "bilaga", "4"),
        (["Bilaga 1 till överenskommelse mellan Ale kommun och Arbetsförmedlingen"], "bilaga", "1"),
        (["Bilaga 1 Lokal modell för samverkan"], "lokal modell", "1"),
        (["Bilaga 1", "Lokal modell för nyanländas etablering"], "lokal modell", "1"),
        (["2019-02-03 Dnr KS 2019/12 Bilaga 1 Lokal modell för samverkan"], "lokal modell", "1"),
        (["Lokal modell för samverkan mellan Ale kommun och Arbetsförmedlingen"], "lokal modell", None),
        (["Överenskommelse om en lokal modell för samverkan"], "överenskommelse", None),
        (["Inför lokal överenskommelse om unga", "Bilaga A", "Samverkan"], "bilaga", "A"),
        (["Bilaga", "Lokala jobbspår"], "bilaga", None),
        (["Handlingsplan för arbetsmarknadsinsatser"], "annat", None),
        (["MARKS KOMMUN", "SAMMANTRÄDESPROTOKOLL", "Överenskommelse om jobbspår"], "annat", None),
        (["Tilläggsöverenskommelse", "Bilaga 1 utgår."], "överenskommelse", None),
        (["Svedalas lokala modell", "för samverkan"], "lokal modell", None),
        (["Tjänsteutlåtande", "Överenskommelse med Arbetsförmedlingen"], "annat", None),
        (["Genomförandeplan", "för överenskommelsen"], "annat", None),
        (["Från: Ale kommun", "Ämne: Fråga om överenskommelsen"], "annat", None),
        (["PM", "Ett år med överenskommelsen"], "annat", None),
        (["Tilläggsavtal nr 1", "om jobbspår"], "överenskommelse", None),
        (["- Bilaga 2 Ekonomi", "- Yttrande", "Överenskommelse om jobbspår"], "överenskommelse", None),
        (["Säters kommun och Arbetsförmedlingen Bilaga 2 B", "Jobbspår"], "bilaga", "2 B"),
        (["BILAGA 1", "KOMPETENSFÖRSÖRJNING"], "bilaga", "1"),
        (["Ö V E R E N S K O M M E L S E"], "överenskommelse", None),
        (["Överenskommelse om jobbspår med bilaga 1 och 2"], "överenskommelse", None),
    ],
)
def test_kind_and_annex(lines, kind, annex):
    found = identity((None, lines), BODY)
    assert (found.kind, found.annex) == (kind, annex)


def test_kind_from_a_heading():
    found = identity(("Bilaga 2 – Lokala jobbspår i Kiruna", ["Tillhör överenskommelsen."]), BODY)
    assert (found.kind, found.annex, found.title) == ("bilaga", "2", "Bilaga 2 – Lokala jobbspår i Kiruna")


def test_kind_without_a_title():
    parts = [
        ("Parter", ["Ale kommun och Arbetsförmedlingen"]),
        BODY,
        ("Underskrifter", ["Ale den 3 maj 2020"]),
    ]
    assert identity(*parts).kind == "överenskommelse"
    in_force = ("Tid", ["Avtalet gäller till och med den 3 maj 2022."])
    assert identity(BODY, in_force, ("Underskrift", ["Ale den 3 maj 2020"])).kind == "överenskommelse"
    assert identity(BODY, in_force).kind == "annat"
    assert identity(("Jobbspår", ["Se nedan."]), file="bilaga_2_ale.pdf").annex == "2"


@pytest.mark.parametrize(
    "lines, title",
    [
        (
            ["Överenskommelse", "om samverkan för fler i arbete", "2020-03-01"],
            "Överenskommelse om samverkan för fler i arbete",
        ),
        (["Ale kommun", "Dnr 2020/12", "Bilaga 2", "Lokala jobbspår"], "Bilaga 2 Lokala jobbspår"),
        (["ALE", "Ö V E R E N S K O M M E L S E", "om jobbspår"], "ÖVERENSKOMMELSE om jobbspår"),
        (["**Lokal överenskommelse**", "Ale kommun och Arbetsförmedlingen"], "Lokal överenskommelse"),
    ],
)
def test_title(lines, title):
    assert identity((None, lines), BODY).title == title


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Dnr KS 2019:123", "KS 2019:123"),
        ("Diarienummer: Af-2020/0012 3456", "Af-2020/0012 3456"),
        ("Dnr AVN 2017/0109-6 106", "AVN 2017/0109-6 106"),
        ("Diarienr: KS/2021:45", "KS/2021:45"),
        ("Dnr 2019.048 KS", "2019.048 KS"),
        ("Diarienummer 17/KS 0214", "17/KS 0214"),
        ("Salems kommun KS-2021-287", "KS-2021-287"),
        ("KS 2021-04-26", None),
        ("Dnr: 2018/88", "2018/88"),
        ("Ärende RS 2019/412", "RS 2019/412"),
        ("Datum 2019-02-03", None),
    ],
)
def test_diary_number(line, expected):
    found = identity((None, ["Överenskommelse om jobbspår", line]), BODY).diary_number
    assert found == expected


def test_a_page_that_tells_of_an_agreement_and_how_long_it_holds():
    told = "Ale kommun och Arbetsförmedlingen har kommit överens om hur fler ska få arbete."
    holds = ("Hur länge", ["Överenskommelsen gäller till och med den 3 maj 2022."])
    assert identity((None, ["Jobb i Ale", told]), holds).kind == "överenskommelse"
    assert identity((None, ["Jobb i Ale", told])).kind == "annat"


def test_two_signs_are_enough_where_a_document_never_calls_itself_an_agreement():
    agreed = "Ale kommun och Arbetsförmedlingen har därför enats om följande."
    signed = ("Till sist", ["Undertecknat i Ale den 3 maj 2020 av Eva Ek och Bo Al."])
    assert (
        identity((None, ["Tillsammans för fler i arbete"]), ("Bakgrund", [agreed]), signed).kind
        == "överenskommelse"
    )
    assert identity((None, ["Tillsammans för fler i arbete"]), ("Bakgrund", [agreed])).kind == "annat"
    report = (None, ["Rapport om ungas arbete"])
    assert identity(report, ("Bakgrund", [agreed]), signed).kind == "annat"


def test_the_title_is_the_line_that_its_label_opens():
    lines = ["Ale kommun Bilaga 3", "Bilaga 3 Lokala spår"]
    assert identity((None, lines), BODY).title == "Bilaga 3 Lokala spår"


def test_municipality_from_the_file_name():
    assert [
        m.name
        for m in identity((None, ["Lokala jobbspår"]), file="overenskommelse-vara-2021.pdf").municipalities
    ] == ["Vara"]
    assert [
        m.name for m in identity((None, ["Lokala jobbspår"]), file="Bilaga_Nässjö_Aneby.docx").municipalities
    ] == ["Nässjö", "Aneby"]


def test_invented():
    assert identity((None, ["Överenskommelse", "Exempel, påhittat innehåll"])).invented
    assert not identity((None, ["Överenskommelse", "Till exempel innehåll"])).invented


def test_a_portals_row_of_links_is_no_title():
    lines = [
        "Start > Politik > Diariet > Handlingar",
        "Visa: Protokoll | Kallelser | Avtal",
        "Överenskommelse om jobbspår",
    ]
    found = identity((None, lines), BODY)
    assert (found.kind, found.title) == ("överenskommelse", "Överenskommelse om jobbspår")


@pytest.mark.parametrize(
    "text",
    [
        "ALE KOMMUN ARBETSFÖRMEDLINGEN Överenskommelse om samverkan för unga " + "i Ale och omnejd " * 15,
        "OVERENSKOMMELSE\nSamverkan för unga",
    ],
)
def test_an_agreement_whose_title_has_run_together_or_lost_its_dots(text):
    assert identity((None, [text]), BODY).kind == "överenskommelse"
