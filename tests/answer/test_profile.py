"""A municipality's profile: what holds today, whose tracks, and what its documents lack."""

from datetime import date

import pytest

from answer.profile import profile
from domain.home import Home
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.versions_corpus import COPY, NEW, OLD


@pytest.fixture(scope="module")
def index(sample):
    return sample.index


def test_the_newest_version_comes_first_and_the_earlier_one_is_replaced(index):
    told = profile("Trelleborg", index, today=date(2025, 1, 1))
    assert [(d.agreement.year, d.state, d.in_force) for d in told.documents] == [
        (2023, "gäller till 2026-01-31", True),
        (2021, "ersatt", False),
    ]
    used = {f.citation.document for g in told.groups for f in g.facts}
    assert used == {"trelleborg-overenskommelse-reviderad-2023.pdf"}


def test_an_agreement_that_has_run_out_says_so_and_is_still_told(index):
    told = profile("Trelleborg", index, today=date(2026, 6, 1))
    assert told.documents[0].state == "löpte ut 2026-01-31" and not told.documents[0].in_force
    assert told.groups


def test_a_track_that_runs_at_another_party_is_not_ones_own(index):
    def tracks(name: str) -> list[str]:
        groups = profile(name, index).groups
        return [next(iter(f.fields.values())) for g in groups if g.kind == "tracks" for f in g.facts]

    assert "Lager och logistik" in tracks("Hallsberg")
    assert "Lager och logistik" not in tracks("Kumla")


def test_lacking_topics_stand_in_no_section_of_its_documents(index):
    told = profile("Trelleborg", index)
    own = {s.topic for d in told.documents if d.state != "ersatt" for s in d.agreement.sections}
    assert told.lacking and not own & set(told.lacking)


def test_a_double_is_called_a_double(tmp_path):
    home = Home(tmp_path)
    build(home, [OLD, NEW, COPY], HashEmbedder())
    told = profile("Knivsta", open_index(home, HashEmbedder()), today=date(2023, 1, 1))
    states = {d.agreement.file: d.state for d in told.documents}
    assert states["kopia.txt"] == "dubblett" and states["knivsta-2018.txt"] == "ersatt"
