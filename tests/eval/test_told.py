"""The invented passages tell of tracks by name, and what is read of them is compared name by name."""

from domain.agreement import Span, Track
from eval.told import Told, compared, key, load, read, report


def track(name, industries=("industri",), status="finns"):
    return Track(name=name, industries=industries, place=None, status=status, span=Span("s00", 0, 1))


TOLD = Told(
    1, "", {"svets": (frozenset({"industri"}), "finns"), "vård": (frozenset({"vard-omsorg"}), "planerat")}
)


def test_all_passages_load_and_a_third_tells_of_no_track():
    passages = load()
    assert len(passages) == 1955
    assert 0.25 < sum(not p.tracks for p in passages) / len(passages) < 0.45
    assert {p.half for p in passages} == {"mended on", "held out"}


def test_names_are_equal_without_their_word_for_track():
    assert key("Spår  Kock!") == key("jobbspåret kock") == "kock" != key("Kockspår")


def test_found_and_told_are_compared_by_name():
    found = compared(TOLD, [track("Svets"), track("Handel"), track("Bygg", status="avslutat")])
    assert (found.right, found.missing, found.extra) == (1, ("vård",), ("handel",))
    assert (found.industries, found.statuses) == (1, 1)
    assert (
        report([found])
        .splitlines()[0]
        .endswith("precision 0.500 recall 0.500 F1 0.500 industries 1.000 status 1.000")
    )


def test_each_passage_is_read_as_a_document_of_its_own():
    first = next(p for p in load() if p.number == 1)
    (found,) = read([first])
    assert found.told is first and not found.extra
