from eval.topics import Known, known_sections, left_out
from index.embedding import HashEmbedder


def test_known_sections_have_a_topic_by_their_own_heading(tmp_path):
    (tmp_path / "a.txt").write_text(
        "1. Syfte\nFler i arbete.\n\n2. Klart och tydligt\nSolen sken.\n", encoding="utf-8"
    )
    (section,) = known_sections([tmp_path])
    assert (section.topic, section.opening, section.body) == (
        "syfte",
        "Syfte: Fler i arbete.",
        "Fler i arbete.",
    )


def test_each_document_is_judged_by_the_others():
    texts = ["avtalet gäller", "kostnaden betalas"]
    sections = [
        Known(document, topic, text, text)
        for document in "ab"
        for topic, text in zip(("varaktighet", "budget"), texts, strict=True)
    ]
    vectors = HashEmbedder().passages([s.opening for s in sections])
    assert [(row.precision, row.recall) for row in left_out(sections, vectors, vectors)][0] == (1.0, 1.0)
    swapped = left_out(sections, vectors[[1, 0, 3, 2]], vectors)
    assert (swapped[0].precision, swapped[0].recall) == (0.0, 0.0)
