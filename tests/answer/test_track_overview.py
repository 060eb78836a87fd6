"""Tracks over the whole corpus: whose they are, and what a choice lets through."""

import pytest

from answer.track_overview import TrackFilter, track_entries


@pytest.fixture(scope="module")
def index(sample):
    return sample.index


@pytest.fixture(scope="module")
def entries(index):
    return track_entries(index)


def test_every_entry_is_in_its_quote_or_near_it_and_of_a_party(index, entries):
    assert len(entries) > 40
    for entry in entries:
        document = index.whole.agreements[entry.citation.document_id]
        assert entry.municipality in document.municipalities
        assert entry.citation.quote in document.section(entry.citation.section_id).text


def test_replaced_versions_do_not_count(index, entries):
    old = index.families.replaced
    assert old
    assert not [e for e in entries if e.citation.document_id in old]


def test_a_track_that_runs_at_one_party_is_that_ones(entries):
    logistics = [e for e in entries if e.name == "Lager och logistik"]
    assert [(e.municipality.name, e.place) for e in logistics] == [("Hallsberg", None)]


def test_filters_narrow_by_each_field(index, entries):
    industry = track_entries(index, TrackFilter(industries=("industri",), statuses=("finns",)))
    assert industry and all("industri" in e.industries and e.status == "finns" for e in industry)
    assert len(industry) < len(entries)
    nobody = track_entries(index, TrackFilter(municipalities=("Åmål",)))
    assert nobody == ()
    gotland = track_entries(index, TrackFilter(counties=("09",)))
    assert {e.municipality.name for e in gotland} == {"Gotland"}
