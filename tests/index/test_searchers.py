"""One contract for all searchers: what `domain.search.Searcher` promises."""

import pytest

from domain.search import Filters
from tests.factory import municipality

MODES = ("lexical", "dense", "hybrid")


@pytest.fixture(params=MODES)
def searcher(request, index):
    return index.searcher(request.param)


def test_best_hit_first_and_scores_fall(searcher):
    hits = searcher.search("handläggargruppen träffas varannan onsdag", 10)
    assert hits[0].document == "c"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_gives_at_most_k(searcher):
    assert len(searcher.search("spår", 1)) == 1
    assert len(searcher.search("spår", 1000)) >= 2


def test_no_passage_twice(searcher):
    hits = searcher.search("spår inom industri", 1000)
    places = [(hit.document, hit.section, hit.start, hit.end) for hit in hits]
    assert len(places) == len(set(places))


def test_is_deterministic(searcher):
    assert searcher.search("mål för unga", 5) == searcher.search("mål för unga", 5)


def test_spans_lie_within_their_section(searcher, index):
    for hit in searcher.search("spår och arbete", 1000):
        text = index.agreements[hit.document].section(hit.section).text
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end]


def test_filters_apply_before_ranking(searcher):
    # The best hits of all stand in another document: only a filter before the ranking leaves any.
    hits = searcher.search("spår industri svetsning", 1, Filters(municipalities=(municipality("Umeå").code,)))
    assert [hit.document for hit in hits] == ["b"]


def test_filter_values_are_alternatives_and_fields_combine(searcher):
    assert {h.document for h in searcher.search("arbete spår onsdag", 99, Filters(documents=("a", "c")))} <= {
        "a",
        "c",
    }
    assert searcher.search("spår", 99, Filters(documents=("a",), kinds=("bilaga",))) == []


def test_nothing_in_scope_gives_nothing(searcher):
    assert searcher.search("spår", 10, Filters(years=(1999,))) == []
    assert searcher.search("spår", 10, Filters(municipalities=("9999",))) == []


def test_words_that_nothing_has(searcher):
    assert isinstance(searcher.search("qqqq zzzz", 10), list)
