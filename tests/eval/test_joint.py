"""The extracts of joint agreements: what they are taken for, and how one is scored."""

from eval.joint import load, read


def test_every_extract_says_who_its_parties_are_and_which_tracks_run_where():
    extracts = load()
    assert len(extracts) == 134 and {e.half for e in extracts} == {"mended on", "held out"}
    tracks = [t for e in extracts for t in e.truth["tracks"]]
    assert {t["status"] for t in tracks} == {"finns", "planerat", "avslutat"}


def test_an_extract_is_read_as_a_document_of_its_own():
    (extract,) = [e for e in load() if "Hylte" in e.truth["municipalities"]]
    (aspects,) = read([extract])
    assert [a.aspect for a in aspects] == ["tracks", "industries"]
    assert all(a.score == 1 for a in aspects)
