import pytest

from ingest.structure.sentences import split_sentences


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi arbetar bl.a. med praktik fr.o.m. hösten och t.ex. språkstöd.",
        "Kommunen (org.nr. 212000-1234) är part.",
        "Se dnr. 34/2019 och kap. 3 § 2 i planen.",
        "Målet är 2.5 procent, dvs. litet.",
        "Den s.k. modellen gäller t.o.m. 2020-12-31, ca. tolv månader.",
        "Det rör t ex. Norrköping.",
        "1. Café och servering för nya deltagare.",
        "A. Ek är ordförande.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(text):
    assert sentences(text) == [text]


def test_sentences_end_at_full_stops_and_questions():
    text = "Gruppen möts varje vecka. Vem kallar? Rektorn gör det! Sedan skrivs ett protokoll."
    assert sentences(text) == [
        "Gruppen möts varje vecka.",
        "Vem kallar?",
        "Rektorn gör det!",
        "Sedan skrivs ett protokoll.",
    ]


def test_mm_ends_a_sentence_when_a_capital_letter_follows():
    assert sentences("De får råd, stöd m.m. Kommunen betalar.") == [
        "De får råd, stöd m.m.",
        "Kommunen betalar.",
    ]
    assert sentences("Råd, stöd m.m. ges av kommunen.") == ["Råd, stöd m.m. ges av kommunen."]


def test_a_year_ends_a_sentence():
    assert sentences("Det började 2019. Nu är det klart.") == ["Det började 2019.", "Nu är det klart."]


def test_blank_text_has_no_sentences():
    assert split_sentences("  \n ") == []


def test_spans_leave_out_white_space_around():
    assert split_sentences("  Ja.  Nej. ") == [(2, 5), (7, 11)]
