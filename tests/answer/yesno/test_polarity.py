import pytest

from answer.question import Question, Term
from answer.yesno.polarity import denies, denies_after
from domain.municipalities import by_name


def verdict(asked, said):
    question = Question(text=asked, corrected=asked.lower(), kind="yesno")
    return not denies(question, said)


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
        (
            "Får man följa upp en elev utan samtycke?",
            "Elever följs upp av skolan och gården efter samtycke.",
            False,
        ),
        ("Får man följa upp en elev som inte har sagt ja?", "Elever följs upp efter samtycke.", False),
        ("Har kvinnor företräde?", "Företräde ges åt kvinnor som ännu inte haft något arbete.", True),
        ("Har kommunen en lots?", "Kommunen har ännu inte anställt någon lots.", False),
        ("Får kvinnor företräde?", "Företräde ges åt kvinnor som ännu inte haft något arbete.", True),
        ("Väntas arbetslösheten minska?", "Arbetslösheten väntas öka.", False),
        ("Tror man att arbetslösheten går ner?", "Arbetslösheten bedöms stiga.", False),
        ("Är grupperna lika stora överallt?", "Gruppernas storlek kan skilja sig mellan orterna.", False),
        ("Är grupperna lika stora?", "Grupperna är lika stora.", True),
        ("Har spåren bytts ut mot nya?", "Spåren är desamma som tidigare.", False),
        ("Saknas en lots?", "Det saknas en lots i kommunen.", True),
        (
            "Lever projektet fortfarande?",
            "Projektet är avslutat och har inte fått någon fortsättning.",
            False,
        ),
        ("Kan man utan bil åka gratis?", "Den som bor här och saknar bil får åka utan kostnad.", True),
        ("Åker bilösa deltagare gratis?", "Den som bor här och saknar bil åker utan kostnad.", True),
        ("Går det att överklaga?", "Beslut om urval kan inte överklagas.", False),
        (
            "Sitter förbundet i gruppen?",
            "Förbundet får protokollet men har ingen plats i gruppen och betalar inget.",
            False,
        ),
        (
            "Har byn tackat ja till platser i kursen?",
            "Byn har erbjudits platser i kursen, men har tackat nej.",
            False,
        ),
        (
            "Kan kursen avbrytas mitt i?",
            "Den kan sägas upp, men aldrig så att en kurs avbryts mitt i.",
            False,
        ),
        ("Måste medföljande vara inskrivna?", "Den är för medföljande, även om de inte är inskrivna.", False),
        (
            "Får man behålla kläderna om man hoppar av?",
            "Man får behålla kläderna om kursen fullföljs.",
            False,
        ),
        ("Kan man gå kursen i två år?", "Kursen får man gå i högst ett år.", False),
        ("Kan man gå kursen i ett år?", "Kursen får man gå i högst ett år.", True),
        ("Kan den som saknar körkort gå kursen?", "Körkort är en merit men inget krav.", True),
        ("Måste man ange skäl för att avbryta?", "Man kan avbryta utan att ange skäl.", False),
        ("Får uppgifter lämnas om man samtyckt?", "Uppgifter lämnas aldrig, inte ens med samtycke.", False),
        ("Duger sfi kurs C?", "Krav: sfi kurs D.", False),
        ("Duger sfi kurs D?", "Krav: sfi kurs C.", True),
        ("Får deltagaren själv betala resan?", "Resan betalas av kommunen.", False),
        ("Får deltagaren lön som kommunen betalar?", "Deltagaren får lön, som betalas av kommunen.", True),
        ("Slipper deltagaren betala resan?", "Resan betalas av kommunen.", True),
        ("Betalar kommunen resan?", "Resan betalas av kommunen.", True),
        ("Är kursen på heltid?", "Kursen är på heltid och 70 procent får jobb.", True),
        ("Arbetar lotsen heltid?", "Lotsen arbetar 75 procent.", False),
        ("Sitter lotsen där alla vardagar?", "Lotsen sitter där tisdagar och torsdagar.", False),
        ("Är kassan med på alla möten?", "Kassan är med varannan gång.", False),
        ("Krävs ett godkännande?", "För unga behövs även förälderns godkännande.", True),
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
        (
            "Får verkstäder ta emot lärlingar?",
            "Verkstäder får ta emot lärlingar men deltar inte i mässan.",
            True,
        ),
        ("Har byn avtal om platser i smedjan?", "Byn vill gå smedjan men något avtal finns inte.", False),
        ("Används smedjan?", "Smedjan används inte längre, sedan ugnen upphörde att fungera.", False),
        (
            "Skriver en förälder på för en 17-åring?",
            "För den som är under 18 år skriver en förälder på.",
            True,
        ),
        (
            "Omfattas en 30-åring som inte är nyanländ?",
            "Den som har fyllt 25 år och inte är nyanländ omfattas inte.",
            False,
        ),
        ("Slipper man göra om provet?", "Provet behöver inte göras om.", True),
        ("Lever kursen vidare?", "Kursen lades ned i fjol.", False),
        ("Delar kommunerna samma enhet?", "Den ena kommunen har en egen enhet.", False),
        ("Har AF egna lokaler?", "Arbetsförmedlingen arbetar för att få egna lokaler.", False),
        ("Finns det tankar på egna lokaler?", "Parterna hoppas kunna få egna lokaler.", True),
        ("Vill AF ha egna lokaler?", "Arbetsförmedlingen arbetar för att få egna lokaler.", True),
        ("Finns en lots i alla kommuner?", "En lots finns i de flesta kommuner.", False),
        ("Finns en lots i samtliga kommuner?", "Alla kommuner utom en har en lots.", False),
        ("Saknar kontoret folk?", "Kontoret har stor brist på personal.", True),
        ("Finns kursen kvar?", "Tidigare fanns en kurs.", False),
        ("Finns det något kontor kvar?", "Kontoret är avvecklat.", False),
        ("Kan den utan cykel åka gratis?", "Den som bor i byn och saknar cykel får åka utan kostnad.", True),
        ("Kostar kursen något?", "Deltagarna betalar ingenting.", False),
        ("Finns det en smedja?", "En smedja diskuterades i fjol.", False),
        ("Har byn en smedja?", "En smedja skissades i fjol men parterna vill inte bygga någon sådan.", False),
        # the clause that is about what was asked decides
        (
            "Hålls platsen om man blir sjuk?",
            "Sjukdom räknas inte som avhopp, och platsen hålls i ett år.",
            True,
        ),
        (
            "Ska lokalerna kunna nås med hiss?",
            "Ingen ska stängas ute; lokalerna ska kunna nås med hiss.",
            True,
        ),
        ("Är kursen nedlagd för gott?", "Kursen vilar i år men är inte nedlagd.", False),
        ("Måste man kunna simma?", "Simkunnighet är en merit men inget krav.", False),
        ("Får assistenter ge mediciner?", "Assistenter städar och lagar mat men ger inga mediciner.", False),
        (
            "Kan man träffa lotsen i Ekby?",
            "Eftersom kontoret i Ekby har stängts finns lotsen på biblioteket.",
            True,
        ),
        ("Går det fortfarande att läsa truck?", "Kursen i truck avslutades sedan firman lagt ned.", False),
        # two negations say yes
        ("Saknar kommunen folk?", "Kommunen har inga vakanser.", False),
        ("Förlorar man platsen?", "Platsen hålls i fyra veckor.", False),
        ("Förlorar man platsen?", "Man förlorar inte sin plats.", False),
        ("Får man behålla platsen?", "Ingen förlorar sin plats.", True),
        ("Får man hoppa över provet?", "Alla ska göra provet, även om de säger sig klara sig utan.", False),
        ("Leder kursen till jobb?", "Kursen leder inte till jobb utan till studier.", False),
        ("Måste man prövas igen?", "Den som vill går vidare utan ny prövning.", False),
        # what is over, planned or first in place later
        ("Har AF kvar kontoret?", "Kontoret är stängt sedan i fjol.", False),
        ("Finns kursen för svetsare kvar?", "För tio år sedan fanns en kurs för svetsare.", False),
        ("Är kursen för snickare i gång?", "En kurs för snickare förbereds i grannstaden.", False),
        ("Är en kurs för snickare på gång?", "En kurs för snickare förbereds i grannstaden.", True),
        ("Kan den som vill bli snickare börja direkt?", "En kurs för snickare planeras.", False),
        ("Erbjuds stöd?", "Stödet erbjuds alla och planeras tillsammans med deltagaren.", True),
        (
            "Får uppgifter lämnas innan någon skrivit på?",
            "Uppgifter får lämnas först när någon skrivit på.",
            False,
        ),
        ("Redovisas siffrorna på hösten?", "Siffrorna redovisas i maj.", False),
        ("Redovisas siffrorna på våren?", "Siffrorna redovisas i maj.", True),
        ("Är det öppet på fredagar?", "Det är öppet måndag till torsdag, varje måndag och torsdag.", False),
        ("Kan kursen bli längre än tolv veckor?", "Kursen pågår i 12 veckor och kan förlängas.", True),
        # opposites, shares and who is let in
        ("Kostar kursen något?", "Kursen är kostnadsfri för företag.", False),
        (
            "Delar de lika på kostnaden?",
            "Kostnaden delas så att Ekby betalar 60 procent och Alby 40 procent.",
            False,
        ),
        ("Är det bara Ekbybor som får söka?", "Kursen är öppen för sökande från hela länet.", False),
        ("Gäller det bara snickare?", "Avtalet omfattar murare och snickare.", False),
        ("Skjuts kursen upp?", "Kursen börjar enligt plan i maj.", False),
        # a bound is kept or not, in whatever units
        ("Träffas gruppen minst fyra gånger om året?", "Gruppen möts två gånger per termin.", True),
        ("Träffas gruppen oftare än varje månad?", "Gruppen möts två gånger per termin.", False),
        ("Varar kursen längre än ett år?", "Kursen omfattar 40 veckor.", False),
        ("Är kursen kortare än ett halvår?", "Kursen pågår i 20 veckor.", True),
        ("Svarar de inom en vecka?", "Svar lämnas senast efter tre dagar.", True),
        ("Får ungdomar under 18 år gå kursen?", "Den sökande ska ha fyllt 18 år.", False),
        # who does it, and who is among them
        ("Sköter kommunen urvalet?", "Urvalet görs av Arbetsförmedlingen.", False),
        ("Sköter kommunen urvalet?", "Urvalet görs av rektor för Komvux.", True),
        # what is denied is what the sentence says of it
        ("Antecknas uppgifter om hälsa?", "Uppgifter om hälsa antecknas inte.", False),
        ("Redovisas det för nämnden?", "Det redovisas för gruppen men inte för nämnden.", False),
        ("Är smedjan öppen?", "Smedjan, som grannen äger, är inte öppen.", False),
        ("Gick fler kvinnor än män kursen?", "Av lärlingarna var 38 procent kvinnor.", False),
        ("Sänktes målen?", "Målen har höjts.", False),
        ("Förlorar den som tackar nej sin plats?", "Den som tackar nej förlorar inte sin plats.", False),
        ("Blev alla klara?", "Av tio lärlingar blev åtta klara.", False),
    ],
)
def test_what_a_sentence_answers(asked, said, yes):
    assert verdict(asked, said) is yes


