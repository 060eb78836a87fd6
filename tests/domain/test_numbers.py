import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbers import find_quantities
from domain.numerals import NUMBER, WORDS, number_value


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "unit"),
    [
        ("målet är 80 % av alla", "80 %", 80, 80, "procent"),
        ("målet är 80% av alla", "80%", 80, 80, "procent"),
        ("65 procent av deltagarna", "65 procent", 65, 65, "procent"),
        ("arbetslösheten är 13,6%", "13,6%", 13.6, 13.6, "procent"),
        ("ökar med 20 procentenheter", "20 procentenheter", 20, 20, "procentenheter"),
        ("kostar 500 tkr/år", "500 tkr", 500_000, 500_000, "kronor"),
        ("kostar 500 000 kr", "500 000 kr", 500_000, 500_000, "kronor"),
        ("kostar 500\u00a0000 kronor", "500\u00a0000 kronor", 500_000, 500_000, "kronor"),
        ("avsätter 2,5 mnkr", "2,5 mnkr", 2_500_000, 2_500_000, "kronor"),
        ("avsätter 1,5 miljoner kronor", "1,5 miljoner kronor", 1_500_000, 1_500_000, "kronor"),
        ("en halv miljon kronor", "en halv miljon kronor", 500_000, 500_000, "kronor"),
        ("har fyra jobbspår", "fyra jobbspår", 4, 4, "jobbspår"),
        ("starta 4 lokala jobbspår", "4 lokala jobbspår", 4, 4, "jobbspår"),
        ("1 744 individer", "1 744 individer", 1744, 1744, "personer"),
        ("12000 invånare", "12000 invånare", 12000, 12000, "invånare"),
        ("12.000 invånare", "12.000 invånare", 12000, 12000, "invånare"),
        ("ett 20-tal individer", "ett 20-tal individer", 20, 20, "personer"),
        ("ett tjugotal", "ett tjugotal", 20, 20, None),
        ("träffas 8-10 gånger", "8-10 gånger", 8, 10, "gånger"),
        ("under 6 – 7 månader", "6 – 7 månader", 6, 7, "månader"),
        ("mellan 16 och 20 år", "mellan 16 och 20 år", 16, 20, "år"),
        ("fem till sju deltagare", "fem till sju deltagare", 5, 7, "deltagare"),
        ("25–30 st deltagare", "25–30 st deltagare", 25, 30, "deltagare"),
        ("tio (10) platser", "tio (10) platser", 10, 10, "platser"),
        ("10 traineeplatser", "10 traineeplatser", 10, 10, "platser"),
        ("två halvdagar i veckan", "två halvdagar", 2, 2, "halvdagar"),
        ("arbetar 3 mån efteråt", "3 mån", 3, 3, "månader"),
        ("sex veckors praktik", "sex veckors", 6, 6, "veckor"),
        ("75 timmar", "75 timmar", 75, 75, "timmar"),
        ("fördelat på 28 block", "28 block", 28, 28, "block"),
        ("totalt 1,0 tjänst", "1,0 tjänst", 1, 1, "tjänst"),
        ("en halv tjänst", "en halv tjänst", 0.5, 0.5, "tjänst"),
        ("ett och ett halvt år", "ett och ett halvt år", 1.5, 1.5, "år"),
        ("hälften av dem", "hälften", 50, 50, "procent"),
        ("tjugofem personer", "tjugofem personer", 25, 25, "personer"),
        ("10st deltagare", "10st deltagare", 10, 10, "deltagare"),
        ("kostar 500tkr", "500tkr", 500_000, 500_000, "kronor"),
        ("ett tvåårigt avtal", "tvåårigt", 2, 2, "år"),
        ("sexmånaders praktik", "sexmånaders", 6, 6, "månader"),
        ("12-veckors kurs", "12-veckors", 12, 12, "veckor"),
        ("ett halvår", "ett halvår", 0.5, 0.5, "år"),
        ("tre miljoner", "tre miljoner", 3_000_000, 3_000_000, "kronor"),
        ("70-80%", "70-80%", 70, 80, "procent"),
        ("två ESF-projekt", "två ESF-projekt", 2, 2, "projekt"),
        ("fram till 2025 behövs 23 000", "23 000", 23000, 23000, None),
    ],
)
def test_values(text: str, written: str, low: float, high: float, unit: str | None) -> None:
    found = find_quantities(text)
    assert [(text[q.start : q.end], q.low, q.high, q.unit) for q in found] == [(written, low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "den 23 juni 2020", "2020-06-23", "under 2018-2019", "år 2025", "Vision 2035", "212000-0324", "21 20 00 - 3013",
        "tel. 0155-383 00", "070-123 45 67", "08-508 00 000", "+46 8 123 45 67", "16 §", "3 kap. 2 §", "§ 12",
        "prop. 2013/14:191", "SFS 2000:625", "Dnr KS 2019/0109-6", "Dnr: AMN 2021/44", "Bilaga 3", "Modul 2",
        "kluster 6", "4. Målgrupp", "5.1 Behov", "2 (17)", "sida 3", "611 81 Nyköping", "kl. 08.00-16.30", "mål 2",
        "www.exempel.se/7", "10 kap 3 §", "den 3:e", "kvartal 2",
        "en person", "ett jobbspår", "ett avtal", "", "i slutet av 2020 000",
    ],
)  # fmt: skip
def test_figures_that_count_nothing(text: str) -> None:
    assert find_quantities(text) == []


