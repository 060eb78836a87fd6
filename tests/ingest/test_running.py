"""Headings and lists inside running text, on invented sentences."""

from ingest.structure.contents import Entry
from ingest.structure.phrases import Vocabulary, end_of_phrase, is_known, phrases_from
from ingest.structure.running import Running, find_headings, heading_at_end
from ingest.structure.running_lists import divide_lists
from ingest.structure.running_numbers import numbered_headings


def found(*texts, entries=(), flat=True):
    running = [Running(text, ()) for text in texts]
    vocabulary = Vocabulary("\n".join(texts))
    headings = find_headings(running, entries, vocabulary, flat, flat)
    return [text[h.start : h.end] for text, of_text in zip(texts, headings, strict=True) for h in of_text]


def test_a_phrase_between_two_sentences_is_a_heading():
    text = "Det är bra. Gemensam mottagning På torget finns en mottagning som är öppen varje dag."
    assert found("Titel på dokumentet", text) == ["Gemensam mottagning"]


def test_a_single_word_needs_to_be_taken_up_or_known():
    taken_up = "Det är bra. Matlag Matlaget ordnar mat varje dag."
    known = "Det är bra. Målgrupp Ungdomar som saknar arbete kan delta."
    neither = "Det är bra. Rosenlund Huset byggdes om i fjol och är nu öppet för deltagare, vilket ger plats."
    assert found("Titel", taken_up, known, neither) == ["Matlag", "Målgrupp"]


def test_names_within_a_sentence_are_no_headings():
    text = (
        "Det är bra. Projektet Nya Vägar drivs av Region Mellanbygd. Rektor Anna Ek ansvarar för skolan. "
        "Den nya enheten Jobbtorget startade i mars. I projekt Norr arbetar två personer."
    )
    assert found("Titel", text) == []


def test_captions_and_sources_are_no_headings():
    text = "Det är bra. Tabell 1: Antal deltagare Gruppen är stor. Källa: Kommunens statistik Gruppen växer."
    assert found("Titel", text) == []


def test_two_headings_right_below_each_other():
    text = "Det är bra. Organisation Styrgrupp Styrgruppen består av två chefer."
    assert found("Titel", text) == ["Organisation", "Styrgrupp"]


def test_the_contents_name_headings_in_their_order_longest_first():
    entries = [Entry(None, "Behov", 1), Entry(None, "Behov på orten", 1), Entry(None, "Att växa ihop", 2)]
    text = "Behov Parterna ser behov. Behov på orten Handeln växer. Att växa ihop Kommunen tar ansvar."
    assert found(text, entries=entries, flat=False) == ["Behov", "Behov på orten", "Att växa ihop"]


def test_a_question_is_a_heading_before_a_sentence_of_its_own():
    text = "Det är bra. Hur följer vi upp? Parterna ses varje år. Så arbetar vi Den som deltar får en plan."
    assert found("Titel", text) == ["Hur följer vi upp?", "Så arbetar vi"]


def test_numbers_make_a_chain_and_lists_do_not():
    text = (
        "1. Parter Nora kommun och Arbetsförmedlingen. 2. Syfte Att fler får arbete 3. Jobbspår Parterna erbjuder "
        "1. Kök 2. Lager 3. Vård. 4. Uppföljning Den sker i maj 2020. Se punkt 5 Uppföljning."
    )
    headings = numbered_headings([text], [()])
    assert [text[h.start : h.end] for h in headings] == [
        "1. Parter",
        "2. Syfte",
        "3. Jobbspår",
        "4. Uppföljning",
    ]


def test_a_heading_joined_to_the_paragraph_above():
    text = "Parterna ses i juni. Syfte"
    heading = heading_at_end(text, "Syftet är att fler får arbete.")
    assert heading is not None and text[heading.start : heading.end] == "Syfte"
    assert heading_at_end("Parterna ses i juni. Sedan i maj", "Syftet är gott.") is None


def test_a_list_after_a_colon_is_divided_at_capitals():
    text = "Målen är: Andelen unga ska öka Antalet barn i Region Norr ska minska. Det är bra."
    vocabulary = Vocabulary("andelen antalet")
    pieces = [(text[a:b].strip(), is_item) for a, b, is_item in divide_lists(text, vocabulary)]
    assert pieces == [
        ("Målen är:", False),
        ("Andelen unga ska öka", True),
        ("Antalet barn i Region Norr ska minska.", True),
        ("Det är bra.", False),
    ]


def test_phrases_end_where_the_sentence_begins():
    text = "Fas två Språkstöd Kortare praktik Praktiken varar i fyra veckor."
    phrases, sentence = phrases_from(text, 0)
    assert [text[a:b] for a, b in phrases] == ["Fas två", "Språkstöd", "Kortare praktik"]
    assert text[sentence:].startswith("Praktiken varar")


def test_a_phrase_goes_on_over_names_and_words_in_capitals():
    assert end_of_phrase("Samlat grepp från Arbetsförmedlingen Vi vill mer.", 0) == len(
        "Samlat grepp från Arbetsförmedlingen"
    )
    assert end_of_phrase("HUR VI ARBETAR Parterna ses.", 0) == len("HUR VI ARBETAR")


def test_known_headings():
    assert is_known("Mål och målgrupp") and is_known("Lokala jobbspår") and is_known("Jämställdhet")
    assert not is_known("Projektet") and not is_known("Rosenlund")