def test_what_is_said_of_others_denies_nothing():
    question = Question(text="Krävs körkort?", corrected="krävs körkort?", kind="yesno")
    assert not denies(question, "Körkort är ett krav på spåret men inte på de övriga.")
    assert denies(question, "Körkort är inte ett krav på spåret.")


def test_what_introduces_a_list_and_what_follows_count_too():
    asked = Question(text="Ingår arbetskläder?", corrected="ingår arbetskläder?", kind="yesno")
    assert denies(asked, "Arbetskläder", before="I avgiften ingår inte:")
    assert not denies(asked, "Arbetskläder", before="I avgiften ingår:")
    now = Question(text="Är kursen i gång?", corrected="är kursen i gång?", kind="yesno")
    assert denies_after(now, "Den beräknas starta i höst.")
    assert not denies_after(now, "Den vänder sig till snickare.")


@pytest.mark.parametrize("who", ["mönsterås", "mönsterås själva"])
def test_a_municipality_does_it_unless_another_one_is_named(who):
    asked = f"är det {who} som håller i kursen?"
    question = Question(asked, asked, "yesno", municipalities=(by_name("Mönsterås"),))
    assert denies(question, "Kursen genomförs av Oskarshamns kommun.")
    assert not denies(question, "Kursen genomförs av Mönsterås kommun.")


