from dataclasses import fields

from domain.agreement import Agreement, Block, DateFact, Facts, Goal, Group, Member, Section, Span, Track
from domain.contract import document_json


def test_a_document_as_json_has_the_keys_of_the_contract():
    text = "7. Jobbspår\nIndustri (Nora)"
    section = Section(
        "s01",
        1,
        "7",
        "Jobbspår",
        "jobbspar",
        3,
        text,
        (Block("heading", 0, 11, 3), Block("item", 12, 27, 4)),
        (),
    )
    facts = Facts(
        dates=(
            DateFact("signed", "2020-06-24", Span("s01", 0, 1)),
            DateFact("signed", "2020-06-23", Span("s01", 0, 1)),
        ),
        tracks=(Track("Industri", ("industri",), "Nora", "finns", Span("s01", 12, 20)),),
    )
    agreement = Agreement("a-1", "a.txt", "00", "Avtal", "bilaga", "3 C", (), None, None, (section,), facts)
    document = document_json(agreement)
    assert set(document) >= {
        "file", "title", "kind", "annex", "municipalities", "af_office", "signed", "dated", "valid_from", "valid_to",
        "pages", "sha256", "warnings", "sections", "tracks",
    }  # fmt: skip
    assert document["signed"] == ["2020-06-23", "2020-06-24"]
    assert document["sections"][0]["heading"] == "Jobbspår"
    assert document["tracks"] == [
        {
            "name": "Industri",
            "industries": ["industri"],
            "municipality": "Nora",
            "status": "finns",
            "confidence": 1.0,
            "details": [],
            "citation": {"section": "s01", "heading": "7. Jobbspår", "page": 4, "quote": "Industri"},
        }
    ]


def test_every_other_kind_of_fact_is_given_with_its_words():
    text = "Mål\nMinst 12 unga ska ha arbete, säger styrgruppen: Karin, ordförande."
    section = Section(
        "s01", 1, None, "Mål", "mal", 3, text, (Block("heading", 0, 3, 3), Block("item", 4, 70, 4)), ()
    )
    member = Member("Karin", True, Span("s01", 52, 57))
    facts = Facts(
        goals=(Goal(12, "personer", None, Span("s01", 4, 31), whom="unga"),),
        groups=(Group("styrgrupp", (member,), Span("s01", 40, 51)),),
    )
    agreement = Agreement("a-1", "a.txt", "00", "Avtal", "annat", None, (), None, None, (section,), facts)
    given = document_json(agreement)["facts"]
    assert set(given) == {f.name for f in fields(Facts)} - {"tracks"}
    assert given["goals"][0]["whom"] == "unga"
    assert given["goals"][0]["citation"]["quote"] == "Minst 12 unga ska ha arbete"
    assert given["groups"][0]["members"][0]["citation"]["quote"] == "Karin"
