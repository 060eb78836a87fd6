"""How a sentence goes on after "jobbspår": "inom vård och industri", "för kockar", ", Hamn och lager,"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from domain.agreement import TrackStatus
from domain.industries import industries_of
from ingest.facts.confidence import LIKELY
from ingest.facts.naming import named
from ingest.facts.track_candidates import Candidate
from ingest.facts.track_claims import place_after, place_before, place_in_words, said
from ingest.facts.track_names import Name, read_name, split_names
from ingest.facts.track_words import OTHER_LISTS, STOP_WORDS, TRACK_FIELDS
from ingest.facts.units import Unit

_TOWARDS = re.compile(
    r"(?P<between>[^.,:;()]{0,60}?)\s*\b(?:(?:med\s+)?inriktning\s+(?:mot|på)|inom|mot)\s+"
    r"(?:(?:följande\s+|de\s+)?(?:branscher(?:na)?|områden(?:a)?|yrken(?:a)?|yrkesområden(?:a)?|inriktningar(?:na)?|"
    r"bristyrken(?:a)?|sektorer(?:na)?)(?:\s+(?:som|såsom|är))?\s*[:,]?\s*)?",
    re.IGNORECASE,
)
# What may stand between "jobbspår" and "inom": that it exists, since when, and where.
_EXISTS = re.compile(
    r"\s*(?:(?:som|är|har|hade|finns|fanns|finnas|i|på|dag|idag|nuläget|dagsläget|för|närvarande|redan|nu|just|ska|skall|kommer|att|"
    r"startats?|startade|startar|startas|pågår|pågått|drivs|bedrivs|planeras|genomförs|genomförts|erbjuds|utvecklas|utvecklats|"
    r"avslutades|avslutats|tagits|fram|etablerats|skapats|beslutats|prövats|också|även|bland|annat|bl\.?a\.?|under|våren|hösten|"
    r"\d{4}|aktuella|igång|gång|inriktade?|inriktat|riktade?|riktat|riktar|sig|främst|framför|allt|dels|lokala|kommunen|"
    r"kommunerna|samverkansområdet|regionen|tidigare|gemensamma|ett|två|tre|(?-i:[A-ZÅÄÖ])[\wåäö]+)\b\s*)*",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s+(?:för|till)\s+(?!att\b|de\s+som|den\s+som|dem\b|personer|ungdomar|unga|nyanlända|kvinnor|män\b|alla|deltagare|arbete|"
    r"anställning)(?:blivande\s+)?",
    re.IGNORECASE,
)
_DIRECTED = re.compile(
    r"[^.:;]{0,80}?\b(?:(?:riktar|vänder)\s+sig\s+(?:till|mot)|förbereder\s+för|utbildar|leder\s+till|ger)\s+"
    r"(?:blivande|arbete\s+(?:som|inom)|jobb\s+(?:som|inom)|anställning\s+(?:som|inom)|yrket|yrkena)\s+",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"(?:^|[.:;]\s+)(?P<names>(?-i:[A-ZÅÄÖ])[^.:;]{3,120}?)\s+(?:är|utgör)\s+(?:de|våra|parternas|kommunens|dagens)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<between>[^.:;]{0,110}):\s*(?=\w)(?!(?:ett|dels)\s+(?:inom|mot|för)\b)")
_BRACKET = re.compile(r"\s*\(\s*(?=\w)")
_LOWER = re.compile(r"\s+(?=[a-zåäö])")
_CAPITAL = re.compile(r"\s*,?\s+[\"”“»]?(?=[A-ZÅÄÖ])")
_QUOTES = '"”»“'
_CLOSING_QUOTE = re.compile(r"[\"”»“]")
_NEXT_CAPITAL = re.compile(r"(?<!\boch)(?<!&)(?<!-)\s+(?=[A-ZÅÄÖ][a-zåäö])")
_NUMBER = re.compile(r"\s+(?:\d{1,2}[a-z]?|[A-H])\s*[:.,–—-]\s*(?=[A-ZÅÄÖ])")
_ARE = re.compile(
    r"\b(?:är|utgörs\s+av|avser|omfattar|gäller|rör|finns|heter|kallas)\s+"
    r"(?:(?:i\s+dag|idag|för\s+närvarande|just\s+nu|följande)\s+)?",
    re.IGNORECASE,
)
_ARE_REACH = 90  # characters from the word to "är" in "de jobbspår som pågår är ..."
_END = re.compile(
    rf"[.;:\n]|\s[-–—]\s|,?\s+(?:{STOP_WORDS})(?!\w)|"
    r",?\s+(?:och\s+|samt\s+)?(?:ytterligare|ett|dels)\s+(?:ett\s+)?(?:(?:in)?riktat\s+)?(?:inom|mot|för)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s+(?:i|på|med|till|för|åt|mellan)\s+", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:bland\s+annat|bl\.?\s?a\.?|främst|framför\s+allt|exempelvis|t\.?\s?ex\.?|till\s+exempel|områdena?|branscherna?|en|ett|den|de)\s+",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:ett|det|en|nytt|lokalt|första|andra|tredje|fjärde|femte|sjätte|planerat|tidigare)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:Arbetsförmedling|Dua\b|DUA\b|SFI|Campus|Kommun|Region|Samordning|AF\b|Parter|ESF)", re.IGNORECASE
)
_WHOLE_SENTENCE = 260  # characters: a longer sentence is quoted from the track's word on
_LONGEST_NAME = 6  # words of a line of work in running text


@dataclass(frozen=True)
class Mention:
    """The word "jobbspår", in any form, at `start:end` of a unit; `around` is the status that the headings give."""

    unit: Unit
    start: int
    end: int
    around: TrackStatus | None

    @property
    def text(self) -> str:
        return self.unit.text

    @property
    def word(self) -> str:
        return self.text[self.start : self.end].lower()

    @property
    def is_one(self) -> bool:
        """A single track: "ett jobbspår", "spåret"."""
        return self.word.endswith("spåret") or bool(_ONE.search(self.text[: self.start]))


def spoken(
    mention: Mention, name: Name, status: TrackStatus | None, end: int, confidence: float = LIKELY
) -> Candidate:
    """A track that the mention's sentence speaks of; its words are the sentence, or from the mention on to `end`."""
    whole = len(mention.text) <= _WHOLE_SENTENCE
    a, b = (0, len(mention.text)) if whole else (mention.start, end)
    status = status or mention.around
    places = name.places or place_before(mention.text, mention.start)
    return Candidate(name.text, name.industries, places, status, mention.unit, a, b, False, confidence)


