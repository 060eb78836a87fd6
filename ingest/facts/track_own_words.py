"""Which nouns of a document mean its tracks though no list has them: it says so, or uses them as others use "jobbspår".

"Lärlingsvägar", "praktikstråk", "yrkesklasser": a municipality calls its tracks as it likes. It may say that they are
tracks, or speak of several of them, each with a line of work of its own: "yrkesklassen inom kök".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agreement import Section
from domain.industries import industries_of
from domain.municipalities import by_name
from ingest.facts.track_words import NO_TRACK_STEMS, TRACK, TRACK_WORD, evidence
from ingest.facts.units import units
from ingest.wording import is_finite_verb

_NOUN = r"(?P<noun>[^\W\d_]{4,})"
_ARE = r"(?:räknas\s+som|är|utgör|motsvarar|fungerar\s+som|ses\s+som|betraktas\s+som)"
_OUR = (
    r"(?:(?:ett|våra|vårt|kommunens|kommunernas|parternas|en\s+form\s+av|detsamma\s+som|samma\s+sak\s+som|"
    r"lokalt|lokala|egna)\s+)*"
)
_CALLED = (
    r"(?:heter|hette|kalla[tsr]?|kallade|kallas|benämn[sat]\w*|går\s+under\s+namnet|fått\s+namnet|säger\s+vi)"
)
_ON_THE_WAY = r"(?:(?:här|hos\s+oss|för|i|på|vi|även|också|ofta|dem|dessa|[A-ZÅÄÖ][\w-]+)\s+)*"
# The words of a sentence that says what the document's noun means; with `noun`, a group.
_SAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NOUN}\s+{_ARE}\s+{_OUR}{TRACK}",
        rf"{TRACK}[^.;:]{{0,30}}?\s{_CALLED}\s+{_ON_THE_WAY}[\"”“»]?{_NOUN}",
        rf"\b{_CALLED}\s+(?:(?:sina|våra|de|dessa|lokala|parternas)\s+)*{TRACK}\s+(?:för\s+)?[\"”“»]?{_NOUN}",
        rf"\b(?:ordet|begreppet|benämningen|termen)\s+[\"”“»]?{_NOUN}[\"”“»]?[^.;:]{{0,40}}?{TRACK}",
        rf"\bmed\s+(?:en|ett|begreppet|ordet)?\s*[\"”“»]?{_NOUN}[\"”“»]?\s+(?:menas|avses|menar|avser)\b[^.;]*?{TRACK}",
        rf"\b{_NOUN}\s*(?:,\s*(?:alltså|det\s+vill\s+säga|dvs\.?)|\(|[–—-])\s*(?:(?:så\s+kallade|s\.?k\.?)\s+)?(?:lokala?t?\s+)?{TRACK}",
        rf"{TRACK}\s*(?:,\s*(?:här|hos\s+oss|i\s+\w+)\s+{_CALLED}|\()\s*[\"”“»]?{_NOUN}",
        rf"\b{_NOUN}\s+i\s*stället\s+för\s+{TRACK}",
    )
)
# "Parterna ordnar följande rekryteringsutbildningar. De räknas som lokala jobbspår."
_THEY_ARE = re.compile(rf"(?:De|Dessa|Samtliga|Alla)\s+{_ARE}\s+{_OUR}{TRACK}")
_SEVERAL = re.compile(
    r"\b(?:följande|dessa|två|tre|fyra|fem|sex|flera|några|olika)\s+(?P<noun>[^\W\d_]{4,}(?:ar|er|or|n))\b",
    re.IGNORECASE,
)
_ENDINGS = (
    "arnas arna ernas erna ornas orna nas na ens en ets et ans an ars ar ers er ors or ns n ts t as a s e"
)
_FORMS = rf"(?:{'|'.join(_ENDINGS.split())}|ret|rets|ren|rens)?"
_ONE = re.compile(r"\b(?:en|ett|någon|något|denna|detta|varje|nytt|ny)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DEFINITE = ("en", "et", "an", "ret")
_SHORTEST = 4  # letters of a stem
_LINKED = re.compile(
    r"\s+(?:inom|mot|för|till|i)\s+(?:(?:den|det|de|blivande|området|yrket)\s+)?(?P<work>[^.,;:()]{3,40})"
)
_NAMED = re.compile(r"[\s:]+[\"”“»]?(?P<work>[A-ZÅÄÖ][^.,;:()]{2,40})")
_WORDS = 4  # words of what stands after the noun that may name its line of work
_SPOKEN = 3  # times that a document speaks of a kind of track that it calls them all
_USES = 2  # of a noun with lines of work of their own that make it the document's word


@dataclass
class _Use:
    """How often a noun is used, how often with a line of work, how often of one, and which industries those are."""

    count: int = 0
    worked: int = 0
    single: int = 0
    industries: frozenset[str] = frozenset()


def stem(noun: str) -> str:
    """What the forms of a noun have in common: "lärlingsväg" of "lärlingsvägarna"."""
    noun = noun.lower()
    ending = next((e for e in _ENDINGS.split() if noun.endswith(e) and len(noun) - len(e) >= _SHORTEST), "")
    return noun.removesuffix(ending)


def forms(stem: str) -> str:
    """A pattern for the forms of the noun with that stem."""
    return rf"{re.escape(stem)}{_FORMS}"


def own_stems(sections: Sequence[Section], usual: bool) -> list[str]:
    """The stems of the nouns that mean tracks. `usual`: the headings speak of "jobbspår", so that it must say so."""
    texts = [unit.text for section in sections for unit in units(section)]
    uses = _uses(texts)
    said = {stem(noun) for noun in _said(texts)}
    found = [s for s in said if _may_be(s) and (uses[s].worked or _is_compound(s))]
    if not usual:
        found += [s for s, use in uses.items() if _is_kind_of_track(s, use)]
        found += [s for s, use in uses.items() if s not in said and _is_used_as_tracks(s, use)]
    return sorted(found, key=len, reverse=True)


def _said(texts: Sequence[str]) -> Iterator[str]:
    """The nouns of which a sentence says that they are tracks, or what tracks are called."""
    for before, text in zip(["", *texts], texts, strict=False):
        if not TRACK_WORD.search(text):
            continue
        for pattern in _SAYS:
            for match in pattern.finditer(text):
                yield match["noun"]
        if _THEY_ARE.search(text):
            yield from (m["noun"] for m in _SEVERAL.finditer(before))


def _uses(texts: Sequence[str]) -> defaultdict[str, _Use]:
    uses: defaultdict[str, _Use] = defaultdict(_Use)
    for text in texts:
        for word in re.finditer(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])", text):
            use = uses[stem(word.group())]
            use.count += 1
            after = _LINKED.match(text, word.end()) or _NAMED.match(text, word.end())
            work = industries_of(" ".join(after["work"].split()[:_WORDS])) if after else ()
            if work:
                use.worked += 1
                use.single += word.group().lower().endswith(_DEFINITE) or bool(
                    _ONE.search(text, 0, word.start())
                )
                use.industries |= set(work)
    return uses


def _is_used_as_tracks(stem: str, use: _Use) -> bool:
    several = use.worked >= _USES and len(use.industries) >= _USES and 3 * use.worked >= use.count
    return several and use.single > 0 and _may_be(stem) and _is_compound(stem)


def _is_kind_of_track(stem: str, use: _Use) -> bool:
    """Whether a compound of "spår" is what the document calls them all: "lärlingsspår", which is no line of work."""
    first = stem.removesuffix("spår").removesuffix("s")
    return (
        stem.endswith("spår")
        and len(first) >= _SHORTEST
        and use.count >= _SPOKEN
        and not {first, f"{first}s"} & NO_TRACK_STEMS
        and not (industries_of(stem) or TRACK_WORD.fullmatch(stem))
    )


def _may_be(stem: str) -> bool:
    """Is the noun none that means something else in every agreement, no line of work and no verb or municipality?"""
    other = any(stem.endswith(word) for word in evidence("own_words")["never"])
    return not (
        other or TRACK_WORD.fullmatch(stem) or industries_of(stem) or is_finite_verb(stem) or by_name(stem)
    )


def _is_compound(stem: str) -> bool:
    return stem.startswith(tuple(evidence("own_words")["first"])) and len(stem) > 7
