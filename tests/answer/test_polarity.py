import pytest

from answer.polarity import denies
from answer.question import Question


def verdict(asked, said):
    question = Question(text=asked, corrected=asked.lower(), kind="yesno")
    return not denies(question, said, 0, len(said))


@pytest.mark.parametrize(
    ("asked", "said", "yes"),
    [
        ("Har kommunen en egen lots?", "Kommunen har en egen lots.", True),
        ("Får man gå även om man inte skrivit på?", "Den som inte vill får ändå gå, utan att betala.", True),
        ("Kan man gå utan samtycke?", "Saknas samtycke får deltagaren ändå gå.", True),
        ("Har kommunen en egen lots?", "Kommunen har ingen egen lots.", False),
        ("Ska en plan upprättas?", "Parterna har valt att inte upprätta någon plan.", False),
        ("Måste alla delta i kursen?", "Kursen är frivillig.", False),
        ("Stöttas unga?", "Unga som inte har gått klart skolan stöttas av en coach.", True),
        ("Ska 80 procent gå vidare?", "Målet är att 70 procent ska gå vidare.", False),
        ("Ska 70 procent gå vidare?", "Målet är att 70 % ska gå vidare.", True),
        ("Väntas arbetslösheten minska?", "Arbetslösheten väntas öka.", False),
        ("Saknas en lots?", "Det saknas en lots i kommunen.", True),
        ("Träffas gruppen varje månad?", "Gruppen träffas fyra gånger per år.", False),
        ("Träffas gruppen varje kvartal?", "Gruppen träffas fyra gånger per år.", True),
        ("Finns det något spår utan praktik?", "I alla spår ingår praktik.", False),
        ("Finns det något spår utan praktik?", "Spåret Montering ges utan praktik.", True),
        ("Finns det något spår utan praktik?", "I ett av spåren ingår ingen praktik.", True),
        ("Är det kommunen som kallar till mötet?", "Kallelse till mötet görs av Arbetsförmedlingen.", False),
        ("Är det AF som kallar till mötet?", "Kallelse till mötet görs av Arbetsförmedlingen.", True),
        ("Leds gruppen av kommunen?", "Gruppen leds av rektorn på Komvux.", False),
        ("Förlängs avtalet av sig självt om ingen säger upp det?", "Annars förlängs avtalet ett år.", True),
        ("Förlängs avtalet av sig självt?", "Avtalet förlängs inte utan nytt beslut.", False),
        ("Förlängs avtalet automatiskt?", "Avtalet kan förlängas efter samråd.", False),
        ("Upphör avtalet?", "Avtalet upphör om det inte har förlängts.", True),
        ("Kan man byta kurs utan att säga varför?", "Den som vill får utan förklaring byta kurs.", True),
        ("Slipper man göra om provet?", "Provet behöver inte göras om.", True),
        ("Lever kursen vidare?", "Kursen lades ned i fjol.", False),
        ("Delar kommunerna samma enhet?", "Den ena kommunen har en egen enhet.", False),
        ("Har AF egna lokaler?", "Arbetsförmedlingen arbetar för att få egna lokaler.", False),
        ("Finns det tankar på egna lokaler?", "Parterna hoppas kunna få egna lokaler.", True),
        ("Vill AF ha egna lokaler?", "Arbetsförmedlingen arbetar för att få egna lokaler.", True),
        ("Har AF kvar sitt kontor?", "Kontoret är stängt sedan i fjol.", False),
        ("Finns det något kontor kvar?", "Kontoret är avvecklat.", False),
        ("Finns kursen kvar?", "Tidigare fanns en kurs.", False),
        ("Är kursen nedlagd för gott?", "Kursen vilar men är inte nedlagd.", False),
        ("Saknar kontoret folk?", "Kontoret har inga vakanser.", False),
        ("Saknar kontoret folk?", "Kontoret har stor brist på personal.", True),
        ("Kostar kursen något?", "Kursen är kostnadsfri.", False),
        ("Måste man prövas igen?", "Man kan gå vidare utan ny prövning.", False),
        ("Är det bara Salabor som får söka?", "Spåret är öppet för alla.", False),
        ("Finns en lots i alla kommuner?", "En lots finns i de flesta kommuner.", False),
        ("Finns en lots i samtliga kommuner?", "Alla kommuner utom en har en lots.", False),
    ],
)
def test_what_a_sentence_answers(asked, said, yes):
    assert verdict(asked, said) is yes


def test_what_is_said_of_others_denies_nothing():
    question = Question(text="Krävs körkort?", corrected="krävs körkort?", kind="yesno")
    assert not denies(question, "Körkort är ett krav på spåret men inte på de övriga.", 0, 7)
    assert denies(question, "Körkort är inte ett krav på spåret.", 0, 7)


def test_a_bound_that_can_be_passed_does_not_deny_more():
    question = Question(
        text="Kan kursen bli längre än tolv veckor?",
        corrected="kan kursen bli längre än tolv veckor?",
        kind="yesno",
        at_least=12.01,
        unit="veckor",
    )
    assert not denies(question, "Kursen pågår i 12 veckor och kan förlängas.", 0, 40)
    assert denies(question, "Kursen pågår i 12 veckor.", 0, 24)