def tracks_after(mention: Mention) -> list[Candidate]:
    """The tracks that the words after the mention name, by the first way of naming that fits."""
    for form in _FORMS:
        if found := list(form(mention)):
            return found
    return []


def _named(mention: Mention) -> Iterator[Candidate]:
    """ "Jobbspåret Taxi", "ett femte spår, Hamn och lager,"; several after "spåren"."""
    if match := _CAPITAL.match(mention.text, mention.end):
        if mention.word.endswith("spåren"):
            yield from enumerated(mention, match.end(), False, False)
        else:
            yield from _name(mention, match.end())


def _numbered(mention: Mention) -> Iterator[Candidate]:
    """ "Jobbspår 1 – Kock", "Spår C, Lokalvård, avslutades"."""
    if match := _NUMBER.match(mention.text, mention.end):
        yield from _name(mention, match.end())


def _for(mention: Mention) -> Iterator[Candidate]:
    """ "Ett spår för undersköterskor", "jobbspår till kock och bagare"."""
    if match := _FOR.match(mention.text, mention.end):
        yield from enumerated(mention, match.end(), mention.is_one, False)


def _towards(mention: Mention) -> Iterator[Candidate]:
    """ "Jobbspår finns inom vård och industri", "jobbspår mot yrkena kock och bagare"."""
    match = _TOWARDS.match(mention.text, mention.end)
    if match and _EXISTS.fullmatch(match["between"]):
        yield from enumerated(mention, match.end(), mention.is_one, False)


def _directed(mention: Mention) -> Iterator[Candidate]:
    """ "Spåret, som startade 2018, vänder sig till blivande undersköterskor" and "leder till arbete som kock"."""
    if match := _DIRECTED.match(mention.text, mention.end):
        yield from enumerated(mention, match.end(), mention.is_one, True)


def _before(mention: Mention) -> Iterator[Candidate]:
    """ "Vård, bygg och kök är de jobbspår som bedrivs": the names stand before."""
    if match := _SUBJECTS.search(mention.text[: mention.start]):
        yield from enumerated(mention, match.start("names"), False, True, match.end("names"))


def _after_colon(mention: Mention) -> Iterator[Candidate]:
    """ "Följande jobbspår finns: vård, industri och handel"."""
    match = _COLON.match(mention.text, mention.end)
    if match is None:
        return
    announced = match["between"] + mention.text[max(0, mention.start - 40) : mention.start]
    following = "följande" in mention.text[max(0, mention.start - 30) : mention.start].lower()
    if following or TRACK_FIELDS.search(announced) or not OTHER_LISTS.search(announced):
        yield from enumerated(mention, match.end(), False, True)


def _in_brackets(mention: Mention) -> Iterator[Candidate]:
    """ "Fyra jobbspår (vård, industri, bygg och lokalvård)"."""
    match = _BRACKET.match(mention.text, mention.end)
    closing = mention.text.find(")", match.end()) if match else -1
    if match and closing != -1:
        yield from enumerated(mention, match.end(), False, True, closing)


