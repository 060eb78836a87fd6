"""How often something happens, as words with their spans and as occasions a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.numerals import NUMBER, number_value
from domain.text import normalise

PerYear = tuple[float, float] | None

_PERIODS: dict[str, float] = {
    r"(?:kalender|arbets)?vecka(?:n)?": 52, r"fjortonde dag|14:e dag": 26, r"(?:kalender)?månad(?:en)?|mån\.?": 12,
    r"kvartal(?:et)?": 4, r"tertial(?:et)?": 3, r"termin(?:en)?|halvår(?:et)?": 2,
    r"(?:kalender|verksamhets|läs|arbets)?år(?:et)?": 1, r"(?:arbets|var)?dag(?:en)?": 250,
}  # fmt: skip
_ORDINALS = {
    "annan": 2, "annat": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "åttonde": 8, "tionde": 10, "tolfte": 12,
    "fjortonde": 14, "3:e": 3, "4:e": 4, "6:e": 6, "8:e": 8, "14:e": 14,
}  # fmt: skip
_ADVERBS: dict[str, PerYear] = {
    r"dagligen|daglig(?:a|t)? (?:möte|avstämning|träff|kontakt)\w*|varje (?:morgon|vardag)": (250.0, 365.0),
    r"veckovis(?:a|t)?|vecko(?:möte|avstämning|träff)\w*": (52.0, 52.0),
    r"månadsvis(?:a|t)?|månatlig(?:en|a|t)?|månads(?:möte|avstämning|träff)\w*": (12.0, 12.0),
    r"kvartalsvis(?:a|t)?|kvartals(?:möte|avstämning|träff|uppföljning)\w*": (4.0, 4.0),
    r"tertialvis(?:a|t)?|tertialuppföljning\w*": (3.0, 3.0),
    r"(?:termins|halvårs)vis(?:a|t)?": (2.0, 2.0),
    r"årligen|årlig(?:a|t)?|årsvis": (1.0, 1.0),
    r"(?:vid|efter|utifrån) behov|(?:när|då) behov (?:finns|uppstår|föreligger)": None,
    r"regelbund(?:et|na|en)|löpande|kontinuerligt|återkommande|fortlöpande": None,
    r"med (?:jämna|regelbundna) (?:mellanrum|intervall(?:er)?)": None,
    r"(?:flera|några|ett antal|många) gånger (?:per|i|om|under) (?:år|vecka|månad|termin)(?:et|n|en)?": None,
}

_PERIOD = "|".join(_PERIODS)
DAY_NAME = r"(?:mån|tis|ons|tors|fre|lör|sön)dag"
_WEEKDAY = rf"{DAY_NAME}(?:en|ar|s)?(?:\s?s?(?:morgon|förmiddag|eftermiddag|kväll)(?:en|ar)?)?"
_WEEKDAYS = rf"{_WEEKDAY}(?:(?:,|\s+och)\s+{_WEEKDAY})*"
_STEP = "|".join(_ORDINALS)
_EVERY = (
    rf"(?:varje|varenda|var(?:t)?\s?(?:{_STEP}))\s+(?:{_PERIOD}|{_WEEKDAYS})(?!\w)"
    rf"(?:\s+i\s+(?:veckan|månaden)(?!\w))?"
)
_ON_DAYS = re.compile(
    rf"(?<!\w)(?:(?P<monthly>(?:första|andra|tredje|fjärde|sista)\s+{DAY_NAME}en\s+i\s+(?:varje\s+)?månad(?:en)?)"
    rf"|(?:på\s+)?(?P<days>{DAY_NAME}ar(?:(?:,|\s+och)\s+{DAY_NAME}ar)*)(?P<half>\s+(?:i\s+)?(?:jämna|udda)\s+veckor)?"
    rf"|(?P<weeks>(?:jämna|udda)\s+veckor))(?!\w)",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"(?<!\w)med\s+(?P<count>{NUMBER})\s+(?P<unit>veckor|månader|dagar)s\s+(?:mellanrum|intervall)(?!\w)",
    re.IGNORECASE,
)
_APPROXIMATELY = (
    r"(?:minst|högst|max(?:imalt)?|cirka|ca\.?|c:a|ungefär|omkring|upp till|normalt|oftast"
    r"|åtminstone|i snitt)"
)
_OCCASION = (
    r"(?:gång(?:er)?|ggr\.?|gngr|tillfällen?|\w*möten?|\w*träff(?:ar)?|\w*sammanträden?|\w*avstämning(?:ar)?"
    r"|\w*uppföljning(?:ar)?|\w*konferens(?:er)?|(?:hel|halv)?dag(?:ar)?|hela? dag(?:ar)?|halva? dag(?:ar)?"
    r"|förmiddag(?:ar)?|eftermiddag(?:ar)?)"
)
_COUNT = (
    rf"(?P<low>{NUMBER})(?:\s*(?:-|till|eller|à)\s*(?P<high>{NUMBER}))?"
    rf"\s+(?:(?!antal|fåtal|flertal)[^\W\d]+\s+)?{_OCCASION}(?!\w)"
)
_PER = rf"\s*(?:per|/|i|om|under|på|varje)\s*(?:(?:ett|en)\s+)?(?P<period>{_PERIOD})(?!\w)"
_COUNTED = re.compile(
    rf"(?<![\w-])(?:(?P<bound>{_APPROXIMATELY})\s+)?{_COUNT}"
    rf"(?:{_PER}|\s+(?P<every>{_EVERY})|\s+(?P<adverb>årligen|veckovis|månatligen|kvartalsvis|dagligen)(?!\w))",
    re.IGNORECASE,
)
_SHARED = re.compile(
    rf"(?<!\w)(?:(?P<bound>{_APPROXIMATELY})\s+)?(?P<every>(?:på\s+)?(?:{_WEEKDAY}\s+)?{_EVERY})",
    re.IGNORECASE,
)
_SPACED = [words.replace(" ", r"\s+") for words in _ADVERBS]
_BY_ADVERB = re.compile(
    "|".join(rf"(?<!\w)(?P<a{i}>{words})(?!\w)" for i, words in enumerate(_SPACED)), re.IGNORECASE
)
_RATES = tuple(_ADVERBS.values())


@dataclass(frozen=True)
class Frequency:
    """How often, as written in `text[start:end]`; `per_year` is (lowest, highest) occasions a year.

    None where the words name no number ("vid behov", "regelbundet"). "minst fyra gånger per år" is (4, 4) and
    `bound` "minst"; the word belongs to the span.
    """

    start: int
    end: int
    per_year: PerYear
    bound: str | None = None


def find_frequencies(text: str) -> list[Frequency]:
    """Frequencies in order, without overlap: "varje vecka", "varannan onsdag", "8-10 gånger per år", "vid behov"."""
    plain = normalise(text)
    found: list[Frequency] = []
    for frequency in _candidates(plain.text):
        if not any(frequency.start < f.end and f.start < frequency.end for f in found):
            found.append(frequency)
    found.sort(key=lambda f: f.start)
    return [Frequency(*plain.span(f.start, f.end), f.per_year, f.bound) for f in found]


def _candidates(text: str) -> Iterator[Frequency]:
    """All ways of writing a frequency, the most particular first."""
    for match in _COUNTED.finditer(text):
        yield Frequency(match.start(), match.end(), _counted(match), _bound(match))
    for match in _APART.finditer(text):
        rate = {"veckor": 52, "månader": 12, "dagar": 365}[match["unit"].lower()] / number_value(
            match["count"]
        )
        yield Frequency(match.start(), match.end(), (rate, rate))
    for match in _ON_DAYS.finditer(text):
        rate = _on_days(match)
        yield Frequency(match.start(), match.end(), (rate, rate))
    for match in _SHARED.finditer(text):
        rate = _every(match["every"])
        yield Frequency(match.start(), match.end(), (rate, rate), _bound(match))
    for match in _BY_ADVERB.finditer(text):
        yield Frequency(match.start(), match.end(), _RATES[int((match.lastgroup or "a0")[1:])])


def _bound(match: re.Match[str]) -> str | None:
    return match["bound"].lower() if match["bound"] else None


def _counted(match: re.Match[str]) -> PerYear:
    low = max(1.0, number_value(match["low"]))  # "en halv dag i veckan" is one occasion
    high = number_value(match["high"]) if match["high"] else low
    if match["period"]:
        rate = _rate(match["period"])
    elif match["every"]:
        rate = _every(match["every"])
    else:
        adverbs = {
            "årligen": 1.0,
            "veckovis": 52.0,
            "månatligen": 12.0,
            "kvartalsvis": 4.0,
            "dagligen": 250.0,
        }
        rate = adverbs[match["adverb"].lower()]
    return low * rate, max(low, high) * rate


def _on_days(match: re.Match[str]) -> float:
    """Occasions a year of "första måndagen i månaden", "tisdagar och torsdagar", "onsdagar jämna veckor"."""
    if match["monthly"]:
        return 12.0
    if match["weeks"]:
        return 26.0
    days = len(re.findall(DAY_NAME, match["days"], re.IGNORECASE))
    return days * (26.0 if match["half"] else 52.0)


def _every(written: str) -> float:
    """Occasions a year of "varje vecka", "varannan onsdag", "var tredje månad", "onsdagar varje vecka"."""
    words = re.sub(r"\s+", " ", written.lower())
    match = re.search(
        rf"var(?:je|enda|t)?\s?(?P<step>{'|'.join(_ORDINALS)})?\s(?P<what>{_PERIOD}|{_WEEKDAY})(?!\w)", words
    )
    if match is None:
        raise ValueError(f"not a frequency: {written!r}")
    step = _ORDINALS.get(match["step"] or "", 1)
    if days := len(re.findall(DAY_NAME, words[match.start("what") :])):
        return days * (12 if words.endswith("månaden") else 52) / step
    if match["what"].startswith("dag") and step > 2:
        return round(364 / step)
    return _rate(match["what"]) / step


def _rate(period: str) -> float:
    plain = re.sub(r"\s+", " ", period.lower())
    return next(float(rate) for pattern, rate in _PERIODS.items() if re.fullmatch(pattern, plain))
