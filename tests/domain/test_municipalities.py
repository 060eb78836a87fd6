from collections import Counter

import pytest

from domain.municipalities import (
    COUNTIES,
    MUNICIPALITIES,
    by_code,
    by_name,
    find_counties,
    find_municipalities,
    in_county,
)
from domain.name_doubts import doubts
from domain.reference import read_csv, read_toml

IN_COUNTY = {
    "Stockholms län": 26, "Uppsala län": 8, "Södermanlands län": 9, "Östergötlands län": 13, "Jönköpings län": 13,
    "Kronobergs län": 8, "Kalmar län": 12, "Gotlands län": 1, "Blekinge län": 5, "Skåne län": 33, "Hallands län": 6,
    "Västra Götalands län": 49, "Värmlands län": 16, "Örebro län": 12, "Västmanlands län": 10, "Dalarnas län": 15,
    "Gävleborgs län": 10, "Västernorrlands län": 7, "Jämtlands län": 8, "Västerbottens län": 15, "Norrbottens län": 14,
}  # fmt: skip


def names(text: str, certain: bool | None = None) -> list[str]:
    return [m.municipality.name for m in find_municipalities(text) if certain is None or m.certain is certain]


def test_the_register_is_whole() -> None:
    assert len(MUNICIPALITIES) == 290
    assert len({m.name for m in MUNICIPALITIES}) == len({m.code for m in MUNICIPALITIES}) == 290
    assert Counter(m.county for m in MUNICIPALITIES) == IN_COUNTY
    assert {c.name: len(c.municipalities) for c in COUNTIES} == IN_COUNTY
    assert all(len(m.code) == 4 and m.code.startswith(m.county_code) for m in MUNICIPALITIES)


@pytest.mark.parametrize("municipality", MUNICIPALITIES, ids=lambda m: m.name)
def test_every_name_is_found_in_all_its_forms(municipality) -> None:
    name = municipality.name
    genitive = name if name.endswith(("s", "x")) else f"{name}s"
    for written in (f"{genitive} kommun", f"{name} kommun", f"{genitive.upper()} KOMMUN", f"{genitive} stad"):
        text = f"Överenskommelse mellan {written} och Arbetsförmedlingen"
        found = find_municipalities(text)
        assert [(text[m.start : m.end], m.municipality, m.certain) for m in found] == [
            (written, municipality, True)
        ]
        assert by_name(written) == municipality
    assert names(f"Det gäller i {name}.", certain=True) == [name]
    assert by_name(name.lower()) == by_code(municipality.code) == municipality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knivstas, Nässjös och Eksjös avtal", ["Knivsta", "Nässjö", "Eksjö"]),
        ("kommunerna Nässjö, Aneby och Eksjö", ["Nässjö", "Aneby", "Eksjö"]),
        ("Norrköpings och Linköpings kommuner", ["Norrköping", "Linköping"]),
        ("Habo och Håbo", ["Habo", "Håbo"]),
        ("Östra Göinge", ["Östra Göinge"]),
        ("upplands bro och dals ed", ["Upplands-Bro", "Dals-Ed"]),
        ("Karlstad-Hammarö", ["Karlstad", "Hammarö"]),
        ("Region Gotland", ["Gotland"]),
        ("på Hammarö", ["Hammarö"]),
        ("industrispår i vara kommun", ["Vara"]),
        ("vilka spår finns i vara?", ["Vara"]),
        ("jobbspår i lund", ["Lund"]),
        ("Vad har Vara för spår?", ["Vara"]),
        ("Åre, Berg och Krokom", ["Åre", "Berg", "Krokom"]),
        ("Hur många jobbspår har Berg?", ["Berg"]),
        ("the municipality of Vara", ["Vara"]),
        ("Knivsta's agreement", ["Knivsta"]),
        ("Hur många Varbergare och Kirunabor?", ["Varberg", "Kiruna"]),
        ("- Vara\n- Mark", ["Vara", "Mark"]),
        ("Ta\u030anga\nMalmo\u0308 stad", ["Malmö"]),
    ],
)
def test_certain_mentions(text: str, expected: list[str]) -> None:
    assert names(text, certain=True) == expected


@pytest.mark.parametrize(
    "text",
    ["det ska vara i arbete", "den lokala arbetsmarknaden", "Jönköpings län", "Uppsala universitet", "Region Uppsala",
     "Hammaröbostäder", "en skara ungdomar", "Region Jämtland Härjedalen", "Bygg, Mark och anläggning",
     "BYGG, MARK OCH ANLÄGGNING", "grävarbeten i mark", "ett berg av frågor", "Tidaholmsgatan 7"],
)  # fmt: skip
def test_no_mention(text: str) -> None:
    assert find_municipalities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, enhetschef",
        "enhetschef Lund",
        "Karin Mark",
        "Nora Svensson",
        "Vara delaktig",
        "Att VARA ung",
    ],
)
def test_persons_and_words_are_uncertain(text: str) -> None:
    assert [m.certain for m in find_municipalities(text)] == [False]


def test_by_name_knows_no_others() -> None:
    assert by_name("Skoghall") is None
    assert by_name("") is None
    assert by_code("9999") is None


@pytest.mark.parametrize(
    ("text", "name", "size"),
    [
        ("i Jönköpings län", "Jönköpings län", 13),
        ("kommuner i Östergötland", "Östergötlands län", 13),
        ("på Höglandet", "Höglandet", 6),
        ("i småland", "Småland", 33),
        ("Region Uppsala", "Uppsala län", 8),
        ("Sörmlands kommuner", "Södermanlands län", 9),
        ("skånska kommuner", "Skåne län", 33),
        ("Sydnärkes överenskommelse", "Sydnärke", 5),
    ],
)
def test_counties_and_areas(text: str, name: str, size: int) -> None:
    assert [(a.name, len(a.municipalities)) for a in find_counties(text)] == [(name, size)]


def test_in_county() -> None:
    assert {m.name for m in in_county("Gotlands län")} == {"Gotland"}
    assert in_county("04") == in_county("Södermanlands län") == in_county("sörmland")
    assert in_county("Norge") == ()


def test_reference_data_name_real_municipalities() -> None:
    for region in read_toml("regions.toml")["region"]:
        assert all(by_name(name) for name in region.get("municipalities", ()))
        assert all(in_county(code) for code in region.get("counties", ()))
        assert len(set(region.get("municipalities", ()))) == len(region.get("municipalities", ()))
    assert all(by_name(name) for name in read_toml("aliases.toml")["aliases"].values())
    assert all(by_name(row["name"]) and row["reason"] for row in read_csv("ambiguous_names.csv"))
    assert {"vara", "mark", "berg", "lund"} <= set(doubts())
