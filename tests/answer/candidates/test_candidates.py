"""Focus, light words, tables, definitions, refinement, dates by role: the small judgements behind an answer."""

from dataclasses import replace

import pytest

from answer.candidates.definitions import asks_for_meaning, definition
from answer.candidates.evidence import candidates, leans, make
from answer.candidates.fact_fit import date_roles
from answer.candidates.tables import cells, is_header, row_words
from answer.matching.matcher import Matcher
from answer.question import Question, Term
from answer.understanding.focus import (
    counted_terms,
    counts_people,
    focus_of,
    is_light,
    names_in,
    people_after,
    verb_weight,
)
from answer.understanding.refine import refined
from domain.agreement import Block, Section
from domain.home import Home
from index.analysis import Analyser
from index.embedding import HashEmbedder
from index.generation import build, open_index
from tests.answer.small_corpus import gavle, umea
from tests.factory import make_agreement


def asked(text, *words, **changes):
    return Question(text=text, corrected=text, kind="value", terms=tuple(Term(w) for w in words), **changes)


@pytest.mark.parametrize(
    ("question", "focus"),
    [
        (asked("Hur många platser har lotsen?", "platser", "lotsen"), "platser"),
        (asked("Vilken lön får lotsen?", "lön", "lotsen"), "lön"),
        (asked("Vad heter den gemensamma mottagningen?", "gemensamma", "mottagningen"), "mottagningen"),
        (asked("Vem kallar till mötet?", "kallar", "mötet"), "kallar"),
        (asked("Hur stor andel av eleverna slutar?", "eleverna", "slutar"), None),
    ],
)
def test_what_is_asked_for_by_name(question, focus):
    position = focus_of(question)
    assert (None if position is None else question.terms[position].word) == focus


def test_what_is_counted():
    assert [t.word for t in counted_terms(asked("Hur många nya platser finns?", "nya", "platser"))] == [
        "platser"
    ]


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Hur många har börjat spåret?", True),
        ("Hur många sökte till kursen?", True),
        ("Hur många kan gå kursen?", True),
        ("Hur många möten har gruppen?", False),
        ("Hur många planerade kurser finns?", False),
    ],
)
def test_people_are_counted_without_being_named(question, people):
    assert counts_people(asked(question, "kursen")) is people
    assert not (people and counted_terms(asked(question, "kursen", "börjat")))


@pytest.mark.parametrize(
    ("after", "people"),
    [
        (" deltagare började", True),
        (" nya elever", True),
        (" platser", True),
        (" avbrott bland deltagarna", False),
    ],
)
def test_a_number_of_people_is_followed_by_a_word_for_them(after, people):
    assert (people_after().match(after) is not None) is people


def test_words_that_say_little():
    assert is_light("ålder")
    assert is_light("timmars")
    assert is_light("modell")  # "Moras modell" is the document asked about
    assert not is_light("lots")


def test_verbs_count_less_than_nouns():
    question = asked("Hur ska kommunen hitta unga som inte kan pendla?", "hitta", "unga", "pendla")
    assert verb_weight(question, 2) < verb_weight(question, 1) == 1.0


def test_proper_names():
    question = asked("Vad kostar projekt Norrsken för AF?", "projekt", "norrsken", "af")
    assert [question.terms[i].word for i in names_in(question)] == ["norrsken"]


def test_a_party_to_every_agreement_is_no_proper_name_of_one():
    question = asked(
        "Har Arbetsförmedlingen kvar kontoret på Norrsken?", "arbetsförmedlingen", "kontoret", "norrsken"
    )
    assert [question.terms[i].word for i in names_in(question)] == ["norrsken"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Vad heter projektet?", "projektet", "project"),
        ("Vad heter samordnaren?", "samordnaren", "person"),
        ("Vad heter mottagningen?", "mottagningen", "name"),
    ],
)
def test_a_name_is_not_always_a_persons(text, word, expected):
    assert refined(asked(text, word, expected="person")).expected == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("När löper avtalet ut?", "valid_to"),
        ("När skrevs avtalet under?", "signed"),
        ("Från och med när gäller det?", "valid_from"),
        ("När ska avtalet revideras?", "revision"),
    ],
)
def test_which_date_is_asked_for(text, role):
    assert role in date_roles(asked(text))


def test_a_sentence_that_points_back():
    assert leans("Gruppen möts varje vecka.")
    assert leans("På det sättet hittas fler.")
    assert not leans("Styrgruppen möts varje vecka.")


def test_a_definition_is_seen():
    question = asked("Vad menas med lotsning?", "lotsning")
    text = "Lotsning är ett stöd på vägen till arbete."
    assert asks_for_meaning(question)
    assert definition(text, Matcher(question.terms, Analyser()).hits(text)) == 1.0
    assert definition("Alla får lotsning.", ()) == 0.0


def test_cells_know_their_columns():
    text = "Ort\tPlatser\tSommarjobb\nTranås\t12\t60"
    columns = ("Ort", "Platser", "Sommarjobb")
    first = text.index("\n")
    blocks = (Block("row", 0, first, columns=columns), Block("item", first + 1, len(text)))
    spans = tuple((b.start, b.end) for b in blocks)
    section = Section("s00", 1, None, None, None, None, text, blocks, spans)
    agreement = replace(make_agreement("prov.txt", ["Tranås"], {"A": ["b"]}), sections=(section,))
    header, row = (make(agreement, section, *span) for span in spans)
    assert is_header(header)
    assert not is_header(row)
    assert [c.column for c in cells(row)] == ["Ort", "Platser", "Sommarjobb"]
    assert row_words(row) == "Ort: Tranås; Platser: 12; Sommarjobb: 60"
    assert row.lead_in == spans[0]


def test_of_very_many_documents_only_the_nearest_ones_facts_are_candidates(tmp_path, monkeypatch):
    home = Home(tmp_path)
    build(home, [gavle(), umea()], HashEmbedder())
    index = open_index(home, HashEmbedder())
    question = asked("Hur ofta möts handläggarna?", "möts", "handläggarna", expected="frequency")

    def documents():
        return {c.agreement.file for c in candidates(question, index, pool=1)}

    assert documents() == {"gavle.txt", "umea.txt"}
    monkeypatch.setattr("answer.candidates.evidence.MOST_DOCUMENTS", 1)
    assert documents() == {"umea.txt"}
