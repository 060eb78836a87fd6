"""Units of retrieval: passages and sentences with their context."""

import pytest

from domain.agreement import Block
from index.passages import heading_paths, passages, sentences
from tests.factory import make_agreement


def sentence(words, name):
    return " ".join([name, *["ord"] * (words - 2), "slut."])


def test_short_section_is_one_passage_without_its_heading():
    agreement = make_agreement("a.txt", ["Gävle"], {"Syfte": ["Fler i arbete.", "Färre i försörjningsstöd."]})
    (unit,) = passages(agreement)
    assert unit.text == "Fler i arbete.\nFärre i försörjningsstöd."
    assert unit.embedded == f"Gävle. {agreement.title}: Syfte: {unit.text}"


def test_heading_alone_is_a_passage():
    (unit,) = passages(make_agreement("a.txt", ["Gävle"], {"Underskrifter": []}))
    assert unit.text == "Underskrifter"


def test_long_section_is_cut_between_sentences_with_some_overlap():
    lines = [sentence(20, f"mening{n}") for n in range(12)]
    agreement = make_agreement("a.txt", ["Gävle"], {"Syfte": lines})
    units = list(passages(agreement))
    assert all(len(unit.text.split()) <= 120 for unit in units)
    assert all(unit.text.startswith("mening") and unit.text.endswith("slut.") for unit in units)
    assert all(later.start < earlier.end for earlier, later in zip(units, units[1:], strict=False))
    assert all(any(line in unit.text for unit in units) for line in lines)


@pytest.mark.parametrize("size", [130, 300, 1000])
def test_long_sentences_are_kept_or_cut_at_words(size):
    agreement = make_agreement("a.txt", ["Gävle"], {"Syfte": ["Kort.", sentence(size, "lång"), "Kort igen."]})
    units = list(passages(agreement))
    text = agreement.sections[0].text
    assert all(len(unit.text.split()) <= 240 for unit in units)
    covered = {i for unit in units for i in range(unit.start, unit.end)}
    missing = [i for i in range(agreement.sections[0].body_start, len(text)) if i not in covered]
    assert all(text[i].isspace() for i in missing)
    assert all(unit.text == unit.text.strip() for unit in units)


def test_paths_follow_levels():
    agreement = make_agreement("a.txt", [], {"": ["x"], "Organisering": [], "> Styrgrupp": [], "Mål": []})
    assert heading_paths(agreement.sections) == ["", "Organisering", "Organisering – Styrgrupp", "Mål"]


def test_sentences_know_their_headings_and_what_introduces_a_list():
    lines = ["Vi har två spår:", "- Kock", "- Städ", "Spåren följs upp."]
    agreement = make_agreement("a.txt", ["Gävle"], {"Jobbspår": lines})
    contexts = {unit.text: unit.context for unit in sentences(agreement)}
    assert contexts["Jobbspår"] == ""
    assert contexts["Vi har två spår:"] == "Jobbspår"
    assert contexts["- Städ"] == "Jobbspår Vi har två spår:"
    assert contexts["Spåren följs upp."] == "Jobbspår"


def test_a_row_is_read_with_its_columns():
    agreement = make_agreement("a.txt", ["Gävle"], {"Jobbspår": ["Kock\t12\t"]})
    section = agreement.sections[0]
    row = Block("row", section.blocks[1].start, section.blocks[1].end, columns=("Spår", "Platser", "Start"))
    changed = type(section)(**(vars(section) | {"blocks": (section.blocks[0], row)}))
    units = list(sentences(type(agreement)(**(vars(agreement) | {"sections": (changed,)}))))
    assert units[1].text == "Spår: Kock, Platser: 12"


def test_keys_change_with_the_text_only():
    first = make_agreement("a.txt", ["Gävle"], {"Mål": ["Ett mål."]})
    second = make_agreement("b.txt", ["Gävle"], {"Mål": ["Ett mål.", "Två mål."]})
    (a1, a2), (b1, b2, b3) = list(sentences(first)), list(sentences(second))
    assert (a1.key, a2.key) == (b1.key, b2.key)
    assert len(a1.key) == 16 and b3.key != b2.key
