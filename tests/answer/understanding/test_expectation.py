"""What type of answer a question expects."""

import pytest

from answer.understanding.expectation import expected_of, lacks_own_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hur stor andel ska vara i arbete?", "percentage"),
        ("vad kostar anställningarna per år?", "amount"),
        ("hur ofta träffas styrgruppen?", "frequency"),
        ("hur många gånger per år möts gruppen?", "frequency"),
        ("vilken veckodag möts teamet?", "frequency"),
        ("vem leder mötena i styrgruppen?", "role"),
        ("vem står för kostnaden för resorna?", "organisation"),
        ("vad går handledarna på per år?", "amount"),
        ("hur länge varar praktiken?", "duration"),
        ("hur många veckor varar praktiken?", "duration"),
        ("hur gamla är ungdomarna?", "age"),
        ("när undertecknades avtalet?", "date"),
        ("från och med när gäller avtalet?", "date"),
        ("vilka ingår i styrgruppen?", "members"),
        ("vem är ordförande i styrgruppen?", "role"),
        ("vad heter rektorn?", "person"),
        ("vilken befattning har anna berg?", "position"),
        ("vad har anna berg för titel?", "position"),
        ("vem betalar resorna?", "organisation"),
        ("varför valde man bort spåret?", "reason"),
        ("hur många platser finns?", "number"),
        ("hur går samtalen till?", "procedure"),
        ("vad betalar kommunen för lokalen?", "amount"),
        ("vad tycker man om det?", None),
        ("hur stor del av kursen är praktik, räknat i veckor?", "duration"),
        ("vad är längsta tiden man kan gå spåret?", "duration"),
        ("vad ska kommunen årligen skjuta till för lokalen?", "amount"),
        ("hur stort månadsbidrag kan man få?", "amount"),
        ("med vilket intervall ses gruppen?", "frequency"),
        ("vilket datum varje månad möts gruppen?", "frequency"),
        ("hur dags senast ska man höra av sig?", "date"),
        ("slutdatum avtalet", "date"),
        ("vad kallas modellen?", "name"),
    ],
)
def test_expected(text, expected):
    assert expected_of(text)[0] == expected


@pytest.mark.parametrize(
    ("asked", "said", "lacking"),
    [
        ("vilken lön har lotsen i mora?", "lotsen är anställd på 75 procent.", True),
        ("vilken lön har lotsen i mora?", "lotsen har en lön på 30 000 kronor.", False),
        ("vad tycker deltagarna om spåren?", "spåren har 12 deltagare.", True),
        ("vad tycker deltagarna om spåren?", "nio av tio är nöjda.", False),
        ("vad kostar spåret per deltagare?", "spåret kostar två miljoner kronor.", True),
        ("vad kostar spåret per deltagare?", "varje plats kostar 20 000 kronor.", False),
        ("vad kostar spåret per år?", "spåret kostar två miljoner kronor.", False),
        ("hur många fick jobb efter spåret i mora?", "jobbspår bygg: 12 platser.", True),
        ("hur många fick jobb efter spåret i mora?", "bygg: 12 började, 9 i arbete.", False),
        ("hur många hoppade av spåret i mora?", "spåret har tolv deltagare.", True),
        ("hur många hoppade av spåret i mora?", "tre av tolv avbröt.", False),
        ("hur många invånare har mora?", "640 morabor är utan arbete.", True),
        ("hur många bor i mora?", "mora har 20 000 invånare.", False),
        ("vad är hyran för jobbtorget?", "lokalen kostar inget.", True),
        ("vilka veckodagar träffas de?", "de träffas två dagar i veckan.", True),
        ("vilka två kvällar i veckan är det öppet?", "det är öppet tisdagar och torsdagar.", False),
        ("öppettider jobbcafé mora", "deltagaren kan gå till jobbcaféet.", True),
        ("när öppnar torget?", "torget öppnar klockan nio.", False),
        ("gatuadress till torget", "parterna delar lokal på torget.", True),
        ("vilken adress har torget?", "torget ligger på storgatan 4.", False),
        ("vilket datum startar spåret?", "spåret startar under 2024.", True),
        ("vilket datum startar spåret?", "spåret startar den 3 mars 2024.", False),
        ("när startade projektet?", "projektet pågår till december 2022.", True),
        ("när startade projektet?", "projektet pågår 2020–2022.", False),
        ("hur lång uppsägningstid gäller?", "den som slutar får söka på nytt efter sex månader.", True),
        ("hur lång uppsägningstid gäller?", "avtalet kan sägas upp med sex månaders varsel.", False),
        ("hur delas kostnaderna?", "parterna träffas varje månad.", True),
        ("vad kostar spåret per deltagare?", "handledaren får 900 kronor per månad.", True),
    ],
)
def test_some_things_are_told_in_words_of_their_own(asked, said, lacking):
    assert lacks_own_words(asked, said) is lacking
