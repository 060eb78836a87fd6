"""From the words that carry a track to its name: without number, place, "spår" as a label, and other remarks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from domain.agreement import TrackStatus
from domain.industries import industries_of
from domain.municipalities import by_name
from domain.text import fold
from ingest.facts.naming import Named, named
from ingest.facts.tracks.words import NO_TRACK_STEMS, STOP_WORDS, TRACK, TRACK_STEMS, TRACK_WORD, status_of
from ingest.wording import is_finite_verb

FALLBACK = ("ovrigt",)
_LONGEST_NAME = 8  # words
_LABEL = re.compile(
    r"[\s*_\"”“»']*(?:(?:ett|det|nytt|lokalt|lokala|planerat|pågående|aktuellt|samordnat|gemensamt|vårt)\s+)*"
    rf"(?:(?:{TRACK_STEMS})?spår(?:et|blad|kort|beskrivning)?(?![\wåäö])\s*(?:nr\.?\s*|nummer\s+)?(?:\d{{1,2}}[a-z]?\b|[A-H](?=\s*[.:,–—-]))?\s*[.:,|–—-]*\s*)"
    r"(?:(?:som\s+(?:är\s+)?)?(?:inom|mot|för|riktat\s+mot|inriktat\s+mot|(?:med\s+)?inriktning(?:en)?(?:\s+mot)?|med\s+fokus\s+på)\s+(?:arbete\s+(?:i|inom|som)\s+|(?:de|den|det)\s+(?=\w+a\s))?)?[\"”“»*_']*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[\s*_]*\d{1,2}[.):]\s+|[\s*_]*(?-i:[A-Z])\.\s+|[\s*_]*[a-z]\)\s+|\s*(?-i:[A-ZÅÄÖ]{2,3}[-–]\d{1,3})\s+",
    re.IGNORECASE,
)
_TAIL_LABEL = re.compile(r"\s+(?:jobb|yrkes|bransch)?spår(?:et)?$", re.IGNORECASE)
# "Grönt spår", "Tekniskt spår": the name is an adjective, which cannot do without its noun.
_ADJECTIVE = re.compile(r"^(?:\w+(?:iskt|ivt|alt|önt|ått|itt|ntligt|ande)|rött|gult|svart)$", re.IGNORECASE)
_CUT = re.compile(
    rf"\s*(?:\boch|\bsamt|&|/|\+|,)\s+(?:det\s+)?{TRACK}\s+\w|\s*[(\[:;|]|\s+för\s+(?:den|dig|de|dem|er|alla)\b|\s+[-–—]+\s+|[.](?:\s|$)|\s*[,]?\s+(?:{STOP_WORDS})(?!\w)|\s+med\s+(?:start|plats|\d|möjlighet|ca|cirka|totalt|drift)"
    r"|\s+i\s+(?:samarbete|samverkan|egen\s+regi|drift|början|slutet|första)|(?<!\bsteg)(?<!\bnivå)\s+\d|,\s+om\s",
    re.IGNORECASE,
)
_LATER_WORD = re.compile(r"(?<=\s)[a-zåäö]+(?=\s|$)")
_IN_PLACE = re.compile(r"\s+(?:i|på)\s+$", re.IGNORECASE)
# Words that join a name's parts, and what counts its steps; endings of the adjectives that stand before a noun.
_JOINS = re.compile(
    r"och|&|samt|eller|i|på|av|med|för|om|inom|mot|till|hos|vid|under|utan|från|via|som|den|det|de|en|ett|steg|nivå|del|fas|år",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("den", "det", "de", "en", "ett"))
_ATTRIBUTE = re.compile(
    r"(?:ande|ende|ig|igt|iga|[ei]?sk|skt|ska|ell|ellt|ella|al|alt|ala|ad|at|ade|na|bart?|ös|öst|grönt?)$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s+(?:på|i|hos|vid|med|för|av|genom|till|mellan|utanför)\s", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\s+(?:samt|och|eller|respektive|&|\+|/)\s+", re.IGNORECASE)
# Two words that together name one line of work, though they are of different industries.
_PAIRS = [
    (pair.split("+")[0], pair.split("+")[1])
    for pair in """
    vård+omsorg hälso+sjukvård vård+service barn+fritid barn+skola barn+ungdom barn+utbildning skola+förskola
    skola+barnomsorg kultur+fritid bygg+anläggning mark+anläggning betong+mark gata+park vatten+avlopp el+energi
    hotell+restaurang kök+restaurang kök+servering kök+måltid kök+kafé kök+café måltid+restaurang måltid+servering
    bageri+konditori restaurang+storkök livsmedel+service lager+logistik logistik+transport lager+transport truck+lager
    hamn+lager park+trädgård skog+trädgård park+natur skog+lantbruk jord+skog trädgård+grönytor trädgård+lantbruk
    natur+miljö återvinning+miljö drift+underhåll drift+fastighet fastighet+service städ+service handel+service
    kund+service stöd+service turism+besöksnäring hotell+turism turism+service camping+besöksnäring städ+lokalvård
    svets+plåt teknik+industri textil+sömnad kontor+administration snöröjning+fastighetsskötsel
    """.split()
]
# Two occupations are two tracks, also of one industry: "kock, barnskötare och elevassistent".
OCCUPATION = re.compile(
    r"(?:are|erska|assistent|biträde|chaufför|montör|operatör|tekniker|ledare|vakt|värd)(?:er|ar|e|n|s)?$",
    re.IGNORECASE,
)
# Of these there is no other kind of person in an agreement, as there is of those in "-are".
TRADE = re.compile(
    r"[a-zåäö](?:biträde|assistent|chaufför|montör|operatör|tekniker|förare|skötare|arbetare|mekaniker|kontrollant|läggare|"
    r"makare|skötersk|instruktör)(?:er|ar|e|n|or|a|s)?$",
    re.IGNORECASE,
)
_OCCUPATION_STEMS = ("ar", "ör", "ist", "tekniker", "assistent", "assistents")  # "ostmakarspåret"
_LONG_WORD = 9  # letters: two words of this length are seldom one name, "diamantslipning och mejeriteknik"
_COMPOUND = re.compile(
    r"(?<!\w)(?P<stem>[^\W\d_]{2,}(?:-\s(?:och|&)\s[^\W\d_]{2,})??)-?spår(?P<ending>et|ets)?(?!\w)",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:att|den|det|de|dessa|detta|när|om|vi|parterna|kommunen|kommunerna|arbetsförmedlingen|arbetsgivar\w*|deltagar\w*|individ\w*|varje|alla|"
    r"under|minst|högst|ska|öka|minska|erbjud\w*|antal\w*|andel\w*|praktik\w*|språk\w*|validering\w*|kartläggning\w*|uppföljning\w*|"
    r"matchning\w*|handledning\w*|urval\w*|rekrytering\w*|information\w*|gemensam\w*|kontakt\w*|ansvar\w*|syfte\w*|målgrupp\w*|mål\b|totalt|summa|"
    r"kompetens\w*|utbildning(?:en|ar)?\b|insats\w*|anställning\w*|studie\w*|arbete\b|svenska\b|starta(?!\s+eget)\b|utveckla\w*|ta\b|skapa\w*|genomför\w*|"
    r"säkerställ\w*|samverk\w*|bidra\w*|utse\w*|ge\b|följa\b|start\b|innehåll|längd|platser|varför|omfattning|datum|beslut\w*|"
    r"utvärder\w*|analys\w*|organis\w*|finansier\w*|budget\w*|bakgrund|inledning|ett\b|en\b|fler\b|nya\b|övrig\w*|se\b|för\b|inom\b|med\b|kostnad\w*)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:ska|skall|kan|har|är|får|ges|finns|bör|kommer|måste|består|bidrar|sker|erbjuds|genomförs)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Name:
    """A track's name at `start:end` of the text it was read from, with the places and the status said beside it."""

    start: int
    end: int
    text: str
    places: tuple[str, ...] = ()
    status: TrackStatus | None = None

    @property
    def industries(self) -> tuple[str, ...]:
        return industries_of(self.text)


