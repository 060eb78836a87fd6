from domain.agreement import Agreement, Block, DateFact, Facts, Section, Span, Track
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
            "citation": {"section": "s01", "heading": "7. Jobbspår", "page": 4, "quote": "Industri"},
        }
    ]
