import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.frequencies import find_frequencies


@pytest.mark.parametrize(
    ("text", "written", "low", "high"),
    [
        ("har veckovisa sammanträden", "veckovisa", 52, 52),
        ("Varje vecka träffas gruppen", "Varje vecka", 52, 52),
        ("Varannan onsdag träffas de", "Varannan onsdag", 26, 26),
        ("varje torsdag", "varje torsdag", 52, 52),
        ("ses 8-10 gånger per år", "8-10 gånger per år", 8, 10),
        ("minst fyra gånger per kalenderår", "minst fyra gånger per kalenderår", 4, 4),
        ("en gång i månaden", "en gång i månaden", 12, 12),
        ("1 gång/månad", "1 gång/månad", 12, 12),
        ("2 ggr/år", "2 ggr/år", 2, 2),
        ("en till två gånger per månad", "en till två gånger per månad", 12, 24),
        ("möts kvartalsvis", "kvartalsvis", 4, 4),
        ("varje kvartal", "varje kvartal", 4, 4),
        ("två gånger per termin", "två gånger per termin", 4, 4),
        ("sex gånger om året", "sex gånger om året", 6, 6),
        ("fyra gånger årligen", "fyra gånger årligen", 4, 4),
        ("fyra gemensamma möten per år", "fyra gemensamma möten per år", 4, 4),
        ("minst 2 nätverksträffar per år", "minst 2 nätverksträffar per år", 2, 2),
        ("en heldag i veckan", "en heldag i veckan", 52, 52),
        ("två halvdagar per vecka", "två halvdagar per vecka", 104, 104),
        ("var tredje månad", "var tredje månad", 4, 4),
        ("var fjortonde dag", "var fjortonde dag", 26, 26),
        ("var 14:e dag", "var 14:e dag", 26, 26),
        ("vartannat år", "vartannat år", 0.5, 0.5),
        ("en gång varannan vecka", "en gång varannan vecka", 26, 26),
        ("vid våra månadsmöten", "månadsmöten", 12, 12),
        ("årligen", "årligen", 1, 1),
        ("dagligen", "dagligen", 250, 365),
        ("varje tisdag och torsdag", "varje tisdag och torsdag", 104, 104),
        ("första onsdagen i månaden", "första onsdagen i månaden", 12, 12),
        ("ses på tisdagar", "på tisdagar", 52, 52),
        ("onsdagar jämna veckor", "onsdagar jämna veckor", 26, 26),
        ("varje måndag förmiddag", "varje måndag förmiddag", 52, 52),
        ("med sex veckors mellanrum", "med sex veckors mellanrum", 52 / 6, 52 / 6),
        ("en halv dag i veckan", "en halv dag i veckan", 52, 52),
        ("en eftermiddag i veckan", "en eftermiddag i veckan", 52, 52),
        ("daglig avstämning", "daglig avstämning", 250, 365),
        ("ett par gånger i månaden", "ett par gånger i månaden", 24, 24),
    ],
)
def test_occasions_a_year(text: str, written: str, low: float, high: float) -> None:
    assert [(text[f.start : f.end], f.per_year) for f in find_frequencies(text)] == [(written, (low, high))]


@pytest.mark.parametrize(
    "text",
    [
        "vid behov",
        "regelbundet",
        "löpande",
        "kontinuerligt",
        "med jämna mellanrum",
        "efter behov",
        "flera gånger per år",
    ],
)
def test_words_without_a_number(text: str) -> None:
    assert [(f.start, f.end, f.per_year) for f in find_frequencies(text)] == [(0, len(text), None)]


@pytest.mark.parametrize(
    "text", ["10 utbildningskontrakt per år", "det dagliga arbetet", "ett antal dagar i veckan", "fem år", ""]
)
def test_what_is_no_frequency(text: str) -> None:
    assert find_frequencies(text) == []


def test_two_in_one_sentence_with_bound() -> None:
    found = find_frequencies("Revidering sker minst en gång om året eller vid behov")
    assert [(f.per_year, f.bound) for f in found] == [((1.0, 1.0), "minst"), (None, None)]


@given(
    st.lists(
        st.sampled_from("varje vecka två gånger per år vid behov 8-10 i månaden onsdag minst, och".split()),
        max_size=12,
    )
)
def test_spans_are_in_order_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for f in find_frequencies(text):
        assert end <= f.start < f.end <= len(text)
        end = f.end