def read_name(text: str, start: int = 0, surely: bool = False) -> Name | None:
    """The name that `text` begins with from `start`, for a list item, a cell or a heading; None when it is no name.

    `surely`: a name by its place, as in a column of names, also where it is a word that few tracks are called by.
    """
    for pattern in (_NUMBER, _LABEL, _NUMBER):
        label = pattern.match(text, start)
        if label and re.search(r"\w", text[label.end() :]):
            start = label.end()
    while start < len(text) and text[start] in " \t*_\"”“»'":
        start += 1
    places = named(text[start:])
    end = _name_end(text, start, [n for n in places if n.certain])
    name = text[start:end].rstrip(" \t\n*_\"”“»',.;:–—-&/")
    if name.lower().endswith((" och", " samt", " i", " på")):
        name = name.rsplit(None, 1)[0]
    if tail := _TAIL_LABEL.search(name):
        name = name[: tail.start()] if tail.start() and not _ADJECTIVE.search(name[: tail.start()]) else name
    if not _is_name(name, surely) or any(
        n.start == 0 and n.end == len(name) and n.as_municipality for n in named(name)
    ):
        return None
    end = start + len(name)
    another = next(
        (m.start() for m in TRACK_WORD.finditer(text, end) if text[m.start()].isupper()), len(text)
    )
    return Name(start, end, _tidy(name), _places(text, start, end, places), status_of(text[end:another]))


