"""What is said of a track beside its name, in tables, labels, sections of its own and sentences."""

from typing import get_args

import pytest

from domain.agreement import DetailRole
from domain.reference import read_toml
from ingest.facts.tracks.details import role_of, with_details
from ingest.facts.tracks.document_tracks import find_tracks
from tests.ingest.facts.making import make_document, words


def details(*parts):
    sections = make_document(*parts)
    tracks = with_details(sections, find_tracks(sections))
    for track in tracks:
        for detail in track.details:
            assert detail.value.split()[0] in words(sections, detail.span)
    return {t.name: {d.role: d.value for d in t.details} for t in tracks}


def test_the_columns_of_a_table():
    rows = [
        "Jobbspår\tAntal platser\tStart\tArbetsgivare",
        "Vård\t12\taugusti 2021\tGläntan AB",
        "Bygg\t8–10\thösten 2021\tMuraren AB",
    ]
    assert details(("Lokala jobbspår", rows)) == {
        "Vård": {"seats": "12", "start": "augusti 2021", "employer": "Gläntan AB"},
        "Bygg": {"seats": "8–10", "start": "hösten 2021", "employer": "Muraren AB"},
    }


def test_a_section_of_its_own_with_labels_and_a_subsection():
    found = details(
        ("Lokala jobbspår", ["Se nedan."]),
        ("Jobbspår 1: Trädgård", ["Platser: 12, start: hösten 2021.", "Längd: 20 veckor"], 2),
        ("Innehåll", ["Yrkessvenska, växtkunskap och praktik i parkerna."], 3),
        ("Jobbspår 2: Handel", ["Spåret har åtta platser och startar i mars 2022."], 2),
    )
    assert found["Trädgård"] == {
        "seats": "12",
        "start": "hösten 2021",
        "length": "20 veckor",
        "content": "Yrkessvenska, växtkunskap och praktik i parkerna",
    }
    assert found["Handel"] == {"seats": "åtta platser", "start": "mars 2022"}


@pytest.mark.parametrize(
    "item, expected",
    [
        ("- Vård – 12 platser, start våren 2022", {"seats": "12 platser", "start": "våren 2022"}),
        ("- Vård (20 veckor, 10 deltagare)", {"length": "20 veckor", "seats": "10 deltagare"}),
        ("- Vård i samarbete med Gläntan AB", {"employer": "Gläntan AB"}),
        ("- Vård tillsammans med Arbetsförmedlingen", {}),
        ("- Vård", {}),
        ("- Vård, utvärderas efter 6 månader", {}),
    ],
)
def test_items(item, expected):
    assert details(("Lokala jobbspår", ["Följande jobbspår finns:", item])) == {"Vård": expected}


def test_a_number_for_all_tracks_is_none_of_one():
    text = ["Jobbspår finns inom vård och handel med totalt 40 platser."]
    assert set(map(str, details(("Jobbspår", text)).values())) == {"{}"}


def test_the_sheet_of_one_track():
    rows = ["Jobbspårets namn\tLokalvård", "Ort\tMora", "Antal platser\t10", "Innehåll\tSvenska och praktik"]
    assert details(("Beskrivning av jobbspår", rows))["Lokalvård"] == {
        "seats": "10",
        "content": "Svenska och praktik",
    }


def test_labels_name_roles_that_exist():
    assert set(read_toml("track_details.toml", "ingest")) == set(get_args(DetailRole))
    assert role_of("Antal platser per omgång:") == "seats"
    assert role_of("Antal kvinnor i arbetslivet i hela kommunen") is None
