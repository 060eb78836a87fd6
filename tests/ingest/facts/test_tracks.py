"""Tracks: lists, tables, headings, running text; and what is none."""

import pytest

from ingest.facts.tracks import find_tracks
from tests.ingest.facts.making import make_document, words


def found(*parts):
    return [(t.name, t.place, t.status) for t in find_tracks(make_document(*parts))]


def test_list_with_places():
    sections = make_document(
        (
            "Lokala jobbspår",
            ["Följande jobbspår har tagits fram:", "- Svets (Arboga)", "- Kock (Köping)", "- Barnskötare"],
        )
    )
    tracks = find_tracks(sections)
    assert [(t.name, t.place) for t in tracks] == [
        ("Svets", "Arboga"),
        ("Kock", "Köping"),
        ("Barnskötare", None),
    ]
    assert words(sections, tracks[0].span) == "Svets (Arboga)"
    assert tracks[0].industries == ("industri",)


def test_table_with_columns():
    assert found(
        (
            "Jobbspår",
            [
                "Jobbspår\tBransch\tOrt\tStatus\tAntal platser",
                "Storkök\tRestaurang\tMora\tPågår\t10",
                "Plåt\tIndustri\tOrsa\tPlaneras\t6",
            ],
        )
    ) == [("Storkök", "Mora", "finns"), ("Plåt", "Orsa", "planerat")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Jobbspåren ska:", "- rusta deltagaren för arbete", "- ge yrkeskunskaper i vård"],
        ["I alla jobbspår ingår följande moment:", "- Språkträning", "- Praktik i kök"],
        ["Målet är att 70 % av deltagarna i jobbspåren ska ha ett arbete inom 90 dagar."],
        ["Parterna har ännu inte startat några jobbspår."],
    ],
)
def test_no_tracks(lines):
    assert found(("Lokala jobbspår", lines)) == []
