"""Index.search, .sentences and .highlights on a small corpus."""

import pytest

from domain.search import Filters
from index.snippets import matches
from tests.factory import municipality


def quote(index, hit):
    return index.agreements[hit.document].section(hit.section).text[hit.start : hit.end]


def test_search_gives_each_section_once(index):
    hits = index.search("industri spår jobbspår", k=10)
    assert len({(hit.document, hit.section) for hit in hits}) == len(hits)


@pytest.mark.parametrize("query", ["industrispår", "spår inom industri", "industri spår", "industrispåren"])
def test_compounds_and_their_parts_find_each_other(index, query):
    found = {quote(index, hit) for hit in index.search(query, k=4, mode="lexical")}
    assert any("svetsning" in text for text in found)
    assert any("nyanlända" in text for text in found)


@pytest.mark.parametrize("query", ["jobb spår", "jobspår", "jobbspåren", "jobbspor"])
def test_split_and_misspelt_compounds(index, query):
    assert index.search(query, mode="lexical")[0].document == "a"


def test_empty_query_finds_nothing(index):
    assert index.search("  ") == []
    assert index.sentences("") == []


def test_sentences_are_ranked_with_their_parts(index):
    hits = index.sentences("hur ofta träffas handläggargruppen?")
    assert quote(index, hits[0]).startswith("Handläggargruppen träffas")
    assert all(0 <= hit.lexical <= 1 and -1.001 <= hit.dense <= 1.001 and 0 <= hit.score <= 1 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_every_sentence_in_scope_can_be_had(index):
    everything = index.sentences("spår", k=10_000)
    assert len(everything) == sum(1 for agreement in index.agreements.values() for _ in agreement.walk())
    some = index.sentences("spår", Filters(municipalities=(municipality("Ystad").code,)), k=10_000)
    assert {hit.document for hit in some} == {"c"}
    assert len(some) == 2


def test_names_that_the_filters_say_are_not_searched_for(index):
    scope = Filters(municipalities=(municipality("Ystad").code,))
    with_name = index.sentences("Hur ofta träffas Ystads handläggargrupp?", scope)
    assert with_name == index.sentences("Hur ofta träffas handläggargrupp?", scope)
    assert index.search("Ystad", filters=scope)
    elsewhere = index.sentences("Finns spår i Nyköping?", scope)
    assert elsewhere != index.sentences("Finns spår i ?", scope)  # no party: what is asked for


def test_list_item_is_found_by_what_introduces_it(index):
    hits = [
        h for h in index.sentences("vilka spår driver parterna?", k=20) if quote(index, h) == "- Vårdbiträde"
    ]
    assert hits and hits[0].lexical > 0


def test_a_word_that_nothing_has_lowers_the_lexical_score(index):
    known = index.sentences("handläggargruppen onsdag")[0].lexical
    assert index.sentences("handläggargruppen onsdag kryptovaluta")[0].lexical < known


def _marked(index, query, **search):
    """What a search finds first, with the words that are marked in it."""
    (hit,) = index.search(query, k=1, **search)
    text = index.agreements[hit.document].section(hit.section).text[hit.start : hit.end]
    return [text[start:end] for start, end in matches(text, query, index.analyser)]


def test_inflected_words_and_compounds_are_marked(index):
    assert _marked(index, "spår svetsningen", mode="lexical") == ["Spåret", "svetsning"]


def test_agreements_stand_in_the_order_of_their_files(index):
    assert list(index.agreements) == ["a", "b", "c"]
    assert [a.file for a in index.agreements.values()] == ["a.txt", "b.txt", "c.txt"]
    with pytest.raises(KeyError):
        index.agreements["d"]


def test_words_that_say_nothing_are_not_marked(index):
    marked = _marked(index, "hur träffas gruppen på lärcentrum", filters=Filters(documents=("c",)))
    assert "träffas" in marked and "lärcentrum" in marked and "på" not in marked


def test_the_documents_of_some_parties_in_the_order_of_files(index):
    ystad = municipality("Ystad").code
    assert [a.id for a in index.documents_of({ystad})] == ["c"]
    everyone = {m.code for a in index.agreements.values() for m in a.municipalities}
    assert index.documents_of(everyone) == [a for a in index.agreements.values() if a.municipalities]
    assert index.only(["a"]).documents_of({ystad}) == index.documents_of({"0000"}) == []
