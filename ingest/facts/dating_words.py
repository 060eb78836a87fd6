"""The words by which an agreement says from when and until when it holds."""

import re

from domain.numerals import NUMBER

VALIDITY_HEADINGS = re.compile(
    r"varaktighet|giltig|^(?:avtalets\s+|överenskommelsens\s+)?(?:avtalstid|avtalsperiod|löptid|tid\b|tidsperiod|längd)|"
    r"ikraftträd|träder\s+i\s+kraft|uppsägning|gäller\s+(?:från|till)|hur\s+länge",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"\b(?:gäller|gälla|gällande|giltig\w*|löper|löpa|träder\s+i\s+kraft|avtalstid\w*|avtalsperiod\w*|avtalsperioden|överenskommelseperiod\w*|varaktig\w*|löptid\w*|"
    r"sträcker\s+sig|tecknas\s+för|ingås\s+för|tecknad\s+för|upphör|förlängs|slutdatum\w*|omfattar\s+perioden|avser\s+perioden|börjar\s+gälla|är\s+i\s+kraft|för\s+perioden)\b",
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
    r"(?:med\s+start|startdatum|från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|f\.\s?r\.\s?o\.\s?m\.?|from\b|träder\s+i\s+kraft|börjar\s+gälla|gäller\s+från|löper\s+från|\bfrån|gäller\s+under|gäller\s+tiden|gäller|perioden|avtalsperiod\w*|"
    r"mellan|giltig\w*(?:\s+(?:från|fr\.o\.m\.))?)\s*:?\s*(?:och\s+med\s+)?(?:datum\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)
TO_BEFORE = re.compile(
    r"(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|\btom\b|fram\s+till(?:\s+och\s+med)?|gäller\s+till|längst\s+till|(?:undertecknande|underskrift)\w*\s+(?:och\s+)?(?:fram\s+)?till|upphör(?:\s+att\s+gälla)?(?:\s+utan\s+(?:\w+\s+)?uppsägning)?|sista\s+(?:giltighets)?dag\w*|till\s+och\s+med\s+utgången\s+av|"
    r"och\s+till|löper\s+till|löper\s+ut|giltig\w*\s+till|senast\s+gälla\s+till|\bgäller\s+t\.o\.m\.|som\s+längst\s+till|intill(?:\s+och\s+med)?|slutdatum\w*(?:\s+\w+){0,3}?\s+är|slutdatum)\s*:?\s*(?:den\s+)?(?:utgången\s+av\s+|slutet\s+av\s+|sista\s+)?$",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"\btills\s?vidare\b|\btillsvidare\b|\b(?:inte|ej)\s+tids(?:begränsa|bestäm)\w+|\bså\s+länge\s+(?:som\s+)?(?:båda\s+)?parter(?:na)?\b|"
    r"\btill(?:s|\s+dess)(?:\s+att)?\s+(?:en\s+)?(?:ny|nytt|annan|annat)\s+(?:överenskommelse|avtal)\b|\butan\s+slutdatum\b|\btill(?:s|\s+dess)(?:\s+att)?\s+(?:någon|endera|en)\s+(?:av\s+parterna|part\w*)\s+säger\s+upp",
    re.IGNORECASE,
)
YEAR_PERIOD = re.compile(
    r"(?:perioden|åren|under|gäller|avtalstid\w*|avtalsperiod\w*|löptid\w*|giltighetstid\w*|för)\s*:?\s*(?:år(?:en)?\s+)?(?P<first>20\d\d)\s*(?:[-–—/]|till(?:\s+och\s+med)?|t\.?o\.?m\.?|och)\s*(?P<last>20\d\d)\b(?!-\d)",
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
    rf"(?:\bi|\bunder|\bpå|\btid\s+av|\boch|\bgiltig\w*|\bgäller|\blöper|(?:varaktighet|giltighetstid|löptid|avtalstid)\w*\s+är|:)\s+(?P<count>{NUMBER})\s+(?P<unit>år|månader)\b"
    r"(?!\s+(?:i\s+(?:taget|sänder)|före|innan|i\s+förväg|dessförinnan))",
    re.IGNORECASE,
)
YEAR_ALONE = re.compile(
    r"\b(?:gäller|avser|löper|giltig\w*)\s+(?:för|under)\s+(?:hela\s+)?(?:år(?:et)?\s+)?"
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
