"""The words by which agreements speak of tracks (jobbspår): the tables that the other track modules work from."""

import re
from functools import cache
from typing import Any

from domain.agreement import TrackStatus
from domain.reference import read_toml

# Words that are a municipality's own for its tracks in some documents and something else in others: "snabbspår" is
# mostly the state's (see track_terms).
OTHER_TERMS = r"(?:snabb|utbildnings|rekryterings|arbetsmarknads|arbetsgivar|anställnings|matchnings)"
# The noun itself, alone or with "lokala", in all its forms.
TRACK_STEMS = rf"jobb[\s-]?|kort|lång|yrkes|bransch|arbets|kompetens|{OTHER_TERMS}"
TRACK = rf"(?<!\w)(?:{TRACK_STEMS})?spår(?:en|et)?s?(?!\w)"
TRACK_WORD = re.compile(TRACK, re.IGNORECASE)

# First parts of compounds with "spår" that name no line of work.
NO_TRACK_STEMS = frozenset(
    "jobb yrkes bransch snabb huvud lokal lokala studie språk utbildnings arbets järnvägs tåg spin villo sido"
    " parallell kompetens sam nya uppföljnings mål grund process matchnings an till efter be".split()
)

# Words that end a track's name in running text.
STOP_WORDS = (
    "är|var|blir|har|hade|ska|skall|kommer|kan|bör|får|finns|fanns|ges|pågår|planeras|planerar|startar|startas|startade|startats|"
    "drivs|drevs|avvecklas|avvecklades|avvecklats|stängs|stängdes|stängt|flyttas|flyttades|flyttats|upphör|tillkommer|tillkom|fungerar|vänder|avslutas|avslutades|avslutats|upphörde|upphört|lades|läggs|lagts|utvecklas|erbjuds|genomförs|bedrivs|sker|"
    "prövas|prövades|vilar|pausas|pausades|inleds|inleddes|öppnar|beräknas|förbereds|utreds|byggs|tas|ingår|omfattar|innehåller|"
    "tillsammans|dit|vars|under|från|fr|våren|hösten|sommaren|vintern|vår|höst|som|där|vid|genom|efter|hos|men|vilket|vilka|"
    "parterna|kommunen|arbetsförmedlingen|när|eftersom|medan|samtidigt|varefter|dessutom|ansvarar|leder|fortsätter|består|bygger|utökas|vilar|utifrån|enligt|varav|då|sedan|inte|ej|även|också|senast|ännu|redan|"
    "samverkan|samarbete|riktar|riktat|riktade|vänder|pågående|avslutat|avslutad|planerat|planerad|klart|igång|aktuella|aktuellt|per"
)

# What may follow "följande" when it is not the tracks that are listed.
OTHER_LISTS = re.compile(
    r"\b(?:insats|steg\b|moment|del(?:ar|mål)?\b|mål\b|målen|målsättning|krav|villkor|uppgift|aktivitet|kriteri|förutsättning|"
    r"princip|roll(?:er)?\b|ansvar|innehåll|process|resultat|indikator|arbetsgivare|information|kontakt|åtagande|urval|"
    r"uppföljning|syfte|bidrag|bidrar|finansier|kostnad|grupp|nyckeltal|deltagare|målgrupp|rutin|kompetenser|arbetssätt|gäller\b|"
    r"krävs|deltar\b|medverkar|innebär|kännetecknas|säkerställ|utmaning|hinder|behov)",
    re.IGNORECASE,
)
# What may be within a line of work instead of the track: "jobbspår tas fram med arbetsgivare inom industri".
NOT_WITHIN = re.compile(
    rf"{OTHER_LISTS.pattern}|\b(?:företag|personer|individer|ungdomar|unga|kvinnor|personal|brist|praktik|anställning|arbete|arbeta|jobb\b|"
    r"studier|utbildning|kurs|svenska|språk|erfarenhet|kunskap|yrkeskunskap|handledning|projekt|extratjänst|traineeplats|enhet|nämnd|"
    r"förvaltning|chef|arbetskraft|medarbetare|vidare|rekryter|validering|plats(?:er)?\b|samverkan|samarbete|dialog|vilket|vilka|där)",
    re.IGNORECASE,
)
# Nouns that tracks may be listed as: "jobbspår inom följande branscher".
TRACK_FIELDS = re.compile(
    r"\b(?:bransch|område|yrke|inriktning|sektor|verksamhet|yrkesområde)", re.IGNORECASE
)