def test_a_year_is_never_merged_with_the_number_after_it() -> None:
    text = "Under 2021 25 deltagare och under 2020 000 fler"
    assert [(text[q.start : q.end], q.low) for q in find_quantities(text)] == [("25 deltagare", 25.0)]


def test_a_unit_stands_on_the_same_line() -> None:
    assert [q.unit for q in find_quantities("5\nUngdomar")] == [None]


def test_words_before_say_whether_it_is_a_bound() -> None:
    bounds = [
        q.bound
        for q in find_quantities(
            "minst 80 %, högst 10 platser, cirka 20 personer, 5 elever, upp till två månader"
        )
    ]
    assert bounds == ["minst", "högst", "cirka", None, "högst"]
    assert [q.bound for q in find_quantities("under 6 månader, inom 90 dagar, över 60 %")] == [
        None,
        None,
        "minst",
    ]


def test_several_in_one_sentence() -> None:
    text = "13,6% (12,4% för kvinnor och 14,8% för män) av 99 personer"
    assert [q.low for q in find_quantities(text)] == [13.6, 12.4, 14.8, 99]


@given(st.integers(1, 999_999))
def test_a_grouped_number_is_found_again(number: int) -> None:
    written = f"{number:,}".replace(",", " ")
    text = f"omfattar {written} personer."
    assert [(q.low, q.unit, text[q.start : q.end]) for q in find_quantities(text)] == [
        (number, "personer", f"{written} personer")
    ]


@given(st.text(alphabet="0123456789 ,.-–%§krenåttva\n\t(/):", max_size=60))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for q in find_quantities(text):
        assert end <= q.start < q.end <= len(text)
        assert q.low <= q.high
        end = q.end


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("23 000", 23000),
        ("2,5", 2.5),
        ("fyra", 4),
        ("tjugofem", 25),
        ("trettionio", 39),
        ("1.500", 1500),
        ("6.0", 6),
    ],
)
def test_number_value(written: str, value: float) -> None:
    assert number_value(written) == value


def test_number_value_refuses_words() -> None:
    with pytest.raises(ValueError, match="kommun"):
        number_value("kommun")


def test_every_number_word_is_found_whole_and_in_capitals() -> None:
    for word in WORDS:
        for written in (word, word.upper()):
            found = re.search(NUMBER, f"av {written} sista", re.IGNORECASE)
            assert found and found.group() == written
