"""Where sentences are cut, and which clause a question is about. All sentences are invented."""

import pytest

from answer.yesno.clauses import clauses, deciding_clause, main_part


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("kursen vilar i år men är inte nedlagd.", ("kursen vilar i år", "men är inte nedlagd.")),
        ("sjukdom räknas inte, och platsen hålls.", ("sjukdom räknas inte", "och platsen hålls.")),
        ("kursen för lager och truck avslutades.", ("kursen för lager och truck avslutades.",)),
        (
            "kontoret är öppet för unga, äldre och nyanlända.",
            ("kontoret är öppet för unga, äldre och nyanlända.",),
        ),
        ("längd: 16 veckor", ("längd: 16 veckor",)),
        ("om någon blir sjuk hålls platsen.", ("om någon blir sjuk ", "hålls platsen.")),
        ("den går vidare utan att betala.", ("den går vidare", "utan att betala.")),
    ],
)
def test_a_sentence_is_cut_between_finite_verbs(sentence, parts):
    assert clauses(sentence) == parts


def test_a_clause_without_a_subject_belongs_to_the_one_before_it():
    def about_licence(part):
        return float("körkort" in part)

    assert deciding_clause("körkort är en merit men inget krav.", about_licence).endswith("inget krav.")
    both = "körkort är ett krav, och lotsen betalar provet."
    assert deciding_clause(both, about_licence) == "körkort är ett krav"


def test_a_clause_that_points_back_belongs_to_the_one_before_it():
    sentence = "en smedja skissades men byn vill inte ha något sådant, eftersom ugnen finns."
    said = deciding_clause(sentence, lambda part: float("smedja" in part))
    assert said.endswith("något sådant")


def test_circumstances_are_no_part_of_what_is_asked():
    assert main_part("kan man träffa lotsen fast kontoret är stängt?") == "kan man träffa lotsen"
    assert main_part("finns information om kursen?") == "finns information om kursen?"
