"""Made corpora: as many documents as asked for, quotes where the words are, truth that the answers can be held to."""

import pytest

from answer.track_overview import track_entries
from domain.artifact import write_artifact
from domain.home import Home
from eval.many import Edits, make
from index.embedding import HashEmbedder
from index.generation import build
from tests.answer.small_corpus import gavle, umea
from tests.answer.versions_corpus import NEW
from tests.web.page_times import measured, percentile, show
from web.library import Library

SAMPLES = (gavle(), umea(), NEW)


def test_the_same_seed_makes_the_same_documents():
    assert list(make(SAMPLES, 7)) == list(make(SAMPLES, 7)) != list(make(SAMPLES, 7, seed=2))


def test_every_fact_still_points_to_its_words():
    for made in make(SAMPLES, 30):
        a = made.agreement
        for section in a.sections:
            assert "".join(section.text[b.start : b.end] for b in section.blocks) == section.text.replace(
                "\n", ""
            )
            assert all(section.text[s:e].strip() for s, e in section.sentences)
        assert all(
            t.name in a.quote(t.span) for t in a.facts.tracks if t.name in t.name and t.status == "finns"
        )
        assert all(f"{g.number:.0f} procent" in a.quote(g.span) for g in a.facts.goals if g.unit == "procent")


def test_names_years_and_shares_are_exchanged_everywhere():
    edits = Edits({"Vara": "Mörbylånga", "Borås": "Boden"}, {}, 2, {"70": "31"})
    edited = edits.of("Varas mål: 70 procent i Vara 2021, som Borås.")
    assert edited.text == "Mörbylångas mål: 31 procent i Mörbylånga 2023, som Boden."
    assert edited.text[edited.moved(11) : edited.moved(13)] == "31"


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A library of sixty made documents, and what is true of them."""
    home = Home(tmp_path_factory.mktemp("many"))
    made = list(make(SAMPLES, 60))
    for one in made:
        write_artifact(one.agreement, home.artifact(one.agreement.id))
    build(home, [m.agreement for m in made], HashEmbedder())
    return Library(home, HashEmbedder()), made


def test_what_is_counted_is_the_truth(many):
    library, made = many
    shown = {(e.municipality.name, e.name) for e in track_entries(library.index()) if e.status == "finns"}
    counting = {c for c in library.shelf().cards if c not in library.shelf().families.replaced}
    true = {
        (m.name, name)
        for one in made
        if one.agreement.id in counting
        for m in one.agreement.municipalities
        for name, _ in one.running
    }
    assert shown == true and len(true) > 20


def test_every_page_is_measured(many, capsys):
    timings = measured(many[0], times=1)
    assert len(timings) > 10 and all(t.computing[0] > 0 for t in timings)
    assert show(timings, 60) in (0, 1)
    assert "95:e percentilen" in capsys.readouterr().out


def test_percentiles():
    assert percentile(range(1, 21), 0.95) == 19 and percentile([3.0], 0.5) == 3.0
