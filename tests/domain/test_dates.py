from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import MONTHS, find_dates, find_years, swedish_date


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Dokumentet är från den 23 juni 2020.", "den 23 juni 2020", "2020-06-23"),
        ("Signerat 23 juni 2020 i Flen", "23 juni 2020", "2020-06-23"),
        ("Datum: 2020-06-23", "2020-06-23", "2020-06-23"),
        ("Datum 2020–06–23", "2020–06–23", "2020-06-23"),
        ("datum 2020.06.23", "2020.06.23", "2020-06-23"),
        ("datum 2020/06/23", "2020/06/23", "2020-06-23"),
        ("möte 23/6 2020 kl 10", "23/6 2020", "2020-06-23"),
        ("möte 23/6-2020", "23/6-2020", "2020-06-23"),
        ("möte 23.6.2020", "23.6.2020", "2020-06-23"),
        ("20200623", "20200623", "2020-06-23"),
        ("från den 1:a november 2020", "den 1:a november 2020", "2020-11-01"),
        ("den 2:e mars 2021", "den 2:e mars 2021", "2021-03-02"),
        ("den 1 nov. 2020", "den 1 nov. 2020", "2020-11-01"),
        ("den tjugotredje maj 2016", "den tjugotredje maj 2016", "2016-05-23"),
        ("den första september 2020", "den första september 2020", "2020-09-01"),
        ("senast 4 sept 2021", "4 sept 2021", "2021-09-04"),
        ("revideras i juni 2022", "juni 2022", "2022-06"),
        ("DEN 16 MARS 2017", "DEN 16 MARS 2017", "2017-03-16"),
        ("den 5 maj, 2019", "den 5 maj, 2019", "2019-05-05"),
        ("2021-09", "2021-09", "2021-09"),
        (
            "till och med den trettioförsta mars tjugohundratjugotre.",
            "den trettioförsta mars tjugohundratjugotre",
            "2023-03-31",
        ),
        ("den 3 maj tvåtusennitton", "den 3 maj tvåtusennitton", "2019-05-03"),
        ("den tjugonde maj nittonhundranittionio", "den tjugonde maj nittonhundranittionio", "1999-05-20"),
        ("den 3 I december 2022", "den 3 I december 2022", "2022-12-31"),  # as scans are misread
        ("den l5 mars 2021", "den l5 mars 2021", "2021-03-15"),
    ],
)
def test_ways_of_writing(text: str, written: str, value: str) -> None:
    found = find_dates(text)
    assert [(text[d.start : d.end], d.value) for d in found] == [(written, value)]


@pytest.mark.parametrize(
    "text",
    [
        "den 31 februari 2020",
        "2020-13-01",
        "32/1 2020",
        "org.nr 212000-3013",
        "2021002114",
        "Dnr 2017/0109-6",
        "1-3 nov",
    ],
)
def test_what_cannot_be_a_date_is_none(text: str) -> None:
    assert find_dates(text) == []


def test_opening_of_a_period_takes_the_year_of_its_end() -> None:
    text = "gäller från och med den 1 januari till och med den 31 december 2022"
    assert [d.value for d in find_dates(text)] == ["2022-01-01", "2022-12-31"]
    assert [d.value for d in find_dates("1 oktober - 30 april 2021")] == ["2020-10-01", "2021-04-30"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2019-01-01–2020-12-31", ["2019-01-01", "2020-12-31"]),
        ("2019-01-01 - 2020-12-31", ["2019-01-01", "2020-12-31"]),
        ("1 jan–31 dec 2019", ["2019-01-01", "2019-12-31"]),
        ("1/1–31/12 2019", ["2019-01-01", "2019-12-31"]),
        ("1/1 2019 – 31/12 2020", ["2019-01-01", "2020-12-31"]),
        ("den 3 och den 5 juni 2020", ["2020-06-03", "2020-06-05"]),
        ("23-24 juni 2020", ["2020-06-23", "2020-06-24"]),
        ("december 2020–mars 2021", ["2020-12", "2021-03"]),
        ("2020-06- 23", ["2020-06-23"]),
        ("Bilaga 1 - 5 juni 2020", ["2020-06-05"]),
    ],
)
def test_periods(text: str, values: list[str]) -> None:
    assert [d.value for d in find_dates(text)] == values


def test_years_are_found_outside_dates() -> None:
    text = "Under 2018-2019, före den 3 mars 2021 och läsåret 2020/2021, men inte i prop. 2013/14:191 eller 212000-0324"
    assert [y.value for y in find_years(text)] == [2018, 2019, 2020, 2021]


def test_formatting_for_people() -> None:
    assert swedish_date("2020-06-23") == "23 juni 2020"
    assert swedish_date("2022-06") == "juni 2022"
    assert swedish_date("tills vidare") == "tills vidare"
    assert swedish_date("en gång om året") == "en gång om året"


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(0, 4))
def test_a_written_date_is_found_again(day: date, style: int) -> None:
    written = (
        day.isoformat(),
        f"den {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}",
    )[style]
    text = f"Avtalet skrevs {written}, sade man."
    assert [(text[d.start : d.end], d.value) for d in find_dates(text)] == [(written, day.isoformat())]


@given(st.text(alphabet="0123456789 -/.:denjuimas2020\u00a0–", max_size=50))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