@pytest.mark.parametrize(
    ("asked", "yes"),
    [
        ("Träffas gruppen i Orsa varje vecka?", False),
        ("Träffas gruppen i Mora varje vecka?", True),
        ("Leder Orsa gruppen 2024?", False),
        ("Leder Orsa gruppen 2025?", True),
    ],
)
def test_each_one_named_has_its_own_value(asked, yes):
    often, led = (
        "Gruppen i Mora träffas varje vecka och i Orsa en gång i månaden.",
        "Gruppen leds av Mora 2024 och Orsa 2025.",
    )
    name = "Orsa" if "Orsa" in asked else "Mora"
    question = Question(asked, asked, "yesno", municipalities=(by_name(name),))
    assert denies(question, led if "Leder" in asked else often) is not yes


def test_a_bound_that_can_be_passed_does_not_deny_more():
    question = Question(
        text="Kan kursen bli längre än tolv veckor?",
        corrected="kan kursen bli längre än tolv veckor?",
        kind="yesno",
        at_least=12.01,
        unit="veckor",
    )
    assert not denies(question, "Kursen pågår i 12 veckor och kan förlängas.")
    assert denies(question, "Kursen pågår i 12 veckor.")


def test_what_is_said_of_another_municipality_decides_nothing():
    sentence = "Mora har nattöppen förskola, Orsa har det inte."
    for name, yes in (("Mora", True), ("Orsa", False)):
        asked = f"Har {name} nattöppen förskola?"
        question = Question(asked, asked, "yesno", municipalities=(by_name(name),))
        assert denies(question, sentence) is not yes


def test_whether_somebody_is_among_those_that_are_listed():
    asked = "Är Försäkringskassan part?"
    question = Question(asked, asked, "yesno", terms=(Term("försäkringskassan"),))
    assert denies(question, "Parter är kommunen och Arbetsförmedlingen.")
    assert not denies(question, "Parter är kommunen och Försäkringskassan.")