def _name_end(text: str, start: int, places: Sequence[Named]) -> int:
    """Where the name stops: at a bracket, a dash, a verb, a place, or a comma that opens something else."""
    end = len(text)
    for cut in _CUT.finditer(text, start):
        if cut.start() > start:
            end = cut.start()
            break
    for word in _LATER_WORD.finditer(text, start, end):
        if is_verb(word.group()) or _is_beyond(text[start : word.start()], word.group()):
            end = len(text[: word.start()].rstrip())
            break
    for place in places:
        before = text[: start + place.start]
        if start + place.start < end and start < start + place.start:
            if in_place := _IN_PLACE.search(before):
                end = min(end, in_place.start())
            elif re.search(r"[,–—-]\s*$|\s$", before) and start + place.end >= end:
                end = min(end, len(before.rstrip(" ,–—-\t")))
    comma = text.find(",", start, end)
    while comma != -1:
        part = text[comma + 1 : end]
        if _ASIDE.match(part) or not industries_of(part) or len(part.split()) > 6:
            return comma
        comma = text.find(",", comma + 1, end)
    return end


def _is_beyond(name: str, word: str) -> bool:
    """Does `word` go on after the noun phrase `name`? A noun that names the work is followed by no bare word."""
    last = (name.split() or [""])[-1]
    joins = _JOINS.fullmatch(word) and word not in _ARTICLES
    joined = (
        joins
        or _JOINS.fullmatch(last)
        or last.endswith((",", "-", "ets", "ens", "nas"))
        or _ATTRIBUTE.search(last)
    )
    return not joined and bool(industries_of(last)) and not industries_of(word)


def is_verb(word: str) -> bool:
    """A finite verb, or one in the passive: "görs", "erbjöds"."""
    return (
        is_finite_verb(word)
        or word.endswith(("ades", "öts"))
        or (word.endswith("s") and is_finite_verb(word[:-1]))
    )


def _is_name(name: str, surely: bool) -> bool:
    words = name.split()
    if (
        not words
        or len(words) > _LONGEST_NAME + 2
        or not re.search(r"[^\W\d_]{2}", name)
        or re.match(r"\d", name)
    ):
        return False
    if re.match(r"(?:och|samt|eller|men|som|i|inom|mot)\b", name, re.IGNORECASE):
        return False
    if not surely and _NOT_A_NAME.match(name) and not (industries_of(words[0]) or industries_of(name)):
        return False
    if re.match(
        r"(?:att|den|det|de|när|om|vi|parterna|kommunen|deltagar\w*|minst|antal\w*|andel\w*|under|varje|alla)\b",
        name,
        re.IGNORECASE,
    ):
        return False
    return not _FINITE.search(name)


def _tidy(name: str) -> str:
    name = " ".join(name.replace("**", "").replace("\u00ad", "").split())
    return name[:1].upper() + name[1:]


def _places(text: str, start: int, end: int, places: Sequence[Named]) -> tuple[str, ...]:
    """The municipalities said of the track: in brackets, "i Nyköping", or standing alone after a dash or comma."""
    found: list[str] = []
    last = end
    another = next((m.start() for m in TRACK_WORD.finditer(text, end + 1)), len(text))
    for place in places:
        if start + place.start > another:
            break  # what stands after another track is said of that one
        at, after = start + place.start, start + place.end
        if at < end or place.mentioned:
            continue
        before = text[end:at]
        rest = text[after:]
        bracketed = "(" in before and ")" not in before
        preposition = re.search(
            r"(?:\b(?:i|på)\s+|\bkommunen?\s*:\s*|\bort\s*:\s*|\bdrivs\s+av\s+)$", before, re.IGNORECASE
        )
        alone = re.fullmatch(r"\s*[,–—:-]*\s*", before) and re.match(r"\s*(?:$|[,.;)])", rest)
        chained = found and re.fullmatch(r"s?(?:\s+kommun)?\s*(?:,|och|samt|&|/)\s*", text[last:at])
        if (bracketed or alone) or (place.certain and (preposition or chained)):
            found.append(place.municipality.name)
            last = after
    return tuple(dict.fromkeys(found))


