"""The phrases that join the word "jobbspår", or what stands for it, to lines of work in running text."""

import re

from ingest.facts.tracks.words import STOP_WORDS

# Words that say no more than that the tracks exist, since when, and where.
_LIGHT = (
    r"(?:som|är|var|har|hade|finns|fanns|finnas|i|på|dag|idag|nuläget|dagsläget|för|närvarande|redan|nu|just|ska|skall|kommer|att|"
    r"startats?|startade|startar|startas|starta|pågår|pågått|drivs|bedrivs|planeras|genomförs|genomförts|erbjuds|utvecklas|utvecklats|"
    r"avslutades|avslutats|tagits|fram|etablerats|skapats|beslutats|prövats|också|även|bland|annat|bl\.?a\.?|under|våren|hösten|"
    r"\d{4}|aktuella|igång|gång|drift|inriktade?|inriktat|riktade?|riktat|riktar|riktas|sig|främst|framför|allt|dels|lokala|kommunen|"
    r"kommunerna|samverkansområdet|regionen|tidigare|gemensamma|gemensamt|ett|två|tre|följande|(?-i:[A-ZÅÄÖ])[\wåäö]+)"
)
ONLY_LIGHT = re.compile(rf"\s*(?:{_LIGHT}\b\s*)*", re.IGNORECASE)
_FIELDS = (
    r"(?:(?:följande\s+|de\s+)?(?:branscher(?:na)?|områden(?:a)?|yrken(?:a)?|yrkesområden(?:a)?|inriktningar(?:na)?|bristyrken(?:a)?|"
    r"sektorer(?:na)?)(?:\s+(?:som|såsom|är))?\s*[:,]?\s*)?"
)
WITHIN = re.compile(
    rf"\b(?:(?:med\s+)?inriktning(?:en)?(?:\s+(?:mot|på))?|inom|mot)\s+{_FIELDS}", re.IGNORECASE
)
_PERSONS = (
    r"(?!att\b|de[nm]?\b|personer|ungdomar|unga|nyanlända|kvinnor|män\b|alla|deltagare|arbete|anställning)"
)
FOR = re.compile(rf"\b(?:för|till|i|på)\s+{_PERSONS}(?:blivande\s+)?", re.IGNORECASE)
ARE = re.compile(
    r"\b(?:är|utgörs\s+av|avser|omfattar|gäller|rör|finns|heter|kallas|nämligen)\s+"
    r"(?:(?:i\s+dag|idag|för\s+närvarande|just\s+nu|följande)\s+)?",
    re.IGNORECASE,
)
DIRECTED = re.compile(
    r"\b(?:(?:riktar|vänder)\s+sig\s+(?:till|mot)|förbereder\s+för|utbildar|leder\s+till|ger)\s+"
    r"(?:blivande|arbete\s+(?:som|inom)|jobb\s+(?:som|inom)|anställning\s+(?:som|inom)|yrket|yrkena)\s+",
    re.IGNORECASE,
)
# The names stand before: "Vård och kök är de jobbspår som bedrivs", "Inom handeln har vi sedan 2018 ett spår".
BEFORE = re.compile(
    r"(?:^|[.:;]\s+)(?:(?P<names>(?-i:[A-ZÅÄÖ])[^.:;]{3,120}?)\s+(?:är|utgör)\s+(?:de|det|ett|våra|parternas|kommunens|dagens)\s+(?:\w+\s+){0,2}?"
    r"|(?:inom|för|mot)\s+(?P<within>[^.:;,]{3,60}?)\s+(?:finns|har|driv\w+|bedriv\w+|pågår|start\w+|planera\w*|förbered\w+)\b[^.:;,]*?)$",
    re.IGNORECASE,
)
# What tells of a track that the sentence before has spoken of: "De är inriktade mot", "Dessa är två:", "Tre finns:".
PRONOUN = re.compile(
    r"(?:De|Det|Dessa|Den|Utbudet|Inriktning(?:en|arna)|Alla|Båda|Två|Tre|Fyra|Fem)\b(?=\s+(?:\w+\s+){0,4}?(?:är|finns|består|avser|"
    r"omfattar|gäller|rör|heter|kallas|(?:in)?rikta[dtr]\w*|vänder|utbildar|leder)\b)"
)
COLON = re.compile(r"(?P<between>[^.:;]{0,110}):\s*(?=\w)(?!(?:ett|dels)\s+(?:inom|mot|för)\b)")
APPOSED = re.compile(r"\s*(?P<mark>,|\(|[–—-](?=\s))?\s*(?P<quote>[\"”“»])?(?=\w)")
SEVERAL_NAMES = re.compile(r"[A-ZÅÄÖ][\w& -]{2,40}?\s+(?:och|samt|eller|respektive)\s+[A-ZÅÄÖ]")
# "Kassabandet – spåret för", "Glasögat, det vill säga spåret på", "Hjärtat, vilket är ett spår".
NAME_BEFORE = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][a-zåäö-]+(?:\s+[\w&+-]+){0,2}?)"
    r"(?:,\s+(?:det\s+vill\s+säga\s+|vilket\s+är\s+|som\s+är\s+|alltså\s+)?|\s+[–—-]\s+|\s+\(|\s+är\s+(?:alltså\s+)?(?=(?:ett|vårt)))"
    r"(?:(?:ett|vårt|det|kommunens|parternas)\s+(?:nytt\s+|lokalt\s+|lokala\s+)?)?$"
)
# "Det heter Kompassen", "ett spår, kallat Koden".
CALLED = re.compile(
    r"[^.:;]{0,40}?\b(?i:(?:fått\s+)?heta|heter|fått\s+namnet|kallas|kallat|kallad|vid\s+namn|(?:med|under)\s+namnet|döpt\s+till)\s+[\"”“»]?(?=[A-ZÅÄÖ])"
)
NUMBER = re.compile(r"\s+(?:\d{1,2}[a-z]?|[A-H])\s*[:.,–—-]\s*(?=[A-ZÅÄÖ])")
# What stands for a track that has been spoken of: "det ena", "ett inom bygg", "dels mot park", "det andra, Handel".
ONE_OF_THEM = re.compile(
    r"(?<!för )\b(?P<stands>(?:det|den)\s+(?:mest\s+\w+|\w+(?:sta|ste))(?=\s+(?:är|heter)\s)|"
    r"(?:det|den|ett)\s+(?:ena|första|andra|annat|tredje|fjärde|femte|sjätte|sista|nytt)"
    r"(?:\s+(?:\w*spår(?:et)?|inriktningen|vägen(?:\s+in)?))?"
    r"|ytterligare\s+ett|(?:ett|det)(?=\s+(?:\w+\s+)?(?:inom|mot|för|till|med\s+inriktning|som\s+utbildar)\b)|dels(?=\s+(?:inom|mot|för)\b))"
    r"(?P<link>,\s|(?:\s+(?:är|som|gäller|avser|rör|heter|kallas|finns|drivs|ges|handlar|utbildar|utbildas|leder|(?:in)?riktat|(?:in)?riktar\s+sig|vänder\s+sig)\b)*"
    r"(?:\s+(?:inom|mot|på|till|för|om|i|med\s+inriktning(?:\s+mot)?)\b)?(?:\s+(?:blivande|arbete\s+(?:inom|som|i))\b)?)\s*(?=\w)",
    re.IGNORECASE,
)
CLOSING_QUOTE = re.compile(r"[\"”“»]")
NEXT_CAPITAL = re.compile(r"(?<!\boch)(?<!&)(?<!-)\s+(?=[A-ZÅÄÖ][a-zåäö])")
END = re.compile(
    rf"[.;:\n]|\s[-–—]\s|,?\s+(?:{STOP_WORDS})(?!\w)|,?(?:\s+(?:och|samt))?\s+(?:ytterligare|ett|det|den|de|dels\s+(?:inom|mot|för))\s",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s+(?:i|på|med|till|för|åt|mellan)\s+", re.IGNORECASE)
FILLER = re.compile(
    r"(?:bland\s+annat|bl\.?\s?a\.?|främst|framför\s+allt|exempelvis|t\.?\s?ex\.?|till\s+exempel|områdena?|branscherna?|dels|både|såväl|i|inom|mot|"
    r"för|till|på|en|ett|den|de)\s+",
    re.IGNORECASE,
)
ONE = re.compile(
    r"\b(?:ett|det(?!\s+finns)|en|nytt|lokalt|första|andra|tredje|fjärde|femte|sjätte|planerat|tidigare)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:Arbetsförmedling|Dua\b|DUA\b|SFI|Campus|Kommun|Region|Samordning|AF\b|Parter|ESF)", re.IGNORECASE
)
OF_OTHERS = re.compile(
    r"(?:\b(?:hos|av|med|från|på|vid|genom|via|enligt|utom|förutom)|(?:projekt|insats|kurs|program|förening|företag|bolag|förvaltning|nämnd)\w*"
    r"|[A-ZÅÄÖ][\w-]*)\s$"
)
