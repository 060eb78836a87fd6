from answer.composing.citations import cite, sentence_around, unique
from tests.factory import make_agreement

AGREEMENT = make_agreement("prov.txt", ["Knivsta"], {"Möten": ["Styrgruppen möts ofta. ", "- Rektor"]})
SECTION = AGREEMENT.sections[0]


def test_a_quote_is_cut_from_the_text_without_white_space_around():
    start, end = SECTION.sentences[1]
    citation = cite(AGREEMENT, SECTION, start, end)
    assert citation.quote == "Styrgruppen möts ofta."
    assert SECTION.text[citation.start : citation.end] == citation.quote
    assert citation.document == "prov.txt"
    assert citation.heading == "Möten"


def test_sentence_around_gives_the_whole_sentence():
    at = SECTION.text.index("möts")
    assert sentence_around(SECTION, at, at + 4) == SECTION.sentences[1]


def test_unique_leaves_out_what_lies_inside_another_quote():
    whole = cite(AGREEMENT, SECTION, *SECTION.sentences[1])
    part = cite(AGREEMENT, SECTION, whole.start, whole.start + 11)
    assert unique([part, whole]) == (whole,)
    assert unique([whole, part, whole]) == (whole,)
