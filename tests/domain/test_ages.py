import pytest

from domain.ages import find_ages


@pytest.mark.parametrize(
    ("text", "written", "low", "high"),
    [
        ("Arbetslösa mellan 16–64 år", "mellan 16–64 år", 16, 64),
        ("ungdomar i åldrarna 16-29 år", "16-29 år", 16, 29),
        ("unga 15-24 som vill", "15-24", 15, 24),
        ("mellan 16 och 20 år", "mellan 16 och 20 år", 16, 20),
        ("från 16 år till 24 år", "från 16 år till 24 år", 16, 24),
        ("ungdomar upp till 29 år", "upp till 29 år", None, 29),
        ("är yngre än 25 år", "yngre än 25 år", None, 24),
        ("personer under 65 år", "under 65 år", None, 64),
        ("som inte har fyllt 20 år", "inte har fyllt 20 år", None, 19),
        ("ej fyllt 25", "ej fyllt 25", None, 24),
        ("18 år och äldre", "18 år och äldre", 18, None),
        ("från 18 år", "från 18 år", 18, None),
        ("över 30 år", "över 30 år", 31, None),
        ("16-åringar", "16-åringar", 16, 16),
        ("barn mellan 0-2 år", "mellan 0-2 år", 0, 2),
    ],
)
def test_ages(text: str, written: str, low: int | None, high: int | None) -> None:
    assert [(text[a.start : a.end], a.low, a.high) for a in find_ages(text)] == [(written, low, high)]


@pytest.mark.parametrize(
    "text",
    ["sträcker sig över 2 år", "6 – 7 månader", "8-10 gånger per år", "1-3 år", "på tio år", "2018-2019", "under 1 år",
     "mellan 16 och 20 platser", "de senaste 20 åren", "löper över 15 år"],
)  # fmt: skip
def test_lengths_of_time_are_no_ages(text: str) -> None:
    assert find_ages(text) == []
