import pytest

from answer.values.yearly_counts import in_a_year


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Tre platser per omgång, fyra omgångar om året.", (12, "3 × 4")),
        ("Spåret tar in två grupper om året med tio i varje.", (20, "10 × 2")),
        ("Två starter per år, åtta platser vid varje start.", (16, "8 × 2")),
        ("Kursen ges tre gånger om året. Fem deltagare per kurs.", (15, "5 × 3")),
        ("Tio deltagare antas i augusti och åtta i januari.", (18, "10 + 8")),
    ],
)
def test_what_is_told_for_each_time_comes_to_a_year(text, total):
    assert in_a_year(text) == total


@pytest.mark.parametrize(
    "text",
    [
        "Spåret har 24 platser per år, fördelade på tre starter.",
        "Tio platser per omgång. Gruppen möts fyra gånger om året.",
        "Spåret har tolv platser.",
    ],
)
def test_a_number_that_is_no_part_makes_no_sum(text):
    assert in_a_year(text) is None
