import pytest

from ingest.wording import (
    is_date_line,
    is_party_line,
    is_sentence,
    is_signature_line,
    label_of,
    may_be_heading,
)


@pytest.mark.parametrize(
    "text",
    [
        "Parter",
        "Bakgrund och syfte",
        "Vem gör vad",
        "Unga som varken arbetar eller studerar",
        "En väg in – gemensam lokal .",
    ],
)
def test_may_be_a_heading(text):
    assert may_be_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Parterna träffas varje månad.",
        "På sikt vill parterna bygga ut modellen",
        "Att genom samverkan korta vägen till arbete",
        "Arbetsgruppen består av:",
        "(källa: kommunen)",
        "- en punkt",
        "Datum 2020-10-04",
        "Nora den 4 maj 2020",
        "Tabell 1: Antal deltagare",
        "Nora kommun, org.nr 212000-1111",
        "och sedan mer",
        "12 345",
        "",
    ],
)
def test_may_not_be_a_heading(text):
    assert not may_be_heading(text)


def test_lines_of_signatures_dates_and_parties():
    for line in (
        "Signatur",
        "Namnförtydligande",
        "För Nora kommun:",
        "______________",
        "Nora den 4 maj 2020",
        "Ort och datum",
    ):
        assert is_signature_line(line), line
    assert not is_signature_line("Ändringar sedan 2020") and not is_signature_line("För unga")
    assert is_date_line("2020-10-04") and is_date_line("Dnr KS 2019/34") and not is_date_line("Mål för 2020")
    assert is_party_line("Nora kommun och Arbetsförmedlingen Bergslagen") and not is_party_line(
        "Kommunens arbete"
    )


def test_labels():
    assert label_of("Chef arbetsmarknad: Ca 15%") == ("Chef arbetsmarknad", "Ca 15%")
    assert label_of("Arbetsgrupp:") == ("Arbetsgrupp", "")
    assert label_of("Klockan 10:30 börjar mötet") is None


def test_sentences():
    assert is_sentence("Gruppen träffas varje vecka.") and not is_sentence("Lokala jobbspår")