_STATUS: tuple[tuple[TrackStatus, re.Pattern[str]], ...] = (
    (
        "avslutat",
        re.compile(
            r"(?<!efter )(?<!efter det )\b(?:avslutat|avslutad|avslutats|avslutades|avslutade|upphört|upphörde|"
            r"upphörda|avfärda\w*|avskriv(?:s|its|en|et)|avbröts|avslogs|avslås|avslagits|avslå|strandade|avvisa(?:s|de|des|ts)|avböj\w+|upphäv(?:s|des|ts)|vilandeförklara\w*|skrinla\w+|avför[dt]\w*|somnade\s+in|gick\s+i\s+graven|(?:lade|lagt|läggs?)\s+[^.;]{1,40}\s+ned|(?:sade|sagt)\s+upp|ansågs|har\s+varit\s+uppe|upphör(?!\s+att)|förkasta\w*|utgår(?!\s+(?:i?från|ur|av))|utgår\s+ur\s+(?:överenskommelsen|avtalet|bilagan)|borttag(?:en|et|na)|ställ[sd]\w*\s+in|stryks|ströks|strukits|"
            r"ligger\s+[^.;]{0,20}?på\s+is|(?:blir|blev)\s+(?:dock\s+)?inte\s+av|avvakta\w*|förlängs\s+(?:ej|inte)|nedlagt|"
            r"nedlagda|nedlagd|lades\s+ne[dr]|lagts\s+ne[dr]|läggs\s+ne[dr]|är\s+slut|vilande|pausa[dt]s?|pausade|pausades|(?:har|hade)\s+vilat|(?:la|lade|lades|lagts|lagt|läggs)\s+på\s+is|ställts\s+in|tagits\s+bort|togs\s+bort|stoppa(?:des|ts)|sista\s+gången|(?:återkommer|fortsätter)\s+(?:inte|ej)|har\s+övergått|"
            r""
            r"tidigare\s+(?:jobb)?spår|slopa(?:t|d|de|des|ts|s)|inställ(?:t|d|da|des|ts)|(?:ligger|låg|legat)\s+nere|uppehåll\s+(?:under|tills|sedan|på)|(?:blev|blir)\s+inget\s+av|(?:kommer|kom)\s+inte\s+(?:tillbaka|igen)|i\s+malpåse|(?:rann|runnit)\s+ut\s+i\s+sanden|utfasa\w*|fasa[ts]\w*\s+ut|skrota(?:s|t|ts|des|de)|(?:drogs|dragits|dras)\s+in|(?:har\s+tagit|tog)\s+slut|sin\s+sista\s+(?:grupp|omgång|kurs|kull)|gått\s+i\s+graven|avblåst\w*|(?:ges|går|körs|hålls|drivs)\s+(?:inte|ej)\s+(?:längre|nu|igen)|inte\s+längre|ej\s+längre|stäng(?:d|t|da|de|des)|avvecklat|avvecklats|avvecklades|avvecklas)\b(?!\s+(?:utbildning|insats|gymnasie|jobbspår\b|spår\b.{0,20}%))",
            re.IGNORECASE,
        ),
    ),
    (
        "planerat",
        re.compile(
            r"\b(?:planera\w*|planering|planeringsfas|planlagd|planlagt|under\s+(?:beredning|upphandling|utveckling|uppbyggnad|framtagande|utarbetande|"
            r"uppstart|planering|utredning|förberedelse)|utred\w*|kommande|framtida|förbered(?:s|as)|(?:beräknas|väntas|avses|tänkt\w*\s+att)\s+(?:kunna\s+)?(?:starta|komma|inled)\w*|"
            r"(?:ska|skall|kommer\s+att|avser\s+att|avser|vill|kan\s+komma\s+att)\s+(?:\w+\s+){0,3}?(?:starta|startas|startar|inledas|utvecklas?|tas\s+fram|"
            r"ta\s+fram|påbörjas?|erbjudas|etableras?|skapas?|införas|öppnas?|byggas|läggas\s+till|prövas|komma\s+i\s?gång)|"
            r"(?:ska|skall|kan|väntas|beräknas)\s+(?:enligt\s+plan\w*\s+|kunna\s+)?(?:börja|starta|öppna)s?\s+(?:tidigast\s+|preliminärt\s+)?(?:i\s+\w+\s+20\d\d|(?:i|till|under)\s+(?:våren|hösten|vår|höst)|hösten|våren|20\d\d)|"
            r"(?:vi|parterna|kommunen|kommunerna)\s+vill\s+(?:\w+\s+)?pröva|enligt\s+planen\s+(?:börja|starta)|"
            r"beslutat\b[^.;]{0,40}\bmed\s+första\s+(?:intag|start|omgång|kull|grupp)\w*|(?:från|under)\s+[^.;]{0,25}?20\d\d\s+ska\s+(?:det\s+)?finnas|"
            r"(?:startar|öppnar|inleds|börjar|drar\s+i\s?gång)\b(?![^.;]{0,40}\b(?:varje|gånger|både|terminsvis))"
            r"(?=[^.;]{0,60}\b(?:20\d\d|våren|hösten|sommaren|vintern|nästa|senare|inom\s+kort|när|först|årsskiftet))|"
            r"startas|kan\s+startas?|20\d\d\s+startar|kommer\b[^.;:]{0,60}?\batt\s+(?:\w+\s+){0,2}?(?:utvecklas?|startas?|etableras?|arbetas?\s+fram|tas?\s+fram|skapas?)|"
            r"(?:våren|hösten|senare|nästa\s+år)\s+startar|(?:hoppas|kunna|vilja|tanken\s+är\s+att)\s+(?:\w+\s+){0,3}?starta|"
            r"att\s+(?:\w+\s+){0,2}?(?:starta|utveckla|ta\s+fram|skapa|etablera|bygga\s+upp|påbörja|införa)|"
            r"(?:undersök|överväg|diskuter)\w*|på\s+(?:ritbordet|planeringsstadiet)|är\s+på\s+väg|räknar\s+(?:vi|parterna|kommunen)\s+med\s+att|tänker\s+(?:\w+\s+)?(?:starta|öppna|pröva)|"
            r"(?:inte|ej)\s+(?:ännu\s+)?(?:i\s?gång|kommit\s+i\s?gång|påbörjat\w*|öppnat)|start(?:en)?\s+(?:beräknas|planeras|väntas)|tillkommer|"
            r"start\s+(?:i|till|under|nästa)\s+(?:höst|vår|sommar|vinter|år)\w*|på\s+gång|föreslås|föreslagna|möjliga|tänkbara|ännu\s+inte\s+startat|ej\s+startat|inte\s+startat|kan\s+bli\s+aktuell\w*|"
            r"utökas?\s+med|utöka|utvecklas\s+under|idé(?:stadie|fas)\w*|uppstartsfas)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "finns",
        re.compile(
            r"\b(?:pågår|pågående|finns|igång|i\s+gång|aktiv\w*|drivs|driver|bedrivs|startade|startat|startats|i\s+drift|befintliga|nuvarande|"
            r"genomförs|löpande|öppet|aktuella)\b",
            re.IGNORECASE,
        ),
    ),
)

# Said of a track wherever it stands, that it has not begun: stricter than what an explicit status is read from.
NOT_BEGUN = re.compile(
    r"\b(?:inte|ej)\s+(?:\w+\s+)?(?:i\s?gång|startats?|påbörjats?|kommit\s+i\s?gång|öppnat|kört\s+i\s?gång)\b|\btillkommer\b"
    r"|\bstart(?:en|as|ar)?\s+(?:är\s+)?(?:beräkna|planera|tänkt|preliminär)\w*"
    r"|\b(?:planeras|beräknas|avses|väntas|ska)\s+(?:att\s+)?(?:kunna\s+)?(?:startas?|börja|påbörjas|dras?\s+i\s?gång|komma\s+i\s?gång)\b"
    r"|\b(?:startar|kan\s+(?:börja|starta))\s+(?:tidigast|preliminärt)\b"
    r"|\bska\s+enligt\s+planen\s+(?:börja|starta|komma)\b",
    re.IGNORECASE,
)

# The speaker wishes, denies or gives an example: no track is said to exist or to be planned.
NO_CLAIM = re.compile(
    r"\b(?:inga|inget|ingen|ej|inte\s+(?:några|något|startat|några\s+egna)|saknas|saknar|behov\s+av|behövs|exempel|t\.?\s?ex\.?|till\s+exempel|exempelvis|"
    r"skulle\s+kunna|kan\s+(?:till\s+exempel\s+)?(?:vara|handla)|om\s+det\s+finns|eventuella|respektive|varje|något\s+av|någon\s+av|"
    r"utan|avstår?|avstått|istället\s+för|i\s+stället\s+för|utom|förutom|efterlys\w+|efterfråga\w*|önska\w*|väntar?\s+med|avrå\w+|höra\s+om|grannkommunens?|andra\s+kommuner\w*|annan\s+kommun|nationella)\b[^.;:]*$",
    re.IGNORECASE,
)


# "Parterna är överens om att dessa spår ska erbjudas": what has been agreed on is no plan.
_AGREED = re.compile(r"\böverens\s+om\b[^.;:]*?\b(?:erbjud(?:a|as|er)|finnas)\b", re.IGNORECASE)


# "Inte nedlagt", "vilar till våren 2021": what rests for a season has not ended.
RESTS = re.compile(
    r"\b(?:inte|ej)\s+(?:är\s+)?(?:nedlag[dt]|avsluta[dt])\w*"
    r"|\b(?:vila(?:r|nde)|pausa\w*)\s+(?:(?:dock|fram)\s+)?(?:till|under)\s+(?:våren|hösten|sommaren|vintern|säsong\w*|20\d\d)",
    re.IGNORECASE,
)


def status_of(text: str) -> TrackStatus | None:
    """What the words say of a track: it exists, is planned or has ended; None when they say nothing, or both."""
    said = {status for status, words in _STATUS if words.search(RESTS.sub(" ", _AGREED.sub(" ", text)))}
    if {"avslutat", "planerat"} <= said:
        return None
    return (
        "avslutat" if "avslutat" in said else "planerat" if "planerat" in said else "finns" if said else None
    )


def status_of_cell(cell: str) -> TrackStatus | None:
    """The status in a cell or after "Status:"."""
    if re.match(r"\s*(?:ja|pågår|klar|start(?:at|ad)|aktiv|öppen)\b", cell, re.IGNORECASE):
        return "finns"
    if re.match(r"\s*(?:nej|ny|nytt|plan|idé|förslag|uppstart)", cell, re.IGNORECASE):
        return "planerat"
    return status_of(cell)


@cache
def evidence(table: str) -> dict[str, Any]:
    """A table of the data file of evidence: weights by their signs, or lists of words."""
    found: dict[str, Any] = read_toml("track_evidence.toml", "ingest")[table]
    return found