def _bare(mention: Mention) -> Iterator[Candidate]:
    """ "Jobbspåret industri startade", "spåren barnskötare och kock": nothing else before the verb."""
    match = _LOWER.match(mention.text, mention.end)
    if match is None or not mention.word.endswith(("spåret", "spåren")):
        return
    stop = _END.search(mention.text, match.end())
    words = mention.text[match.end() : stop.start() if stop else len(mention.text)].split()
    if len(words) <= 4 and all(industries_of(w) or w in ("och", "&") or w.endswith("-") for w in words):
        yield from enumerated(mention, match.end(), mention.is_one, False)


def _predicate(mention: Mention) -> Iterator[Candidate]:
    """ "De jobbspår som är igång är vård, bygg samt lokalvård": what stands after one of the verbs."""
    if mention.is_one:
        return
    for verb in _ARE.finditer(mention.text, mention.end, mention.end + _ARE_REACH):
        between = mention.text[mention.end : verb.start()]
        if re.search(r"[.:;,]", between) or OTHER_LISTS.search(between):
            return
        if found := list(enumerated(mention, verb.end(), False, True)):
            yield from found
            return


_FORMS: tuple[Callable[[Mention], Iterator[Candidate]], ...] = (
    _numbered, _named, _for, _towards, _after_colon, _in_brackets, _bare, _before, _predicate, _directed,
)  # fmt: skip


def _name(mention: Mention, at: int) -> Iterator[Candidate]:
    """The one name at `at`, with a capital letter; without a line of work it must be meant as a name."""
    text = mention.text
    closing = _CLOSING_QUOTE.search(text, at) if text[at - 1] in _QUOTES else None
    name = read_name(text[: closing.start() if closing else _run_in_end(mention, at)], at)
    if closing and name and not name.industries:
        yield from _quoted(mention, name, closing.end())
        return
    if name is None or _NO_NAME.match(text, at) or any(n.start == at for n in named(text)):
        return
    as_name = (
        mention.word.endswith("spåret") or text[mention.start].isupper() or "," in text[mention.end : at]
    )
    if not name.industries and not (as_name and len(name.text.split()) <= 4):
        return
    affirmed, status = said(text, mention.start, name.end)
    if affirmed:
        yield spoken(mention, name, status, name.end)


def _quoted(mention: Mention, name: Name, end: int) -> Iterator[Candidate]:
    """A name in quotation marks that does not tell the work; the words after it may: "Grön kraft", mot parkskötsel."""
    affirmed, status = said(mention.text, mention.start, end)
    rest = re.split(r"[.;:]", mention.text[end:])[0]
    if affirmed and re.match(
        r"[\s,]*(?:som\s+\w+\s+(?:sig\s+)?)?(?:inom|mot|för|till|med\s+inriktning)\b", rest
    ):
        track = spoken(mention, name, status, end)
        yield replace(track, industries=industries_of(rest), places=track.places or place_in_words(rest))


def _run_in_end(mention: Mention, at: int) -> int:
    """Where a name ends that opens its text without a mark: "Spår Måltid Utbildning till kock" is about Måltid."""
    opens = not mention.text[: mention.start].strip() and mention.word in (
        "spår",
        "jobbspår",
        "yrkesspår",
        "branschspår",
    )
    for capital in _NEXT_CAPITAL.finditer(mention.text, at + 1) if opens else ():
        if industries_of(mention.text[at : capital.start()]):
            return capital.start()
        if re.search(r"[.:;,]", mention.text[at : capital.start()]):
            break
    return len(mention.text)


def enumerated(
    mention: Mention, at: int, one: bool, all_must: bool, end: int | None = None
) -> Iterator[Candidate]:
    """The lines of work from `at` to `end`, until one that is none. With `all_must`, a stranger rejects them all."""
    text = mention.text
    plain = text[:at] + re.sub(
        r"\([^)]*\)", lambda m: "¤" * len(m.group()), text[at:]
    )  # brackets divide nothing
    if end is None:
        stop = _END.search(plain, at)
        end = stop.start() if stop else len(text)
    found: list[tuple[Name, int]] = []
    for a, b in [(at, end)] if one else split_names(plain, at, end):
        name = _line_of_work(text, plain, a, b)
        if name is not None:
            found.append((name, b))
        elif all_must:
            return
        else:
            break
    if not found:
        return
    affirmed, status = said(text, mention.start, found[-1][1])
    if affirmed:
        yield from (spoken(mention, name, status, b) for name, b in found)


def _line_of_work(text: str, plain: str, start: int, end: int) -> Name | None:
    """The member of an enumeration at `start:end` with its place; None when it names no line of work."""
    filler = _FILLER.match(text, start)
    start = filler.end() if filler and filler.end() < end else start
    within = _WITHIN.search(plain, start, end)
    name = read_name(text[: within.start() if within else end], start)
    if name is None or not name.industries or len(name.text.split()) > _LONGEST_NAME:
        return None
    return Name(name.start, name.end, name.text, name.places or place_after(text, name.end))
