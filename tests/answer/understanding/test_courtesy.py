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
        ("Hej! Kan ni hjälpa mig att hitta vilka kommuner som har lots?", "vilka kommuner har lots?"),
        ("Jag skulle behöva veta hur ofta gruppen ses. Tack på förhand!", "hur ofta ses gruppen?"),
        ("Min chef frågar hur många platser spåret i Mora har.", "hur många platser spåret i Mora har."),
        ("Jag undrar om ni vet vad lotsen i Mora heter?", "vad heter lotsen i Mora?"),
        ("Tacksam för svar på hur spåret fungerar. Mvh Åsa", "hur fungerar spåret?"),
        ("Vi funderar på att göra som i Mora och vill veta vad spåret kostar.", "vad kostar spåret i Mora?"),
        ("Vi har en fråga om Mora. Hur stor är lotsens tjänst?", "Hur stor är lotsens tjänst i Mora?"),
        ("Jag har glömt när rådet i Mora möts. Kan ni påminna mig?", "när möts rådet i Mora?"),
        ("Jag letar efter kommuner som har lots. Vilka finns det?", "kommuner som har lots"),
        ("Mora: läser man svenska?", "läser man svenska i Mora?"),
        ("Mora och Åre – hur ofta ses gruppen?", "hur ofta ses gruppen i Mora och Åre?"),
        ("Svenska: läser man det i Mora?", "Svenska: läser man det i Mora?"),
        ("Stämmer det att kommunen i Mora betalar?", "betalar kommunen i Mora?"),
        ("Har jag förstått rätt att pengar som blir över får sparas?", "får pengar som blir över sparas?"),
        ("En kollega säger att Mora har en lots. Är det riktigt?", "har Mora en lots?"),
        ("Skulle du kunna visa mig i vilka kommuner det finns spår?", "i vilka kommuner det finns spår?"),
        ("Kan du berätta för mig när avtalet går ut?", "när går avtalet ut?"),
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
        "Jag läser om kontaktboken i Mora och vill veta hur den används",  # not to be known without the first half
        "Min chef frågar om validering. Vilka kommuner har det?",
        "Vilka kommuner har lots? Vilka saknar det?",
        "Jag undrar om Mora",  # no verb: nothing that could be asked at once
        "Jag undrar om gruppen som Mora",
        "Hej",
        "",
    ],
)
def test_what_is_not_wrapped_is_left_as_it_is(text):
    assert unwrapped(text) == text
