"""Features that come from facts: the track that a section is about, the project that its heading names."""

from dataclasses import replace

from answer.candidates.evidence import make
from answer.candidates.surroundings import beside_in_section, track_terms
from answer.candidates.value_fit import named_above
from domain.agreement import Facts, Span, Track
from tests.factory import make_agreement

DOCUMENT = make_agreement(
    "kil.txt",
    ["Kil"],
    {
        "Undersköterska": ["Spåret löper över 60 veckor."],
        "Projekt Språngbrädan": ["Språngbrädan drivs av kommunen."],
    },
)


def _candidate(heading):
    section = next(s for s in DOCUMENT.sections if s.heading == heading)
    track = Track("Undersköterska", ("vard-omsorg",), None, "finns", Span(DOCUMENT.sections[0].id, 0, 5))
    track = replace(track, span=replace(track.span, section=section.id))
    agreement = replace(DOCUMENT, facts=Facts(tracks=(track,)))
    return make(agreement, section, *section.sentences[1])


def test_a_word_for_the_industry_means_the_section_of_its_track():
    industries = [frozenset({"vard-omsorg"}), frozenset({"industri"}), frozenset()]
    assert track_terms(industries, _candidate("Undersköterska")) == {0}


def test_a_heading_names_the_project_of_its_sentences():
    candidate = _candidate("Projekt Språngbrädan")
    assert [candidate.text[v.start : v.end] for v in named_above(candidate)] == ["Språngbrädan"]


def test_the_best_other_sentence_of_a_section_speaks_for_a_sentence():
    told = make_agreement(
        "kil.txt",
        ["Kil"],
        {"Stöd": ["Alla får en lots.", "Lotsen ringer ofta."], "Mål": ["Fyra ska få jobb."]},
    )
    found = [
        make(told, section, start, end)
        for section in told.sections
        for start, end in section.sentences
        if start >= section.body_start
    ]
    assert [c.section.heading for c in found] == ["Stöd", "Stöd", "Mål"]
    assert beside_in_section(found, [0.5, 1.0, 0.9]) == [1.0, 0.5, 0.0]