def places_beside(text: str, start: int, end: int) -> tuple[str, ...]:
    """The municipalities said of the track whose name is `text[start:end]`."""
    return _places(
        text,
        start,
        end,
        [replace(n, start=n.start - start, end=n.end - start) for n in named(text) if n.start >= end],
    )


def place_in(cell: str) -> tuple[str, ...]:
    """The municipalities in a table's cell of places."""
    if alone := by_name(cell.strip().removesuffix(" kommun").removesuffix(" stad")):
        return (alone.name,)
    return tuple(dict.fromkeys(n.municipality.name for n in named(cell) if n.certain))


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of an enumeration "A, B och C" in `text[start:end]`; "vård och omsorg" stays together."""
    parts: list[tuple[int, int]] = []
    at = start
    for comma in re.finditer(r"\s*(?:[,;•·▪]|\s[-–—]\s)\s*(?:samt\s+|och\s+)?", text[start:end]):
        parts.append((at, start + comma.start()))
        at = start + comma.end()
    parts.append((at, end))
    found: list[tuple[int, int]] = []
    for number, (a, b) in enumerate(parts):
        found.extend(_split_conjunction(text, a, b, free=number == len(parts) - 1))
    return [(a, b) for a, b in found if text[a:b].strip()]


def _split_conjunction(text: str, start: int, end: int, free: bool) -> list[tuple[int, int]]:
    """Splits "A och B" where the two are different lines of work; "samt" always divides."""
    for conjunction in _CONJUNCTION.finditer(text, start, end):
        left, right = text[start : conjunction.start()], text[conjunction.end() : end]
        word = conjunction.group().strip().lower()
        if (
            word == "samt"
            or right[:1].isupper()
            and left.lstrip()[:1].isupper()
            or free
            and not keeps_together(left, right, word)
        ):
            head = _split_conjunction(text, start, conjunction.start(), free)
            return [*head, *_split_conjunction(text, conjunction.end(), end, free)]
    return [(start, end)]


def keeps_together(left: str, right: str, word: str) -> bool:
    if left.rstrip().endswith("-"):
        return True
    if word == "&" and right[:1].islower():
        return True  # "Hotell & herrgård" is written as one name
    ends = (_last_word(left), _first_word(right))
    if any(
        ends[0].startswith(a) and ends[1].startswith(b) or ends[0].startswith(b) and ends[1].startswith(a)
        for a, b in _PAIRS
    ):
        return True
    words = (left.strip(), right.strip())
    if words[0][:1].isupper() and words[1][:1].islower() and not industries_of(words[0]):
        return True  # "Stall och häst": the capital letter begins a name that its first word does not tell
    if all(OCCUPATION.search(word) and " " not in word for word in words) or all(
        len(word) >= _LONG_WORD and " " not in word for word in words
    ):
        return False
    return bool(set(industries_of(left)) & set(industries_of(right)))


def _last_word(text: str) -> str:
    return fold(text.split()[-1]) if text.split() else ""


def _first_word(text: str) -> str:
    return fold(text.split()[0]) if text.split() else ""


def compounds(text: str) -> list[tuple[int, int, bool]]:
    """Words such as "industrispåret" and "vård- och omsorgsspår": (start, end, definite)."""
    found = []
    for match in _COMPOUND.finditer(text):
        stem = fold(match["stem"]).rstrip("-")
        occupation = match["ending"] and stem.endswith(_OCCUPATION_STEMS)
        if stem in NO_TRACK_STEMS or not (occupation or industries_of(match.group())):
            continue
        start = match.start()
        if before := re.search(r"(?<!\w)[^\W\d_]+-\s+(?:och|&)\s+$", text[: match.start()], re.IGNORECASE):
            start = before.start()
        found.append((start, match.end(), match["ending"] is not None))
    return found


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """What is the same for one track under slightly different names: "Vårdspåret", "Spår: Vård", "vård"."""
    key = fold(name)
    key = re.sub(rf"^{TRACK}\s*(?:inom|mot|för)?\s*", "", key)
    key = re.sub(r"(?:s?-?\s?(?:jobb|yrkes)?spår(?:et)?s?)$", "", key)
    key = re.sub(r"[^0-9a-zåäöéü]+", " ", key).strip()
    return re.sub(r"\bsamt\b", "och", key) or fold(name)
