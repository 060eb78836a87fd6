"""Which candidates may answer at all, however sure the reading model is. All text is invented."""

from dataclasses import replace

import pytest

from answer.candidates.decision import FAR_AHEAD, admissible, carrying, evidence_of, probability, stated
from answer.candidates.evidence import make
from answer.candidates.scored import Scored
from answer.question import Question
from tests.factory import make_agreement

READ = {
    "span": 0.99,
    "relevance": 0.95,
    "heading": 0.0,
    "group": 0.0,
    "scope": 0.0,
    "fact": 0.0,
    "telling": 0.9,
}


@pytest.mark.parametrize(
    ("said", "expected", "features", "may"),
    [
        ("Deltagaren har en handledare på arbetsplatsen.", "number", {"names": 1.0, "expected": 0.1}, False),
        ("Det finns tolv handledare.", "number", {"names": 1.0, "expected": 1.0}, True),
        ("Kommunen svarar för 240 000 kronor.", "percentage", {"names": 1.0, "expected": 0.0}, True),
        ("Projektets budget är 4 miljoner kronor.", "amount", {"names": 0.0, "expected": 1.0}, False),
    ],
)
def test_no_reading_makes_up_for_a_name_or_a_number_that_is_not_there(said, expected, features, may):
    agreement = make_agreement("a.txt", ["Sala"], {"Om": [said]})
    section = agreement.sections[0]
    start = section.text.index(said)
    candidate = make(agreement, section, start, start + len(said))
    question = Question(text="?", corrected="?", kind="value", expected=expected)
    assert admissible(question, Scored(candidate, 1.0, READ | features, None, ())) is may


@pytest.mark.parametrize(
    ("asked", "said", "answers"),
    [
        ("Vad är en seglats i Salas modell?", "En seglats är en kurs på tre veckor.", True),
        ("Vad menas med seglats?", "Med seglats avses en kurs.", True),
        ("Vad är en seglats i Salas modell?", "Modellen är en väg till arbete.", False),
        ("Vad kostar en seglats?", "En seglats är en kurs.", False),
    ],
)
def test_a_definition_of_the_very_word_answers(asked, said, answers):
    question = Question(text=asked, corrected=asked, kind="describe")
    made = make_agreement("a.txt", ["Sala"], {"Ord": [said]})
    section = next(s for s in made.sections if said in s.text)
    at = section.text.index(said)
    candidate = make(made, section, at, at + len(said))
    features = READ | {"own": 0.0, "process": 0.0}
    assert stated(question, Scored(candidate, 1.0, features, None, ())) is answers


SEEN = READ | {
    "names": 1.0,
    "expected": 1.0,
    "counted": 1.0,
    "focus": 1.0,
    "coverage": 1.0,
    "meaning": 0.9,
    "dense": 1.0,
    "about": 0.0,
}


def _scored(said, features):
    agreement = make_agreement("a.txt", ["Sala"], {"Om": [said]})
    section = agreement.sections[0]
    start = section.text.index(said)
    return Scored(make(agreement, section, start, start + len(said)), 1.0, features, None, ())


@pytest.mark.parametrize(
    ("features", "carries"),
    [
        ({}, True),
        ({"span": 0.6}, True),
        (
            {"span": 0.6, "focus": 0.6, "coverage": 0.6},
            False,
        ),  # "tjänst" for "extratjänst", and no answer seen
        ({"span": 0.9, "focus": 0.6, "coverage": 0.6}, True),
    ],
)
def test_the_head_of_what_is_counted_is_enough_only_where_an_answer_is_read(features, carries):
    question = Question(text="?", corrected="?", kind="value", expected="number")
    assert bool(carrying(question, [_scored("Det finns tolv tjänster.", SEEN | features)])) is carries


def test_what_was_not_worth_reading_does_not_answer_in_place_of_what_was_read_and_may_not():
    question = Question(text="?", corrected="?", kind="value", expected="number")
    read = _scored("Antalet framgår inte.", SEEN | {"expected": 0.0})
    unread = _scored(
        "Det finns tolv handledare.", {k: v for k, v in SEEN.items() if k not in ("span", "relevance")}
    )
    assert carrying(question, [unread]) and not carrying(question, [read, unread])


@pytest.mark.parametrize(
    ("asked", "said", "expected", "may"),
    [
        ("Vem leder teamets arbetsgrupp?", "Gruppen består av rektorn.", "role", False),
        ("Vem leder teamets arbetsgrupp?", "Gruppen leds av rektorn.", "role", True),
        ("Hur många började under 2020?", "Minst 50 personer ska börja varje år.", "number", False),
        ("Hur många började under 2020?", "I år började 41 personer.", "number", True),
        ("Hur många hade försörjningsstöd?", "De 41 hushållen ska bli högst 30.", "number", True),
        ("Vad heter de tre företagen?", "Spåret ges med tre företag i Lund.", None, False),
        ("Vad heter de tre företagen?", "De tre företagen är Volvo, Scania och Atlas.", None, True),
    ],
)
def test_what_does_not_tell_what_is_asked_does_not_answer_however_sure_it_is_read(asked, said, expected, may):
    question = Question(text=asked, corrected=asked, kind="value", expected=expected)
    assert admissible(question, _scored(said, SEEN)) is may


@pytest.mark.parametrize(
    ("expected", "span", "answers"), [(None, 0.0, False), (None, 0.03, True), ("reason", 0.0, True)]
)
def test_what_no_form_shows_must_be_read(expected, span, answers):
    question = Question(text="?", corrected="?", kind="value", expected=expected)
    seen = SEEN | {"span": span}
    scored = replace(_scored("Mellanrummet är en insats eftersom det behövs.", seen), score=FAR_AHEAD)
    assert bool(carrying(question, [scored])) is answers


@pytest.mark.parametrize(
    ("span", "logit"), [(0.5, 0.0), (0.9933, 1.0), (1.0, 1.0), (0.0, -1.0), (0.0067, -1.0)]
)
def test_what_was_read_is_weighed_as_log_odds(span, logit):
    question = Question(text="?", corrected="?", kind="value")
    found = _scored("Kommunen svarar för lokalen.", READ | {"span": span, "coverage": 0.5, "focus": 0.5})
    assert evidence_of(question, [found])["span_logit"] == pytest.approx(logit, abs=0.01)


def test_the_surer_the_reading_the_likelier_the_answer():
    question = Question(text="?", corrected="?", kind="value")
    known = READ | {"coverage": 0.5, "focus": 0.5, "dense": 1.0}
    sure = [
        probability(question, [_scored("Lokalen är kommunens.", known | {"span": s, "relevance": s})])
        for s in (0.01, 0.5, 0.9, 0.99)
    ]
    assert sure == sorted(sure) and sure[-1] - sure[0] > 0.5
