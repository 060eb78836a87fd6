"""The words by which an agreement says from when and until when it holds."""

import re

from domain.numerals import NUMBER

VALIDITY_HEADINGS = re.compile(
    r"varaktighet|giltig|^(?:avtalets\s+|överenskommelsens\s+)?(?:avtalstid|avtalsperiod|löptid|tid\b|tidsperiod|längd)|"
    r"ikraftträd|träder\s+i\s+kraft|uppsägning|gäller\s+(?:från|till)|^gäller\W*$|när\s+gäller|(?:hur|så)\s+länge|^(?:överenskommelse|giltighets)(?:ns)?\s?period",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"\b(?:gäller|gälla|gällande|giltig\w*|löper|löpa|träder\s+i\s+kraft|avtalstid\w*|avtalsperiod\w*|avtalsperioden|överenskommelseperiod\w*|varaktig\w*|löptid\w*|"
    r"sträcker\s+sig|tecknas\s+för|ingås\s+för|tecknad\s+för|upphör|förlängs|slutdatum\w*|avtalsslut|avtalsstart|fortlöpande|omfattar\s+(?:perioden|tiden|åren)|avser\s+perioden|börjar\s+gälla|är\s+i\s+kraft|för\s+perioden)\b",
    re.IGNORECASE,
)
ABOUT_AGREEMENT = re.compile(
    r"\b(?:överenskommelse\w*|avtal(?:et|ets|stid\w*|speriod\w*)?|samverkansavtal\w*|bilaga(?:n)?|modellen|giltig\w*|löptid\w*|"
    r"den\s+(?:gäller|löper)|detta\s+dokument|dokumentet|planen|denna|skrevs\s+under)\b",
    re.IGNORECASE,
)
# A sentence about something else than how long the agreement holds.
NOT_VALIDITY = re.compile(
    r"\b(?:revider|uppföljning|utvärder|projekt|uppsägning|säg(?:a|er|s)\s+upp|anställ|praktik|deltagar|ersätter|statistik|senast\s+(?:den\s+)?\d)",
    re.IGNORECASE,
)
FROM_BEFORE = re.compile(
    r"(?:med\s+(?:start|början)|startdatum|avtalsstart|från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|f\.\s?r\.\s?o\.\s?m\.?|from\b|träder\s+i\s+kraft|börjar\s+gälla|gäller\s+från|löper\s+från|\bfrån|gäller\s+under|(?:gäller|under)\s+tiden|gäller|perioden|avtalsperiod\w*|"
    r"mellan|giltig\w*(?:\s+(?:från|fr\.o\.m\.))?)\s*:?\s*(?:och\s+med\s+)?(?:datum\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)
TO_BEFORE = re.compile(
    r"(?:förlängs(?:\s+\w+){0,2}?\s+till|förlängts\s+till|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|\btom\b|fram\s+till(?:\s+och\s+med)?|gäller\s+till|längst\s+till|(?:undertecknande|underskrift)\w*\s+(?:och\s+)?(?:fram\s+)?till|upphör(?:\s+\w+){0,5}?|\bslutar(?:\s+gälla)?|\bavslutas|\bgår\s+ut|^\W*till|avtalsslut|sista\s+(?:giltighets)?dag\w*|till\s+och\s+med\s+utgången\s+av|"
    r"och\s+till|löper\s+till|löper\s+ut|giltig\w*\s+till|senast\s+gälla\s+till|\bgäller\s+t\.o\.m\.|som\s+längst\s+till|intill(?:\s+och\s+med)?|slutdatum\w*(?:\s+\w+){0,3}?(?:\s+är)?)\s*:?\s*(?:den\s+)?(?:utgången\s+av\s+|slutet\s+av\s+|sista\s+)?$",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"\btills\s?vidare\b|\btillsvidare\b|\b(?:inte|ej)\s+tids(?:begränsa|bestäm)\w+|\bfortlöpande\b|"
    r"\bså\s+länge\s+(?:som\s+)?(?:(?:båda\s+)?parter(?:na)?|samverkan|samarbetet|ingen)\b|"
    r"\butan\s+(?:slutdatum|tidsbegränsning|tidsgräns|bortre\s+(?:tids)?gräns|begränsning\s+i\s+tid(?:en)?)\b|"
    r"\binget\s+slutdatum\b|\bingen\s+bortre\s+(?:tids)?gräns\b|\bgäller\s+till(?:s|\s+dess)\W*$|\bi\s+avvaktan\s+på\s+(?:en\s+)?ny\b|"
    r"\btill(?:s|\s+dess)(?:\s+att)?\s+(?:\w+\s+){0,7}?(?:ny(?:tt)?\s+(?:överenskommelse|avtal)|sägs?\s+upp|säger\s+upp|"
    r"ersätts|ersatts|avslutas?|kommer\s+överens|beslutar\s+(?:något\s+)?annat|(?:annan|annat)\s+(?:överenskommelse|avtal)|annat\s+(?:avtalas|överenskoms|beslutas))\b",
    re.IGNORECASE,
)
YEAR_PERIOD = re.compile(
    r"(?:^\W*|perioden|omfattar|avser|åren|under|gäller|avtalstid\w*|avtalsperiod\w*|löptid\w*|giltighetstid\w*|för)\s*:?\s*(?:(?:(?:två|tre|fyra|fem|\d)\s+)?(?:kalender|verksamhets)?år(?:en)?,?\s+)?(?P<first>20\d\d)(?:,\s*20\d\d)*\s*(?:[-–—/]|till(?:\s+och\s+med)?|t\.?o\.?m\.?|och)\s*(?P<last>20\d\d)\b(?!-\d)",
    re.IGNORECASE,
)
SINCE_SIGNING = re.compile(
    r"\b(?:från|vid|genom|i\s+och\s+med|efter|när|då|så\s+snart|sedan|räknat\s+från)\b(?:\s+(?:det\s+att|att|och\s+med|datum(?:et)?\s+(?:för|då)|dagen\s+(?:för|då)|den\s+dag(?:en)?(?:\s+då)?|tidpunkten\s+för|parternas|den|bägge|båda|samtliga|parter(?:na)?|har|av|"
    r"dess|överenskommelsens|avtalets|alla|sista|senaste|senare)){0,6}\s+(?:undertecknande\w*|undertecknat\w*|underskrift\w*|skrivits\s+under|signera\w*|skrivit\s+under)",
    re.IGNORECASE,
)
SIGNED_TEXT = re.compile(
    r"\b(?:undertecknades?|undertecknade|undertecknad|undertecknats?|skr(?:ev|evs|ivit|ivits)\s+(?:under|på)|signera(?:des?|de|ts?|d|t)|"
    r"underskriv(?:en|et|its)|påskriv(?:en|et|its)|undertecknas|skrivs\s+under)\b",
    re.IGNORECASE,
)
# A sentence without a subject is about the document itself: "Signerat med e-legitimation 2022-03-04".
SIGNED_OPENS = re.compile(
    r"\W*(?:(?:digitalt|elektroniskt|e-?)\s*)?(?:undertecknad|undertecknat|signerad|signerat|underskriven|underskrivet|påskriven|påskrivet)\b",
    re.IGNORECASE,
)
TERM = re.compile(
    rf"(?:^\W*|(?:\bi|\bunder|\bpå|\btid(?:en)?\s+(?:av|om)|\blöptid\w*\s+(?:på|om)|\boch|\bgiltig\w*|\bgäller|\blöper|(?:varaktighet|giltighetstid|löptid|avtalstid)\w*\s+är|:)\s+)"
    rf"(?P<count>{NUMBER})\s+(?:\(\w+\)\s+)?(?P<unit>år|månader)\b"
    r"(?!\s+(?:i\s+(?:taget|sänder)|före|innan|i\s+förväg|dessförinnan))"
    r"|\b(?P<years>ett|två|tre|fyra|fem|\d)-?årig(?:t|a)?\b",
    re.IGNORECASE,
)
YEAR_ALONE = re.compile(
    r"(?:\b(?:gäller|avser|löper|giltig\w*)\s+(?:(?:för|under)\s+(?:hela\s+)?(?:(?:kalender|verksamhets)?år(?:et)?\s+)?"
    r"|(?:kalender|verksamhets)?år(?:et)?\s+)|^\W*(?:under\s+)?(?:kalender|verksamhets)?år(?:et)?\s+)"
    r"(?P<year>20\d\d)\b(?!\s?[-–/]\s?\d)",
    re.IGNORECASE,
)
# The parties bind themselves from one day to another: "Parterna åtar sig att under tre år, från ... till ..., ...".
COMMITTED = re.compile(
    r"\b(?:parterna|vi|kommun(?:en|erna)\s+och\s+arbetsförmedlingen)\s+(?:\w+\s+){0,3}?"
    r"(?:åta(?:r|git)\s+sig|åtar\s+oss|förbind(?:er|it)\s+(?:sig|oss)|komm(?:er|it)\s+överens|enas|enats|är\s+överens|samverka[rt]?"
    r"|samarbeta[rt]?)\b",
    re.IGNORECASE,
)
# The turn of a half-year: the first of July as a beginning, the last of June as an end.
HALF_YEAR = re.compile(
    r"(?P<until>\b(?:till|t\.?o\.?m\.?|till\s+och\s+med)\s+)?\b(?P<turn>halvårsskiftet\s+(?P<year>20\d\d))\b",
    re.IGNORECASE,
)
# The turn of a year is the first day of one and the last of another: "från årsskiftet 2020/2021".
TURN_OF_YEAR = re.compile(
    r"\b(?:från|fr\.?\s?o\.?\s?m\.?|vid)\s+(?:och\s+med\s+)?årsskiftet\s+20\d\d\s?[/–-]\s?(?P<year>(?:20)?\d\d)\b",
    re.IGNORECASE,
)
