"""Questions wrapped in polite words, as they are asked at once."""

import pytest

from answer.understanding.courtesy import unwrapped


@pytest.mark.parametrize(
    ("wrapped", "plain"),
    [
        ("Jag undrar om Mora har jobbspår inom vård.", "har Mora jobbspår inom vård?"),
        ("Kan du säga om Mora inte har handledare?", "har Mora inte handledare?"),
        ("Vet du om parterna i Lunds kommun träffas ofta?", "träffas parterna i Lunds kommun ofta?"),
        ("Jag undrar om det finns spår i Mora", "finns det spår i Mora?"),
        ("Jag vill veta om Mora och Åre erbjuder praktik", "erbjuder Mora och Åre praktik?"),
        ("Hej! Kan ni hjälpa mig att hitta vilka kommuner som har lots?", "vilka kommuner som har lots?"),
        ("Jag skulle behöva veta hur ofta gruppen ses", "hur ofta gruppen ses"),
        ("Skulle du kunna visa mig i vilka kommuner det finns spår?", "i vilka kommuner det finns spår?"),
        ("Kan du berätta för mig när avtalet går ut?", "när avtalet går ut?"),
        ("Kan du snälla jämföra Mora och Åre?", "jämför Mora och Åre?"),
        ("Kan ni beskriva målgruppen i Mora?", "beskriv målgruppen i Mora?"),
        ("Kan du berätta om Mora?", "berätta om Mora?"),
        ("Could you tell me which municipalities have tracks?", "which municipalities have tracks?"),
    ],
)
def test_the_question_itself(wrapped, plain):
    assert unwrapped(wrapped) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Hur ofta ses gruppen?",
        "Kan deltagare få lön?",
        "Vet kommunen vilka som deltar?",
        "Om avtalet sägs upp, vad händer då?",
        "berätta om hur man arbetar i Mora",
        "Jag undrar om Mora",  # no verb: nothing that could be asked at once
        "Jag undrar om gruppen som Mora",
        "Hej",
        "",
    ],
)
def test_what_is_not_wrapped_is_left_as_it_is(text):
    assert unwrapped(text) == text
