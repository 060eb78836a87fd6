"""Topics of sections whose headings say nothing that the vocabulary knows. The texts are invented."""

from dataclasses import replace

import numpy as np
import pytest

from domain.errors import HomeError
from domain.home import Home
from index.embedding import HashEmbedder
from ingest.pipeline import ingest, read_with_words, with_topics
from ingest.structure.silent_topics import (
    CONFIDENCE,
    TopicMeans,
    shipped_means,
    topic_judge,
    with_judged_topics,
)
from tests.factory import make_agreement

LEARNT = {
    "malgrupp": [
        "Unga mellan 16 och 24 år som varken arbetar eller studerar",
        "Unga under 24 år utan studier",
    ],
    "varaktighet": [
        "Avtalet gäller till den 31 december 2021",
        "Avtalet gäller från den 1 januari och sägs upp",
    ],
    "budget": ["Kommunen betalar kostnaden för lokalerna", "Parterna betalar var sin kostnad"],
}


@pytest.fixture(scope="module")
def judge():
    embedder = HashEmbedder()
    topics = [topic for topic, texts in LEARNT.items() for _ in texts]
    vectors = embedder.passages([text for texts in LEARNT.values() for text in texts])
    return topic_judge(embedder, TopicMeans.of(embedder.name, topics, vectors))


def sections(**headings):
    return make_agreement("a.txt", ["Gävle"], headings).sections


def test_a_silent_section_gets_the_topic_of_its_text(judge):
    (section,) = with_judged_topics(
        sections(Klart=["Avtalet gäller från den 1 januari till den 31 december."]), judge
    )
    assert (section.topic, section.topic_confidence) == ("varaktighet", CONFIDENCE)


def test_a_text_like_no_topic_or_like_several_gets_none(judge):
    silent = sections(
        Hälsning=["Solen sken över sjön."], Blandat=[f"{LEARNT['budget'][0]}. {LEARNT['malgrupp'][1]}."]
    )
    assert [s.topic for s in with_judged_topics(silent, judge)] == [None, None]


def test_what_the_vocabulary_says_is_kept(judge):
    (section,) = sections(Syfte=["Avtalet gäller från den 1 januari till den 31 december."])
    known = replace(section, topic="syfte")
    assert with_judged_topics([known], judge) == (known,)


def test_a_section_below_takes_the_judged_topic_unless_it_has_its_own(judge):
    made = make_agreement(
        "a.txt",
        ["Gävle"],
        {
            "Klart": ["Avtalet gäller från den 1 januari till den 31 december."],
            "> Solen": ["Solen sken."],
            "> Slantar": ["Kommunen betalar kostnaden för lokalerna."],
            "Solen": ["Solen sken."],
        },
    ).sections
    topics = [(s.topic, s.topic_confidence) for s in with_judged_topics(made, judge)][:3]
    assert topics == [("varaktighet", CONFIDENCE), ("varaktighet", CONFIDENCE), ("budget", CONFIDENCE)]


def test_the_title_above_all_sections_says_nothing_of_them(judge):
    made = make_agreement(
        "a.txt",
        ["Gävle"],
        {
            "Klart": ["Avtalet gäller från den 1 januari till den 31 december."],
            "> Solen": ["Solen sken."],
            "> Slantar": ["Kommunen betalar kostnaden för lokalerna."],
        },
    ).sections
    assert [s.topic for s in with_judged_topics(made, judge)] == [None, None, "budget"]


def test_text_before_the_first_heading_is_not_judged(judge):
    made = make_agreement(
        "a.txt", ["Gävle"], {"": ["Avtalet gäller från den 1 januari till den 31 december."]}
    ).sections
    assert with_judged_topics(made, judge) == made


def test_no_judge_for_another_model():
    assert topic_judge(HashEmbedder()) is None


def test_means_survive_saving(tmp_path):
    vectors = HashEmbedder().passages([text for texts in LEARNT.values() for text in texts])
    means = TopicMeans.of("hash", ["a", "a", "b", "b", "c", "c"], vectors)
    means.save(tmp_path / "means.npz")
    loaded = TopicMeans.load(tmp_path / "means.npz")
    assert (loaded.model, loaded.slugs) == ("hash", ("a", "b", "c"))
    np.testing.assert_allclose(loaded.directions, means.directions, atol=1e-3)


TEXT = """Överenskommelse mellan Gävle kommun och Arbetsförmedlingen

1. Parter
Gävle kommun.

2. Klart och tydligt
Avtalet gäller från den 1 januari till den 31 december.
"""


def test_ingest_writes_the_topic_into_the_artifact(tmp_path, judge):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    home = Home(tmp_path / "home")
    (agreement,) = ingest([tmp_path / "a.txt"], home, read_one=with_topics(read_with_words, judge)).read
    found = {s.heading: (s.topic, s.topic_confidence) for s in agreement.sections}
    assert found["Parter"] == ("parter", 1.0)
    assert found["Klart och tydligt"] == ("varaktighet", CONFIDENCE)


def test_a_missing_model_is_no_fault_of_a_document(tmp_path):
    def judge(openings):
        raise HomeError("Språkmodellen finns inte.")

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(HomeError):
        ingest([tmp_path / "a.txt"], Home(tmp_path / "home"), read_one=with_topics(read_with_words, judge))


def test_the_shipped_model_tells_topics(embedder):
    made = make_agreement(
        "a.txt",
        ["Gävle"],
        {
            "Hit men inte längre": [
                "Överenskommelsen gäller från 1 mars 2021 till 28 februari 2023 och kan sägas upp."
            ],
            "Vi bestämmer ihop": [
                "Styrgruppen möts två gånger per år. I den sitter förvaltningschefen och sektionschefen."
            ],
            "En solig dag": ["Solen sken över sjön."],
        },
    ).sections
    judged = with_judged_topics(made, topic_judge(embedder))
    assert shipped_means().model == embedder.name
    assert [s.topic for s in judged] == ["varaktighet", "organisering", None]


def test_facts_are_sought_again_where_a_topic_was_judged(tmp_path, judge):
    """A target group is found by its section's topic, which the heading does not tell."""
    text = "Överenskommelse mellan Gävle kommun och Arbetsförmedlingen\n\n1. Syfte\n\nFler ska få arbete.\n\n"
    text += f"2. Klart och tydligt\n\n{LEARNT['malgrupp'][0]}.\n\n3. Giltighet\n\nGäller tills vidare.\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    plain = read_with_words(path, "a.txt").agreement
    (agreement,) = ingest([path], Home(tmp_path / "home"), read_one=with_topics(read_with_words, judge)).read
    assert [s.topic for s in agreement.sections if s.heading == "Klart och tydligt"] == ["malgrupp"]
    assert plain.facts.target_groups == ()
    assert [group.ages for group in agreement.facts.target_groups] == [(16, 24)]
    assert agreement.municipalities == plain.municipalities
